import { determinant, Matrix } from 'ml-matrix'
import { cos, sin } from '../data/elementary.ts'
import { nearestOrthogonal } from './orthogonal.ts'

/** x·W = (x · stretch) · turn, for row vectors. */
export interface Polar {
  /** in × in, symmetric, positive semidefinite: stretches along its own axes, and flattens what W loses. */
  stretch: number[][]
  /**
   * in × max(in, out), orthonormal rows: turns, or places a line or plane in space. Where W loses dimensions, it
   * turns what is left of the space into the first `out` coordinates; the others are then 0.
   */
  turn: number[][]
  /** False where the turn mirrors, so that no rotation within its own space leads to it. */
  proper: boolean
  /** Radians from the identity to the turn: counter-clockwise in the plane, 0 to π in space, π where it mirrors. */
  angle: number
}

/**
 * Polar decomposition of weights (in × out, 1 to 3 each) by singular values: W = U S Vᵀ = (U S Uᵀ)(U Vᵀ)
 * (Higham 1986). Where W leaves the turn open, it is the smallest one.
 */
export function polar(weights: number[][]): Polar {
  const inputs = weights.length
  const square = padded(weights, Math.max(inputs, weights[0].length))
  const turn = nearestOrthogonal(square)
  const stretch = square.mmul(turn.transpose()).subMatrix(0, inputs - 1, 0, inputs - 1)
  const proper = determinant(turn) > 0
  return {
    stretch: stretch.add(stretch.transpose()).mul(0.5).to2DArray(),
    turn: turn.to2DArray().slice(0, inputs),
    proper,
    angle: proper ? angleOf(turn) : Math.PI,
  }
}

/**
 * Part of a turn, from the identity (share 0) to the whole of it (share 1): a rotation at even angular speed, so that
 * nothing is bent. A turn that mirrors goes through one more dimension, and then has one more column: the plane turns
 * over in space; the fourth coordinate of a mirrored space cannot be drawn.
 *
 * @param turn as `polar` gives it, in × max(in, out)
 */
export function partialTurn(turn: number[][], share: number): number[][] {
  const size = turn[0].length
  const whole = nearestOrthogonal(padded(turn, size))
  const proper = determinant(whole) > 0
  const width = proper ? size : size + 1
  const rows = (matrix: number[][]) =>
    turn.map((_, i) => Array.from({ length: width }, (_, j) => matrix[i][j] ?? 0))
  if (share <= 0) return rows(Matrix.eye(size).to2DArray())
  if (share >= 1) return rows(turn)
  if (!proper && size === 3) return rows(mirroredAt(whole, share))
  return rows(rotationMatrix(rotationOf(inSpace(whole, proper)), share))
}

function angleOf(turn: Matrix): number {
  const { axis, angle } = rotationOf(inSpace(turn, true))
  return turn.rows === 3 ? angle : angle * axis[2]
}

/** A line's or a plane's turn as a rotation of space; one that mirrors turns its normal round too. */
function inSpace(turn: Matrix, proper: boolean): number[][] {
  const space = Matrix.eye(3).setSubMatrix(turn, 0, 0)
  if (!proper) space.set(turn.rows, turn.rows, -1)
  return space.to2DArray()
}

/** −turn is a rotation about an axis; the turn itself rotates by π less and turns the axis round through a fourth. */
function mirroredAt(turn: Matrix, share: number): number[][] {
  const { axis, angle } = rotationOf(Matrix.mul(turn, -1).to2DArray())
  const rotated = rotationMatrix({ axis, angle: angle - Math.PI }, share)
  const [along, away] = [cos(Math.PI * share) - 1, sin(Math.PI * share)]
  return rotated.map((row, i) => [...row.map((v, j) => v + along * axis[i] * axis[j]), away * axis[i]])
}

function padded(matrix: number[][], size: number): Matrix {
  return Matrix.zeros(size, size).setSubMatrix(matrix, 0, 0)
}

/** A rotation of space about an axis of length 1. */
interface Rotation {
  axis: [number, number, number]
  /** Radians, counter-clockwise as seen from the axis's tip. */
  angle: number
}

/** Below this the sign of a cosine is rounding. */
const rounding = 1e-9

/**
 * Axis and angle, 0 to π, of a rotation matrix for row vectors, precise at every angle: by the quaternion's
 * largest component (Shepperd 1978). Half a turn goes about the axis whose largest component is positive.
 */
function rotationOf(matrix: number[][]): Rotation {
  const m = (i: number, j: number) => matrix[j][i]
  const trace = m(0, 0) + m(1, 1) + m(2, 2)
  // Rows of 4·q·qᵀ, q = (w, x, y, z): each is q, but for its length and sign.
  const rows = [
    [1 + trace, m(2, 1) - m(1, 2), m(0, 2) - m(2, 0), m(1, 0) - m(0, 1)],
    [m(2, 1) - m(1, 2), 1 - trace + 2 * m(0, 0), m(0, 1) + m(1, 0), m(0, 2) + m(2, 0)],
    [m(0, 2) - m(2, 0), m(0, 1) + m(1, 0), 1 - trace + 2 * m(1, 1), m(1, 2) + m(2, 1)],
    [m(1, 0) - m(0, 1), m(0, 2) + m(2, 0), m(1, 2) + m(2, 1), 1 - trace + 2 * m(2, 2)],
  ]
  const diagonal = rows.map((values, i) => values[i])
  const row = rows[diagonal.indexOf(Math.max(...diagonal))]
  const length = Math.hypot(...row)
  const max = row.slice(1).reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a))
  const leading = Math.abs(row[0]) > rounding * length ? row[0] : max
  const [w, x, y, z] = row.map(value => (leading < 0 ? -value : value) / length)
  const size = Math.hypot(x, y, z)
  if (size === 0) return { axis: [0, 0, 1], angle: 0 }
  return { axis: [x / size, y / size, z / size], angle: 2 * Math.atan2(size, w) }
}

/** The matrix, for row vectors, of a share of a rotation (Rodrigues). */
function rotationMatrix({ axis: [x, y, z], angle }: Rotation, share = 1): number[][] {
  const [c, s] = [cos(share * angle), sin(share * angle)]
  const d = 1 - c
  return [
    [c + x * x * d, x * y * d + z * s, x * z * d - y * s],
    [x * y * d - z * s, c + y * y * d, y * z * d + x * s],
    [x * z * d + y * s, y * z * d - x * s, c + z * z * d],
  ]
}
