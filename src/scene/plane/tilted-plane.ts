import { type Camera, type Fit, look } from '../geometry/camera.ts'
import { toBox } from '../geometry/tween.ts'
import { type Actors, asInputs, pickRows } from '../model/figure-model.ts'
import type { Looks, StageOptions } from '../model/frame-state.ts'
import type { HiddenSpace } from '../model/hidden-space.ts'
import type { Road } from '../model/trajectory.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { planeStage } from './plane-plot.ts'

/**
 * A last hidden space that is drawn in the plane, as a card to be seen from any side: its shapes as a picture
 * of the plane has them. The plane divides nothing, so their order is right from everywhere.
 */
export function openCard(
  actors: Actors,
  layout: Layout,
  theme: Theme,
  options: StageOptions,
): { hidden: HiddenSpace; shapes(looks: Looks): Shape[] } {
  const hidden = withMargin(actors)
  const flat = { ...actors, hidden, inSpace: false }
  const stage = planeStage(flat, cardRoad(flat), layout, theme, { ...options, trails: 0 })
  return { hidden, shapes: stage }
}

/** Paths, dots and texts of the plot as they stand on the picture while the plot lies level in space; texts stay upright. */
export function layDown(shapes: Shape[], layout: Layout, camera: Camera, fit: Fit): Shape[] {
  const { plot } = layout
  const half = plot.size / 2
  const see = (places: ArrayLike<number>) => {
    const points = new Float64Array((places.length / 2) * 3)
    for (let i = 0, p = 0; i < places.length; i += 2, p += 3) {
      points[p] = (places[i] - plot.x) / half - 1
      points[p + 1] = 1 - (places[i + 1] - plot.y) / half
    }
    return look(points, camera, fit)
  }
  const middle = look(Float64Array.of(0, 0, 0), camera, fit).depths[0]
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
function cardRoad({ input, hidden, rows, dataset }: Actors): Road {
  const features = dataset.features.length
  const stations = (coordinates: Float64Array, x: Float64Array) => [
    toBox(coordinates, 2, input),
    toBox(hidden.place(x), 2, hidden.view),
  ]
  const { view, range, units, dimensions } = hidden
  return {
    map: points => stations(points, asInputs(points, features)),
    points: stations(pickRows(input.coordinates, rows, 2), pickRows(dataset.x, rows, features)),
    // Its names stand beside the card, not on it.
    stops: [
      { station: 0, axes: [], view: input, range: null, dimensions: input.dimensions },
      { station: 1, axes: [], view, range: units.length > 0 ? range : null, dimensions },
    ],
    legs: [],
    flat: [true, true],
  }
}

/** The floor of a cube ends where the units do; a card has room round them for the half-planes. */
function withMargin({ hidden, inSpace }: Actors): HiddenSpace {
  if (!inSpace || !hidden.range || hidden.units.length === 0) return hidden
  return { ...hidden, view: { ...hidden.view, half: hidden.view.half / 0.84 } }
}
