import { activationOf } from '../../network/activation.ts'
import type { Network } from '../../network/network.ts'
import type { ClassModel } from './class-model.ts'
import type { UnitCut } from './cuts.ts'
import { placeInputs } from './hidden-space.ts'

/** Room round the square that units fill, so that points in its corners are whole. */
const MARGIN = 1.06

/**
 * The last step of a network alone: its last hidden plane as the input, and the output layer on it. One unit has a plane
 * along which nothing changes. Null where the hidden space is none.
 */
export function hiddenAsInput(model: ClassModel): ClassModel | null {
  const { hidden, all, bestLine } = model
  const { view, range, units, stride } = hidden
  if (hidden.layer < 0 || stride !== 2 || !hidden.scores) return null
  const half = range && units.length > 0 ? (MARGIN * (range[1] - range[0])) / 2 : view.half
  const weights = hidden.scores.weights.map(([w, v = 0]) => [w, v])
  const { biases } = hidden.scores
  const network: Network = {
    layers: [{ weights: [0, 1].map(d => weights.map(row => row[d])), biases, activation: 'softmax' }],
  }
  return {
    ...model,
    network,
    plane: network,
    input: {
      dimensions: 2,
      stride: 2,
      flat: true,
      projected: null,
      coordinates: placeInputs(hidden, model.network, all.x),
      centre: view.centre,
      half,
      // Names of a projection's directions are too long for edges that turn.
      axes: [0, 1].map(d => (units.length > 0 && hidden.axes[d]) || { name: '', ticks: [] }),
      share: 1,
      rulings: [[], []],
    },
    bestLine: { ...bestLine, scores: { weights, biases } },
  }
}

/** The cuts of the units across the plane that they span, as `hiddenAsInput` gives it, where pre-activations are 0. */
export function hiddenCuts({ hidden, network }: ClassModel, { input }: ClassModel): UnitCut[] {
  const middle = new Float64Array(1)
  activationOf(network.layers[hidden.layer].activation)!.apply(middle)
  const [at] = middle
  return hidden.units.map((unit, d) => {
    const low = input.centre[1 - d] - input.half
    const high = input.centre[1 - d] + input.half
    // A unit is on at the left of its cut.
    return {
      unit,
      ends: d === 0 ? [at, high, at, low] : [low, at, high, at],
      on: d === 0 ? [1, 0] : [0, 1],
      yields: false,
    }
  })
}
