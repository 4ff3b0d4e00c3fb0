import { SpecError, WorkError } from '../options/error.ts'
import { type SearchLine, searchLine } from './line-search.ts'
import { dot } from './products.ts'

/** A function and its gradient; it may return the same object and the same array at every call. */
export type Objective = (x: Float64Array) => { value: number; gradient: Float64Array }

/** Stopping rules, memory and report. */
export interface MinimizeOptions {
  /** Ends with "gradient" when max|g| ≤ tolerance. */
  tolerance?: number
  /** Ends with "decrease" when f_k − f_k+1 ≤ relativeDecrease · max(|f_k|, |f_k+1|, 1); 0 switches it off. */
  relativeDecrease?: number
  /** Ends with "iterations" after so many. */
  maxIterations?: number
  /** Pairs of steps and gradient differences that are kept. */
  memory?: number
  /**
   * Called with the start and every accepted point, and the evaluations so far; `x` is the solver's own array, to be
   * copied where it is kept.
   */
  onIterate?: (x: Float64Array, value: number, evaluations: number) => void
}

/** The point at which the solver stopped, and why. */
export interface Minimum {
  /** The best point that was found. */
  x: Float64Array
  /** The function there. */
  value: number
  /** Accepted steps. */
  iterations: number
  /** Calls of the function, line searches included. */
  evaluations: number
  /** "lineSearch": no step from `x` lowers the value any more, as far as rounding can tell. */
  status: 'gradient' | 'decrease' | 'iterations' | 'lineSearch'
}

/** The state of the solver at a step. */
export interface MinimizeStep {
  iterations: number
  value: number
}

/**
 * L-BFGS: two-loop recursion (Nocedal, Math. Comp. 35, 1980) with a Moré–Thuente line search that ends on
 * the strong Wolfe conditions. Allocates no array in its loop.
 *
 * @param f what is minimized
 * @param x0 the start; not changed
 * @throws SpecError when an option is out of range or the gradient has not the length of `x0`
 * @throws WorkError when value or gradient are not finite at `x0`
 */
export function minimize(f: Objective, x0: Float64Array, options: MinimizeOptions = {}): Minimum {
  return runToEnd(minimizing(f, x0, options))
}

/**
 * The same as a generator, with a step at the start and one after each line search, so that the caller can report
 * progress or stop. Errors are those of `minimize`.
 */
export function* minimizing(
  f: Objective,
  x0: Float64Array,
  options: MinimizeOptions = {},
): Generator<MinimizeStep, Minimum> {
  const { tolerance, relativeDecrease, maxIterations, memory, onIterate } = checked(options)
  const n = x0.length
  const x = Float64Array.from(x0)
  const [trialX, gradient, trialGradient, direction] = Array.from({ length: 4 }, () => new Float64Array(n))
  const pairs = openPairs(memory, n)
  const line: SearchLine = { step: 0, value: 0, slope: 0, best: 0 }
  let [iterations, evaluations, failures] = [0, 1, 0]

  const along = () => {
    for (let i = 0; i < n; i++) trialX[i] = x[i] + line.step * direction[i]
    const point = f(trialX)
    evaluations++
    trialGradient.set(point.gradient)
    line.value = point.value
    line.slope = dot(trialGradient, direction)
  }
  const accept = () => {
    iterations++
    keepPair(pairs, x, trialX, gradient, trialGradient)
    x.set(trialX)
    gradient.set(trialGradient)
    value = line.value
    onIterate?.(x, value, evaluations)
  }

  let value = startAt(f, x, gradient)
  onIterate?.(x, value, evaluations)
  const done = (status: Minimum['status']): Minimum => ({ x, value, iterations, evaluations, status })
  for (;;) {
    yield { iterations, value }
    if (largest(gradient) <= tolerance) return done('gradient')
    if (iterations >= maxIterations) return done('iterations')

    const before = value
    line.value = value
    line.slope = descend(pairs, gradient, direction)
    if (searchLine(line, along, 1)) {
      if (line.value > before && relativeDecrease > 0) return done('decrease')
      accept()
      failures = 0
      const size = Math.max(Math.abs(before), Math.abs(value), 1)
      const flat = relativeDecrease > 0 && before - value <= relativeDecrease * size
      if (flat && largest(gradient) > tolerance) return done('decrease')
      continue
    }

    // The search is tried once more along the steepest descent, unless the failed direction was that one.
    const hopeless = line.best === 0 && pairs.count === 0
    failures++
    if (line.best > 0) {
      line.step = line.best
      along()
      accept()
    }
    if (hopeless || failures > 1) return done(largest(gradient) <= tolerance ? 'gradient' : 'lineSearch')
    pairs.count = 0
  }
}

/** Runs a generator to its end and returns its result. */
export function runToEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The last pairs s = x₊ − x and y = g₊ − g, in arrays that are allocated once. */
interface Pairs {
  s: Float64Array[]
  y: Float64Array[]
  rho: Float64Array
  weight: Float64Array
  count: number
  /** The place of the next pair, over the oldest one. */
  next: number
  scale: number
}

function openPairs(most: number, n: number): Pairs {
  const [s, y] = [0, 1].map(() => Array.from({ length: most }, () => new Float64Array(n)))
  return { s, y, rho: new Float64Array(most), weight: new Float64Array(most), count: 0, next: 0, scale: 1 }
}

function keepPair(pairs: Pairs, x: Float64Array, xNext: Float64Array, g: Float64Array, gNext: Float64Array) {
  const { next } = pairs
  const [step, change] = [pairs.s[next], pairs.y[next]]
  for (let i = 0; i < x.length; i++) {
    step[i] = xNext[i] - x[i]
    change[i] = gNext[i] - g[i]
  }
  const product = dot(step, change)
  const squares = dot(change, change)
  // A pair without clear positive curvature would spoil the metric.
  if (!(product > Number.EPSILON * Math.sqrt(dot(step, step) * squares)) || !Number.isFinite(squares)) return
  pairs.rho[next] = 1 / product
  pairs.scale = product / squares
  pairs.next = (next + 1) % pairs.s.length
  pairs.count = Math.min(pairs.count + 1, pairs.s.length)
}

/** Writes a direction that descends, and returns its slope; the pairs are forgotten where theirs does not. */
function descend(pairs: Pairs, g: Float64Array, out: Float64Array): number {
  if (pairs.count > 0) {
    descendByPairs(pairs, g, out)
    const slope = dot(g, out)
    if (slope < 0 && Number.isFinite(slope)) return slope
    pairs.count = 0
  }
  // Along −g/‖g‖ the first step is of length 1.
  const max = largest(g)
  for (let i = 0; i < g.length; i++) out[i] = -g[i] / max
  multiply(out, 1 / Math.sqrt(dot(out, out)))
  return dot(g, out)
}

/** Writes −H·g. */
function descendByPairs(pairs: Pairs, g: Float64Array, out: Float64Array): void {
  const { s, y, rho, weight, count, next, scale } = pairs
  for (let i = 0; i < g.length; i++) out[i] = -g[i]
  const pair = (k: number) => (next - k + s.length) % s.length
  let product = dot(s[pair(1)], out)
  for (let k = 1; k < count; k++) {
    const at = pair(k)
    weight[at] = rho[at] * product
    product = addAndDot(out, -weight[at], y[at], s[pair(k + 1)])
  }
  const oldest = pair(count)
  weight[oldest] = rho[oldest] * product
  add(out, -weight[oldest], y[oldest])
  multiply(out, scale)
  product = dot(y[oldest], out)
  for (let k = count; k > 1; k--) {
    const at = pair(k)
    product = addAndDot(out, weight[at] - rho[at] * product, s[at], y[pair(k - 1)])
  }
  const newest = pair(1)
  add(out, weight[newest] - rho[newest] * product, s[newest])
}

function add(a: Float64Array, factor: number, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i] += factor * b[i]
}

/**
 * `add`, and then the product of `a` with `c`, in one loop: the sum's terms wait for each other, the additions do not. By twos
 * and without reading what was just written it takes 0.8 of the time.
 */
function addAndDot(a: Float64Array, factor: number, b: Float64Array, c: Float64Array): number {
  const n = Math.min(a.length, b.length, c.length)
  let sum = 0
  let i = 0
  for (; i + 1 < n; i += 2) {
    const value = a[i] + factor * b[i]
    const next = a[i + 1] + factor * b[i + 1]
    a[i] = value
    a[i + 1] = next
    sum += c[i] * value
    sum += c[i + 1] * next
  }
  if (i === n) return sum
  a[i] += factor * b[i]
  return sum + c[i] * a[i]
}

function multiply(a: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] *= factor
}

function largest(a: Float64Array): number {
  let max = 0
  for (let i = 0; i < a.length; i++) max = Math.max(max, Math.abs(a[i]))
  return max
}

/** Writes the gradient at the start, and returns the value there. */
function startAt(f: Objective, x: Float64Array, into: Float64Array): number {
  const { value, gradient } = f(x)
  if (gradient.length !== x.length)
    throw new SpecError('gradient', gradient.length, `the length of x0, ${x.length}`)
  into.set(gradient)
  if (Number.isFinite(value) && into.every(Number.isFinite)) return value
  throw new WorkError(
    `minimize cannot start: at x0 the value is ${value}, and value and gradient must be finite`,
  )
}

function checked({
  tolerance = 1e-6,
  relativeDecrease = 2.2e-9,
  maxIterations = 1000,
  memory = 10,
  onIterate,
}: MinimizeOptions) {
  for (const [name, value] of Object.entries({ tolerance, relativeDecrease, maxIterations }))
    if (!(value >= 0)) throw new SpecError(name, value, 'a number from 0')
  if (!(Number.isInteger(memory) && memory >= 1))
    throw new SpecError('memory', memory, 'a whole number from 1')
  return { tolerance, relativeDecrease, maxIterations, memory, onIterate }
}
