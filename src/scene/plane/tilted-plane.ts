import { type Camera, type Fit, project } from '../geometry/camera.ts'
import { toBox } from '../geometry/tween.ts'
import { asInputs, type FigureModel, pickRows } from '../model/figure-model.ts'
import type { FrameState, PlotOptions } from '../model/frame-state.ts'
import { type HiddenSpace, placeInputs, withStride } from '../model/hidden-space.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { planePlot } from './plane-plot.ts'

/**
 * A last hidden space of two dimensions as a plane that lies in space and is seen from any side: its shapes as a picture
 * of the plane has them. The plane divides nothing, so their order is right from everywhere.
 */
export function openTiltedPlane(
  model: FigureModel,
  layout: Layout,
  theme: Theme,
  options: PlotOptions,
): { hidden: HiddenSpace; shapes(state: FrameState): Shape[] } {
  const hidden = withMargin(model)
  const flat = { ...model, hidden, inSpace: false }
  const plot = planePlot(flat, straightTrajectory(flat), layout, theme, options)
  return { hidden, shapes: plot }
}

/** Paths, dots and texts of the plot as they stand on the picture while the plot lies level in space; texts stay upright. */
export function tiltShapes(shapes: Shape[], layout: Layout, camera: Camera, fit: Fit): Shape[] {
  const { plot } = layout
  const half = plot.size / 2
  const see = (places: ArrayLike<number>) => {
    const points = new Float64Array((places.length / 2) * 3)
    for (let i = 0, p = 0; i < places.length; i += 2, p += 3) {
      points[p] = (places[i] - plot.x) / half - 1
      points[p + 1] = 1 - (places[i + 1] - plot.y) / half
    }
    return project(points, camera, fit)
  }
  const middle = project(Float64Array.of(0, 0, 0), camera, fit).depths[0]
  return shapes.map((shape): Shape => {
    if (shape.kind === 'path') return { ...shape, lines: shape.lines.map(line => see(line).places) }
    if (shape.kind === 'text') {
      const [x, y] = see([shape.x, shape.y]).places
      return { ...shape, x, y }
    }
    if (shape.kind === 'dots') {
      const { places, depths } = see(shape.centres)
      const { radius } = shape
      const size = (i: number) => (typeof radius === 'number' ? radius : radius[i])
      return { ...shape, centres: places, radius: depths.map((depth, i) => (size(i) * middle) / depth) }
    }
    return shape
  })
}

/** From the input to the last hidden layer, whatever lies between. */
function straightTrajectory({ input, hidden, rows, dataset, all, network }: FigureModel): Trajectory {
  const features = dataset.features.length
  const keyframes = (coordinates: Float64Array, x: Float64Array) => [
    // Nothing is drawn of the input: of three features the first two are as good as any.
    toBox(withStride(coordinates, input.stride, 2), 2, input),
    toBox(placeInputs(hidden, network, x), 2, hidden.view),
  ]
  const { view, range, units, dimensions } = hidden
  return {
    map: points => keyframes(points, asInputs(points, features)),
    points: keyframes(pickRows(input.coordinates, rows, input.stride), pickRows(all.x, rows, features)),
    // Its axes are named beside the plane, not on it.
    stops: [
      { keyframe: 0, axes: [], view: input, range: null, dimensions: input.dimensions },
      { keyframe: 1, axes: [], view, range: units.length > 0 ? range : null, dimensions },
    ],
    segments: [],
    whole: [],
    flat: [true, true],
  }
}

/** The floor of a cube ends where the units do; a tilted plane has room round them for the half-planes. */
function withMargin({ hidden, inSpace }: FigureModel): HiddenSpace {
  if (!inSpace || !hidden.range || hidden.units.length === 0) return hidden
  return { ...hidden, view: { ...hidden.view, half: hidden.view.half / 0.84 } }
}
