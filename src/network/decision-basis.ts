import { Matrix, SingularValueDecomposition, WrapperMatrix1D } from 'ml-matrix'
import { nearestOrthogonal } from './orthogonal.ts'
import { product } from './products.ts'
import { principalComponents, withoutAxes } from './projection.ts'

/** An affine map onto some axes, as plain data. */
export interface Projection {
  /** Dimensions × units. */
  axes: number[][]
  /** Value subtracted from each coordinate. */
  offsets: number[]
}

/**
 * An orthonormal basis of `dimensions` axes for activations (samples × units): first the span of the
 * output weights, centred over the classes (a common part of all scores decides nothing), then the
 * principal components of what is left. `rows` are the score weights, classes × units.
 *
 * Towards `near` the components are turned and mirrored among themselves, and so are two or more axes that span
 * the output weights; a single one stays, and so does what each kind of axes keeps. Where the basis is not exact,
 * all axes turn together.
 *
 * @param near coordinates of the same samples in the space before, samples × dimensions
 */
export function decisionBasis(
  activations: Float64Array,
  rows: number[][],
  dimensions: number,
  { near }: { near?: Float64Array | undefined } = {},
) {
  const units = rows[0].length
  const samples = activations.length / units
  const centred = new Matrix(rows).center('column')
  const { rightSingularVectors, diagonal } = new SingularValueDecomposition(centred, { autoTranspose: true })
  const rank = diagonal.filter(value => value > 1e-9 * (diagonal[0] || 1)).length
  const spanned = Math.min(rank, dimensions)
  const decision = Array.from({ length: spanned }, (_, k) =>
    towards(rightSingularVectors.getColumn(k), centred.getRow(centred.rows - 1)),
  )
  const left = withoutAxes(activations, samples, decision)
  const rest = principalComponents(left, samples, units, dimensions - spanned).axes
  const turned = (block: number[][], first: number) =>
    near ? turnedTowards(block, activations, near, dimensions, first) : block
  const axes = [...(spanned === 1 ? decision : turned(decision, 0)), ...turned(rest, spanned)]

  const mean = new Float64Array(units)
  for (let i = 0; i < activations.length; i++) mean[i % units] += activations[i] / samples
  const projection = { axes, offsets: axes.map(axis => product(axis, mean)) }
  const kept = projectOnto(projection, activations).reduce((sum, value) => sum + value * value, 0)
  let total = 0
  for (let i = 0; i < activations.length; i++) total += (activations[i] - mean[i % units]) ** 2
  return {
    /** True where class scores differ only along the drawn axes, so that boundaries stay exact. */
    exact: rank <= dimensions,
    /** Number of the axes that span the centred output weights. */
    spanned,
    /** Share of the activations' variance that the drawn axes keep. */
    share: total > 0 ? kept / total : 1,
    /** The axes (dimensions × units) and the coordinates of the activations' mean along them. */
    projection,
    /** Score weights (classes × units) and score biases in the drawn coordinates. */
    weights: (scores: number[][]) => scores.map(row => axes.map(axis => product(axis, row))),
    biases: (scores: number[][], biases: number[]) => scores.map((row, k) => biases[k] + product(row, mean)),
  }
}

/** Coordinates (samples × dimensions) of activations (samples × units). */
export function projectOnto({ axes, offsets }: Projection, activations: Float64Array): Float64Array {
  const [dimensions, units] = [axes.length, axes[0].length]
  const count = activations.length / units
  const places = new Float64Array(count * dimensions)
  for (let i = 0; i < count; i++)
    for (let d = 0; d < dimensions; d++)
      places[i * dimensions + d] = product(axes[d], activations, i * units) - offsets[d]
  return places
}

/** The axis with the sign that makes its product with `target` positive, so that pictures do not flip. */
function towards(axis: number[], target: number[]): number[] {
  return product(axis, target) < 0 ? axis.map(value => -value) : axis
}

/** The axes turned and mirrored among themselves so that points stand near the given coordinates, from one on. */
function turnedTowards(
  axes: number[][],
  activations: Float64Array,
  near: Float64Array,
  dimensions: number,
  first: number,
): number[][] {
  const count = axes.length
  if (count === 0) return axes
  const samples = near.length / dimensions
  const places = new WrapperMatrix1D(activations, { rows: samples }).mmul(new Matrix(axes).transpose())
  const wanted = near.filter((_, i) => i % dimensions >= first && i % dimensions < first + count)
  const turn = align(Float64Array.from(places.to1DArray()), wanted, count)
  return new Matrix(turn).transpose().mmul(new Matrix(axes)).to2DArray()
}

/**
 * The turn, or reflection, that brings one cloud nearest to another about their means, in the sum of squared distances: the
 * orthogonal Procrustes problem (Schönemann, Psychometrika 31, 1966). Directions in which the clouds have
 * nothing in common turn as little as possible.
 *
 * @param points samples × dimensions, row-major
 * @param target as `points`: row s belongs to row s
 * @returns dimensions × dimensions, orthogonal; centred points (rows) times it are near the centred target
 */
export function align(points: Float64Array, target: Float64Array, dimensions: number): number[][] {
  const [from, to] = [points, target].map(cloud => centred(cloud, dimensions)) as [Matrix, Matrix]
  return nearestOrthogonal(from.transpose().mmul(to)).to2DArray()
}

function centred(points: Float64Array, dimensions: number): Matrix {
  return Matrix.from1DArray(points.length / dimensions, dimensions, Array.from(points)).center('column')
}
