/** Row i of a kernel's matrix, as many values as there are samples; good until the next call. */
export type KernelRow = (i: number) => Float64Array

/** The dual of a support vector machine for two classes. */
export interface Dual {
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
export function solveDual(kernelRow: KernelRow, diagonal: Float64Array, signs: Int8Array, c: number): Dual {
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
  const ends = [
    [i, signs[i]],
    [j, -signs[j]],
  ]
  for (const [t, direction] of ends) {
    // A weight that has no room left stands exactly on its bound.
    const bound = direction > 0 ? c : 0
    alphas[t] = length >= room(t, direction > 0) ? bound : alphas[t] + direction * length
  }
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
