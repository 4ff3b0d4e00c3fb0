import { adam } from './adam.ts'
import { lbfgs } from './lbfgs.ts'
import { sgd } from './sgd.ts'
import type { Problem, Solve, Solver, SolverSpec } from './solver.ts'

/** Every solver by its name. The first is the usual one, which alone is led on where no start finds a way. */
// biome-ignore format: one a line
const all = {
  lbfgs,
  adam,
  sgd,
}

export type SolverName = keyof typeof all

export const solvers: Readonly<Record<SolverName, Solver>> = all

export const usualSolver: Solver = Object.values(all)[0]

export function solverOf({ solver }: Pick<SolverSpec, 'solver'>): Solver {
  return solver === undefined ? usualSolver : all[solver as SolverName]
}

/** Number of rows of an evaluation of the loss: all, or those of a batch. */
export function rowsOfEvaluation(spec: SolverSpec, samples: number): number {
  return Math.min(spec.batchSize ?? solverOf(spec).defaults.batchSize ?? samples, samples)
}

/** Opens a problem for the solver that its spec names. */
export function openSolver(problem: Omit<Problem, 'rows'>): Solve {
  const { spec, dataset } = problem
  return solverOf(spec).open({ ...problem, rows: rowsOfEvaluation(spec, dataset.y.length) })
}
