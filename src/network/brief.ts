import type { AnyDataset } from '../data/dataset.ts'
import { continuation } from './continuation.ts'
import type { ParameterLayout } from './parameter-layout.ts'
import { isLarge } from './solvers/lbfgs.ts'
import type { Winner } from './starts.ts'
import type { HiddenOptions, PenalizedSpec, Steps } from './training.ts'

/**
 * Starts and iterations of a network of several hidden layers on a large table, of which the best goes on: those at its own
 * penalty, and those of each way to it.
 */
export const brief = { direct: { restarts: 4, maxIter: 300 }, way: { restarts: 2, maxIter: 300 } }

/** A spec with so many starts and iterations at most. */
export function limited(
  spec: PenalizedSpec,
  { restarts, maxIter }: Pick<PenalizedSpec, 'restarts' | 'maxIter'>,
) {
  return { ...spec, restarts: Math.min(restarts, spec.restarts), maxIter: Math.min(maxIter, spec.maxIter) }
}

/**
 * True where starts are brief at first. With two hidden layers a start takes 600 evaluations on a large table, its loss is
 * within 2 % of its end after 300 iterations, and starts end further apart than that. With one they take half as many and
 * end within 1 % of each other.
 */
export function isBrief(
  { activations }: ParameterLayout,
  dataset: Pick<AnyDataset, 'features' | 'y'>,
  { maxIter }: PenalizedSpec,
): boolean {
  return activations.length > 2 && isLarge(dataset) && maxIter > brief.direct.maxIter
}

/** A start that was brief, led to its end. */
export function* toItsEnd(
  dataset: AnyDataset,
  layout: ParameterLayout,
  spec: PenalizedSpec,
  options: HiddenOptions,
  first: Winner,
): Steps<Winner> {
  const here = { layout, alpha: spec.alpha }
  const rest = { ...spec, maxIter: spec.maxIter - first.iterations }
  const { continuation: _, ...end } = yield* continuation(dataset, [here, here], rest, options, first)
  return { ...end, failed: first.failed }
}
