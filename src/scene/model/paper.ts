import { toBox } from '../../geometry/tween.ts'
import { activationOf } from '../../network/activation.ts'
import { logits } from '../../network/forward.ts'
import type { LinearRegion } from '../../network/linear-regions.ts'
import type { Network } from '../../network/network.ts'
import { partialTurn, polar } from '../../network/polar.ts'
import { type RegionBorder, regionBorder } from '../../network/region-border.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from './class-model.ts'
import { sheetPlaces } from './common-model.ts'
import { layerCoordinates, VIEW_MARGIN, withStride } from './hidden-space.ts'
import { square } from './input-space.ts'
import { type Part, partReader } from './part.ts'
import { regionsIn } from './regions.ts'
import { apply, multiply, TURN_KEYFRAMES } from './staged.ts'
import { buildTrajectory, type Trajectory, trajectoryBy } from './trajectory.ts'

/** Seconds of the default pace: of the linear map, and of all units of a layer. */
const SECONDS = { weights: 1.1, layer: 1 }

/** Pieces at most of a sheet that is drawn as paper. */
const PIECES = 500

/** A model that goes as paper: what lies between its creases stays flat. */
export interface Creased {
  /** The model with its last hidden layer only. */
  model: ClassModel
  regions: LinearRegion[]
  border: RegionBorder
}

/** A network of piecewise linear layers, the last of two or three units, over the input plane; null for any other one. */
export function creasedOf(model: ClassModel): Creased | null {
  const { hidden, input } = model
  if (!paperTurnOf(model)) return null
  const regions = regionsIn(model)
  if (!regions || regions.length === 1 || regions.length > PIECES) return null
  const last = { ...model, spaces: [hidden], inSpace: hidden.stride === 3 }
  return { model: last, regions, border: regionBorder(regions, input) }
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
    // In eight moments at most, several units at once.
    const size = Math.ceil(order.length / 8)
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

/** The turn of a sheet by the linear map that a network is with all its units on. */
export interface PaperTurn {
  /** The direction of hidden space in which the map is weak, of unit length, and the share by which it is seen wider. */
  along: number[]
  added: number
  /** The map at each keyframe of the turn. */
  turns: number[][][]
}

/** The turn of a model that goes as paper; it takes singular values, which pages do not bring along. */
export const paper: Part<PaperTurn> = {
  needs: [],
  build(model, { spec }) {
    const { input, hidden, plane, slice } = model
    const isCreased = plane.layers.slice(0, -1).every(({ activation }) => activationOf(activation)?.kinks)
    const isFlat = input.flat && input.dimensions === 2 && !slice?.moving
    if (!isCreased || !isFlat || hidden.layer < 0 || hidden.units.length < 2) return null
    if (spec.path === 'staged') return null
    const map = linearMap(model)
    const weak = weakDirection(map)
    const { stretch, turn } = polar(multiply(map, widened(weak, 1)))
    const turns = Array.from({ length: TURN_KEYFRAMES }, (_, k) => {
      const share = (k + 1) / TURN_KEYFRAMES
      const partly = stretch.map((row, i) =>
        row.map((value, j) => (1 - share) * Number(i === j) + share * value),
      )
      return multiply(partly, partialTurn(turn, share))
    })
    return { ...weak, turns }
  },
}

const paperTurnOf = partReader<PaperTurn>('paper')

/** The plane in hidden space, 2 × units, where no unit is bent. */
function linearMap({ plane, hidden }: ClassModel): number[][] {
  const [origin, ...ends] = [0, 1, 2].map(d => {
    const at = Float64Array.of(Number(d === 1), Number(d === 2))
    return layerCoordinates(hidden, bentOutputs(plane, at, []))
  })
  return ends.map(end => Array.from(end, (value, d) => value - origin[d]))
}

/** The weak direction of a plane's map, widened four times at most. */
function weakDirection(map: number[][]): Pick<PaperTurn, 'along' | 'added'> {
  const { stretch: [[a, b], [, d]], turn } = polar(map) // biome-ignore format: one line
  const [mean, spread] = [(a + d) / 2, Math.hypot((a - d) / 2, b)]
  const [weak, strong] = [mean - spread, mean + spread]
  // The longer one of two ways to write an eigenvector of the weaker eigenvalue.
  const [u, v] = Math.abs(weak - a) > Math.abs(weak - d) ? [b, weak - a] : [weak - d, b]
  const length = Math.hypot(u, v) || 1
  const along = turn[0].map((_, i) => (u * turn[0][i] + v * turn[1][i]) / length)
  return { along, added: spread > 0 ? Math.min(4, strong / Math.max(weak, 1e-9 * strong)) - 1 : 0 }
}

/** A matrix that widens hidden space by a share of what is added in its weak direction. */
function widened({ along, added }: Pick<PaperTurn, 'along' | 'added'>, share: number): number[][] {
  return along.map((u, i) => along.map((v, j) => Number(i === j) + share * added * u * v))
}

/** The trajectory of `transform`, and the paper that goes it, where the network has such; panels of a sweep go alike, without paper. */
export function wayOf(model: ClassModel, path: Spec['path'], inSweep: boolean) {
  const creased = inSweep || path === 'staged' ? null : creasedOf(model)
  const trajectory = creased ? paperTrajectory(creased.model) : buildTrajectory(model, path === 'staged')
  return { creased, trajectory }
}

/**
 * The way to the last hidden layer as paper goes it: first the linear map that the network is with all its units on, then the
 * slope of unit after unit on its off side goes from 1 to its own. It is a network at each moment, so that the sheet is
 * continuous, and each of its linear regions flat; between two keyframes all moves straight. Where the linear map is narrow it
 * is seen wider, until the last layer bends.
 */
function paperTrajectory(model: ClassModel): Trajectory {
  const { input, plane, hidden, inSpace } = model
  const { stride, view: last } = hidden
  const bends = bendsOf(model)
  const placesAfter = (by: Network, x: Float64Array, count: number) =>
    layerCoordinates(hidden, bentOutputs(by, x, bends.slice(0, count)))
  const found = paperTurnOf(model)!
  const seen = multiply(linearMap(model), widened(found, 1))
  const final = bends.filter(({ layer }) => layer === hidden.layer).length
  /** Places when so many units are bent, as they are seen. */
  const bentPlaces = (by: Network, x: Float64Array, count: number) => {
    const left = final > 0 ? Math.min(1, (bends.length - count) / final) : 0
    return apply(placesAfter(by, x, count), stride, { matrix: widened(found, left) })
  }
  const turns = found.turns.map((matrix, k) => ({ share: (k + 1) / TURN_KEYFRAMES, matrix }))
  /** Places at each share of the linear map. */
  const mappedPlaces = (before: Float64Array, x: Float64Array, by: Network) => {
    const goal = bentPlaces(by, x, 0)
    const whole = apply(before, 2, { matrix: seen })
    return turns.map(({ share, matrix }) => {
      const places = withStride(apply(before, 2, { matrix }), matrix[0].length, stride)
      return places.map((value, i) => value + share * (goal[i] - whole[i]))
    })
  }

  // Each view has all that is still to come, so that the view only closes in.
  const sheet = sheetPlaces(input)
  const end = [-1, 1].flatMap(side => last.centre.map(v => v + side * last.half))
  const toCome = bends.map((_, i) => bentPlaces(plane, sheet, i))
  const views = toCome.map((_, i) =>
    square(Float64Array.from([...end, ...toCome.slice(i).flatMap(own => [...own])]), stride, VIEW_MARGIN),
  )
  const turnViews = mappedPlaces(sheet, sheet, plane).map((places, k) => {
    const { share } = turns[k]
    const centre = views[0].centre.map((v, d) => (input.centre[d] ?? 0) * (1 - share) + v * share)
    const far = places.map((v, i) => Math.abs(v - centre[i % stride]))
    return { centre, half: Math.max(input.half * (1 - share) + views[0].half * share, ...far) }
  })

  return trajectoryBy(model, (_, __, embed) => ({
    keyframes: (before, _, x, by) => [
      ...mappedPlaces(before, x, by).map((places, k) => {
        const inBox = toBox(places, stride, turnViews[k])
        // The sheet begins on the floor of the cube.
        return stride === 3 ? inBox.map((v, i) => (i % 3 === 2 ? v - 1 + turns[k].share : v)) : inBox
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
  }))
}
