import type { FigureModel } from './figure-model.ts'
import { placeInputs } from './hidden-space.ts'

/** Room round the square that units fill, so that points in its corners are whole. */
const MARGIN = 1.06

/**
 * The last step of a network alone: its last hidden plane as the input, and the output layer on it. Null where there is no
 * such plane, or it does not show the whole decision.
 */
export function hiddenAsInput(model: FigureModel): FigureModel | null {
  const { hidden, network, all, bestLine } = model
  const { scores, view, axes, range, units, dimensions } = hidden
  if (hidden.layer < 0 || dimensions !== 2 || !scores) return null
  const half = range && units.length > 0 ? (MARGIN * (range[1] - range[0])) / 2 : view.half
  return {
    ...model,
    network: {
      layers: [
        {
          weights: [0, 1].map(d => scores.weights.map(row => row[d])),
          biases: scores.biases,
          activation: 'softmax',
        },
      ],
    },
    input: {
      dimensions: 2,
      stride: 2,
      flat: true,
      projected: null,
      coordinates: placeInputs(hidden, network, all.x),
      centre: view.centre,
      half,
      axes,
      share: 1,
      rulings: [[], []],
    },
    bestLine: { ...bestLine, scores },
  }
}
