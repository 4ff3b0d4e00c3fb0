import type { Dataset } from '../data/dataset.ts'
import { createLoss } from './loss.ts'
import { checkHiddenOutputs, type Model } from './models/model.ts'
import type { Iterate } from './network.ts'
import { layoutOfNetwork, pack } from './parameter-layout.ts'

/**
 * The snapshots of a model as the iterates of its training, on points in its own scale, with the losses that the file gives,
 * or that of `createLoss` without a penalty. Where the last snapshot is not the network, the network follows at the same step,
 * and as nobody gives its loss, all losses are without a penalty.
 *
 * @returns nothing for a model without snapshots
 * @throws SpecError that names the snapshot whose hidden units give numbers that no picture can show
 */
export function snapshotTrace(
  { network, snapshots = [] }: Pick<Model, 'network' | 'snapshots'>,
  dataset: Pick<Dataset, 'x' | 'y'>,
): Iterate[] {
  if (snapshots.length === 0) return []
  const lossOf = createLoss(layoutOfNetwork(network), dataset, 0)
  const states = snapshots.map(({ step, loss, layers }, i) => {
    checkHiddenOutputs({ network: { layers } }, dataset, `snapshots[${i}].`)
    return { step, loss, parameters: pack({ layers }) }
  })
  const end = pack(network)
  const last = states[states.length - 1]
  if (!last.parameters.every((value, i) => value === end[i]))
    states.push({ step: last.step, loss: undefined, parameters: end })
  const isGiven = states.every(({ loss }) => loss !== undefined)
  return states.map(({ step, loss, parameters }) => ({
    step,
    loss: isGiven ? loss! : lossOf(parameters).value,
    parameters,
  }))
}
