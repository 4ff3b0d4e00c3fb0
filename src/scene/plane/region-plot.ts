import { progress } from '../../geometry/ease.ts'
import { openGraph } from '../coordinates/graph.ts'
import { openPlane } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { pickRows } from '../model/common-model.ts'
import { pieceCurve, polylinesOf, type ShownRegions, shownMap } from '../model/creases.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { View } from '../scene.ts'
import { type DotsShape, faded, filled, outlined, type Shape } from '../shape.ts'
import { heightsOf } from '../style/height-colors.ts'
import { slopeColors } from '../style/slope-colors.ts'
import { drawHeights } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { drawnTo } from './drawn-line.ts'

/** The progress of each part of the picture, 0 to 1: the creases of each step, colours, the line of the answer, its marks. */
export interface RegionsState extends Record<'slopes' | 'answer' | 'marks' | 'left', number> {
  creases: readonly number[]
}

/** Half the height of the strip that a single feature of classes gets, of half the plot. */
const STRIP = 0.6

/** Radius of marks in pixels at 600, and the number of them from which on they are smaller. */
const MARK = 4.4
const MANY = 40

/** The input plane in its linear regions, and what is decided or predicted over it, as far as each part has come. */
export function regionPlot(model: FigureModel, shown: ShownRegions, layout: Layout, theme: Theme) {
  const { scale } = layout
  const { regions, steps, border } = shown
  const { place, below, points, lines, corners, inside, axes } = openGround(model, shown, layout, theme)
  const colors = slopeColors(regions.map(shownMap), theme)
  const named = (i: number) => (shown.learns ? {} : { unit: `region ${i + 1}` })
  const cells = regions.map((region, i) =>
    filled(`region ${i}`, [place(region.corners)], colors[i], named(i)),
  )
  const first = { stroke: theme.accent, width: 1.3 * scale }
  const later = { stroke: theme.muted, width: 0.8 * scale }
  const creases = steps.map(({ lines: units }) => units.map(own => own.map(place)))
  const small = Math.min(1, Math.sqrt((2 * MANY) / Math.max(1, corners.length)))
  const rings = { colors: [theme.background], rim: { colors: [theme.ink], width: 1.6 * small * scale } }
  const junctions = { centres: place(border.junctions.flat()), radius: 1.5 * MARK * scale }
  const marks: DotsShape[] = [
    { kind: 'dots', key: 'corners', centres: corners, radius: MARK * small * scale, ...rings },
    { kind: 'dots', key: 'junctions', ...junctions, ...rings, marker: 'diamond' },
  ]
  const marksAt = (opacity: number) =>
    marks.flatMap(dots => (dots.centres.length > 0 && opacity > 0 ? [{ ...dots, opacity }] : []))
  return ({ creases: drawn, slopes, answer, marks: marked, left }: RegionsState, view?: View): Shape[] => [
    ...faded('regions', cells, slopes * left),
    ...below(slopes * left),
    ...creases.flatMap((units, step) =>
      units.flatMap((own, i) => {
        const look = steps[step].layer === 0 ? first : later
        // The units come one after the other, each in a third of the step's time at least.
        const each = Math.max(0.35, 1 / units.length)
        const from = (i / Math.max(1, units.length - 1)) * (1 - each)
        const opacity = (1 - 0.4 * answer) * left
        return drawnTo(`crease ${step} ${i}`, own, progress(drawn[step], from, from + each), opacity, look)
      }),
    ),
    ...cells
      .filter(({ unit }) => unit && unit === view?.asked?.unit)
      .map(({ lines }) => outlined('asked', lines, theme.ink, 2 * scale)),
    ...points(marked * left),
    ...inside([
      ...drawnTo('answer', lines, answer, left, { stroke: theme.ink, width: 3 * scale }),
      ...marksAt(marked * left),
    ]),
    ...axes,
  ]
}

/** All that is under regions and over them: grid, points, the line of the answer and where it bends, in pixels (× 2). */
function openGround(model: FigureModel, { regions, border }: ShownRegions, layout: Layout, theme: Theme) {
  const { input, rows } = model
  const isTarget = 'height' in model
  const tall = isTarget || input.dimensions === 2 ? 1 : STRIP
  const { grid, frame, axes, ...plane } = openPlane(input, layout, theme)
  const place = (points: ArrayLike<number>) =>
    plane.place(Float64Array.from(points, (value, i) => (i & 1 ? value * tall : value)))
  const graph = isTarget && input.dimensions === 1 && openGraph(model, layout, theme)
  const at = (row: number) => [input.coordinates[2 * row], isTarget ? drawnIn(model).targets[row] : 0]
  const centres = graph
    ? graph.toPixels(Array.from(rows, at).flat())
    : place(pickRows(input.coordinates, rows, 2))
  const heights = isTarget ? drawHeights(model, heightsOf(model), centres, layout, theme) : []
  const points = (marked: number) =>
    isTarget ? heights : drawPoints(model, centres, layout, theme, { marked })
  if (graph) {
    const { line, joints } = pieceCurve(regions)
    const [lines, corners] = [[graph.toPixels(line)], graph.toPixels(joints)]
    return { ...graph, place, points, below: () => graph.ground, lines, corners }
  }
  return {
    ...{ place, points, axes: axes(), inside: (shapes: Shape[]) => shapes },
    below: (covered: number) => [grid(1 - covered), frame],
    lines: polylinesOf(border.segments, input.half).map(place),
    corners: place(border.corners.flat()),
  }
}
