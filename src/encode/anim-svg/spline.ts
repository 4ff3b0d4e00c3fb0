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
