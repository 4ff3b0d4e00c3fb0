import { progress } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import { type Graph, openGraph } from '../coordinates/graph.ts'
import type { Layout } from '../layout/layout.ts'
import { memoize, memoizeLast } from '../memoize.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { featureSpace } from '../model/input-space.ts'
import { heightAxis, type RegressionModel } from '../model/regression-model.ts'
import { alongAxes } from '../model/slices/place-slice.ts'
import { type PartCurves, partCurves, type UnitSum } from '../model/unit-sum.ts'
import { filled, type PathShape, type Shape, stroked, type TextShape } from '../shape.ts'
import { type Box, clearance, textBox, textGap } from '../style/give-way.ts'
import { dotRadius } from '../style/points.ts'
import { drawTargets } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { unitText } from '../style/unit-labels.ts'
import { drawnTo } from './drawn-line.ts'

/** The progress of each part of the picture, 0 to 1. */
export interface SumState {
  mean: number
  /** The share of each part's own curve that is drawn, that of it in the sum, and its paleness, being in it. */
  parts: readonly { drawn: number; added: number; past: number }[]
  /** The sticks from the points to the sum. */
  sticks: number
  /** All but the points. */
  left: number
}

/** Share of the data's width that is drawn beyond them at each side. */
const BEYOND = 0.12

/** Intervals of the targets that are shown at most, where parts and their sums need more, and the share that stays free. */
const MOST = 2.5
const MARGIN = 0.05

/** Intervals of the targets that a panel of a sweep shows, the same for all networks, whatever their parts need. */
const PANEL = 1.5

/** Opacity of a part that is in the sum, and of what it adds. */
const PAST = 0.5
const BAND = 0.15

/** Side of a plot from which on units are named, in pixels at a text scale of 1. */
const NAMED = 240

/** Curves in pixels (× 2), all over the same inputs: the mean, each part about it, and the points' own places on the sum. */
interface SumLines {
  mean: Float64Array
  parts: Float64Array[]
  /** The sums of the first of them, from none to all. */
  whole: Float64Array[]
  points: Float64Array
  sticks: Float64Array[]
}

/** The sum that a network of one input is: a drawing of its parts, and of as much of them as is in the sum. */
export function openSum(
  model: RegressionModel,
  sum: UnitSum,
  layout: Layout,
  theme: Theme,
  { say, isPanel }: { say: Language; isPanel: boolean },
): (state: SumState) => Shape[] {
  const input = wider(model, say)
  const curves = partCurves(model, sum, input.centre[0] - input.half, input.centre[0] + input.half)
  const height = isPanel
    ? heightAxis(model.height.centre, PANEL * model.height.half, model.height.name, model.dataset.target)
    : heightOf(model, sum, curves)
  const graph = openGraph({ input, height }, layout, theme)
  const lines = linesIn(graph, model, sum, curves)
  const isNamed = layout.plot.size >= NAMED * layout.textScale && model.spaces.length > 0
  const units = sum.parts.map(({ units }, p) => (units.length === 1 ? p : null))
  const names = isNamed ? placeNames(units, lines.parts, curves.within, lines.points, layout, theme) : []
  const style = styles(layout, theme)
  const dots = drawTargets(model, lines.points, layout, theme)
  const kept = memoize((_key: string) => memoizeLast<Shape[]>())
  const path = (key: string, places: Float64Array, drawn: number, own: Stroke) =>
    kept(key)([places, drawn, own.width, own.opacity], () =>
      curveShapes(key, places, curves.within, drawn, own, layout),
    )
  const hinges = (key: string, places: Float64Array, p: number, opacity: number) =>
    kept(key)([places, opacity], () => hingeShapes(key, places, curves.hinges[p], opacity, layout, theme))
  return ({ mean, parts, sticks, left }) => {
    const sums = sumsOf(lines, parts)
    const now = sums[sums.length - 1]
    return [
      ...graph.ground,
      ...graph.inside([
        ...parts.flatMap(({ added, past }, p) =>
          added > 0 && past < 1
            ? [band(`band ${p}`, sums[p], sums[p + 1], BAND * (1 - past) * left, theme)]
            : [],
        ),
        ...path('mean', lines.mean, 1, { ...style.mean, opacity: mean * left }),
        ...(sticks * left > 0 ? [{ ...style.sticks, lines: lines.sticks, opacity: sticks * left }] : []),
      ]),
      ...dots,
      ...graph.inside([
        ...parts.flatMap(({ drawn, past }, p) =>
          path(`part ${p}`, lines.parts[p], drawn, style.part(past, (1 - (1 - PAST) * past) * left)),
        ),
        ...path('sum', now, 1, { ...style.sum, opacity: mean * left }),
        ...parts.flatMap(({ drawn, added, past }, p) => [
          ...hinges(`hinge ${p}`, lines.parts[p], p, drawn === 1 ? (1 - past) * left : 0),
          ...hinges(`hinge ${p} of the sum`, now, p, added * left),
        ]),
      ]),
      ...names.flatMap((name, p) => {
        const opacity = parts[p].drawn * left
        return name && opacity > 0 ? kept(`name ${p}`)([opacity], () => [{ ...name, opacity }]) : []
      }),
      ...graph.axes,
    ]
  }
}

/** The sum of nothing but the mean, and that with each further part, as far as it is added: in pixels, where sums are sums. */
function sumsOf({ mean, parts, whole }: SumLines, states: SumState['parts']): Float64Array[] {
  const [first] = whole
  const sums = [first]
  states.forEach(({ added }, p) => {
    const before = sums[p]
    if (added === 0) sums.push(before)
    else if (added === 1 && before === whole[p]) sums.push(whole[p + 1])
    else sums.push(before.map((value, i) => value + added * (parts[p][i] - mean[i])))
  })
  return sums
}

/** The input with room beyond the data. */
function wider({ dataset, input, slice, all }: RegressionModel, say: Language): RegressionModel['input'] {
  const centre = input.centre
  const half = (input.half / 1.14) * (1 + 2 * BEYOND)
  const seen = slice ? alongAxes(dataset, slice) : { ...dataset, x: all.x }
  const space = featureSpace(seen, say, seen.x, { centre, half })
  return { ...space, axes: [{ ...space.axes[0], name: input.axes[0].name }] }
}

/** The axis that holds the targets, and of the parts and all sums within the data as much as leaves these their room. */
function heightOf(
  { height, dataset }: RegressionModel,
  { mean }: UnitSum,
  { values, within: [from, to] }: PartCurves,
): RegressionModel['height'] {
  const sum = new Float64Array(values[0].length).fill(mean)
  let [low, high] = [height.centre - height.half, height.centre + height.half]
  for (const part of values)
    for (let i = from; i <= to; i++) {
      sum[i] += part[i]
      low = Math.min(low, sum[i], mean + part[i])
      high = Math.max(high, sum[i], mean + part[i])
    }
  const most = (2 * MOST - 1) * height.half
  low = Math.max(low, height.centre - most)
  high = Math.min(high, height.centre + most)
  const half = ((high - low) / 2) * (1 + MARGIN)
  return heightAxis((low + high) / 2, half, height.name, dataset.target)
}

function linesIn(
  graph: Graph,
  model: RegressionModel,
  { mean }: UnitSum,
  { x, values }: PartCurves,
): SumLines {
  const { input, rows, slice } = model
  const { targets, outputs } = drawnIn(model)
  const line = (y: (i: number) => number) => graph.toPixels(Array.from(x, (at, i) => [at, y(i)]).flat())
  const at = (y: Float64Array) =>
    graph.toPixels(Array.from(rows, row => [input.coordinates[2 * row], y[row]]).flat())
  const [points, ends] = [at(targets), at(outputs)]
  const sums = [x.map(() => mean)]
  for (const part of values) sums.push(sums[sums.length - 1].map((value, i) => value + part[i]))
  return {
    mean: line(() => mean),
    whole: sums.map(sum => line(i => sum[i])),
    parts: values.map(part => line(i => mean + part[i])),
    points,
    // Beside a slice the distance from its curve is no error.
    sticks: Array.from(slice ? [] : rows, (_, i) =>
      Float64Array.of(...points.subarray(2 * i, 2 * i + 2), ...ends.subarray(2 * i, 2 * i + 2)),
    ),
  }
}

type Stroke = Required<Pick<PathShape, 'stroke' | 'width'>> & Pick<PathShape, 'opacity'>

function styles({ scale }: Layout, theme: Theme) {
  return {
    mean: { stroke: theme.muted, width: scale },
    part: (past: number, opacity: number): Stroke => ({
      stroke: theme.accent,
      width: (2 - 0.8 * past) * scale,
      opacity,
    }),
    sum: { stroke: theme.ink, width: 2.6 * scale },
    sticks: { kind: 'path', key: 'sticks', closed: false, stroke: theme.muted, width: 0.9 * scale } as const,
  }
}

/** A curve that is drawn within the data to a share of it, and beyond them dashed. */
function curveShapes(
  key: string,
  places: Float64Array,
  [from, to]: readonly [number, number],
  drawn: number,
  stroke: Stroke,
  { scale }: Layout,
): Shape[] {
  const opacity = stroke.opacity ?? 1
  if (drawn * opacity <= 0) return []
  const within = [places.subarray(2 * from, 2 * to + 2)]
  const beyond = [places.subarray(0, 2 * from + 2), places.subarray(2 * to)]
  const dash = [4 * scale, 4 * scale]
  return [
    ...drawnTo(key, within, drawn, opacity, stroke),
    stroked(`${key} beyond`, beyond, stroke.stroke, stroke.width, {
      ...{ dash, opacity: opacity * progress(drawn, 0.8, 1) },
    }),
  ]
}

function band(key: string, a: Float64Array, b: Float64Array, opacity: number, { accent }: Theme): Shape {
  const outline = new Float64Array(2 * a.length)
  outline.set(a)
  for (let i = 0; i < b.length; i += 2) outline.set(b.subarray(i, i + 2), outline.length - 2 - i)
  return filled(key, [outline], accent, { opacity })
}

function hingeShapes(
  key: string,
  places: Float64Array,
  at: readonly number[],
  opacity: number,
  { scale }: Layout,
  theme: Theme,
): Shape[] {
  if (at.length === 0 || opacity <= 0) return []
  const centres = at.flatMap(i => [places[2 * i], places[2 * i + 1]])
  const [radius, colors, ring] = [4.5 * scale, [theme.accent], { color: theme.background, width: scale }]
  return [{ kind: 'dots', key, centres, radius, colors, marker: 'diamond', ring, opacity }]
}

/** Distance of a name's middle from its curve, and of names from what else is there, in pixels at 600. */
const OFF = 13
const FREE = 5

/** Distance from which on another curve is far, in pixels at 600. */
const ALONE = 40

/** Distance of the nearest place of a curve (× 2) from a box. */
function nearest(box: Box, curve: Float64Array): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < curve.length; i += 4) least = Math.min(least, clearance(box, curve[i], curve[i + 1]))
  return least
}

/**
 * The names of units at their curves (pixels × 2), each above or below its own where it covers least: points, other names,
 * other curves. They stand within the data. null for a curve of no one unit.
 */
function placeNames(
  units: readonly (number | null)[],
  curves: readonly Float64Array[],
  [from, to]: readonly [number, number],
  points: Float64Array,
  layout: Layout,
  theme: Theme,
): (TextShape | null)[] {
  const { plot, textScale, scale, font } = layout
  const radius = dotRadius(points.length / 2, layout)
  const taken: TextShape[] = []
  const costOf = (text: TextShape, own: Float64Array) => {
    const box = textBox(text, font)
    const [left, top, right, bottom] = box
    const inside = left > plot.x && right < plot.x + plot.size && top > plot.y && bottom < plot.y + plot.size
    let cost = inside ? 0 : 100
    for (const other of taken) if (textGap(box, textBox(other, font)) < FREE * scale) cost += 20
    for (let i = 0; i < points.length; i += 2)
      if (clearance(box, points[i], points[i + 1]) < radius + FREE * scale) cost += 2
    // Where its curve is alone, the name can mean no other.
    for (const curve of curves) {
      if (curve === own) continue
      const near = nearest(box, curve) / scale
      cost += near < FREE ? 4 : Math.max(0, 1 - near / ALONE)
    }
    if (nearest(box, own) < scale) cost += 2
    return cost
  }
  return units.map((unit, p) => {
    if (unit === null) return null
    const own = curves[p]
    let best = { text: null as TextShape | null, cost: Infinity }
    for (let i = 2 * from; i <= 2 * to; i += 12)
      for (const side of [-1, 1]) {
        const text = unitText(unit, [own[i], own[i + 1] + side * OFF * textScale], layout, theme)
        const cost = costOf(text, own)
        if (cost < best.cost) best = { text, cost }
      }
    if (best.text) taken.push(best.text)
    return best.text
  })
}
