import type { AnyDataset } from '../data/dataset.ts'
import type { SolveAhead } from './ahead.ts'
import { continuation, type Stage, shortly, waysOfTrials, waysTo } from './continuation.ts'
import type { ParameterLayout } from './parameter-layout.ts'
import { solverOf, usualSolver } from './solvers/registry.ts'
import { beginAhead, bestOfStarts, joined, type Winner } from './starts.ts'
import type { HiddenOptions, PenalizedSpec, Steps } from './training.ts'

/** Decisions of a task about the ends of starts. */
export interface Judge {
  /** True for one that nothing can better. */
  isPerfect(end: Winner): boolean
  /** True for a constant, and for what is no better than the best straight line. */
  isPlateau(end: Winner): boolean
  /** True where the next way has led to more; `leaves` where it is the first way off a plateau. */
  isBetter(next: Winner, found: Winner, leaves: boolean): boolean
}

/**
 * The best of some starts; where that is not perfect, of the ways to a network that no start reached too. One start or
 * another solver that was asked for is not led on, nor is the one minimum of a network without hidden layers.
 */
export function* bestOfWays(
  dataset: AnyDataset,
  layout: ParameterLayout,
  spec: PenalizedSpec,
  options: HiddenOptions,
  { isPerfect, isPlateau, isBetter }: Judge,
): Steps<Winner> {
  const isConvex = layout.activations.length === 1
  const direct = yield* bestOfStarts(dataset, layout, isConvex ? { ...spec, restarts: 1 } : spec, options)
  // What was asked for is shown, a failure too.
  const asked = isConvex || spec.restarts === 1 || solverOf(spec) !== usualSolver
  if (asked || isPerfect(direct)) return direct

  let found = direct
  const mayStay = (end: Winner) => options.chosen || isPlateau(end)
  const plateau = mayStay(direct)
  const ways = options.chosen
    ? waysOfTrials(layout, spec.alpha)
    : waysTo(layout, spec.alpha, plateau === true)
  const at = ({ alpha }: Stage) => ({ ...spec, alpha })
  /** The first start of the next way, which is begun while this one is followed to its end. */
  let early: ReturnType<SolveAhead> | undefined
  for (const [k, stages] of ways.entries()) {
    const earlier = found.failed.length + 1
    const beginning = options.chosen ? { ...at(stages[0]), ...shortly } : at(stages[0])
    const first = yield* bestOfStarts(dataset, stages[0].layout, beginning, options, {
      earlier,
      ahead: early,
    })
    early = ways[k + 1] && beginAhead(dataset, ways[k + 1][0].layout, at(ways[k + 1][0]), options, 0)
    const next = yield* continuation(dataset, stages, spec, options, first)
    const wins = options.chosen ? next.value < found.value : isBetter(next, found, plateau && k === 0)
    found = wins || isPerfect(next) ? joined(next, found) : joined(found, next)
    if (isPerfect(found) || !mayStay(found)) break
  }
  early?.cancel()
  return found
}
