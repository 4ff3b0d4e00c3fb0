/**
 * Keyframes of a value: at `times[i]` it is that of sample `samples[i]`, and on the way to the next it is eased by
 * `eases[i]`, evenly where that is undefined. Two keyframes at one time are a jump.
 */
export interface Keyframes {
  /** 0 to 1, the first 0 and the last 1. */
  times: number[]
  samples: number[]
  eases: (Spline | undefined)[]
}

/** The state of a thing at each sample; undefined where it is not there. */
export type States<State> = readonly (State | undefined)[]

/** A value of some numbers at each sample; undefined where it does not matter. */
export type Values = States<ArrayLike<number>>

/**
 * The fewest keyframes that give a value at all samples within a tolerance.
 *
 * @param times of the samples, 0 to 1, the first 0 and the last 1
 * @returns null for a value that stays the same wherever it matters
 */
export function fitKeyframes(values: Values, times: readonly number[], tolerance: number): Keyframes | null {
  const runs = runsOf(values)
  if (runs.length === 0) return null
  const [first] = runs[0]
  if (values.every(value => !value || isSame(value, values[first]!))) return null
  const fitBetween = (from: number, to: number) => fitPiece(values, times, from, to, tolerance)
  const keys: Keyframes = { times: [], samples: [], eases: [] }
  const add = (time: number, sample: number, ease?: Spline) => {
    const end = keys.samples.length - 1
    // In the middle of a rest.
    const rests = (k: number) =>
      keys.samples[k] === sample || isSame(values[keys.samples[k]]!, values[sample]!)
    if (end > 0 && rests(end) && rests(end - 1)) {
      keys.times[end] = time
      keys.eases[end] = ease
      return
    }
    keys.times.push(time)
    keys.samples.push(sample)
    keys.eases.push(ease)
  }
  // While it does not matter, it goes from what it was to what it will be.
  if (times[first] > 0) add(0, first)
  for (const [start, end] of runs)
    for (const { to, at, ease } of piecesOf(values, start, end, fitBetween)) add(times[at], to, ease)
  const [, last] = runs[runs.length - 1]
  if (times[last] < 1) add(1, last)
  return keys
}

/** First and last samples of the stretches in which a value matters. */
function runsOf(values: Values): [number, number][] {
  const runs: [number, number][] = []
  values.forEach((value, i) => {
    if (!value) return
    if (i > 0 && values[i - 1]) runs[runs.length - 1][1] = i
    else runs.push([i, i])
  })
  return runs
}

/** The ease by which a value goes from one sample to another; null where none is near enough. */
type Fit = (from: number, to: number) => ReturnType<typeof fitPiece>

/** Samples of a rest at least; fewer are a part of a motion that happens to stand still. */
const MIN_REST = 3

/**
 * The fewest keyframes of a run of values, from its first to its last sample: when each is, the sample whose value it has,
 * and how it goes on.
 */
function piecesOf(values: Values, start: number, end: number, fitBetween: Fit) {
  const pieces: { at: number; to: number; ease: Spline | undefined }[] = []
  let at = start
  while (at < end) {
    let rest = at
    while (rest < end && isSame(values[rest + 1]!, values[at]!)) rest++
    if (rest - at + 1 >= MIN_REST || rest === end) {
      pieces.push({ at, to: at, ease: undefined })
      if (rest === end) return [...pieces, { at: end, to: at, ease: undefined }]
      at = rest
    }
    // Until it rests again.
    let goal = at + 1
    while (goal < end && !restsAt(values, goal, end)) goal++
    for (const [from, ease] of motion(at, goal, fitBetween)) pieces.push({ at: from, to: from, ease })
    at = goal
  }
  pieces.push({ at: end, to: end, ease: undefined })
  return pieces
}

function restsAt(values: Values, at: number, end: number): boolean {
  if (at + MIN_REST - 1 > end) return false
  for (let i = 1; i < MIN_REST; i++) if (!isSame(values[at + i]!, values[at]!)) return false
  return true
}

/** Beginnings of the longest stretches of a motion that one ease each describes. */
function motion(start: number, end: number, fitBetween: Fit): [number, Spline | undefined][] {
  const pieces: [number, Spline | undefined][] = []
  let from = start
  while (from < end) {
    let found = { to: from + 1, fitted: fitBetween(from, from + 1) }
    let failed = end + 1
    for (let to = end, step = 2; found.to < end && failed - found.to > 1; ) {
      const fitted = fitBetween(from, to)
      if (fitted) found = { to, fitted }
      else failed = to
      // First the whole way, then twice as far each time, then halfway between what did and what did not.
      if (fitted && failed > end) break
      const doubled = from + step
      step *= 2
      to = doubled > found.to && doubled < failed ? doubled : (found.to + failed) >> 1
    }
    pieces.push([from, found.fitted?.spline])
    from = found.to
  }
  return pieces
}

/** The ease by which a value goes straight from one sample to another; null where it does not, or not within a tolerance. */
function fitPiece(
  values: Values,
  times: readonly number[],
  from: number,
  to: number,
  tolerance: number,
): { spline: Spline | undefined } | null {
  const [start, end] = [values[from]!, values[to]!]
  const size = start.length
  const way = new Float64Array(size)
  let [length, squared] = [0, 0]
  for (let k = 0; k < size; k++) {
    way[k] = end[k] - start[k]
    length = Math.max(length, Math.abs(way[k]))
    squared += way[k] * way[k]
  }
  if (to === from + 1) return { spline: undefined }
  const shares: number[] = []
  const progress: number[] = []
  const allowed: number[] = []
  for (let i = from + 1; i < to; i++) {
    const value = values[i]!
    let dot = 0
    for (let k = 0; k < size; k++) dot += (value[k] - start[k]) * way[k]
    const share = squared > 0 ? dot / squared : 0
    let stray = 0
    for (let k = 0; k < size; k++) {
      const off = Math.abs(value[k] - start[k] - share * way[k])
      if (off > stray) stray = off
      if (off > tolerance) return null
    }
    shares.push((times[i] - times[from]) / (times[to] - times[from]))
    progress.push(share)
    allowed.push(length > 0 ? (tolerance - stray) / length : Infinity)
  }
  return fitSpline(shares, progress, allowed)
}

function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true
  for (let k = 0; k < a.length; k++) if (Math.abs(a[k] - b[k]) > 1e-6) return false
  return true
}

/** A Bézier curve from (0, 0) to (1, 1) by its two inner points, as `keySplines` and CSS's cubic-bezier() take them. */
export type Spline = readonly [x1: number, y1: number, x2: number, y2: number]

/**
 * Places of the inner points along the time that are tried: at thirds, time runs evenly along the curve, so that it is
 * any cubic polynomial; the others fit a half wave of a sine, whole and its halves.
 */
const PLACES: readonly (readonly [number, number])[] = [
  [1 / 3, 2 / 3],
  [0.3642, 0.6358],
]

/** Decimals of the inner points: as few as do. */
const DECIMALS = [1e4, 1e2, 1e3]

/**
 * The curve that comes nearest to a progress by least squares.
 *
 * @param times of the progress, between 0 and 1
 * @param tolerance for all, or one for each time
 * @returns a curve, none where even progress is as near; null where none is within the tolerance everywhere
 */
export function fitSpline(
  times: readonly number[],
  progress: readonly number[],
  tolerance: number | readonly number[],
): { spline: Spline | undefined } | null {
  const within = (share: number, i: number) =>
    Math.abs(share - progress[i]) <= (typeof tolerance === 'number' ? tolerance : tolerance[i])
  if (times.every(within)) return { spline: undefined }
  for (const [x1, x2] of PLACES) {
    let found: Spline | undefined
    for (const decimals of DECIMALS) {
      const rounded = (value: number) => Math.round(value * decimals) / decimals
      const along = times.map(time => parameterAt(time, rounded(x1), rounded(x2)))
      const [y1, y2] = leastSquares(along, progress)
      const spline: Spline = [rounded(x1), rounded(y1), rounded(x2), rounded(y2)]
      const fits = along.every((s, i) => within(bezier(s, spline[1], spline[3]), i))
      if (fits) found = spline
      // With most decimals it fits best.
      if (fits === decimals < DECIMALS[0]) break
    }
    if (found) return { spline: found }
  }
  return null
}

export function bezier(s: number, first: number, second: number): number {
  return 3 * s * (1 - s) ** 2 * first + 3 * s * s * (1 - s) * second + s ** 3
}

/** The place along a curve at which its time has come. */
export function parameterAt(time: number, x1: number, x2: number): number {
  let s = time
  for (let i = 0; i < 8; i++) {
    const slope = 3 * (1 - s) ** 2 * x1 + 6 * s * (1 - s) * (x2 - x1) + 3 * s * s * (1 - x2)
    if (slope > 0) s = Math.min(1, Math.max(0, s - (bezier(s, x1, x2) - time) / slope))
  }
  return s
}

/** Weight of an even progress, so that few times do not swing the curve. */
const EVEN = 1e-7

/** The heights of the inner points, which SMIL wants between 0 and 1. */
function leastSquares(along: readonly number[], progress: readonly number[]): [number, number] {
  // Counted from an even progress.
  let [aa, ab, bb, ar, br] = [EVEN, 0, EVEN, 0, 0]
  along.forEach((s, i) => {
    const [a, b] = [3 * s * (1 - s) ** 2, 3 * s * s * (1 - s)]
    const rest = progress[i] - bezier(s, 1 / 3, 2 / 3)
    aa += a * a
    ab += a * b
    bb += b * b
    ar += a * rest
    br += b * rest
  })
  const within = (height: number, even: number) => Math.min(1, Math.max(0, height + even)) - even
  const determinant = aa * bb - ab * ab
  const first = within((ar * bb - br * ab) / determinant, 1 / 3)
  const second = within((br - first * ab) / bb, 2 / 3)
  return [within((ar - second * ab) / aa, 1 / 3) + 1 / 3, second + 2 / 3]
}
