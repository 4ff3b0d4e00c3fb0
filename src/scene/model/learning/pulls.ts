import { inputsOnPlane } from '../../../network/input-plane.ts'
import { hasHidden } from '../../../network/network.ts'
import { product } from '../../../network/products.ts'
import { firstDeltas } from '../../../network/pulls.ts'
import type { Spec } from '../../../options/spec.ts'
import type { ClassModel } from '../class-model.ts'
import type { UnitCut } from '../cuts.ts'
import { planeOf } from '../slices/slice.ts'

/** True where the cuts of a model are so few that what pulls them can be told apart. */
export function hasPulls(
  { cuts, pulls }: Pick<Spec, 'cuts' | 'pulls'>,
  { plane }: Pick<ClassModel, 'plane'>,
) {
  return cuts && pulls && hasHidden(plane) && plane.layers[0].biases.length <= MOST_CUTS
}

/** True where each step is along the gradient of all rows, so that cuts follow what is drawn. */
export function followsPulls({ model, solver, momentum, batchSize }: Spec, { y }: ClassModel['dataset']) {
  return model === null && solver === 'sgd' && momentum === 0 && batchSize! >= y.length
}

/** The part of a point in the gradient of a hidden unit, as it moves the unit's cut. */
export interface Pull {
  unit: number
  row: number
  /** Place of the point and of its foot, where the perpendicular on the cut meets it, in input coordinates. */
  point: [number, number]
  foot: [number, number]
  /** True where a step along −gradient moves the cut, at the foot, to the point. */
  isToPoint: boolean
  /** Norm of the part: |δ| times the length of (x, 1). */
  norm: number
  class: number
}

/** Cuts that are pulled at most, and pulls that are drawn. */
const MOST_CUTS = 3
export const MOST_PULLS = 40

/** The strongest pulls of training rows that are drawn, on some cuts of the first layer, the strongest first. */
export function strongestPulls(model: ClassModel, cuts: readonly UnitCut[]): Pull[] {
  const { network, dataset, slice, input } = model
  const { x, y, features } = dataset
  const rows = model.rows.filter(row => row < y.length)
  const deltas = firstDeltas(network, dataset, rows)
  const units = network.layers[0].biases.length
  const inputs = (place: number[]) => {
    const at = Float64Array.from(place)
    return slice ? inputsOnPlane(at, planeOf(slice)) : at
  }
  const pulls = cuts.flatMap(({ unit, ends: [x0, y0], on: [u, v] }) =>
    Array.from(rows, (row, i): Pull => {
      const own = x.subarray(row * features.length, (row + 1) * features.length)
      const delta = deltas[i * units + unit]
      const [px, py] = input.coordinates.subarray(2 * row, 2 * row + 2)
      const side = u * (px - x0) + v * (py - y0)
      const foot: [number, number] = [px - side * u, py - side * v]
      // There the step changes z by −δ (x · foot + 1): the cut comes where z falls on the side of the point if the unit is on at it.
      const isToPoint = delta * (product(own, inputs(foot)) + 1) * side > 0
      const norm = Math.abs(delta) * Math.sqrt(product(own, own) + 1)
      return { unit, row, point: [px, py], foot, isToPoint, norm, class: y[row] }
    }),
  )
  return pulls.sort((a, b) => b.norm - a.norm).slice(0, MOST_PULLS)
}
