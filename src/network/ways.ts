import type { AnyDataset } from '../data/dataset.ts'
import type { SolveAhead } from './ahead.ts'
import { continuation, type Stage, shortly, smoothly, waysOfTrials, waysTo } from './continuation.ts'
import type { ParameterLayout } from './parameter-layout.ts'
import { solverOf, usualSolver } from './solvers/registry.ts'
import { beginAhead, bestOfStarts, joined, usualWork, type Winner } from './starts.ts'
import type { HiddenOptions, PenalizedSpec, Steps } from './training.ts'

/** Decisions of a task about the ends of starts. */
export interface Judge {
  /** True for one that nothing can better. */
  isPerfect(end: Winner): boolean
  /** True for a constant, and for what is no better than the best straight line. */
  isPlateau(end: Winner): boolean
  /** True where the next way has led to more; `leaves` where it is the first way off a plateau. */
  isBetter(next: Winner, found: Winner, leaves: boolean): boolean
  /** Set where all ways are tried, on which every start of a smoother network is led on, and as many more starts are made. */
  triesAll?: true
}

/** A way to a network: that of the best start, or of one start. */
interface Way {
  stages: Stage[]
  from?: number
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
  { isPerfect, isPlateau, isBetter, triesAll }: Judge,
): Steps<Winner> {
  const isConvex = layout.activations.length === 1
  const direct = yield* bestOfStarts(dataset, layout, isConvex ? { ...spec, restarts: 1 } : spec, options)
  // What was asked for is shown, a failure too.
  const asked = isConvex || spec.restarts === 1 || solverOf(spec) !== usualSolver
  if (asked || isPerfect(direct)) return direct

  let found = direct
  const mayStay = (end: Winner) => options.chosen || isPlateau(end)
  const plateau = mayStay(direct)
  const given = options.chosen ? waysOfTrials(layout, spec.alpha) : waysTo(layout, spec.alpha, plateau)
  const starts = Array.from({ length: spec.restarts }, (_, from) => from)
  const ways = given.flatMap((stages): Way[] => {
    if (!triesAll || stages[0].layout === layout) return [{ stages }]
    const further = starts.map(k => ({ stages: stages.slice(1), from: spec.restarts + k }))
    return [...starts.map(from => ({ stages, from })), ...further]
  })
  const { maxWork = usualWork } = options
  let work = 0
  const at = ({ alpha }: Stage) => ({ ...spec, alpha })
  /** The first start of the next way, which is begun while this one is followed to its end. */
  let early: ReturnType<SolveAhead> | undefined
  for (const [k, { stages, from }] of ways.entries()) {
    const isOne = from !== undefined
    if (isOne && work > maxWork) break
    const earlier = found.failed.length + 1
    const limits = isOne
      ? { restarts: 1, ...(stages.length > 1 && { maxIter: smoothly }) }
      : options.chosen
        ? shortly
        : {}
    const beginning = { ...at(stages[0]), ...limits }
    const first = yield* bestOfStarts(dataset, stages[0].layout, beginning, options, {
      earlier,
      ...(isOne && { from }),
      ahead: early,
    })
    const after = ways[k + 1]
    early =
      after && after.from === undefined
        ? beginAhead(dataset, after.stages[0].layout, at(after.stages[0]), options, 0)
        : undefined
    const next = yield* continuation(dataset, stages, spec, options, first)
    work += next.evaluations * dataset.y.length * layout.biases[0]
    const wins = options.chosen ? next.value < found.value : isBetter(next, found, plateau && k === 0)
    found = wins || isPerfect(next) ? joined(next, found) : joined(found, next)
    if (isPerfect(found) || !(triesAll || mayStay(found))) break
  }
  early?.cancel()
  return found
}
