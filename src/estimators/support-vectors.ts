import { exp } from '../data/elementary.ts'
import { WorkError } from '../options/error.ts'
import { type EstimatorOptions, type LabelledRows, rowsByClass } from './estimator.ts'
import { type KernelRow, solveDual } from './smo.ts'

/** A machine for each pair of classes. */
export interface SvmFit {
  features: number
  classes: number
  /** null for the linear kernel, else of exp(−gamma · distance²). */
  gamma: number | null
  machines: SvmMachine[]
}

/** Tells two classes apart: positive decisions are for `positive`. */
export interface SvmMachine {
  positive: number
  negative: number
  /** Support vectors, as rows of the data. */
  rows: number[]
  /**
   * Terms of the decision, places (× features) and alpha · sign of each: those of the support vectors, and behind them those
   * of rows that scikit-learn's tolerance leaves among them.
   */
  places: Float64Array
  weights: Float64Array
  rho: number
}

/** Work of a fit at most, some ten seconds, and between two calls of `onWork`, in samples that a step goes through. */
const [maxWork, pace] = [1e9, 2e6]

/** A machine for each pair of classes. @param gamma null for the linear kernel @throws WorkError beyond `most` work */
export function fitMachines(
  rows: LabelledRows,
  gamma: number | null,
  { svmC }: Pick<EstimatorOptions, 'svmC'>,
  onWork = () => {},
  most = maxWork,
): SvmFit {
  const { features, classes } = rows
  let done = 0
  const spend = (work: number) => {
    if (Math.floor((done + work) / pace) > Math.floor(done / pace)) onWork()
    done += work
    if (done > most)
      throw new WorkError(
        `a support vector machine takes too long for ${rows.y.length} rows that overlap so much; fewer rows help, or --classifiers without svm and rbf`,
      )
  }
  const members = rowsByClass(rows)
  const pairs = members.flatMap((_, a) => Array.from({ length: classes - a - 1 }, (_, i) => [a, a + 1 + i]))
  const machines = pairs.map(([a, b]) => machine(rows, members, a, b, gamma, svmC, spend))
  return { features, classes, gamma, machines }
}

/** Of two classes half the decision, libsvm's positive class being the first; of more how many of its pairs a class wins. */
export function svmScores({ features, classes, gamma, machines }: SvmFit, x: Float64Array): Float64Array {
  const samples = x.length / features
  const scores = new Float64Array(samples * classes)
  const kernel = kernelOf(gamma, features)
  for (const { positive, negative, places, weights, rho } of machines)
    for (let s = 0; s < samples; s++) {
      let value = -rho
      for (let v = 0; v < weights.length; v++)
        value += weights[v] * kernel(places, v * features, x, s * features)
      if (classes > 2) scores[s * classes + (value > 0 ? positive : negative)]++
      else scores.set([value / 2, -value / 2], 2 * s)
    }
  return scores
}

function machine(
  { x, features }: LabelledRows,
  members: number[][],
  positive: number,
  negative: number,
  gamma: number | null,
  c: number,
  spend: (work: number) => void,
): SvmMachine {
  const rows = [...members[positive], ...members[negative]]
  const places = Float64Array.from({ length: rows.length * features }, (_, i) => {
    return x[rows[Math.floor(i / features)] * features + (i % features)]
  })
  const signs = Int8Array.from(rows, (_, i) => (i < members[positive].length ? 1 : -1))
  const kernel = kernelOf(gamma, features)
  const diagonal = Float64Array.from(rows, (_, i) => kernel(places, i * features, places, i * features))
  const kernelRow = keptRows(kernel, places, features, spend)
  const { alphas, rho, settled } = solveDual(kernelRow, diagonal, signs, c)
  const numbers = Array.from(rows.keys())
  const support = numbers.filter(i => settled[i] > 0)
  const terms = [...support, ...numbers.filter(i => settled[i] === 0 && alphas[i] > 0)]
  return {
    positive,
    negative,
    rows: support.map(i => rows[i]),
    places: Float64Array.from(terms.flatMap(i => [...places.subarray(i * features, (i + 1) * features)])),
    weights: Float64Array.from(terms, i => alphas[i] * signs[i]),
    rho,
  }
}

type Kernel = (a: Float64Array, i: number, b: Float64Array, j: number) => number

function kernelOf(gamma: number | null, features: number): Kernel {
  if (gamma === null)
    return (a, i, b, j) => {
      let sum = 0
      for (let k = 0; k < features; k++) sum += a[i + k] * b[j + k]
      return sum
    }
  return (a, i, b, j) => {
    let sum = 0
    for (let k = 0; k < features; k++) sum += (a[i + k] - b[j + k]) ** 2
    return exp(-gamma * sum)
  }
}

/** Numbers of the kernel's matrix that are kept at most: 64 MB. */
const maxKept = 8e6

/** Rows of the kernel's matrix, kept as far as they have room; a step asks for two. */
function keptRows(
  kernel: Kernel,
  places: Float64Array,
  features: number,
  spend: (work: number) => void,
): KernelRow {
  const samples = places.length / features
  const kept = new Map<number, Float64Array>()
  return i => {
    let row = kept.get(i)
    spend(samples * (row ? 0.5 : 1.5 + features / 4))
    if (!row) {
      if (kept.size >= Math.max(2, maxKept / samples)) kept.clear()
      row = new Float64Array(samples)
      for (let j = 0; j < samples; j++) row[j] = kernel(places, i * features, places, j * features)
      kept.set(i, row)
    }
    return row
  }
}
