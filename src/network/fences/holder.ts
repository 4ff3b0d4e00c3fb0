import { hull, sortedRows } from '../hull.ts'

/**
 * A function that finds points of a class which prove that a point lies within its hull: an equal one, two that it lies
 * between, or three around it; null for a point outside. No rounding decides: numbers are their shortest decimals, as
 * tables have them.
 *
 * @param xy coordinates x₀, y₀, x₁, y₁, …
 * @param own rows of the class, at least one
 */
export function holderIn(xy: Float64Array, own: readonly number[]): (row: number) => number[] | null {
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
    let [low, high] = [1, last]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (turn(first, corners[middle], row) >= 0n) low = middle
      else high = middle
    }
    const triangle = [first, corners[low], corners[high]]
    const turns = triangle.map((a, i) => turn(a, triangle[(i + 1) % 3], row))
    if (turns.some(one => one < 0n)) return null
    const side = turns.indexOf(0n)
    return side < 0 ? triangle : [triangle[side], triangle[(side + 1) % 3]]
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
