import { pair, UNITS, unit } from './numbers.ts'

/** A piece of a line, straight or a cubic curve, in place of the points from one to another. */
export interface Piece {
  /** The indices of its ends into the numbers of a state. */
  from: number
  to: number
  isBent: boolean
  /** The place of each of its points along it, 0 to 1. */
  shares: Float64Array
}

/** Points of lines, one after the other: x₀, y₀, x₁, y₁, … */
type State = ArrayLike<number>

/** Path data that draws nothing. */
export const NOTHING = 'M0 0'

/** Pixels that the middle between two points may be off in addition, as a curve lies outside of its chords. */
const CHORD = 0.06

/** Straight lines that stand for a curve where it is measured. */
const FLAT = 16

/** Weight of a straight curve, so that few points do not swing it. */
const EVEN = 1e-9

/**
 * Few pieces that are enough to draw polylines in all of some states: each point lies within a tolerance of the same place
 * of its piece in all of them, so that it does on the straight way from one to the next too.
 *
 * @param lines of each state, for their lengths
 * @returns the pieces of each line
 * @see Schneider 1990, An algorithm for automatically fitting digitized curves
 */
export function curvesOf(states: readonly State[], lines: readonly State[], tolerance: number): Piece[][] {
  let from = 0
  return lines.map(({ length }) => {
    const pieces: Piece[] = []
    const end = from + length - 2
    while (from < end) {
      const [straight, bent] = [false, true].map(isBent => longestPiece(states, from, end, isBent, tolerance))
      // A curve takes as many numbers as three straight pieces.
      const longest = bent.to - from > 3 * (straight.to - from) ? bent : straight
      pieces.push(longest)
      from = longest.to
    }
    from = end + 2
    return pieces
  })
}

/** The piece that ends as far away as may be, found by doubling and halving. */
function longestPiece(
  states: readonly State[],
  from: number,
  end: number,
  isBent: boolean,
  tolerance: number,
): Piece {
  let longest = pieceOf(states, from, from + 2, isBent)
  let failed = end + 2
  for (let step = 4; failed - longest.to > 2; step *= 2) {
    const halfway = longest.to + ((failed - longest.to) >> 2) * 2
    const piece = pieceOf(states, from, failed > end ? Math.min(end, from + step) : halfway, isBent)
    if (states.every(state => isNear(state, piece, tolerance))) longest = piece
    else failed = piece.to
  }
  return longest
}

/**
 * A piece whose points lie as far along as they do on average along the line, then where they are nearest to the piece in all
 * states together: a step of Gauss and Newton.
 */
function pieceOf(states: readonly State[], from: number, to: number, isBent: boolean): Piece {
  const shares = new Float64Array((to - from) / 2 + 1)
  for (let at = from + 2, k = 1; at <= to; at += 2, k++) {
    shares[k] = shares[k - 1]
    for (const state of states)
      shares[k] += Math.hypot(state[at] - state[at - 2], state[at + 1] - state[at - 1])
  }
  const length = shares[shares.length - 1] || 1
  const piece = { from, to, isBent, shares: shares.map(share => share / length) }
  const curves = states.map(state => curveOf(state, piece))
  const nearest = piece.shares.map((share, k) => {
    let [dot, squared] = [0, 0]
    for (const [s, curve] of curves.entries())
      for (let d = 0; d < 2; d++) {
        const slope = slopeAt(curve, d, share)
        dot += slope * (states[s][from + 2 * k + d] - placeAt(curve, d, share))
        squared += slope * slope
      }
    return squared > 0 ? Math.min(1, Math.max(0, share + dot / squared)) : share
  })
  return { ...piece, shares: nearest }
}

function isNear(state: State, piece: Piece, tolerance: number): boolean {
  const { from, shares } = piece
  const curve = curveOf(state, piece)
  const offBy = (share: number, x: number, y: number) =>
    Math.hypot(placeAt(curve, 0, share) - x, placeAt(curve, 1, share) - y)
  for (let k = 1; k < shares.length; k++) {
    const at = from + 2 * k
    const [x, y, beforeX, beforeY] = [state[at], state[at + 1], state[at - 2], state[at - 1]]
    if (offBy(shares[k], x, y) > tolerance) return false
    const middle = offBy((shares[k - 1] + shares[k]) / 2, (beforeX + x) / 2, (beforeY + y) / 2)
    if (middle > tolerance + CHORD) return false
  }
  return true
}

/** A piece in a state as a cubic curve, x and y of its four points: the nearest to its own points by least squares. */
function curveOf(state: State, { from, to, isBent, shares }: Piece): Float64Array {
  const curve = new Float64Array(8)
  let [aa, ab, bb] = [EVEN, 0, EVEN]
  for (const share of shares) {
    const [a, b] = [weight(share), weight(1 - share)]
    aa += a * a
    ab += a * b
    bb += b * b
  }
  for (let d = 0; d < 2; d++) {
    const [start, way] = [state[from + d], state[to + d] - state[from + d]]
    let [ar, br] = [0, 0]
    for (let k = 1; isBent && k < shares.length - 1; k++) {
      const off = state[from + 2 * k + d] - start - shares[k] * way
      ar += weight(shares[k]) * off
      br += weight(1 - shares[k]) * off
    }
    const determinant = aa * bb - ab * ab
    curve[d] = start
    curve[2 + d] = start + way / 3 + (ar * bb - br * ab) / determinant
    curve[4 + d] = start + (2 * way) / 3 + (br * aa - ar * ab) / determinant
    curve[6 + d] = start + way
  }
  return curve
}

/** The weight of a curve's first inner point at a share of it; at the rest, that of the second. */
const weight = (s: number) => 3 * s * (1 - s) ** 2

function placeAt(curve: Float64Array, d: number, s: number): number {
  const rest = 1 - s
  return rest ** 3 * curve[d] + weight(s) * curve[2 + d] + weight(rest) * curve[4 + d] + s ** 3 * curve[6 + d]
}

function slopeAt(curve: Float64Array, d: number, s: number): number {
  const way = (i: number) => curve[i + 2 + d] - curve[i + d]
  return 3 * ((1 - s) ** 2 * way(0) + 2 * s * (1 - s) * way(2) + s * s * way(4))
}

/** The path data of the pieces of lines: each place by its distance from the one before, as rounded. */
export function curvesText(state: State, lines: readonly (readonly Piece[])[], closed: boolean): string {
  let text = ''
  let [x, y] = [0, 0]
  for (const pieces of lines) {
    if (pieces.length === 0) continue
    const start = [unit(state[pieces[0].from]), unit(state[pieces[0].from + 1])]
    text += pair(text === '' ? 'M' : 'm', start[0] - x, start[1] - y)
    ;[x, y] = start
    let before = ''
    for (const [k, piece] of pieces.entries()) {
      // The end of a closed line is joined to its beginning by itself.
      if (closed && !piece.isBent && k === pieces.length - 1 && k > 0) break
      const command = piece.isBent ? 'c' : 'l'
      const units = curveOf(state, piece).map(unit)
      for (let i = piece.isBent ? 2 : 6; i < 8; i += 2, before = command)
        text += pair(command === before ? '' : command, units[i] - x, units[i + 1] - y)
      ;[x, y] = units.subarray(6)
    }
    if (closed) {
      text += 'z'
      ;[x, y] = start
    }
  }
  return text || NOTHING
}

/** The polylines that this path data draws. */
export function flattened(state: State, lines: readonly (readonly Piece[])[]): number[][] {
  return lines.map(pieces => {
    const places: number[] = []
    for (const piece of pieces) {
      const curve = curveOf(state, piece).map(value => unit(value) / UNITS)
      const count = piece.isBent ? FLAT : 1
      for (let i = 0; i <= count; i++) places.push(placeAt(curve, 0, i / count), placeAt(curve, 1, i / count))
    }
    return places
  })
}
