import type { BoxView } from '../../geometry/tween.ts'
import type { Language } from '../../language/language.ts'
import { axesFrame, planeAxes } from '../coordinates/plane.ts'
import { fitText, textWidth, wrapText } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { SpaceAxis } from '../model/input-space.ts'
import type { SlicePairs } from '../model/slices/slice-pairs.ts'
import { filled, keyed, type Shape, type TextShape } from '../shape.ts'
import { heightsOf } from '../style/height-colors.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { written } from '../style/tick-labels.ts'
import { shortened } from '../words/dataset.ts'
import { decisionRegions } from './decision-regions.ts'
import { levelPlot } from './level-plot.ts'

/** Pixels at a text scale of 1 that the matrix reaches beyond a plot across and downwards: its axes have no names. */
const BEYOND = 24

/** Pixels between plots at a text scale of 1. */
const GAP = 7

/** Ticks of an axis at most, the share of the axis that they lie in, and that of the way to the next that a label takes at most. */
const TICKS = { count: 3, within: 0.78, room: 0.75 }

/** Bars of a histogram, and its height as a share of its plot. */
const BARS = 14
const HIGH = 0.5

/** Sizes of names, counts and ticks at a text scale of 1, the least of these as a share, and the margin of a name. */
const TYPE = { name: 13, count: 13, ticks: 0.9, least: 0.7, margin: 0.06 }

/** All is drawn. */
const WHOLE = { drawn: [], names: [], left: 1, tint: 1, line: 1 }

/** Slices of all pairs of columns: planes below the diagonal, histograms on it, and above it the count of points near each. */
export function sliceMatrix(
  model: FigureModel,
  pairs: SlicePairs,
  layout: Layout,
  theme: Theme,
  say: Language,
  { sheet }: { sheet: boolean },
): Shape[] {
  const { features, rows } = pairs
  const cells = cellsOf(layout, features.length)
  const samples = model.all.y.length
  const plots = rows.flatMap((row, r) =>
    row.flatMap((pair, j) => {
      const cell = cells(r + 1, j)
      const axes = pair.input.axes.map((axis, d) => {
        const isOuter = d === 0 ? r === rows.length - 1 : j === 0
        return isOuter ? withFewTicks(axis, pair.input, d, cell) : { name: '', ticks: [] }
      })
      const count = say.slice.count({ near: pair.slice!.near, samples })
      return [
        ...keyed(`${r + 1} ${j}`, [
          ...planeOf(pair, cell, theme, sheet),
          ...planeAxes({ ...cell, textScale: TYPE.ticks * cell.textScale }, theme, axes, pair.input, 1),
        ]),
        inMiddle(`count ${r + 1} ${j}`, count, cells(j, r + 1), theme.muted),
      ]
    }),
  )
  return [...plots, ...features.flatMap((_, i) => keyed(i, columnPlot(model, pairs, i, cells(i, i), theme)))]
}

/** A model over one plane: its regions, or the levels of its output. */
function planeOf(model: FigureModel, cell: Layout, theme: Theme, sheet: boolean): Shape[] {
  if ('classes' in model)
    return decisionRegions(model, [], cell, theme, { sheet, rough: true, axes: false })(WHOLE)
  const heights = heightsOf(model)
  const each = heights.levels.map(() => 1)
  const whole = { lines: each, names: [], tints: [...each, 1], left: 1 }
  return levelPlot(model, cell, theme, heights, false)(whole)
}

/** The layouts of the plots of a matrix by row and column. */
function cellsOf(layout: Layout, count: number): (row: number, column: number) => Layout {
  const { plot, textScale, scale } = layout
  const beyond = BEYOND * textScale
  const [gap, whole] = [GAP * textScale, plot.size + beyond]
  const size = Math.max(1, (whole - (count - 1) * gap) / count)
  const [left, top] = [plot.x - 0.75 * beyond, plot.y]
  const small = scale * Math.max(0.35, (size / plot.size) ** 0.5)
  return (row, column) => ({
    ...layout,
    plot: { x: left + column * (size + gap), y: top + row * (size + gap), size },
    scale: small,
  })
}

/** An axis without a name, and with so few ticks that their labels stand apart in full size. */
function withFewTicks(axis: SpaceAxis, { centre, half }: BoxView, d: number, layout: Layout) {
  const { plot, textScale, font } = layout
  // Of words in order both ends say enough.
  const known = axis.isText ? [axis.ticks[0], ...axis.ticks.slice(1).slice(-1)] : axis.ticks
  const inside = known.filter(({ at }) => Math.abs(at - centre[d]) <= TICKS.within * half)
  const widest = Math.max(
    ...inside.map(({ label }) =>
      textWidth(axis.isText ? label : written(label, layout), 12 * textScale, 400, font),
    ),
  )
  const apart = inside.length > 1 ? ((inside[1].at - inside[0].at) / (2 * half)) * plot.size : plot.size
  const step = Math.max(Math.ceil(inside.length / TICKS.count), Math.ceil(widest / (TICKS.room * apart)))
  return { ...axis, name: '', ticks: inside.filter((_, i) => i % step === 0) }
}

/** A line of text in the middle of a plot, smaller where it is too long. */
function inMiddle(key: string, text: string, { plot, textScale, font }: Layout, fill: string): TextShape {
  const usual = TYPE.count * textScale
  const room = (1 - 2 * TYPE.margin) * plot.size
  const size = usual * Math.max(TYPE.least, Math.min(1, room / textWidth(text, usual, 400, font)))
  const at = { x: plot.x + plot.size / 2, y: plot.y + plot.size / 2 }
  const written = fitText(text, room, size, 400, font)
  return { kind: 'text', key, ...at, text: written, size, anchor: 'middle', baseline: 'middle', fill }
}

/** A column's name over a histogram of its values, the classes on top of each other. */
function columnPlot(model: FigureModel, pairs: SlicePairs, i: number, cell: Layout, theme: Theme): Shape[] {
  const { plot, textScale, font } = cell
  const { columns, x: values } = model.slice!
  const feature = pairs.features[i]
  const low = pairs.centres[i] - pairs.half
  const stride = columns.features.length
  const { classes, rows, labels } =
    'classes' in model ? { ...model, labels: model.all.y } : { classes: 1, ...model.beside!, labels: null }
  const counts = Array.from({ length: BARS }, () => Array<number>(classes).fill(0))
  for (const row of rows) {
    const bar = Math.floor(((values[row * stride + feature] - low) / (2 * pairs.half)) * BARS)
    counts[Math.max(0, Math.min(BARS - 1, bar))][labels?.[row] ?? 0]++
  }
  const most = Math.max(...counts.map(bar => bar.reduce((sum, count) => sum + count, 0)))
  const [wide, high] = [plot.size / BARS, (HIGH * plot.size) / most]
  const bars = Array.from({ length: classes }, (_, k): Shape => {
    const lines = counts.map((bar, b) => {
      const below = bar.slice(0, k).reduce((sum, count) => sum + count, 0)
      const [left, bottom] = [plot.x + b * wide, plot.y + plot.size - below * high]
      const [right, top] = [left + wide, bottom - bar[k] * high]
      return [left, bottom, right, bottom, right, top, left, top]
    })
    const fill = classes > 1 ? classColor(theme.classes, k) : theme.muted
    return filled(`bars ${k}`, lines, fill, { opacity: 0.75 })
  })
  const size = TYPE.name * textScale * Math.min(1, Math.max(TYPE.least, plot.size / (100 * textScale)))
  const room = (1 - 2 * TYPE.margin) * plot.size
  const x = plot.x + plot.size / 2
  const lines = wrapText(shortened(columns.features[feature]), room, size, 2, 600, font)
  const look = { size, weight: 600, anchor: 'middle', fill: theme.ink } as const
  const names = lines.map((text, i): Shape => {
    const y = plot.y + (1.35 + 1.2 * i) * size
    return { kind: 'text', key: `name ${i}`, x, y, text, ...look }
  })
  return [...bars, axesFrame(cell, theme), ...names]
}
