import { scores as outputScores } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import type { LinearScores } from './hidden-space.ts'

/** Scores per class of inputs (samples × classes); two classes have 0 and the logit. The largest decides. */
export function classScores(network: Network, x: Float64Array): Float64Array {
  const values = outputScores(network, x)
  if (network.layers[network.layers.length - 1].biases.length > 1) return values
  const scores = new Float64Array(values.length * 2)
  for (let i = 0; i < values.length; i++) scores[2 * i + 1] = values[i]
  return scores
}

/** The class with the largest score, at row `i`. */
export function winner(scores: Float64Array, i: number, classes: number): number {
  let best = 0
  for (let k = 1; k < classes; k++) if (scores[i * classes + k] > scores[i * classes + best]) best = k
  return best
}

/** How far class `k` leads (or trails) the best other class, one number a row. */
export function lead(scores: Float64Array, classes: number, k: number): Float64Array {
  const samples = scores.length / classes
  const leads = new Float64Array(samples)
  for (let i = 0; i < samples; i++) {
    let other = -Infinity
    for (let j = 0; j < classes; j++) if (j !== k) other = Math.max(other, scores[i * classes + j])
    leads[i] = scores[i * classes + k] - other
  }
  return leads
}

/** Convex polygon (x₀, y₀, …) of the places where class `k` has the largest score, cut from a convex polygon. */
export function cell(polygon: number[], { weights, biases }: LinearScores, k: number): number[] {
  let cut = polygon
  weights.forEach((row, j) => {
    if (j === k) return
    const value = (x: number, y: number) =>
      biases[k] - biases[j] + (weights[k][0] - row[0]) * x + ((weights[k][1] ?? 0) - (row[1] ?? 0)) * y
    cut = clip(cut, value)
  })
  return cut
}

/** The part of a convex polygon where `value` is not negative (Sutherland and Hodgman 1974). */
export function clip(polygon: number[], value: (x: number, y: number) => number): number[] {
  const kept: number[] = []
  for (let i = 0; i < polygon.length; i += 2) {
    const next = (i + 2) % polygon.length
    const [x, y, nx, ny] = [polygon[i], polygon[i + 1], polygon[next], polygon[next + 1]]
    const [here, there] = [value(x, y), value(nx, ny)]
    if (here >= 0) kept.push(x, y)
    if (here >= 0 !== there >= 0) {
      const share = here / (here - there)
      kept.push(x + (nx - x) * share, y + (ny - y) * share)
    }
  }
  return kept
}

/** The part of the line between classes `a` and `b` where no other class is ahead, inside a convex polygon. */
export function tie(
  polygon: number[],
  { weights, biases }: LinearScores,
  a: number,
  b: number,
): number[] | null {
  const score = (k: number, x: number, y: number) => biases[k] + weights[k][0] * x + (weights[k][1] ?? 0) * y
  const half = clip(polygon, (x, y) => score(a, x, y) - score(b, x, y))
  // Where the line passes through a corner, the corner is there twice: an edge of no length.
  let ends: number[] = []
  let longest = 0
  const size = Math.hypot(weights[a][0] - weights[b][0], (weights[a][1] ?? 0) - (weights[b][1] ?? 0)) || 1
  for (let i = 0; i < half.length; i += 2) {
    const next = (i + 2) % half.length
    const on = (p: number) =>
      Math.abs(score(a, half[p], half[p + 1]) - score(b, half[p], half[p + 1])) < 1e-9 * size
    const length = Math.hypot(half[next] - half[i], half[next + 1] - half[i + 1])
    if (length > longest && on(i) && on(next)) {
      longest = length
      ends = [half[i], half[i + 1], half[next], half[next + 1]]
    }
  }
  if (longest === 0) return null
  let [start, end] = [0, 1]
  const at = (t: number) => [ends[0] + (ends[2] - ends[0]) * t, ends[1] + (ends[3] - ends[1]) * t]
  for (let k = 0; k < weights.length; k++) {
    if (k === a || k === b) continue
    const [x0, y0] = at(0)
    const [x1, y1] = at(1)
    const [first, last] = [score(a, x0, y0) - score(k, x0, y0), score(a, x1, y1) - score(k, x1, y1)]
    if (first < 0 && last < 0) return null
    const share = first / (first - last)
    if (first < 0) start = Math.max(start, share)
    else if (last < 0) end = Math.min(end, share)
  }
  return start < end ? [...at(start), ...at(end)] : null
}
