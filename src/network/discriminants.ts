import { EVD, Matrix, SVD, WrapperMatrix1D } from 'ml-matrix'
import type { ClassDataset } from '../data/dataset.ts'
import { type Components, signed } from './projection.ts'

/** Singular values up to which a direction counts as none, scikit-learn's `tol`: within classes, and between them relative to the largest. */
const tolerance = 1e-4
/** The same between classes, where rounding alone moves their means. */
const equalMeans = 1e-10
/** Deviation within the classes, relative to the size of a column, that is rounding. */
const constant = 1e-12

/**
 * Linear discriminants: the directions along which class means lie far apart against the spread within classes, which is
 * 1 along each of them. They are those of scikit-learn's LinearDiscriminantAnalysis(solver="svd"), with its tolerances;
 * the largest weight of each is positive.
 *
 * @param dataset x is samples × features, row-major, with more samples than classes, and samples of every class
 * @returns all that there are: at most classes − 1, fewer where the means differ in fewer directions. The mean is that of
 *   all samples; shares are those of the variance between classes
 */
export function discriminants(dataset: Omit<ClassDataset, 'scale'>): Omit<Components, 'share'> {
  const { x, y, features, classes } = dataset
  const width = features.length
  const { counts, means, mean } = classMeans(x, y, width, classes.length)
  const whitening = whiteningAxes(x, y, means)
  if (whitening.length === 0) return { mean, axes: [], shares: [] }

  const between = means.map((own, k) => {
    const weight = Math.sqrt(counts[k] / (classes.length - 1))
    return whitening.map(axis => weight * axis.reduce((sum, v, i) => sum + v * (own[i] - mean[i]), 0))
  })
  const { diagonal, rightSingularVectors } = new SVD(new Matrix(between), { autoTranspose: true })
  const total = diagonal.reduce((sum, value) => sum + value ** 2, 0)
  const kept = diagonal.filter(value => value > Math.max(tolerance * diagonal[0], equalMeans))
  return {
    mean,
    axes: kept.map((_, k) => {
      const turn = rightSingularVectors.getColumn(k)
      return signed(features.map((_, i) => turn.reduce((sum, v, r) => sum + v * whitening[r][i], 0)))
    }),
    shares: kept.map(value => value ** 2 / total),
  }
}

/** Axes along which the spread within classes is 1, the largest first; none where there is no spread. */
function whiteningAxes(x: Float64Array, y: Int32Array, means: readonly Float64Array[]): number[][] {
  const width = means[0].length
  const rows = new WrapperMatrix1D(x, { rows: y.length })
  const scattered = Matrix.from1DArray(
    y.length,
    width,
    x.map((value, at) => value - means[y[Math.floor(at / width)]][at % width]),
  )
  const scatter = scattered.transpose().mmul(scattered)
  // A column that is the same all through each class gives no axis.
  const deviations = scatter.diagonal().map((sum, i) => {
    const deviation = Math.sqrt(sum / y.length)
    const size = rows.getColumn(i).reduce((max, value) => Math.max(max, Math.abs(value)), 0)
    return deviation > constant * size ? deviation : 1
  })
  const freedom = y.length - means.length
  const within = scatter.to2DArray().map((sums, i) => {
    return sums.map((sum, j) => sum / (freedom * deviations[i] * deviations[j]))
  })
  const { realEigenvalues, eigenvectorMatrix } = new EVD(within, { assumeSymmetric: true })
  return realEigenvalues
    .map((value, k) => ({ spread: Math.sqrt(Math.max(0, value)), axis: eigenvectorMatrix.getColumn(k) }))
    .filter(({ spread }) => spread > tolerance)
    .reverse()
    .map(({ spread, axis }) => axis.map((v, i) => v / (deviations[i] * spread)))
}

/** The number of points of each class and their mean, and the mean of all. */
export function classMeans(x: Float64Array, y: Int32Array, width: number, classes: number) {
  const counts = new Array<number>(classes).fill(0)
  const means = counts.map(() => new Float64Array(width))
  const mean = new Float64Array(width)
  y.forEach((k, s) => {
    counts[k]++
    for (let i = 0; i < width; i++) means[k][i] += x[s * width + i]
  })
  means.forEach((sums, k) => {
    for (let i = 0; i < width; i++) {
      mean[i] += sums[i] / y.length
      sums[i] /= counts[k]
    }
  })
  return { counts, means, mean }
}
