import { Matrix, SingularValueDecomposition } from 'ml-matrix'

/** W = stretch · turn, for row vectors: x W first stretches, then turns. */
export interface Polar {
  /** in × in, symmetric, positive semidefinite: stretches along its own axes. */
  stretch: number[][]
  /** in × out with orthonormal rows: turns, or places the plane in space. */
  turn: number[][]
  /** Whether the turn can be reached from the plane as it lies without turning it over. */
  proper: boolean
}

/**
 * Polar decomposition of weights (in × out, in ≤ out ≤ 3), by singular values: W = U S Vᵀ = (U S Uᵀ)(U Vᵀ)
 * (Higham 1986, Computing the polar decomposition).
 */
export function polar(weights: number[][]): Polar {
  const w = new Matrix(weights)
  const svd = new SingularValueDecomposition(w, { autoTranspose: true })
  const u = svd.leftSingularVectors.subMatrix(0, w.rows - 1, 0, w.rows - 1)
  const v = svd.rightSingularVectors.subMatrix(0, w.columns - 1, 0, w.rows - 1)
  const stretch = u.mmul(Matrix.diag(svd.diagonal.slice(0, w.rows))).mmul(u.transpose())
  const turn = u.mmul(v.transpose()).to2DArray()
  return { stretch: stretch.to2DArray(), turn, proper: w.columns > w.rows || determinant(turn) > 0 }
}

/**
 * The turn after a share of its way from the plane or space as it lies (share 0): a rotation about one axis at
 * even speed, so that nothing is ever bent. For proper turns of two or three inputs.
 */
export function turnAt(turn: number[][], share: number): number[][] {
  const [inputs, outputs] = [turn.length, turn[0].length]
  if (outputs === 2) {
    const angle = share * Math.atan2(turn[0][1], turn[0][0])
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    return [
      [c, s],
      [-s, c],
    ]
  }
  const whole = inputs === 3 ? turn : [...turn, cross(turn[0], turn[1])]
  return rotation(axisOf(whole), share * angleOf(whole)).slice(0, inputs)
}

function angleOf(r: number[][]): number {
  return Math.acos(Math.max(-1, Math.min(1, (r[0][0] + r[1][1] + r[2][2] - 1) / 2)))
}

/** Axis of a rotation of row vectors, turning counter-clockwise by its angle. */
function axisOf(r: number[][]): number[] {
  const skew = [r[1][2] - r[2][1], r[2][0] - r[0][2], r[0][1] - r[1][0]]
  const size = Math.hypot(...skew)
  if (size > 1e-6) return skew.map(v => v / size)
  // Half a turn, or none: the axis is what R + I keeps.
  const rows = r.map((row, i) => row.map((v, j) => v + (i === j ? 1 : 0)))
  const [longest] = rows.toSorted((a, b) => Math.hypot(...b) - Math.hypot(...a))
  return longest.map(v => v / Math.hypot(...longest))
}

/** Rodrigues' formula, for row vectors. */
function rotation([x, y, z]: number[], angle: number): number[][] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const d = 1 - c
  return [
    [c + x * x * d, x * y * d + z * s, x * z * d - y * s],
    [x * y * d - z * s, c + y * y * d, y * z * d + x * s],
    [x * z * d + y * s, y * z * d - x * s, c + z * z * d],
  ]
}

function determinant(m: number[][]): number {
  if (m.length === 1) return m[0][0]
  if (m.length === 2) return m[0][0] * m[1][1] - m[0][1] * m[1][0]
  return m[0].reduce((sum, v, i) => sum + v * cross(m[1], m[2])[i], 0)
}

function cross(a: number[], b: number[]): number[] {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}
