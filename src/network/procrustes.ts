import { Matrix } from 'ml-matrix'
import { nearestOrthogonal } from './orthogonal.ts'

/** Options of `align`. */
export interface AlignOptions {
  /** True where the turn may reflect; false by default. */
  reflections?: boolean | undefined
}

/**
 * The turn that brings one cloud nearest to another about their means, in the sum of squared distances: the
 * orthogonal Procrustes problem (Schönemann, Psychometrika 31, 1966). Directions in which the clouds have
 * nothing in common turn as little as possible.
 *
 * @param points samples × dimensions, row-major
 * @param target as `points`: row s belongs to row s
 * @returns dimensions × dimensions, orthogonal; centred points (rows) times it are near the centred target
 */
export function align(
  points: Float64Array,
  target: Float64Array,
  dimensions: number,
  { reflections = false }: AlignOptions = {},
): number[][] {
  const [from, to] = [points, target].map(cloud => centred(cloud, dimensions)) as [Matrix, Matrix]
  return nearestOrthogonal(from.transpose().mmul(to), reflections).to2DArray()
}

function centred(points: Float64Array, dimensions: number): Matrix {
  return Matrix.from1DArray(points.length / dimensions, dimensions, Array.from(points)).center('column')
}
