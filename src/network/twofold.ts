/** A number of twice the digits of a double: the unevaluated sum of two of which the second is the rounding of the first. */
export type Twofold = [high: number, low: number]

/** Adds a double in place, with Knuth's error-free sum (The Art of Computer Programming 2, 4.2.2). */
export function addTo(sum: Twofold, value: number): void {
  const [high, low] = sum
  const total = high + value
  const part = total - high
  const rest = low + (high - (total - part) + (value - part))
  sum[0] = total + rest
  sum[1] = rest - (sum[0] - total)
}

/** Σ a·b as if in twice the digits, then rounded (Dot2 of Ogita, Rump and Oishi, SIAM J. Sci. Comput. 26, 2005). */
export function dotProduct(a: Twofold[], b: number[]): number {
  const sum: Twofold = [0, 0]
  b.forEach((value, k) => {
    const [high, low] = a[k]!
    const product = high * value
    addTo(sum, product)
    sum[1] += productError(high, value, product) + low * value
  })
  return sum[0] + sum[1]
}

/** a·b less its rounded product, by Dekker's splitting into halves (Numerische Mathematik 18, 1971). */
function productError(a: number, b: number, product: number): number {
  const [aHigh, aLow] = split(a)
  const [bHigh, bLow] = split(b)
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

function split(a: number): [number, number] {
  const scaled = 134217729 * a // 2²⁷ + 1
  const high = scaled - (scaled - a)
  return [high, a - high]
}
