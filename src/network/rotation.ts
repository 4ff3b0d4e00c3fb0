import { cos, sin } from '../data/elementary.ts'

/** A rotation of space about an axis of length 1. */
export interface Rotation {
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
export function rotationOf(matrix: number[][]): Rotation {
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
export function rotationMatrix({ axis: [x, y, z], angle }: Rotation, share = 1): number[][] {
  const [c, s] = [cos(share * angle), sin(share * angle)]
  const d = 1 - c
  return [
    [c + x * x * d, x * y * d + z * s, x * z * d - y * s],
    [x * y * d - z * s, c + y * y * d, y * z * d + x * s],
    [x * z * d + y * s, y * z * d - x * s, c + z * z * d],
  ]
}
