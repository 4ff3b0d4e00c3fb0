import type { ClassDataset } from '../data/dataset.ts'
import type { ColumnFeatures } from '../data/encoding.ts'
import { sampleRows, takeRows } from '../data/sample.ts'
import { centred, column } from '../data/scale.ts'
import { dot } from './products.ts'
import { withoutAxes } from './projection.ts'

/** Rows that are looked at, at most: with so many a correlation is known to 0.01 where it is high. */
const maxRows = 2000

/** Share of its length from which a direction is rounding: that of a column's last value follows from the others. */
const rounding = 1e-9

/**
 * Strength of the association of each two columns, columns × columns, 0 to 1: for two numbers |r| of Pearson, for a number
 * and categories the correlation ratio η (the root of R²), for two of categories Cramér's V. All three are the root of the
 * mean of squared canonical correlations, by the smaller number of directions.
 */
export function associations(
  data: Pick<ClassDataset, 'x' | 'y' | 'features'>,
  columns: readonly ColumnFeatures[],
): number[][] {
  const rows = sampleRows(data.y.length, maxRows, 1)
  const { x } = takeRows(data, rows)
  const bases = columns.map(({ features }) =>
    orthonormal(features.map(feature => centred(column(x, data.features.length, feature)))),
  )
  return bases.map(a =>
    bases.map(b => {
      const squares = a.reduce((sum, u) => b.reduce((sum, v) => sum + dot(u, v) ** 2, sum), 0)
      return Math.min(1, Math.sqrt(squares / Math.max(1, Math.min(a.length, b.length))))
    }),
  )
}

/** Orthonormal vectors that span those given (modified Gram–Schmidt). */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = []
  for (const vector of vectors) {
    const length = Math.sqrt(dot(vector, vector))
    const rest = withoutAxes(vector, 1, basis)
    const left = Math.sqrt(dot(rest, rest))
    if (left > rounding * length) basis.push(rest.map(value => value / left))
  }
  return basis
}
