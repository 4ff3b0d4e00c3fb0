import type { AnyDataset } from '../data/dataset.ts'
import { canonicalOrders, rearrange } from './canonical.ts'
import type { Network, SolverRecord } from './network.ts'
import { type ParameterLayout, pack, unpack } from './parameter-layout.ts'
import type { Winner } from './starts.ts'

/** The network of a winner in canonical form, and the facts of its training that do not depend on the task. */
export function finished(
  { x, value, iterations, evaluations, status, path, failed, continuation }: Winner,
  layout: ParameterLayout,
  dataset: AnyDataset,
  isConstant: (network: Network) => boolean,
): { network: Network; facts: SolverRecord } {
  const trained = unpack(x, layout)
  const moves = canonicalOrders(trained, dataset)
  const facts: SolverRecord = {
    loss: value,
    iterations,
    evaluations,
    restarts: failed.length + 1,
    converged: status === 'gradient' || status === 'decrease' || status === 'noImprovement',
    stopped: status,
    ...(isConstant(trained) && { constant: true }),
    ...(failed.length > 0 && { failed }),
    ...(continuation && { continuation }),
  }
  if (path.length > 0) {
    facts.trace = path.map(({ parameters, ...reached }) => ({
      ...reached,
      parameters: pack(rearrange(unpack(parameters, layout), moves)),
    }))
  }
  return { network: rearrange(trained, moves), facts }
}
