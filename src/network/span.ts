import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import { principalComponents } from './projection.ts'

/** A projection of a wide hidden layer that keeps the network's decision where it can. */
export interface DecisionBasis {
  /** Whether class scores differ only along the drawn axes, so that boundaries stay exact. */
  exact: boolean
  /** How many of the axes span the centred output weights. */
  spanned: number
  /** Share of the activations' variance that the drawn axes keep. */
  share: number
  /** Activations (samples × units) to coordinates (samples × dimensions). */
  project(activations: Float64Array): Float64Array
  /** Score weights (classes × units) in the drawn coordinates (classes × dimensions). */
  weights(rows: number[][]): number[][]
  /** Score biases in the drawn coordinates. */
  biases(rows: number[][], biases: number[]): number[]
}

/**
 * An orthonormal basis of `dimensions` axes for activations (samples × units): first the span of the
 * output weights, centred over the classes (a common part of all scores decides nothing), then the
 * principal components of what is left. `rows` are the score weights, classes × units.
 */
export function decisionBasis(
  activations: Float64Array,
  rows: number[][],
  dimensions: number,
): DecisionBasis {
  const units = rows[0].length
  const samples = activations.length / units
  const centred = new Matrix(rows).center('column')
  const { rightSingularVectors, diagonal } = new SingularValueDecomposition(centred, { autoTranspose: true })
  const rank = diagonal.filter(value => value > 1e-9 * (diagonal[0] || 1)).length
  const spanned = Math.min(rank, dimensions)
  const axes = Array.from({ length: spanned }, (_, k) =>
    towards(rightSingularVectors.getColumn(k), centred.getRow(centred.rows - 1)),
  )
  const rest = principalComponents(without(activations, samples, axes), samples, units, dimensions - spanned)
  axes.push(...rest.axes)

  const mean = columnMeans(activations, samples, units)
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>, offset = 0) => {
    let sum = 0
    for (let i = 0; i < units; i++) sum += a[i] * b[offset + i]
    return sum
  }
  const offsets = axes.map(axis => dot(axis, mean))
  const project = (values: Float64Array) => {
    const count = values.length / units
    const places = new Float64Array(count * dimensions)
    for (let i = 0; i < count; i++) {
      for (let d = 0; d < dimensions; d++)
        places[i * dimensions + d] = dot(axes[d], values, i * units) - offsets[d]
    }
    return places
  }
  const kept = sumOfSquares(project(activations))
  let total = 0
  for (let i = 0; i < activations.length; i++) total += (activations[i] - mean[i % units]) ** 2
  return {
    exact: rank <= dimensions,
    spanned,
    share: total > 0 ? kept / total : 1,
    project,
    weights: scores => scores.map(row => axes.map(axis => dot(axis, row))),
    biases: (scores, biases) => scores.map((row, k) => biases[k] + dot(row, mean)),
  }
}

/** The axis with the sign that makes its product with `target` positive, so that pictures do not flip. */
function towards(axis: number[], target: number[]): number[] {
  const product = axis.reduce((sum, value, i) => sum + value * target[i], 0)
  return product < 0 ? axis.map(value => -value) : axis
}

function without(activations: Float64Array, samples: number, axes: number[][]): Float64Array {
  const left = activations.slice()
  const units = activations.length / samples
  for (const axis of axes) {
    for (let i = 0; i < samples; i++) {
      let product = 0
      for (let j = 0; j < units; j++) product += left[i * units + j] * axis[j]
      for (let j = 0; j < units; j++) left[i * units + j] -= product * axis[j]
    }
  }
  return left
}

function columnMeans(values: Float64Array, samples: number, units: number): Float64Array {
  const mean = new Float64Array(units)
  for (let i = 0; i < values.length; i++) mean[i % units] += values[i] / samples
  return mean
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0)
}
