import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { addProducts, multiply, type WeightBlock } from '../../src/network/products.ts'

const rng = random('products')
const drawn = (length: number) => Float64Array.from({ length }, () => 2 * rng() - 1)
const shapes = [1, 2, 3, 4, 5, 7, 9].flatMap(rows =>
  [1, 2, 3, 4, 5, 6].flatMap(inner => [1, 2, 3, 5].map(outer => ({ rows, inner, outer }))),
)

describe('products of thin matrices', () => {
  it.each([
    ['as the matrix stands', (inner: number, outer: number) => ({ inner, outer, down: outer, across: 1 })],
    ['transposed', (inner: number, outer: number) => ({ inner, outer, down: 1, across: inner })],
  ])('have the bits of plain sums in the order of the index, for every shape, %s', (_, orient) => {
    for (const { rows, inner, outer } of shapes) {
      const first = 2
      const x = drawn((first + rows) * inner)
      const parameters = drawn(3 + inner * outer + outer)
      for (const bias of [3 + inner * outer, null]) {
        const place: WeightBlock = { ...orient(inner, outer), at: 3, bias }
        const out = new Float64Array(rows * outer)
        multiply(x, first, rows, parameters, place, out)
        const expected = out.map((_, o) => {
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

  it('add to the gradient what each row gives, row by row', () => {
    for (const { rows, inner, outer } of shapes) {
      const first = 1
      const x = drawn((first + rows) * inner)
      const delta = drawn(rows * outer)
      const before = drawn(2 + inner * outer + outer)
      const place: WeightBlock = { inner, outer, at: 2, down: outer, across: 1, bias: 2 + inner * outer }
      const gradient = before.slice()
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
