import { isRegression } from '../../data/dataset.ts'
import { extremes } from '../../data/scale.ts'
import type { Language } from '../../language/language.ts'
import { outputsAlong } from '../../network/dependence.ts'
import { winner } from '../../network/scores.ts'
import { openGraph } from '../coordinates/graph.ts'
import type { Layout } from '../layout/layout.ts'
import { roomOf } from '../layout/room.ts'
import { type ColumnDependence, curvesOf, type Dependence } from '../model/dependence.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { featureAxis, niceTicks, shownTicks } from '../model/input-space.ts'
import type { HeightAxis } from '../model/regression-model.ts'
import { faded, keyed, type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** Pixels around a plot for ticks and names at a text scale of 1, and the side of a picture below which only four are drawn. */
const AROUND = { left: 46, right: 14, above: 4, below: 54 }
const SMALL = 400

/** Opacity of the rows' lines, half of a row's dash at a word, and how much longer axes are than their curves. */
const [THIN, DASH, FREE, RUG] = [0.3, 0.3, 1.1, 6]

interface Sheet {
  say: Language
  theme: Theme
  layout: Layout
}

/**
 * A plot for each column: a thin line a row that has come, and the mean of these as a thick one, which settles to that of
 * all rows; dashes and dots over words without an order. Some rows of the data stand below.
 */
export function dependencePlots(model: FigureModel, own: Dependence, sheet: Sheet) {
  const { width, height } = sheet.layout
  const columns = own.columns.slice(0, Math.min(width, height) < SMALL ? 4 : undefined)
  const { curves, outputs } = curvesOf(model, own)
  const isTarget = isRegression(model.dataset)
  const first = outputs(own.x)
  const along = columns.map(({ places, features }) => [
    ...outputsAlong(places, { x: own.x, width: own.of.features.length, features }, outputs),
  ])
  const [low, high] = isTarget ? extremes(Float64Array.from(along.flat().flatMap(out => [...out]))) : [0, 1]
  const [centre, half] = [(low + high) / 2, (FREE * (high - low)) / 2 || 1]
  const isSecond = !isTarget && curves === 1
  const drawn = {
    of: own.of,
    // The curve that is drawn of a row is that of its own class.
    shown: Array.from({ length: first.length / curves }, (_, row) => winner(first, row, curves)),
    colors: Array.from({ length: curves }, (_, k) => classColor(sheet.theme.rims, isSecond ? 1 : k)),
    upright: { name: '', ticks: shownTicks(niceTicks(low, high), centre, half), centre, half },
  }
  const plots = cellsIn(sheet.layout, columns.length).map((layout, i) =>
    columnPlot(columns[i], { ...drawn, along: along[i] }, { ...sheet, layout }),
  )
  return (...now: Parameters<(typeof plots)[number]>) => plots.flatMap((plot, i) => keyed(i, plot(...now)))
}

/** The layouts of so many plots, in rows of as many as makes them largest. */
function cellsIn(layout: Layout, count: number): Layout[] {
  const { x, y, width, height } = roomOf(layout)
  const [left, right, above, below] = Object.values(AROUND).map(pixels => pixels * layout.textScale)
  const ways = Array.from({ length: count }, (_, i) => {
    const [across, down] = [width / (i + 1), height / Math.ceil(count / (i + 1))]
    return { columns: i + 1, across, down, size: across - left - right, height: down - above - below }
  })
  const least = (way: (typeof ways)[number]) => Math.min(way.size / 1.3, way.height)
  const { columns, across, down, ...plot } = ways.reduce((best, way) =>
    least(way) > least(best) ? way : best,
  )
  return ways.map((_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    return { ...layout, plot: { ...plot, x: x + column * across + left, y: y + row * down + above } }
  })
}

interface Drawn extends Pick<Dependence, 'of'> {
  /** Outputs of the rows at the column's places, rows × curves, and of each row the curve that is drawn. */
  along: readonly Float64Array[]
  shown: readonly number[]
  colors: readonly string[]
  upright: HeightAxis
}

/** The plot of a column. */
function columnPlot(column: ColumnDependence, drawn: Drawn, { say, theme, layout }: Sheet) {
  const { along, shown, colors, of, upright } = drawn
  const { places, values, average, rug, features, name } = column
  const isWords = features.length > 1
  const at = places.map(([place], i) => (isWords ? i : place))
  const [from, to] = [at[0], at[at.length - 1]]
  const [centre, half] = [(from + to) / 2, isWords ? at.length / 2 : (FREE * (to - from)) / 2 || 1]
  const words = {
    name,
    ticks: values.map((value, i) => ({ at: i, label: String(value) })),
    isText: true,
  } as const
  const axes = [isWords ? words : featureAxis(of, features[0], centre, half, say)]
  const graph = openGraph({ input: { axes, centre: [centre], half }, height: upright }, layout, theme)
  const pixelsOf = (curve: readonly number[]) => graph.toPixels(curve.flatMap((value, i) => [at[i], value]))
  const linesOf = (curve: readonly number[]) =>
    isWords ? curve.map((value, i) => graph.toPixels([i - DASH, value, i + DASH, value])) : [pixelsOf(curve)]
  const rows = shown.map((k, row) => linesOf(along.map(out => out[row * colors.length + k])))
  /** The mean of the rows that have come, the last of them in part. */
  const meanOf = (k: number, count: number) =>
    along.map(
      out =>
        shown.reduce((sum, _, row) => sum + clamp(count - row) * out[row * colors.length + k], 0) / count,
    )
  const bottom = layout.plot.y + layout.plot.height!
  const marks = Array.from(rug, value => graph.toPixels([value, 0])[0]).map(x => [
    x,
    bottom,
    x,
    bottom - RUG * layout.scale,
  ])
  const below = isWords ? [] : [stroked('rug', marks, theme.muted, 0.8 * layout.scale, { opacity: 0.5 })]
  return (come: number, settled: number, left: number): Shape[] => {
    const count = come * rows.length
    const last = Math.ceil(count) - 1
    const curves = colors.flatMap((color, k): Shape[] => {
      if (count === 0) return []
      const mean = meanOf(k, count).map((value, i) => value + settled * (average[k][i] - value))
      const thin = rows.flatMap((lines, row) => (shown[row] === k && row < last + settled ? lines : []))
      const ring = { color: theme.background, width: layout.scale }
      return [
        stroked(`rows ${k}`, thin, color, 0.8 * layout.scale, { opacity: THIN }),
        isWords
          ? {
              kind: 'dots',
              key: `mean ${k}`,
              centres: pixelsOf(mean),
              radius: 4.5 * layout.scale,
              colors: [color],
              ring,
            }
          : stroked(`mean ${k}`, [pixelsOf(mean)], color, 3 * layout.scale),
      ]
    })
    const fresh = rows[last] ?? []
    const newest = stroked('newest', fresh, theme.ink, 1.4 * layout.scale, { opacity: 1 - settled })
    return [
      ...graph.ground,
      ...graph.inside([...below, ...faded('curves', [...curves, newest], left)]),
      ...graph.axes,
    ]
  }
}

function clamp(share: number): number {
  return Math.max(0, Math.min(1, share))
}
