import { textWidth } from '../fonts/text.ts'
import type { Layout, PlotArea } from '../layout/layout.ts'
import type { ClockState } from '../model/learning/learning-clock.ts'
import type { Tick } from '../model/tick.ts'
import { filled, keyed, outlined, type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { upwards } from '../style/tick-labels.ts'
import { type Curve, type CurveScale, type CurveScales, LOSS, placeOnCurve } from './curve-scales.ts'

/** Pixels between the two plots, at a text scale of 1. */
const BETWEEN = 16

/** Pixels of height from which on the curve of the result can be read beside its name, at a text scale of 1. */
const READABLE = 60

/** The curves of the loss and, where there is room for it, of the result below it. */
export function learningCurves(scales: CurveScales, area: PlotArea, layout: Layout, theme: Theme) {
  const plots = plotsIn(scales, area, layout)
  const axes = plots.flatMap((plot, i) =>
    keyed(i, curveAxes(scales, plot, layout, theme, i === plots.length - 1)),
  )
  const across = (number: number, { x, width }: PlotArea) => x + scales.across(number) * width
  const key = scales.loss.curves.length > 1 ? heldOutKey(scales, plots[0].area, layout, theme) : []
  const ring = { color: theme.background, width: layout.scale }
  const marksIn = ({ scale: { curves }, area: own }: CurvePlot, iteration: number, opacity: number) =>
    curves.map((curve, i): Shape => {
      const centres = toArea(placeOnCurve(curve, iteration), own)
      const colors = [styleOf(i, layout, theme).stroke]
      return { kind: 'dots', key: `mark ${i}`, centres, radius: 5 * layout.scale, colors, ring, opacity }
    })
  type Now = Pick<ClockState, 'iteration' | 'number'>
  /** Of a moment: a line at what the clock shows, the iterate's places, and the curves so far. */
  const shapesOf = ({ iteration, number }: Now, opacity: number): Shape[] => [
    ...axes,
    ...plots.flatMap((plot, i) => keyed(i, curvesIn(plot, iteration, layout, theme, opacity))),
    ...key,
    ...plots.map(({ area: own }, i) => {
      const x = across(number, own)
      const line = [x, own.y, x, own.y + own.height]
      return stroked(`now ${i}`, [line], theme.muted, 0.8 * layout.scale, { opacity: 0.6 * opacity })
    }),
    ...plots.flatMap((plot, i) => keyed(i, marksIn(plot, iteration, opacity))),
  ]
  /** The places of an iteration's marks (× 2), in widths of the plot. */
  const marksAt = (iteration: number) =>
    plots.flatMap(({ scale: { curves }, area: own }) =>
      curves.flatMap(curve => toArea(placeOnCurve(curve, iteration), own).map(value => value / area.width)),
    )
  return { shapesOf, marksAt }
}

interface CurvePlot {
  scale: CurveScale
  area: PlotArea
}

/** The loss over the result, or alone where that would be too low to be read. */
function plotsIn({ loss, result }: CurveScales, area: PlotArea, { textScale }: Layout): CurvePlot[] {
  const room = area.height - BETWEEN * textScale
  if ((1 - LOSS) * room < READABLE * Math.max(1, textScale)) return [{ scale: loss, area }]
  const height = LOSS * room
  const below = { ...area, y: area.y + area.height - (room - height), height: room - height }
  return [
    { scale: loss, area: { ...area, height } },
    { scale: result, area: below },
  ]
}

/** The style of a curve: that of the held-out samples is dashed. */
function styleOf(number: number, { scale }: Layout, theme: Theme) {
  return number === 0
    ? { stroke: theme.ink, dash: null }
    : { stroke: theme.accent, dash: [5 * scale, 3.5 * scale] }
}

/** The curves until an iteration, and what is to come. */
function curvesIn(
  { scale: { curves }, area }: CurvePlot,
  iteration: number,
  layout: Layout,
  theme: Theme,
  opacity: number,
): Shape[] {
  /** A curve from one iteration to another, both of which may be broken. */
  const part = (curve: Curve, from: number, to: number): number[] => {
    const points: number[] = toArea(placeOnCurve(curve, from), area)
    for (let i = Math.floor(from) + 1; i < to; i++) points.push(...toArea(placeOnCurve(curve, i), area))
    return [...points, ...toArea(placeOnCurve(curve, to), area)]
  }
  const line = (key: string, curve: Curve, from: number, to: number, width: number, stroke: string) =>
    stroked(key, [part(curve, from, to)], stroke, width * layout.scale, {
      part: { of: part(curve, 0, curve.xs.length - 1), from, to },
    })
  return [
    ...curves.map((curve, i) =>
      line(`later ${i}`, curve, iteration, curve.xs.length - 1, 1.2, theme.grid.strong),
    ),
    ...curves.map((curve, i): Shape => {
      const { stroke, dash } = styleOf(i, layout, theme)
      const past = line(`past ${i}`, curve, 0, iteration, 2, stroke)
      return { ...past, ...(dash && { dash, part: undefined }), opacity }
    }),
  ]
}

function toArea([x, y]: readonly [number, number], area: PlotArea): [number, number] {
  return [area.x + x * area.width, area.y + y * area.height]
}

/** The key of the two curves: above on the right, or below on the left where the curves leave more room there. */
function heldOutKey({ names, loss }: CurveScales, area: PlotArea, layout: Layout, theme: Theme) {
  const { textScale, scale, font } = layout
  const size = 12 * textScale
  const room = Math.max(...names.map(name => textWidth(name, size, 400, font))) + 38 * scale
  const [wide, high] = [room / area.width, (3.5 * size) / area.height]
  const within = (has: (x: number, y: number) => boolean) =>
    loss.curves.reduce((sum, { xs, ys }) => sum + xs.filter((x, i) => has(x, ys[i])).length, 0)
  const isLeft = within((x, y) => x < wide && y > 1 - high) < within((x, y) => x > 1 - wide && y < high)
  const [x, y] = toArea([isLeft ? 0 : 1 - wide, isLeft ? 1 - high : 0], area)
  const left = x + (isLeft ? 38 : 28) * scale
  return names.flatMap((text, i): Shape[] => {
    const line = y + (1.5 + 1.5 * i) * size
    const ends = [left - 28 * scale, line - 0.35 * size, left - 6 * scale, line - 0.35 * size]
    const { stroke, dash } = styleOf(i, layout, theme)
    return [
      stroked(`line of ${text}`, [ends], stroke, 2 * scale, { ...(dash && { dash }) }),
      { kind: 'text', key: text, x: left, y: line, text, size, anchor: 'start', fill: theme.muted },
    ]
  })
}

/** Frame, grid, ticks and names; what is across is written below the lowest plot alone. */
function curveAxes(
  { name: clock, ticks }: Pick<CurveScales, 'name' | 'ticks'>,
  { scale: upright, area }: CurvePlot,
  { scale, textScale, font }: Layout,
  theme: Theme,
  isLowest: boolean,
): Shape[] {
  const { x, y, width, height } = area
  const [right, bottom] = [x + width, y + height]
  const [small, large] = [12 * textScale, 13 * textScale]
  const levels = apart(upright.ticks, (1.4 * small) / height)
  const across = ticks.map(({ at }) => [x + at * width, y, x + at * width, bottom])
  const up = levels.map(({ at }) => [x, y + at * height, right, y + at * height])
  const outline = [x, y, right, y, right, bottom, x, bottom]
  const longest = Math.max(0, ...levels.map(({ label }) => textWidth(label, small, 400, font)))
  const text = { kind: 'text', baseline: 'middle' } as const
  const left = Math.max(52 * textScale, longest + 8 * textScale + 0.8 * large)
  const name = { x: Math.max(10 * textScale, x - left), y: y + height / 2, anchor: 'middle' } as const
  return [
    filled('ground', [outline], theme.background),
    stroked('ticks', [...across, ...up], theme.grid.fine, scale),
    outlined('frame', [outline], theme.frame, scale),
    ...levels.map(({ at, label }): Shape => {
      const place = { x: x - 8 * textScale, y: y + at * height, anchor: 'end' } as const
      return { ...text, ...place, key: `level ${label}`, text: label, size: small, fill: theme.muted }
    }),
    { ...text, ...name, ...upwards, key: 'upright', text: upright.name, size: large, fill: theme.ink },
    ...(isLowest ? clockAxis(clock, ticks, area, { textScale, font }, theme) : []),
  ]
}

function clockAxis(
  name: string,
  ticks: readonly Tick[],
  { x, y, width, height }: PlotArea,
  { textScale, font }: Pick<Layout, 'textScale' | 'font'>,
  theme: Theme,
): Shape[] {
  const write = (key: string, middle: number, down: number, text: string, size: number, fill: string) => ({
    ...({ kind: 'text', anchor: 'middle', key, x: middle, y: y + height + down * textScale } as const),
    ...{ text, size: size * textScale, fill },
  })
  const half = textWidth(name, 13 * textScale, 400, font) / 2
  // A name longer than the axis goes to its left: at its right the picture ends.
  const middle = Math.min(x + width / 2, x + width + 7 * textScale - half)
  return [
    ...ticks.map(({ at, label }) => write(`number ${label}`, x + at * width, 18, label, 12, theme.muted)),
    write('clock', middle, 40, name, 13, theme.ink),
  ]
}

/** Of ticks from below those that keep a distance from the one before. */
function apart(ticks: readonly Tick[], distance: number): Tick[] {
  const kept: Tick[] = []
  for (const tick of ticks)
    if (kept.length === 0 || kept[kept.length - 1].at - tick.at >= distance) kept.push(tick)
  return kept
}
