/** Maximise one variable under rows `Σ values[i]·x[indices[i]] ≥ 0` and bounds; rows may be added between solutions. */
export interface LinearProgram {
  add(row: SparseRow): void
  /**
   * The best x; null when more steps than allowed would be needed, or when rounding leaves the solver no basis.
   * Starts from the solution before.
   */
  solve(mostSteps: number): { x: Float64Array | null; steps: number }
  /** Frees the solver's memory. */
  close(): void
}

export interface SparseRow {
  indices: number[]
  values: number[]
}

/** How far a solution may miss a row or an optimum: the least that the solver takes. */
const tolerance = 1e-10

/**
 * Opens a linear program in HiGHS, by its simplex method. The solver is WebAssembly of 3.5 MB and is loaded
 * here only.
 *
 * @param bounds −bounds[j] ≤ x[j] ≤ bounds[j]
 * @param maximised index of the variable to maximise
 */
export async function openLinearProgram(bounds: Float64Array, maximised: number): Promise<LinearProgram> {
  const loaded = await import('highs')
  // The package's types describe its CommonJS half; what is imported is the loader itself.
  const load = loaded.default as unknown as typeof loaded.default.default
  const highs = await load()
  const { objectiveSense, modelStatus } = highs.constants
  const model = highs.createModel()
  model.options.set({
    output_flag: false,
    solver: 'simplex',
    primal_feasibility_tolerance: tolerance,
    dual_feasibility_tolerance: tolerance,
  })
  model.addVars(
    bounds.map(bound => -bound),
    bounds,
  )
  model.changeColCost(maximised, 1)
  model.changeObjectiveSense(objectiveSense.maximize)
  return {
    add(row) {
      model.addRow(0, highs.infinity, row)
    },
    solve(mostSteps) {
      model.options.set('simplex_iteration_limit', mostSteps)
      try {
        model.run()
      } catch {
        return { x: null, steps: 0 }
      }
      const isBest = model.getModelStatus() === modelStatus.optimal
      return {
        x: isBest ? model.getSolution().colValue : null,
        steps: Number(model.info.get('simplex_iteration_count')),
      }
    },
    close: () => model.dispose(),
  }
}
