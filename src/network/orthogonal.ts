import { determinant, Matrix, SingularValueDecomposition } from 'ml-matrix'

/** Singular values below this share of the largest count as 0. */
const negligible = 1e-13

/**
 * The orthogonal matrix nearest to a square one, its polar factor U·Vᵀ (Higham 1986). Where the
 * matrix maps directions to 0, and so leaves them open, the result turns them as little as possible and does not
 * reflect them.
 */
export function nearestOrthogonal(square: Matrix): Matrix {
  const { leftSingularVectors: u, rightSingularVectors: v, diagonal } = new SingularValueDecomposition(square)
  const size = square.rows
  const rank = diagonal.filter(value => value > negligible * diagonal[0]).length
  if (rank === size) return joined(u, v, 1)
  const handed = determinant(u) * determinant(v)
  const [openFrom, openTo] = [u, v].map(basis => basis.subMatrix(0, size - 1, rank, size - 1))
  const middle = Matrix.eye(size)
  middle.setSubMatrix(nearestOfSign(openFrom.transpose().mmul(openTo), Math.sign(handed)), rank, rank)
  return u.mmul(middle).mmul(v.transpose())
}

/** The nearest orthogonal matrix whose determinant has the given sign. */
function nearestOfSign(square: Matrix, sign: number): Matrix {
  const { leftSingularVectors: u, rightSingularVectors: v } = new SingularValueDecomposition(square)
  return joined(u, v, sign * Math.sign(determinant(u) * determinant(v)))
}

/** U·Vᵀ, the direction of the smallest singular value multiplied by a sign. */
function joined(u: Matrix, v: Matrix, sign: number): Matrix {
  const last = u.columns - 1
  return u.clone().mulColumn(last, sign).mmul(v.transpose())
}
