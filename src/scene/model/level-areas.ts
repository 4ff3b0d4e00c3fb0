import { gridOf, region, roughRegion } from '../../geometry/contour.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import type { RegressionModel } from './regression-model.ts'
import type { Tick } from './tick.ts'

/** Cells across of the grid of rough areas. */
const ROUGH = 72

/**
 * The areas of the input window where the output reaches some rising levels, each inside the one before, and the lines at these
 * (× 2); `rough` ones straight from cell to cell of a grid.
 */
export function levelAreas(
  { plane, input }: Pick<RegressionModel, 'plane' | 'input'>,
  { levels }: { levels: readonly Pick<Tick, 'at'>[] },
  rough = false,
): Record<'rings' | 'lines', Float64Array[]>[] {
  const across = rough ? ROUGH : undefined
  const values = predictTargets(plane, gridOf(input, across))
  return levels.map(({ at }) => {
    const over = (of: Float64Array) => of.map(value => value - at)
    if (!values.some(value => value >= at)) return { rings: [], lines: [] }
    const { rings, borders } = across
      ? roughRegion(values, input, across, at)
      : region(places => over(predictTargets(plane, places)), input, over(values))
    return { rings, lines: borders }
  })
}
