import { progress } from '../../geometry/ease.ts'
import { toBox } from '../../geometry/tween.ts'
import type { LinearRegion } from '../../network/linear-regions.ts'
import type { RegionBorder } from '../../network/region-border.ts'
import { openGraph } from '../coordinates/graph.ts'
import { openPlane, toPixels } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { type CreaseStep, pieceCurve, polylinesOf, shownMap } from '../model/creases.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { View } from '../scene.ts'
import { type DotsShape, faded, filled, outlined, type Shape } from '../shape.ts'
import { heightsOf } from '../style/height-colors.ts'
import { slopeColors } from '../style/slope-colors.ts'
import { drawHeights } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { drawnTo } from './drawn-line.ts'

/** The progress of each part of the picture, 0 to 1. */
export interface RegionsState {
  /** The creases of each step. */
  creases: readonly number[]
  /** The colours of slopes. */
  slopes: number
  /** The line of what is decided or predicted, and the marks on it. */
  answer: number
  marks: number
  /** Opacity of all but the points. */
  left: number
}

/** The linear regions of a model, and how they come. */
export interface ShownRegions {
  regions: readonly LinearRegion[]
  steps: readonly CreaseStep[]
  /** Of classes; null without. */
  border: RegionBorder | null
}

/** Half the height of the strip that a single feature of classes gets, of half the plot. */
const STRIP = 0.3

/** Share of a step's time in which each unit's creases are drawn, at least: the units come one after the other. */
const EACH = 0.35

/** Pixels at 600 of creases of the first layer and of others, and the opacity of all below the answer. */
const WIDTHS = [1.3, 0.8]
const QUIET = 0.6

/** Radius of marks in pixels at 600, and the number of them from which on they are smaller. */
const MARK = 4.4
const MANY = 20

/** The input plane in its linear regions, and what is decided or predicted over it, as far as each part has come. */
export function regionPlot(
  model: ClassModel | RegressionModel,
  { regions, steps, border }: ShownRegions,
  layout: Layout,
  theme: Theme,
): (state: RegionsState, view?: View) => Shape[] {
  const { scale } = layout
  const ground =
    'height' in model
      ? targetGround(model, regions, layout, theme)
      : classGround(model, border, layout, theme)
  const { place, marks } = ground
  const colors = slopeColors(regions.map(shownMap), theme)
  const cells = regions.map(({ corners }, i) =>
    filled(`region ${i}`, [place(corners)], colors[i], { unit: `region ${i + 1}` }),
  )
  const creases = steps.map(({ layer, lines }) => ({
    look: { stroke: layer === 0 ? theme.accent : theme.muted, width: WIDTHS[Math.min(layer, 1)] * scale },
    lines: lines.map(own => own.map(place)),
  }))
  const few = Math.min(1, Math.sqrt(MANY / Math.max(1, marks.places.length / 2)))
  const ring = { radius: MARK * few * scale, rim: { colors: [theme.ink], width: 1.6 * few * scale } }
  const marked = (key: string, centres: Float64Array, opacity: number, own?: Partial<DotsShape>): Shape[] =>
    opacity > 0 && centres.length > 0
      ? [{ kind: 'dots', key, centres, ...ring, colors: [theme.background], opacity, ...own }]
      : []
  return ({ creases: drawn, slopes, answer, marks: shown, left }, view) => [
    ...faded('regions', cells, slopes * left),
    ...ground.below(slopes * left),
    ...creases.flatMap(({ look, lines }, step) =>
      lines.flatMap((own, i) => {
        const each = Math.max(EACH, 1 / lines.length)
        const from = lines.length > 1 ? (i / (lines.length - 1)) * (1 - each) : 0
        const opacity = (1 - (1 - QUIET) * answer) * left
        return drawnTo(`crease ${step} ${i}`, own, progress(drawn[step], from, from + each), opacity, look)
      }),
    ),
    ...cells.flatMap(({ unit, lines }) =>
      unit === view?.asked?.unit ? [outlined('asked', lines, theme.ink, 2 * scale)] : [],
    ),
    ...ground.points(shown * left),
    ...drawnTo('answer', ground.lines, answer, left, { stroke: theme.ink, width: 3 * scale }),
    ...marked('corners', marks.places, shown * left),
    ...marked('junctions', marks.junctions, shown * left, { marker: 'diamond', radius: 1.6 * MARK * scale }),
    ...ground.axes,
  ]
}

/** All that is under the regions and over them, in pixels (× 2). */
interface Ground {
  /** Places of the window. */
  place(points: ArrayLike<number>): Float64Array
  /** Grid and frame, as far as colours cover them. */
  below(covered: number): Shape[]
  points(marked: number): Shape[]
  lines: Float64Array[]
  /** Where lines bend, and where several meet. */
  marks: { places: Float64Array; junctions: Float64Array }
  axes: Shape[]
}

function classGround(model: ClassModel, border: RegionBorder | null, layout: Layout, theme: Theme): Ground {
  const { input, rows } = model
  const plane = openPlane(input, layout, theme)
  const tall = input.dimensions === 2 ? 1 : STRIP
  const place = (points: ArrayLike<number>) => {
    const box = toBox(Float64Array.from(points), 2, input)
    return toPixels(
      box.map((value, i) => (i & 1 ? value * tall : value)),
      layout,
    )
  }
  const { segments = [], corners = [], junctions = [] } = border ?? {}
  const centres = place(pickRows(input.coordinates, rows, 2))
  return {
    ...{ place, axes: plane.axes() },
    below: covered => [plane.grid(1 - covered), plane.frame],
    points: marked => drawPoints(model, centres, layout, theme, { marked }),
    lines: polylinesOf(segments, input.half).map(place),
    marks: { places: place(corners.flat()), junctions: place(junctions.flat()) },
  }
}

function targetGround(
  model: RegressionModel,
  regions: readonly LinearRegion[],
  layout: Layout,
  theme: Theme,
): Ground {
  const { input, rows, all } = model
  const { place, grid, frame, axes } = openPlane({ ...input, axes: input.axes.slice(0, 2) }, layout, theme)
  const none = new Float64Array()
  const points = (centres: Float64Array) => drawHeights(model, heightsOf(model), centres, layout, theme)
  if (input.dimensions === 2) {
    const dots = points(place(pickRows(input.coordinates, rows, 2)))
    const marks = { places: none, junctions: none }
    return {
      place,
      below: covered => [grid(1 - covered), frame],
      points: () => dots,
      lines: [],
      marks,
      axes: axes(),
    }
  }
  const graph = openGraph(model, layout, theme)
  const { line, joints } = pieceCurve(regions)
  const dots = points(graph.toPixels(Array.from(rows, row => [all.x[row], all.y[row]]).flat()))
  return {
    ...{ place, below: () => graph.ground, points: () => dots, axes: graph.axes },
    lines: [graph.toPixels(line)],
    marks: { places: graph.toPixels(joints), junctions: none },
  }
}
