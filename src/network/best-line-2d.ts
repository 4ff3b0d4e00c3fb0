import { bestDivisions, type DistinctPoints, leftSide } from './divisions.ts'
import { sortedRows, stretched, widestGap } from './hull.ts'

/** A line in the plane of two features: class 1 is where weights·x + bias > 0. */
export interface StraightLine {
  weights: [number, number]
  bias: number
  /** Samples on the right side. */
  correct: number
  /** True where no line gets more; false where rounding leaves no room for a line of the best division. */
  exact: boolean
}

/** Divisions with equally few errors that are compared by the width of their gap, at most. */
const maxCompared = 200

/**
 * The straight line with the fewest errors for two features and two classes, exactly: about every point a line
 * is rotated past the other points in the order of their directions, O(n² log n). Every division of the points by a line
 * comes from a line through two of them by an arbitrarily small move, which leaves any head or tail of the
 * points on it on either side. Among lines of equal count the one with the widest gap wins.
 *
 * @param x samples × 2, row-major
 * @param y class 0 or 1 per sample
 */
export function bestLine2d(x: Float64Array, y: Int32Array): StraightLine {
  const points = distinctPoints(x, y)
  const { divisions, score } = bestDivisions(points)
  const zeros = y.reduce((sum, label) => sum + 1 - label, 0)
  let best: StraightLine | undefined
  let bestWidth = 0
  const compared = new Set<string>()
  for (const division of divisions) {
    const left = leftSide(points, division)
    const key = left.join('')
    if (compared.has(key)) continue
    compared.add(key)
    if (compared.size > maxCompared) break
    const { line, width } = lineBetween(points, left, division.onesLeft)
    const correct = countRight(line, x, y)
    if (best && (correct < best.correct || (correct === best.correct && width <= bestWidth))) continue
    best = { ...line, correct, exact: correct === zeros + score }
    bestWidth = width
  }
  return best!
}

function distinctPoints(x: Float64Array, y: Int32Array): DistinctPoints {
  const xy: number[] = []
  const weight: number[] = []
  for (const s of sortedRows(x, [...y.keys()])) {
    const [px, py] = [x[2 * s], x[2 * s + 1]]
    if (xy.length === 0 || xy.at(-2) !== px || xy.at(-1) !== py) {
      xy.push(px, py)
      weight.push(0)
    }
    weight[weight.length - 1] += y[s] === 1 ? 1 : -1
  }
  const places = Float64Array.from(xy)
  return { count: weight.length, xy: places, unit: stretched(places), weight: Int32Array.from(weight) }
}

/** The line in the middle of the widest gap between the two sides, or outside the data where one is empty. */
function lineBetween({ count, xy }: DistinctPoints, left: number[], onesLeft: boolean) {
  const parts: [number[], number[]] = [[], []]
  for (let i = 0; i < count; i++) parts[left[i] === (onesLeft ? 1 : 0) ? 1 : 0].push(i)
  const [zeros, ones] = parts
  if (zeros.length === 0 || ones.length === 0) {
    const reach = xy[2 * count - 2] - xy[0] || 1
    const beyond = xy[0] - reach / 2
    const line: Pick<StraightLine, 'weights' | 'bias'> =
      zeros.length === 0 ? { weights: [1, 0], bias: -beyond } : { weights: [-1, 0], bias: beyond }
    return { line, width: 0 }
  }
  const gap = widestGap(xy, zeros, ones)
  if (!gap) return { line: { weights: [0, 0] as [number, number], bias: 0 }, width: 0 }
  const [nx, ny] = gap.normal
  return { line: { weights: gap.normal, bias: -(nx * gap.middle[0] + ny * gap.middle[1]) }, width: gap.width }
}

function countRight(
  { weights: [a, b], bias }: Pick<StraightLine, 'weights' | 'bias'>,
  x: Float64Array,
  y: Int32Array,
): number {
  let right = 0
  for (let s = 0; s < y.length; s++) if (bias + x[2 * s] * a + x[2 * s + 1] * b > 0 === (y[s] === 1)) right++
  return right
}
