import type { SweepResult } from '../../language/facts.ts'
import { hasHidden } from '../../network/network.ts'
import type { SweptKey } from '../../options/sweep.ts'
import { separates, type Trained } from '../model/trained.ts'

/** The points that a network among those of a sweep gets right; `first` for the one that is pointed out. */
export function sweepFacts(key: SweptKey, part: Trained, first: boolean): SweepResult {
  const { dataset, record, network } = part
  const { layers } = network
  return {
    correct: record.correct,
    samples: dataset.y.length,
    plural: key === 'hidden' && (layers.length > 2 || (hasHidden(network) && layers[0].biases.length > 1)),
    separates: separates(part),
    possible: record.verdict?.separable === true,
    held: record.test ?? null,
    first,
  }
}
