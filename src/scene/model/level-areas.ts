import { gridOf, region, roughRegion } from '../../geometry/contour.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import type { RegressionModel } from './regression-model.ts'
import type { Tick } from './tick.ts'

/** The part of the input window where the output reaches a level, and the lines at that, in input coordinates (× 2). */
type LevelArea = Record<'rings' | 'lines', Float64Array[]>

/** Cells across of the grid of rough areas. */
const ROUGH = 72

/** The areas of some rising levels of the output, each inside the one before; `rough` ones straight from cell to cell of a grid. */
export function levelAreas(
  { network, input }: Pick<RegressionModel, 'network' | 'input'>,
  { levels }: { levels: readonly Pick<Tick, 'at'>[] },
  rough = false,
): LevelArea[] {
  const across = rough ? ROUGH : undefined
  const values = predictTargets(network, gridOf(input, across))
  return levels.map(({ at }) => {
    const over = (of: Float64Array) => of.map(value => value - at)
    if (!values.some(value => value >= at)) return { rings: [], lines: [] }
    const { rings, borders } = across
      ? roughRegion(values, input, across, at)
      : region(places => over(predictTargets(network, places)), input, over(values))
    return { rings, lines: borders }
  })
}
