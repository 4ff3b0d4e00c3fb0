/** A number of twice the digits of a double: the unevaluated sum of two of which the second is the rounding of the first. */
export type DoubleDouble = [high: number, low: number]

/** Adds a double in place, with Knuth's error-free sum (The Art of Computer Programming 2, 4.2.2). */
export function addTo(sum: DoubleDouble, value: number): void {
  const [high, low] = sum
  const total = high + value
  const part = total - high
  const rest = low + (high - (total - part) + (value - part))
  sum[0] = total + rest
  sum[1] = rest - (sum[0] - total)
}

/** Σ a·b as if in twice the digits, then rounded (Dot2 of Ogita, Rump and Oishi, SIAM J. Sci. Comput. 26, 2005). */
export function dotProduct(a: DoubleDouble[], b: ArrayLike<number>): number {
  let sum = 0
  let rest = 0
  for (let k = 0; k < a.length; k++) {
    const high = a[k][0]
    const value = b[k]
    const product = high * value
    const total = sum + product
    const part = total - sum
    rest += sum - (total - part) + (product - part) + (productError(high, value, product) + a[k][1] * value)
    sum = total
  }
  return sum + rest
}

/** a·b less its rounded product, by Dekker's splitting into halves (Numerische Mathematik 18, 1971). */
function productError(a: number, b: number, product: number): number {
  const aHigh = highHalf(a)
  const bHigh = highHalf(b)
  const [aLow, bLow] = [a - aHigh, b - bHigh]
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

function highHalf(a: number): number {
  const scaled = 134217729 * a // 2²⁷ + 1
  return scaled - (scaled - a)
}
