import type { Dataset } from '../data/dataset.ts'
import { activationOf } from './activation.ts'
import type { SolveAhead } from './ahead.ts'
import { continuation, type SolvedStage, shortly, smoothly, waysOfTrials, waysTo } from './continuation.ts'
import type { ParameterLayout } from './parameter-layout.ts'
import { isLarge } from './solvers/lbfgs.ts'
import { solverOf, usualSolver } from './solvers/registry.ts'
import { beginAhead, bestOfStarts, joined, type Sought, usualWork, type Winner } from './starts.ts'
import type { PenalizedSpec, Steps } from './training.ts'

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
  stages: SolvedStage[]
  from?: number
}

/** The spec by which the starts of a way are made. */
function firstSpec({ stages, from }: Way, spec: PenalizedSpec, isShort: boolean, isChosen = false) {
  const own = { ...spec, alpha: stages[0].alpha }
  if (from !== undefined) return { ...own, restarts: 1, ...(stages.length > 1 && { maxIter: smoothly }) }
  return isShort ? limited(own, briefTrials.way) : { ...own, ...(isChosen && shortly) }
}

/**
 * The best of some starts; where that is not perfect, of the ways to a network that no start reached too. One start or
 * another solver that was asked for is not led on, nor is the one minimum of a network without hidden layers.
 */
export function* bestOfWays(sought: Sought, judge: Judge): Steps<Winner> {
  const { dataset, layout, spec, options } = sought
  const { isPerfect, isPlateau, isBetter, triesAll } = judge
  const isConvex = layout.activations.length === 1
  // What was asked for is shown, a failure too.
  const asked = isConvex || spec.restarts === 1 || solverOf(spec) !== usualSolver
  const isShort = !asked && !triesAll && !options.chosen && isBrief(layout, dataset, spec)
  const beginningOf = (way: Way): Sought => {
    return { ...sought, layout: way.stages[0].layout, spec: firstSpec(way, spec, isShort, options.chosen) }
  }
  let begun: ReturnType<SolveAhead>[] = []
  /** Begins the starts of a way, while what is before it is followed to its end. */
  const begin = (way: Way | undefined) => {
    if (!way || way.from !== undefined) return
    const count = isShort ? briefTrials.way.restarts : 1
    begun = beginAhead(beginningOf(way), 0, count)
  }
  const cancel = () => {
    for (const start of begun.splice(0)) start.cancel()
  }

  const directly = { ...spec, ...(isConvex && { restarts: 1 }) }
  const beginning = isShort ? limited(spec, briefTrials.direct) : directly
  const spreads = !isShort && !triesAll && !options.chosen && mayCollapse(layout)
  let found = yield* bestOfStarts({ ...sought, spec: beginning }, { spreads })
  if (isShort) {
    begin({ stages: waysTo(layout, spec.alpha, true)[0] })
    found = yield* toItsEnd(sought, found)
  }
  const mayStay = (end: Winner) => options.chosen || isPlateau(end)
  const isEnd = asked || isPerfect(found)
  const plateau = !isEnd && mayStay(found)
  if (!plateau) cancel()
  if (isEnd) return found
  const given = options.chosen ? waysOfTrials(layout, spec.alpha) : waysTo(layout, spec.alpha, plateau)
  const ways = triesAll ? waysOfAll(given, layout, spec) : given.map((stages): Way => ({ stages }))
  const { maxWork = usualWork } = options
  let work = 0
  for (const [k, way] of ways.entries()) {
    const { stages, from } = way
    if (from !== undefined && work > maxWork) break
    const earlier = found.failed.length + 1
    const others = { earlier, begun, ...(from !== undefined && { from }) }
    const first = yield* bestOfStarts(beginningOf(way), others)
    begin(ways[k + 1])
    const next = yield* continuation(sought, stages, first)
    work += next.evaluations * dataset.y.length * layout.biases[0]
    const wins = options.chosen ? next.value < found.value : isBetter(next, found, plateau && k === 0)
    found = wins || isPerfect(next) ? joined(next, found) : joined(found, next)
    if (isPerfect(found) || !(triesAll || mayStay(found))) break
  }
  cancel()
  return found
}

/** True where two last hidden units or more have a side on which they change little, so that they may end on a line. */
function mayCollapse({ activations, sizes }: ParameterLayout): boolean {
  const last = activations.at(-2)
  return last !== undefined && sizes.at(-2)! > 1 && activationOf(last)?.kinks?.length === 1
}

/** The ways where every start of a smoother network is led on, and as many more starts are made. */
function waysOfAll(given: SolvedStage[][], layout: ParameterLayout, { restarts }: PenalizedSpec): Way[] {
  const starts = Array.from({ length: restarts }, (_, from) => from)
  return given.flatMap((stages): Way[] => {
    if (stages[0].layout === layout) return [{ stages }]
    const further = starts.map(k => ({ stages: stages.slice(1), from: restarts + k }))
    return [...starts.map(from => ({ stages, from })), ...further]
  })
}

/**
 * Starts and iterations of a network of several hidden layers on a large table, of which the best goes on: those at its own
 * penalty, and those of each way to it.
 */
export const briefTrials = { direct: { restarts: 4, maxIter: 300 }, way: { restarts: 2, maxIter: 300 } }

/** A spec with so many starts and iterations at most. */
export function limited(spec: PenalizedSpec, { restarts, maxIter }: typeof briefTrials.way) {
  return { ...spec, restarts: Math.min(restarts, spec.restarts), maxIter: Math.min(maxIter, spec.maxIter) }
}

/**
 * True where starts are brief at first. With two hidden layers a start takes 600 evaluations on a large table, its loss is
 * within 2 % of its end after 300 iterations, and starts end further apart than that. With one they take half as many and
 * end within 1 % of each other.
 */
export function isBrief(
  { activations }: ParameterLayout,
  dataset: Pick<Dataset, 'features' | 'y'>,
  { maxIter }: PenalizedSpec,
): boolean {
  return activations.length > 2 && isLarge(dataset) && maxIter > briefTrials.direct.maxIter
}

/** A start that was brief, led to its end. */
function* toItsEnd({ layout, spec, ...sought }: Sought, first: Winner): Steps<Winner> {
  const here = { layout, alpha: spec.alpha }
  const rest = { ...spec, maxIter: spec.maxIter - first.iterations }
  const { continuation: _, ...end } = yield* continuation({ ...sought, spec: rest }, [here, here], first)
  return { ...end, failed: first.failed }
}
