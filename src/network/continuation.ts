import { activationNamed, activationOf } from './activation.ts'
import { penalties as trialPenalties } from './candidates.ts'
import { createLoss } from './loss.ts'
import type { ParameterLayout } from './parameter-layout.ts'
import { openSolver } from './solvers/registry.ts'
import type { SolverEnd } from './solvers/solver.ts'
import { shufflesOf } from './start.ts'
import type { Sought, Winner } from './starts.ts'
import { correctOf, recordOn, spend, trainingSteps, workOfPass } from './starts.ts'
import type { Steps } from './training.ts'

/** A problem on the way to a network. */
export interface SolvedStage {
  /** Of the network, or one with smoother activations. */
  layout: ParameterLayout
  alpha: number
}

/** Starts and iterations on the way to a network that was chosen, before its own penalty. */
export const shortly = { restarts: 4, maxIter: 300 }

/** Iterations of each start of a smoother network that is led on: at its own minimum it has lost the ways to others. */
export const smoothly = 100

/** Shares of the penalty that a network is led through where no start finds a way at the whole one. */
const penalties = [0.01, 0.03, 0.1, 0.3, 1]

/**
 * Ways to a network that no start reached (numerical continuation, Allgower and Georg, 1990), to be tried until one
 * leaves the plateau, which is a constant, or no better than the best straight line.
 *
 * - A wide or deep network of a strong penalty ends there from any start, though a much lower minimum exists: it is trained
 *   at a hundredth of the penalty first, and then follows it as it grows. From a tenth of the penalty a network that is
 *   too small may find a lower minimum than from a hundredth (2 units on spirals).
 * - A unit of relu that is 0 on all rows has no gradient and stays so; one of softplus, log(1 + e^z), never is. From where
 *   that ends, two to nine times as many starts of relu find the lower minima (2 to 6 units on moons, spirals and xor).
 */
export function waysTo(layout: ParameterLayout, alpha: number, plateau: boolean): SolvedStage[][] {
  const growing = penalties.map(share => ({ layout, alpha: share * alpha }))
  const ways = plateau ? [growing, growing.slice(2)] : []
  const activations = layout.activations.map(name => {
    const smooth = activationOf(name)?.smooth
    return smooth === undefined ? name : activationNamed(smooth)
  })
  if (activations.every((name, l) => name === layout.activations[l])) return ways
  const smooth = { layout: { ...layout, activations }, alpha }
  return [...ways, [smooth, { layout, alpha }]]
}

/** The way of the trials by which a network was chosen: through their smaller penalties. */
export function waysOfTrials(layout: ParameterLayout, alpha: number): SolvedStage[][] {
  const smaller = trialPenalties.filter(one => one < alpha)
  return smaller.length === 0 ? [] : [[...smaller, alpha].map(one => ({ layout, alpha: one }))]
}

/** The best of some starts at the first stage, led through the others. */
export function* continuation(
  { dataset, spec, options }: Omit<Sought, 'layout'>,
  stages: readonly SolvedStage[],
  first: Winner,
): Steps<Winner> {
  const others = stages.slice(1)
  if (others.length === 0) return first
  const { start, path } = first
  const passed = [passedStage(stages[0], first)]
  const samples = dataset.y.length
  let found: SolverEnd = first
  for (const stage of others) {
    const loss = createLoss(stage.layout, dataset, stage.alpha, options.openLoops)
    const { iterations, evaluations } = found
    const report = options.trace ? recordOn(path, evaluations * samples) : undefined
    const passing = stage !== others.at(-1)
    const own = options.chosen && passing ? { ...spec, ...shortly } : spec
    const solve = openSolver({ layout: stage.layout, dataset, loss, spec: own, passing })
    const steps = solve(found.x, shufflesOf(spec.networkSeed ?? spec.seed, start), report)
    const pass = workOfPass(samples, samples, stage.layout)
    const next = yield* trainingSteps(steps, start, start, () => spend(pass, options.budget))
    passed.push(passedStage(stage, next))
    found = { ...next, iterations: iterations + next.iterations, evaluations: evaluations + next.evaluations }
  }
  const right = correctOf(found, stages.at(-1)!.layout, dataset)
  const failed = first.failed.map(each => ({ ...each, continuation: [passedStage(stages[0], each)] }))
  return { ...found, start, ...right, failed, path, continuation: passed }
}

function passedStage({ layout, alpha }: SolvedStage, { evaluations }: { evaluations: number }) {
  return { alpha, activations: layout.activations.slice(0, -1), evaluations }
}
