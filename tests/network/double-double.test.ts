import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { addTo, type DoubleDouble, dotProduct } from '../../src/network/hull-distance.ts'

describe('addTo', () => {
  it('keeps what a double would drop', () => {
    const sum: DoubleDouble = [0, 0]
    for (const value of [1, 1e-20, 1e-25, -1]) addTo(sum, value)
    expect(sum[0] + sum[1]).toBeCloseTo(1.00001e-20, 32)
  })
})

describe('dotProduct', () => {
  it('rounds the exact sum of products, also where all but the last digits cancel', () => {
    const rng = random('twofold')
    // Whole numbers of 53 bits, in units of 2⁻⁵³.
    const draw = () => BigInt(Math.floor(rng() * 2 ** 53)) * (rng() < 0.5 ? 1n : -1n)
    const double = (value: bigint) => Number(value) / 2 ** 53
    for (let k = 0; k < 200; k++) {
      const a = Array.from({ length: 5 }, draw)
      const b = Array.from({ length: 5 }, draw)
      const sum = a.reduce((total, value, i) => total + value * b[i], 0n)
      // Two more products take away all but a remainder below 2⁵³ of about 2¹⁰⁶.
      a.push(-(sum >> 53n), 1n)
      b.push(2n ** 53n, 12345n)
      const exact = Number(sum - ((sum >> 53n) << 53n) + 12345n) / 2 ** 106
      const doubles = a.map((value): DoubleDouble => {
        const high = double(value)
        return [high, Number(value - BigInt(high * 2 ** 53)) / 2 ** 53]
      })
      expect(Math.abs(dotProduct(doubles, b.map(double)) - exact)).toBeLessThanOrEqual(2 ** -98)
    }
  })
})
