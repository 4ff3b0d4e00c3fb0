import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { type Loops, plainLoops } from '../../src/network/loops.ts'
import type { WeightBlock } from '../../src/network/products.ts'
import { openVectors } from './kernels.ts'

const rng = random('products')
const drawn = ({ array }: Loops, length: number) => {
  const numbers = array(length)
  for (let i = 0; i < length; i++) numbers[i] = 2 * rng() - 1
  return numbers
}
/** One for all shapes: each has less than a thousand numbers. */
const loops = { JavaScript: plainLoops, WebAssembly: openVectors([1_000_000], 100)! }
const kinds = ['JavaScript', 'WebAssembly'] as const
const shapes = [1, 2, 3, 4, 5, 9].flatMap(rows =>
  [1, 2, 3, 4, 5].flatMap(inner => [1, 2, 3, 4, 5, 6, 7, 9].map(outer => ({ rows, inner, outer }))),
)

describe('products of thin matrices', () => {
  it.each(
    kinds.flatMap(kind => [
      [
        kind,
        'as the matrix stands',
        (inner: number, outer: number) => ({ inner, outer, down: outer, across: 1 }),
      ] as const,
      [
        kind,
        'transposed',
        (inner: number, outer: number) => ({ inner, outer, down: 1, across: inner }),
      ] as const,
    ]),
  )('have in %s the bits of plain sums in the order of the index, for every shape, %s', (kind, _, orient) => {
    const { array, multiply } = loops[kind]
    for (const { rows, inner, outer } of shapes) {
      const first = 2
      const x = drawn(loops[kind], (first + rows) * inner)
      const parameters = drawn(loops[kind], 3 + inner * outer + outer)
      for (const bias of [3 + inner * outer, null]) {
        const place: WeightBlock = { ...orient(inner, outer), at: 3, bias }
        const out = array(rows * outer)
        multiply(x, first, rows, parameters, place, out)
        const expected = Float64Array.from(out, (_, o) => {
          let sum = bias === null ? 0 : parameters[bias + (o % outer)]
          for (let i = 0; i < inner; i++) {
            const weight = parameters[3 + i * place.down + (o % outer) * place.across]
            sum += x[(first + Math.floor(o / outer)) * inner + i] * weight
          }
          return sum
        })
        expect(out).toEqual(expected)
      }
    }
  })

  it.each(kinds)('add in %s to the gradient what each row gives, row by row', kind => {
    const { array, addProducts } = loops[kind]
    for (const { rows, inner, outer } of shapes) {
      const first = 1
      const x = drawn(loops[kind], (first + rows) * inner)
      const delta = drawn(loops[kind], rows * outer)
      const before = drawn(loops[kind], 2 + inner * outer + outer)
      const place: WeightBlock = { inner, outer, at: 2, down: outer, across: 1, bias: 2 + inner * outer }
      const gradient = array(before.length)
      gradient.set(before)
      addProducts(x, first, rows, delta, gradient, place)
      for (let s = 0; s < rows; s++) {
        for (let j = 0; j < outer; j++) {
          const d = delta[s * outer + j]
          for (let i = 0; i < inner; i++) before[2 + i * outer + j] += x[(first + s) * inner + i] * d
          before[2 + inner * outer + j] += d
        }
      }
      expect(gradient).toEqual(before)
    }
  })
})
