import type { Mechanism } from '../../estimators/mark.ts'
import { progress } from '../../geometry/ease.ts'
import { corners } from '../../geometry/linear-regions.ts'
import { toBox } from '../../geometry/tween.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { drawnTo, RINGS } from '../plane/drawn-line.ts'
import type { Shape } from '../shape.ts'
import { axesFrame, tickGrid, toPixels } from '../style/axes.ts'
import { dotRadius, drawPoints } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { confidenceTint } from '../style/themes.ts'
import { type Compared, withForeign } from './comparison.ts'
import { atRows, drawMarks, type MarkCanvas } from './draw-marks.ts'

/** The progress of a classifier's picture, 0 to 1. */
export interface ComparedState {
  /** The marks of how it finds its answer. */
  mechanism: number
  /** The opacity of marks and lines, while they fade. */
  shown: number
  tint: number
  /** The share of the lines between the classes that is drawn, and after it the rings of points on their wrong side. */
  line: number
  /** The rings of points on the wrong side, where they come later than the lines. */
  rings?: number
}

/** Draws one classifier in a plot of any size, without axes and words. */
export function drawCompared(
  model: ClassModel,
  { regions, mechanism, wrong, foreign }: Pick<Compared, 'regions' | 'mechanism' | 'wrong' | 'foreign'>,
  layout: Layout,
  theme: Theme,
  state: ComparedState,
): Shape[] {
  const { input, rows, slice } = model
  const place = (points: ArrayLike<number>) => toPixels(toBox(Float64Array.from(points), 2, input), layout)
  const canvas: MarkCanvas = {
    place,
    scale: layout.scale,
    radius: dotRadius(rows.length, layout),
    theme,
    model,
  }
  const shapes: Shape[] = [
    {
      kind: 'path',
      key: 'ground',
      lines: [place(corners(input.centre, input.half))],
      closed: true,
      fill: theme.background,
    },
  ]
  if (state.tint > 0)
    for (const { class: k, step, steps, rings } of regions.areas)
      shapes.push({
        kind: 'path',
        key: `area ${k} ${step}`,
        lines: rings.map(place),
        closed: true,
        fill: confidenceTint(theme, k, step, steps, state.tint),
      })
  shapes.push({ ...tickGrid(layout, theme, input.axes, input), opacity: 1 - 0.7 * state.tint } as Shape)
  shapes.push(...faded('below', state, layout, canvas, mechanism.below))
  const { line, shown } = state
  if (line * shown > 0 && regions.borders.length > 0)
    shapes.push({
      kind: 'path',
      key: 'border',
      ...drawnTo(regions.borders.map(place), line, shown),
      closed: false,
      stroke: theme.ink,
      width: 2.2 * layout.scale,
    })
  shapes.push(axesFrame(layout, theme))
  // All stay in one order, whoever is wrong about them: so none jumps from one classifier to the next.
  // Names in each of several small plots would be many.
  const points = {
    ...{ ...model, named: false, rows: rows.toSorted(), wrong: 0 },
    slice: slice && withForeign(slice, { foreign }),
  }
  const centres = place(pickRows(input.coordinates, points.rows, 2))
  const ringed = state.rings ?? progress(line, RINGS, 1) * shown
  shapes.push(...drawPoints(points, centres, layout, theme, { foreign: ringed }))
  if (ringed > 0) shapes.push(...rings(points.rows, wrong, canvas, ringed))
  shapes.push(...faded('above', state, layout, canvas, mechanism.above))
  return shapes
}

/** Pieces of a ring of so few pixels: within a twentieth of one, and half of them are half the work in every frame. */
const RING = 24

function rings(rows: Int32Array, wrong: Uint8Array, canvas: MarkCanvas, opacity: number): Shape[] {
  const { radius, scale, theme } = canvas
  const ringed = Array.from(rows).filter(row => wrong[row] === 1)
  if (ringed.length === 0) return []
  const around = { rows: ringed, radius: radius + 1.7 * scale, least: radius }
  return atRows(around, 1.2 * scale, opacity, canvas, RING).map(shape => ({ ...shape, stroke: theme.ink }))
}

/** The marks of a mechanism, clipped to the plot. */
function faded(
  key: string,
  { mechanism, shown }: ComparedState,
  { plot: { x, y, size } }: Layout,
  canvas: MarkCanvas,
  marks: Mechanism['below'],
): Shape[] {
  if (mechanism <= 0 || shown <= 0) return []
  const children = drawMarks(marks?.(mechanism) ?? [], canvas)
  return [{ kind: 'group', key, children, clip: { rectangle: [x, y, size, size] }, opacity: shown }]
}
