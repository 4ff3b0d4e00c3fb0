import type { Dataset } from '../data/dataset.ts'
import { runToEnd } from './lbfgs.ts'
import type { OpenLoops } from './loops.ts'
import { createLoss } from './loss.ts'
import type { ParameterLayout } from './parameter-layout.ts'
import { openSolver } from './solvers/registry.ts'
import type { SolverEnd, SolverSpec } from './solvers/solver.ts'
import { shufflesOf, startParameters } from './start.ts'

/** A start of a training as plain data, from which its end follows. */
export interface StartTask {
  layout: ParameterLayout
  dataset: Pick<Dataset, 'features' | 'x' | 'y'>
  spec: SolverSpec
  networkSeed: number
  /** Its number, from 0. */
  start: number
}

/** Begins to solve a start elsewhere; it may be cancelled when its end is not wanted any more. */
export type SolveAhead = (task: StartTask) => { end: Promise<SolverEnd>; cancel(): void }

/** Solves a start, to the same bits as where all starts follow each other. */
export function solveStart({ layout, dataset, spec, networkSeed, start }: StartTask, openLoops?: OpenLoops) {
  const loss = createLoss(layout, dataset, spec.alpha, openLoops)
  const solve = openSolver({ layout, dataset, loss, spec })
  return runToEnd(solve(startParameters(layout, networkSeed, start), shufflesOf(networkSeed, start)))
}

/** The end of a start that is solved elsewhere, with a promise a step until it is there; null where that failed. */
export function* endOf(ahead: ReturnType<SolveAhead>): Generator<Promise<unknown>, SolverEnd | null> {
  let end: SolverEnd | null | undefined
  const settled = ahead.end
    .catch(() => null)
    .then(value => {
      end = value
    })
  while (end === undefined) yield settled
  return end
}
