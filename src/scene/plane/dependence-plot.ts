import { isRegression } from '../../data/dataset.ts'
import { extremes } from '../../data/scale.ts'
import { progress } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import { outputsAlong } from '../../network/dependence.ts'
import { winner } from '../../network/scores.ts'
import { openGraph } from '../coordinates/graph.ts'
import type { Layout } from '../layout/layout.ts'
import { roomOf } from '../layout/layout.ts'
import { curvesOf, type Dependence } from '../model/dependence.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { featureAxis, niceTicks } from '../model/input-space.ts'
import { faded, keyed, type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { pairPlot } from './dependence-pair.ts'

/** Pixels around a plot for ticks and names, at a text scale of 1. */
const AROUND = { left: 46, right: 14, above: 4, below: 54 }

/** The side of a picture below which four columns are drawn, and the opacity of rows' lines. */
const [SMALL, THIN] = [400, 0.3]

/** Half of a dash at a word, and how much longer axes are than what they show. */
const [DASH, FREE] = [0.3, 1.14]

/**
 * A plot for each column: a thin line for each row that has come, and as a thick one their mean, which settles to that of all
 * rows; dashes and dots over words. Marks below are some rows of the data.
 */
export function dependencePlots(
  model: FigureModel,
  own: Dependence,
  { say, theme, layout: whole }: { say: Language; theme: Theme; layout: Layout },
): (come: number, settled: number, left: number) => Shape[] {
  const { dataset } = model
  const { curves, outputs } = curvesOf(model)
  const most = (Math.min(whole.width, whole.height) < SMALL ? 4 : 6) - (own.pair ? 1 : 0)
  const columns = own.columns.slice(0, most)
  const along = columns.map(({ places, features }) => [
    ...outputsAlong(places, { x: own.x, width: dataset.features.length, features }, outputs),
  ])
  const first = outputs(own.x)
  // The curve that is drawn of a row is that of its own class.
  const shown = Array.from({ length: first.length / curves }, (_, row) => winner(first, row, curves))
  const colors = Array.from({ length: curves }, (_, k) =>
    classColor(theme.rims, dataset.classes.length === 2 ? 1 : k),
  )
  const known = isRegression(dataset) ? along.flat().flatMap(out => [...out]) : [0, 1]
  const [low, high] = extremes(Float64Array.from(known))
  const upright = { name: '', ticks: niceTicks(low, high), ...around(low, high) }
  const cells = cellsIn(whole, columns.length + (own.pair ? 1 : 0))

  const plots = columns.map(({ column, values, average, features, places, rug }, c) => {
    const layout = cells[c]
    const isWords = features.length > 1
    const at = places.map(([place], i) => (isWords ? i : place))
    const { centre, half } = isWords ? around(-0.5, at.length - 0.5) : around(at[0], at[at.length - 1])
    const ticks = values.map((value, i) => ({ at: i, label: `${value}` }))
    const words = { name: column, ticks, isText: true } as const
    const axes = [isWords ? words : featureAxis(dataset, features[0], centre, half, say)]
    const graph = openGraph({ input: { axes, centre: [centre], half }, height: upright }, layout, theme)
    const lineOf = (curve: number[]) => graph.toPixels(curve.flatMap((value, i) => [at[i], value]))
    const dash = (value: number, i: number) => graph.toPixels([i - DASH, value, i + DASH, value])
    const rows = shown.map((k, row) => {
      const curve = along[c].map(out => out[row * curves + k])
      return isWords ? curve.map(dash) : [lineOf(curve)]
    })
    const [bottom, line] = [layout.plot.y + layout.plot.height!, layout.scale]
    const marks = Array.from(isWords ? [] : rug, value => {
      const [x] = graph.toPixels([value, low])
      return [x, bottom - 6 * line, x, bottom]
    })
    const below = stroked('rug', marks, theme.muted, 0.8 * line, { opacity: 0.5 })
    return (come: number, settled: number, left: number): Shape[] => {
      const count = come * rows.length
      const last = Math.ceil(count) - 1
      const parts = shown.map((_, row) => progress(count, row, row + 1))
      const newest = stroked('newest', rows[last] ?? [], theme.ink, 1.4 * line, { opacity: 1 - settled })
      const drawn = colors.flatMap((color, k): Shape[] => {
        const mean = along[c].map((out, i) => {
          const now = parts.reduce((sum, part, row) => sum + part * out[row * curves + k], 0) / count
          return now + settled * (average[k][i] - now)
        })
        const centres = lineOf(mean)
        const ring = { color: theme.background, width: line }
        const thin = rows.filter((_, row) => shown[row] === k && row < last + settled).flat()
        return [
          stroked(`rows ${k}`, thin, color, 0.8 * line, { opacity: THIN }),
          isWords
            ? { kind: 'dots', key: `mean ${k}`, centres, radius: 4.5 * line, colors: [color], ring }
            : stroked(`mean ${k}`, [centres], color, 3 * line),
        ]
      })
      const inside = count > 0 ? faded('curves', [...drawn, newest], left) : []
      return keyed(c, [...graph.ground, ...graph.inside([below, ...inside]), ...graph.axes])
    }
  })
  const pair = own.pair && pairPlot(model, own.pair, cells[columns.length], { say, theme })
  return (come, settled, left) => [
    ...plots.flatMap(plot => plot(come, settled, left)),
    ...(pair ? keyed('pair', pair(settled * left)) : []),
  ]
}

/** The view of an axis on all from one value to another. */
function around(low: number, high: number) {
  return { centre: (low + high) / 2, half: (FREE * (high - low)) / 2 || 1 }
}

/** The layouts of so many plots, in rows of plots that are a little wider than high, with few empty places. */
function cellsIn(layout: Layout, count: number): Layout[] {
  const { x, y, width, height } = roomOf(layout)
  const [left, right, above, below] = Object.values(AROUND).map(pixels => pixels * layout.textScale)
  const wanted = Math.sqrt((count * width) / (1.3 * height))
  const emptyOf = (columns: number) => columns * Math.ceil(count / columns) - count
  const [columns] = [Math.floor(wanted), Math.ceil(wanted)]
    .map(number => Math.max(1, Math.min(count, number)))
    .sort((a, b) => emptyOf(a) - emptyOf(b) || Math.abs(a - wanted) - Math.abs(b - wanted))
  const [wide, tall] = [width / columns, height / Math.ceil(count / columns)]
  return Array.from({ length: count }, (_, i) => {
    const at = { x: x + (i % columns) * wide + left, y: y + Math.floor(i / columns) * tall + above }
    return { ...layout, plot: { ...at, size: wide - left - right, height: tall - above - below } }
  })
}
