import { numberWord } from '../style/text.ts'
import type { Actors } from './figure-model.ts'
import { corners, cutsOf, type UnitCut } from './sheet.ts'

/**
 * The actors over the whole plane: the network of a single feature takes a second one that it does not look
 * at, so that everything of the plane holds for a line, too.
 */
export function overPlane(actors: Actors): Actors {
  const [first, ...rest] = actors.network.layers
  if (first.weights.length > 1) return actors
  const widened = { ...first, weights: [first.weights[0], first.biases.map(() => 0)] }
  return { ...actors, network: { layers: [widened, ...rest] } }
}

/** The cuts of up to four units of the first hidden layer across the input plane, whatever layers follow. */
export function firstCuts(bare: Actors): UnitCut[] {
  if (!bare.input.flat) return []
  const actors = overPlane(bare)
  const { network, input, spaces } = actors
  const shallow = { layers: [network.layers[0], network.layers[network.layers.length - 1]] }
  return cutsOf({ ...actors, network: shallow, hidden: spaces[0] }, corners(input.centre, input.half))
}

/** "two cuts", "8 units together", "two cuts and 3 more layers": what makes the decision. */
export function cutsName({ network }: Actors, cuts: number): string {
  const sizes = network.layers.slice(0, -1).map(layer => layer.biases.length)
  const further = sizes.length - 1
  if (cuts === 0) {
    const units = sizes.reduce((sum, size) => sum + size, 0)
    if (units === 1) return 'one unit'
    return further === 0 ? `${units} units together` : `${units} units in ${sizes.length} layers`
  }
  const what = `${numberWord(cuts)} cut${cuts === 1 ? '' : 's'}`
  return further === 0 ? what : `${what} and ${numberWord(further)} more layer${further === 1 ? '' : 's'}`
}

/** "two" → "Two". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
