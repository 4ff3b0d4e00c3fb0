import { inputsOnPlane } from '../../../network/input-plane.ts'
import { hasHidden } from '../../../network/network.ts'
import { product } from '../../../network/products.ts'
import { firstDeltas } from '../../../network/pulls.ts'
import type { Spec } from '../../../options/spec.ts'
import type { ClassModel } from '../class-model.ts'
import type { UnitCut } from '../cuts.ts'
import { planeOf } from '../slices/slice.ts'

/** True where the cuts of a model are so few that what pulls them can be told apart. */
export function hasPulls({ cuts, pulls }: Spec, { plane }: ClassModel): boolean {
  return cuts && pulls && hasHidden(plane) && plane.layers[0].biases.length <= 3
}

/** True where each step is along the gradient of all rows, so that cuts follow what is drawn. */
export function followsPulls({ model, momentum, batchSize }: Spec, { dataset }: ClassModel): boolean {
  return model === null && momentum === 0 && batchSize! >= dataset.y.length
}

/** The part of a row in the gradient of a hidden unit, as it moves the unit's cut. */
export interface Pull {
  unit: number
  row: number
  /** Place of the row, and the foot of its perpendicular on the cut, in input coordinates. */
  point: readonly number[]
  foot: readonly number[]
  /** Norm of the part, |δ| times the length of (x, 1); negative where a step against it moves the cut, at the foot, away from the point. */
  strength: number
}

/** Pulls that are drawn at most. */
export const MOST_PULLS = 40

/** The strongest pulls of drawn training rows on some cuts of the first layer, the strongest first. */
export function strongestPulls(model: ClassModel, cuts: readonly UnitCut[]): Pull[] {
  const { network, dataset, slice, input } = model
  const { x, y, features } = dataset
  const rows = Array.from(model.rows).filter(row => row < y.length)
  const deltas = firstDeltas(network, dataset, rows)
  const plane = slice && planeOf(slice)
  const pulls = cuts.flatMap(({ unit, ends: [x0, y0], on: [u, v] }) =>
    rows.map((row, i): Pull => {
      const own = x.subarray(row * features.length, (row + 1) * features.length)
      const point = Array.from(input.coordinates.subarray(2 * row, 2 * row + 2))
      const side = u * (point[0] - x0) + v * (point[1] - y0)
      const foot = [point[0] - side * u, point[1] - side * v]
      const atFoot = plane ? inputsOnPlane(Float64Array.from(foot), plane) : foot
      // A step changes z there by −δ (x · foot + 1): where the unit is on at the point and z falls, the cut comes to the point.
      const toPoint = Math.sign((product(own, atFoot) + 1) * side)
      const strength = toPoint * deltas[i][unit] * Math.sqrt(product(own, own) + 1)
      return { unit, row, point, foot, strength }
    }),
  )
  return pulls.sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength)).slice(0, MOST_PULLS)
}
