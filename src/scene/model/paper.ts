import { toBox } from '../../geometry/tween.ts'
import { activationOf } from '../../network/activation.ts'
import { logits } from '../../network/forward.ts'
import type { LinearRegion } from '../../network/linear-regions.ts'
import type { Network } from '../../network/network.ts'
import { type Polar, partialTurn, polar } from '../../network/polar.ts'
import { regionBorder } from '../../network/region-border.ts'
import type { ClassModel } from './class-model.ts'
import { sheetPlaces } from './common-model.ts'
import { layerCoordinates, withStride } from './hidden-space.ts'
import { square } from './input-space.ts'
import { regionsIn } from './regions.ts'
import { type Affine, apply, type BoxPlacement, multiply, type Step } from './staged.ts'
import { type Trajectory, trajectoryBy } from './trajectory.ts'

/** Keyframes of the linear map, after that of the input: straight pieces so short that its turn looks like an arc. */
export const TURN_KEYFRAMES = 12

/** Moments at most in which the units of a layer are bent, several of them at once. */
const MOMENTS = 8

/** Seconds of the default pace: of the linear map, and of all units of a layer. */
const SECONDS = { weights: 1.1, layer: 1 }

/** Pieces at most of a sheet that is drawn as paper. */
const PIECES = 500

/** The ratio at most by which the weak direction of a linear map is widened. */
const WIDEST = 4

/** Sides of the view, in ranges of what it shows. */
const MARGIN = 1.12

/** A model that goes as paper: what lies between its creases stays flat. */
export interface Creased {
  /** The model with its last hidden layer only. */
  model: ClassModel
  regions: LinearRegion[]
  /** Corners of the boundary. */
  corners: number
}

/** A network of piecewise linear layers, the last of two or three units, over the input plane; null for any other one. */
export function creasedOf(model: ClassModel): Creased | null {
  const { hidden, input } = model
  const hasAxes = hidden.layer >= 0 && hidden.units.length > 1
  if (!hasAxes || input.dimensions !== 2) return null
  const regions = regionsIn(model)
  if (!regions || regions.length === 1 || regions.length > PIECES) return null
  const { corners } = regionBorder(regions, input)
  return {
    model: { ...model, spaces: [hidden], inSpace: hidden.stride === 3 },
    regions,
    corners: corners.length,
  }
}

/** Units of a layer that are bent at the same time. */
interface Bend {
  layer: number
  units: number[]
}

/** The units that have kinks, layer by layer, those of the last in the order of its axes. */
function bendsOf({ plane, hidden }: ClassModel): Bend[] {
  return plane.layers.slice(0, -1).flatMap(({ activation, biases }, layer) => {
    if (activationOf(activation)!.kinks!.length === 0) return []
    const order = layer === hidden.layer ? hidden.units : [...biases.keys()]
    const size = Math.ceil(order.length / MOMENTS)
    return Array.from({ length: Math.ceil(order.length / size) }, (_, i) => ({
      layer,
      units: order.slice(i * size, (i + 1) * size),
    }))
  })
}

/** Outputs of the last hidden layer where only units of some bends apply their activation, and all others pass on the sum. */
function bentOutputs({ layers }: Network, x: Float64Array, bends: readonly Bend[]): Float64Array {
  const samples = x.length / layers[0].weights.length
  return layers.slice(0, -1).reduce((h, layer, l) => {
    const sums = logits(layer, h, samples)
    const bent = Float64Array.from(sums)
    activationOf(layer.activation)!.apply(bent)
    const units = new Set(bends.flatMap(bend => (bend.layer === l ? bend.units : [])))
    return sums.map((sum, i) => (units.has(i % layer.biases.length) ? bent[i] : sum))
  }, x)
}

/** A direction of hidden space in which a linear map is weak, of unit length, and the share that is added along it. */
interface Widening {
  along: number[]
  by: number
}

/** The weak direction of a plane's map, a stretch and then a turn. */
function wideningOf({ stretch: [[a, b], [, d]], turn }: Pick<Polar, 'stretch' | 'turn'>): Widening {
  const [mean, spread] = [(a + d) / 2, Math.hypot((a - d) / 2, b)]
  const [weak, strong] = [mean - spread, mean + spread]
  // The longer one of two ways to write an eigenvector of the weaker eigenvalue.
  const [u, v] = Math.abs(weak - a) > Math.abs(weak - d) ? [b, weak - a] : [weak - d, b]
  const length = Math.hypot(u, v) || 1
  const along = turn[0].map((_, i) => (u * turn[0][i] + v * turn[1][i]) / length)
  return { along, by: spread > 0 ? Math.min(WIDEST, strong / Math.max(weak, 1e-9 * strong)) - 1 : 0 }
}

/**
 * The way to the last hidden layer as paper goes it: first the linear map that the network is with all its units on, then the
 * slope of unit after unit on its off side goes from 1 to its own. It is a network at each moment, so that the sheet is
 * continuous, and each of its linear regions flat; between two keyframes all moves straight. Where the linear map is narrow it
 * is seen wider, until the last layer bends.
 */
export function paperTrajectory(model: ClassModel): Trajectory {
  return trajectoryBy(model, (_, __, embed) => paperStep(model, embed))
}

function paperStep(model: ClassModel, embed: BoxPlacement): Step {
  const { input, plane, hidden, inSpace } = model
  const { stride, view: last } = hidden
  const bends = bendsOf(model)
  const placesAfter = (by: Network, x: Float64Array, count: number) =>
    layerCoordinates(hidden, bentOutputs(by, x, bends.slice(0, count)))
  const [origin, ...ends] = [0, 1, 2].map(d =>
    placesAfter(plane, Float64Array.of(Number(d === 1), Number(d === 2)), 0),
  )
  const matrix = ends.map(end => Array.from(end, (value, d) => value - origin[d]))
  const { along, by: added } = wideningOf(polar(matrix))
  const widening = (share: number) =>
    along.map((u, i) => along.map((v, j) => Number(i === j) + share * added * u * v))
  const seen: Affine = { matrix: multiply(matrix, widening(1)), offset: [] }
  const { stretch, turn } = polar(seen.matrix)
  const final = bends.filter(({ layer }) => layer === hidden.layer).length
  /** Places when so many units are bent, as they are seen. */
  const bentPlaces = (by: Network, x: Float64Array, count: number) => {
    const left = final > 0 ? Math.min(1, (bends.length - count) / final) : 0
    return apply(placesAfter(by, x, count), stride, { matrix: widening(left), offset: [] })
  }
  /** Places at a share of the linear map. */
  const mappedPlaces = (before: Float64Array, x: Float64Array, by: Network, share: number) => {
    const goal = bentPlaces(by, x, 0)
    const whole = apply(before, 2, seen)
    const partly = stretch.map((row, i) =>
      row.map((value, j) => (1 - share) * Number(i === j) + share * value),
    )
    const turned = multiply(partly, partialTurn(turn, share))
    const places = withStride(apply(before, 2, { matrix: turned, offset: [] }), turned[0].length, stride)
    return places.map((value, i) => value + share * (goal[i] - whole[i]))
  }

  // Each view has all that is still to come, so that the view only closes in.
  const sheet = sheetPlaces(input)
  const end = [-1, 1].flatMap(side => last.centre.map(v => v + side * last.half))
  const toCome = bends.map((_, i) => bentPlaces(plane, sheet, i))
  const views = toCome.map((_, i) =>
    square(Float64Array.from([...end, ...toCome.slice(i).flatMap(own => [...own])]), stride, MARGIN),
  )
  const turns = Array.from({ length: TURN_KEYFRAMES }, (_, i) => (i + 1) / TURN_KEYFRAMES)
  const turnViews = turns.map(share => {
    const centre = views[0].centre.map((v, d) => (input.centre[d] ?? 0) * (1 - share) + v * share)
    const far = mappedPlaces(sheet, sheet, plane, share).map((v, i) => Math.abs(v - centre[i % stride]))
    return { centre, half: Math.max(input.half * (1 - share) + views[0].half * share, ...far) }
  })

  return {
    keyframes: (before, _, x, by) => [
      ...turns.map((share, i) => {
        const inBox = toBox(mappedPlaces(before, x, by, share), stride, turnViews[i])
        // The sheet leaves the floor ahead of its tilting.
        return stride === 3 ? inBox.map((v, at) => (at % 3 === 2 ? v - (1 - share) : v)) : inBox
      }),
      ...bends.map((_, i) => embed(bentPlaces(by, x, i + 1), { stride, view: views[i + 1] ?? last })),
    ],
    segments: [
      { step: 'weights', keyframes: TURN_KEYFRAMES, seconds: SECONDS.weights },
      ...bends.map(({ layer }) => ({
        step: layer === bends[0].layer ? ('press' as const) : ('fold' as const),
        keyframes: 1,
        seconds: SECONDS.layer / bends.filter(other => other.layer === layer).length,
      })),
    ],
    flat: Array(TURN_KEYFRAMES + bends.length).fill(!inSpace),
    away: TURN_KEYFRAMES,
  }
}
