import { lastWhere } from '../../data/number.ts'
import { hull, sortedRows, stretched } from '../hull.ts'

/** Directions nearer than this, in radians, are equal, and so are places nearer than this share of the points' range. */
const TIE = 1e-9

/** The directions in which straight cuts of points in the plane can fence in one class of them. */
export interface Openings {
  /** A direction between any two neighbouring ones at which a point begins or ceases to be cut off, in radians, growing. */
  directions: Float64Array
  /** The points of the others that a cut can part from the class. */
  arcs: Arc[]
  /** The points of the others that no cut can. */
  inside: InsidePoint[]
}

/** The directions in which a point lies beyond all of a class: an arc, round the circle. */
export interface Arc {
  row: number
  /** Number of its first direction. */
  first: number
  /** Number of its directions. */
  count: number
}

/** A point within the hull of a class, and points of the class that prove it: a triangle, a segment, or an equal one. */
export interface InsidePoint {
  /** Its own. */
  row: number
  /** Rows of the class. */
  within: number[]
}

/**
 * The openings round a class. A foreign point outside of the hull of the class is cut off in the directions between the
 * normals of its two tangents: an open arc. One in or on the hull has none, as any half-plane that holds the class holds it.
 * One outside that touches the hull but for rounding has neither an arc nor points that prove it inside.
 *
 * @param xy coordinates x₀, y₀, x₁, y₁, …
 * @param own rows of the class, at least one
 * @param others rows of all others
 * @param given the same coordinates as they were given, before they were scaled: by these points are inside or not
 * @see Edelsbrunner and Preparata: Minimum polygonal separation, Information and Computation 77, 1988
 */
export function openingsOf(xy: Float64Array, own: readonly number[], others: readonly number[], given = xy) {
  const holder = holderIn(given, own)
  const inside = others.flatMap(row => {
    const within = holder(row)
    return within ? [{ row, within }] : []
  })
  const held = new Set(inside.map(({ row }) => row))
  const unit = stretched(xy)
  const corners = hull(unit, sortedRows(unit, own))
  const spans = others.flatMap(row => (held.has(row) ? [] : (spanOf(unit, row, corners) ?? [])))
  const directions = between(spans.flatMap(({ start, width }) => [start, start + width]))
  const arcs = spans.map(span => arcOf(span, directions)).filter(({ count }) => count > 0)
  return { directions, arcs, inside }
}

/** An arc in radians. */
type Span = Record<'row' | 'start' | 'width', number>

/** The arc of directions in which a point lies beyond all corners of a hull; null where there is none. */
function spanOf(xy: Float64Array, row: number, corners: number[]): Span | null {
  const seen = corners.map(corner => [xy[2 * corner] - xy[2 * row], xy[2 * corner + 1] - xy[2 * row + 1]])
  const [[x, y]] = seen
  // Corners that all lie within half a turn are seen from outside.
  const turns = seen.map(([u, v]) => Math.atan2(x * v - y * u, x * u + y * v))
  const [low, high] = [Math.min(...turns), Math.max(...turns)]
  const width = Math.PI - (high - low)
  return width > TIE && !seen.some(([u, v]) => Math.abs(u) < TIE && Math.abs(v) < TIE)
    ? { row, start: wrapped(Math.atan2(y, x) + high + Math.PI / 2), width }
    : null
}

/** A direction in the middle of each two neighbouring limits, which are further apart than rounding. */
function between(limits: number[]): Float64Array {
  const sorted = limits.map(wrapped).sort((a, b) => a - b)
  const middles = sorted.flatMap((limit, i) => {
    const next = i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + 2 * Math.PI
    return next - limit > TIE ? [wrapped((limit + next) / 2)] : []
  })
  return Float64Array.from(middles).sort()
}

function arcOf({ row, start, width }: Span, directions: Float64Array): Arc {
  const total = directions.length
  const firstAfter = (limit: number) => 1 + lastWhere(-1, total, i => directions[i] <= limit)
  const [first, end] = [start, wrapped(start + width)].map(firstAfter)
  return { row, first: first % total, count: (end - first + total) % total }
}

/** An angle in [0, 2π). */
function wrapped(angle: number): number {
  const turn = 2 * Math.PI
  const inTurn = ((angle % turn) + turn) % turn
  return inTurn < turn ? inTurn : 0
}

/**
 * A function that finds points of a class which prove that a point lies within its hull: an equal one, two that it lies
 * between, or three around it; null for a point outside. No rounding decides: numbers are their shortest decimals, as
 * tables have them. `own` are the rows of the class, at least one.
 */
function holderIn(xy: Float64Array, own: readonly number[]): (row: number) => number[] | null {
  const at = wholeNumbers(xy)
  const turn = (a: number, b: number, c: number) =>
    (at[2 * b] - at[2 * a]) * (at[2 * c + 1] - at[2 * a + 1]) -
    (at[2 * b + 1] - at[2 * a + 1]) * (at[2 * c] - at[2 * a])
  const corners = hull(xy, sortedRows(xy, own), turn)
  const [first, last] = [corners[0], corners.length - 1]

  return row => {
    const twin = own.find(other => xy[2 * other] === xy[2 * row] && xy[2 * other + 1] === xy[2 * row + 1])
    if (twin !== undefined) return [twin]
    if (corners.length < 3) {
      const isOn = turn(first, corners[last], row) === 0n
      return isOn && sortedRows(xy, [first, row, corners[last]])[1] === row ? corners : null
    }
    // The triangle of the first corner and a side in which the point lies, if it lies in any.
    const side = lastWhere(1, last, i => turn(first, corners[i], row) >= 0n)
    const triangle = [first, corners[side], corners[side + 1]]
    const turns = triangle.map((a, i) => turn(a, triangle[(i + 1) % 3], row))
    if (turns.some(one => one < 0n)) return null
    const on = turns.indexOf(0n)
    return on < 0 ? triangle : [triangle[on], triangle[(on + 1) % 3]]
  }
}

/** Numbers as multiples of one power of ten. */
function wholeNumbers(values: Float64Array): bigint[] {
  const written = Array.from(values, value => {
    const [digits, power] = value.toExponential().split('e')
    const [, places = ''] = digits.split('.')
    return { digits: BigInt(digits.replace('.', '')), power: Number(power) - places.length }
  })
  const least = written.reduce((low, { power }) => Math.min(low, power), 0)
  return written.map(({ digits, power }) => digits * 10n ** BigInt(power - least))
}
