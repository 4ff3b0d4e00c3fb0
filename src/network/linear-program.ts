import type { UnknownReason } from './hull-distance.ts'

/** Maximises one variable under rows `Σ values[i]·x[indices[i]] ≥ 0` and bounds; rows may be added between solutions. */
export interface LinearProgram {
  /** Adds a row to those that solutions satisfy. */
  add(row: SparseRow): void
  /**
   * Solves the program from its last solution, in so many simplex iterations at most; where no row was added since, makes
   * that solution more exact.
   */
  solve(maxSteps: number): Solution
  close(): void
}

/** The coefficients of a row that are not 0, by index of their variable. */
export type SparseRow = Record<'indices' | 'values', number[]>

/** A solution of the rows added so far. */
export interface Solution {
  /** The optimum. */
  x: Float64Array
  /** By how much a row's sum above 0 would lower the maximum: at least 0, up to rounding. */
  prices: Float64Array
  /** Simplex iterations. */
  steps: number
  /** The reason why x is not the optimum: more steps are needed, or rounding left the solver without a basis. */
  failure: UnknownReason | null
}

/** Largest violation of a row, an optimum or a price: the smallest tolerance that the solver takes. */
const tolerance = 1e-10
/**
 * Factor by which refinement scales up the remaining error; also the cost of the variable, so that prices are exact to
 * this part of the tolerance.
 */
const scale = 2 ** 10

const settings = {
  output_flag: false,
  solver: 'simplex',
  primal_feasibility_tolerance: tolerance,
  dual_feasibility_tolerance: tolerance,
  // Smaller values would count as 0; the smallest limit that the solver takes.
  small_matrix_value: 1e-12,
}

/**
 * Opens a linear program in HiGHS, by its simplex method. The solver is WebAssembly of 3.5 MB and is loaded
 * here only. Bundles for pages do without it: they would have to serve it beside themselves, where few figures need it.
 * A solution is corrected by iterative refinement (Gleixner, Steffy and Wolter, INFORMS J. Computing 28,
 * 2016): the difference from it to the optimum, scaled up, is found with the same rows.
 *
 * @param bounds −bounds[j] ≤ x[j] ≤ bounds[j]
 * @param maximised index of the variable to maximise
 * @returns null where the solver is not there
 */
export async function openLinearProgram(
  bounds: Float64Array,
  maximised: number,
): Promise<LinearProgram | null> {
  const highs = await loadHighs()
  if (highs === null) return null
  const { modelStatus } = highs.constants
  const model = highs.createModel()
  model.options.set(settings)
  const lowest = bounds.map(bound => -bound)
  model.addVars(lowest, bounds)
  model.changeColCost(maximised, -scale)
  const rows: SparseRow[] = []
  let x: Float64Array | null = null

  /** Makes a solution the origin of the variables, and scales them up from there. */
  const move = (origin: Float64Array, up: number) => {
    const all = { kind: 'range', from: 0, to: bounds.length - 1 } as const
    const [low, high] = [-1, 1].map(side => bounds.map((bound, j) => up * (side * bound - origin[j])))
    model.changeColsBounds(all, low, high)
    const sums = rows.map(({ indices, values }) =>
      indices.reduce((sum, j, n) => sum + values[n] * origin[j], 0),
    )
    model.changeRowsBounds(
      { kind: 'range', from: 0, to: rows.length - 1 },
      sums.map(sum => -up * sum),
      sums.map(() => highs.infinity),
    )
  }

  const solution = (): Pick<Solution, 'failure'> & Partial<ReturnType<typeof model.getSolution>> => {
    try {
      model.run()
      const status = model.getModelStatus()
      const more = status === modelStatus.iterationLimit ? 'work' : 'rounding'
      return { ...model.getSolution(), failure: status === modelStatus.optimal ? null : more }
    } catch {
      // HiGHS throws where rounding has left it without a basis, and then has no solution either.
      return { failure: 'rounding' }
    }
  }

  return {
    add(row) {
      rows.push(row)
      model.addRow(0, highs.infinity, row)
      x = null
    },
    solve(maxSteps) {
      const origin = x ?? new Float64Array(bounds.length)
      const up = x ? scale : 1
      move(origin, up)
      model.options.set('simplex_iteration_limit', maxSteps)
      const { colValue, rowDual, failure } = solution()
      if (!colValue || !rowDual)
        return { x: origin, prices: new Float64Array(rows.length), steps: 0, failure }
      x = origin.map((value, j) => value + colValue[j] / up)
      return {
        x,
        prices: rowDual.map(price => price / scale),
        steps: Number(model.info.get('simplex_iteration_count')),
        failure,
      }
    },
    close: () => model.dispose(),
  }
}

async function loadHighs() {
  const loaded = await import('#highs')
  // The package's types describe its CommonJS half; what is imported is the loader itself.
  const load = loaded.default as unknown as typeof loaded.default.default | null
  return load === null ? null : load()
}
