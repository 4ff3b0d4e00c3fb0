import { exp } from '../data/elementary.ts'
import { pairs } from '../geometry/linear-scores.ts'
import { WorkError } from '../options/error.ts'
import { type EstimatorOptions, type LabelledRows, rowsByClass } from './estimator.ts'

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
  const machines = pairs(classes).map(([a, b]) => machine(rows, members, a, b, gamma, svmC, spend))
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
function keptRows(kernel: Kernel, places: Float64Array, features: number, spend: (work: number) => void) {
  const samples = places.length / features
  const kept = new Map<number, Float64Array>()
  return (i: number) => {
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

/** Row i of a kernel's matrix, as many values as there are samples; good until the next call. */
type KernelRow = (i: number) => Float64Array

/** The dual of a support vector machine for two classes. */
interface Dual {
  /** Weight of each sample, 0 to C; above 0 for support vectors. */
  alphas: Float64Array
  /** The decision is Σ alpha · sign · kernel − rho. */
  rho: number
  /** Weights where the search has settled: which of them are above 0 no longer changes. */
  settled: Float64Array
}

/** Curvature in place of one that is not positive. */
const tau = 1e-12

/** Violations of the optimality conditions below this give the decision; scikit-learn's `tol`. */
const tolerance = 1e-3

/** Those below which the support vectors are counted, and how many times as many steps the search may take until then. */
const settledTolerance = 1e-9
const maxSettling = 10

/**
 * Solves the dual of C-SVC, min ½ αᵀQα − Σα with 0 ≤ α ≤ C and Σ sign·α = 0, two weights at a time; the pair is chosen
 * by second-order information.
 *
 * @param signs 1 or −1 per sample
 * @param diagonal the kernel of each sample with itself
 * @see Fan, Chen, Lin: Working set selection using second order information, JMLR 6 (2005), which libsvm follows
 */
function solveDual(kernelRow: KernelRow, diagonal: Float64Array, signs: Int8Array, c: number): Dual {
  const n = signs.length
  const alphas = new Float64Array(n)
  const gradient = new Float64Array(n).fill(-1)
  const mayRise = (t: number) => (signs[t] > 0 ? alphas[t] < c : alphas[t] > 0)
  const mayFall = (t: number) => (signs[t] > 0 ? alphas[t] > 0 : alphas[t] < c)
  let maxSteps = Math.max(10_000_000, 100 * n)
  let found: Omit<Dual, 'settled'> | undefined
  for (let step = 0; step < maxSteps; step++) {
    let i = -1
    let highest = Number.NEGATIVE_INFINITY
    for (let t = 0; t < n; t++)
      if (mayRise(t) && -signs[t] * gradient[t] >= highest) {
        highest = -signs[t] * gradient[t]
        i = t
      }
    if (i < 0) break
    const rowI = kernelRow(i)
    let j = -1
    let lowest = Number.POSITIVE_INFINITY
    let best = Number.POSITIVE_INFINITY
    for (let t = 0; t < n; t++) {
      if (!mayFall(t)) continue
      const value = -signs[t] * gradient[t]
      lowest = Math.min(lowest, value)
      const gap = highest - value
      if (gap <= 0) continue
      const curvature = diagonal[i] + diagonal[t] - 2 * rowI[t]
      const gain = -(gap * gap) / (curvature > 0 ? curvature : tau)
      if (gain <= best) {
        best = gain
        j = t
      }
    }
    if (!found && highest - lowest < tolerance) {
      found = { alphas: alphas.slice(), rho: rhoOf(alphas, gradient, signs, c) }
      maxSteps = Math.min(maxSteps, maxSettling * (step + n))
    }
    if (j < 0 || highest - lowest < settledTolerance) break
    const curvature = diagonal[i] + diagonal[j] - 2 * rowI[j]
    const [oldI, oldJ] = [alphas[i], alphas[j]]
    movePair(alphas, i, j, signs, c, (highest + signs[j] * gradient[j]) / (curvature > 0 ? curvature : tau))
    const moveI = (alphas[i] - oldI) * signs[i]
    const moveJ = (alphas[j] - oldJ) * signs[j]
    const rowJ = kernelRow(j)
    for (let t = 0; t < n; t++) gradient[t] += signs[t] * (moveI * rowI[t] + moveJ * rowJ[t])
  }
  found ??= { alphas, rho: rhoOf(alphas, gradient, signs, c) }
  return { ...found, settled: alphas }
}

/** Moves two weights by as much as both may, so that Σ sign·α stays. */
function movePair(alphas: Float64Array, i: number, j: number, signs: Int8Array, c: number, step: number) {
  const room = (t: number, up: boolean) => (up ? c - alphas[t] : alphas[t])
  const length = Math.min(step, room(i, signs[i] > 0), room(j, signs[j] < 0))
  const move = (t: number, direction: number) => {
    // A weight that has no room left stands exactly on its bound.
    const bound = direction > 0 ? c : 0
    alphas[t] = length >= room(t, direction > 0) ? bound : alphas[t] + direction * length
  }
  move(i, signs[i])
  move(j, -signs[j])
}

/** The mean over the weights between their bounds, which lie on the street's edge, else the middle of what is allowed. */
function rhoOf(alphas: Float64Array, gradient: Float64Array, signs: Int8Array, c: number): number {
  let [low, high, sum, free] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0]
  for (let t = 0; t < alphas.length; t++) {
    const value = signs[t] * gradient[t]
    if (alphas[t] > 0 && alphas[t] < c) {
      sum += value
      free++
    } else if ((alphas[t] === 0) === signs[t] > 0) high = Math.min(high, value)
    else low = Math.max(low, value)
  }
  return free > 0 ? sum / free : (low + high) / 2
}
