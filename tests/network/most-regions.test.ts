import { expect, it } from 'vitest'
import { linearRegions } from '../../src/network/linear-regions.ts'
import { mostRegions } from '../../src/network/most-regions.ts'
import type { Layer } from '../../src/network/network.ts'
import { creased, layerOf, square } from './regions.ts'
import { drawnNetwork } from './vectors.ts'

const most = (activation: Layer['activation'], widths: number[], inputs = 2) =>
  mostRegions(drawnNetwork('any', [2, ...widths, 1], activation), inputs)

it('is 1 + n + n(n − 1)/2 for n lines, of an input of one dimension 1 + n', () => {
  for (const n of [1, 2, 3, 7, 64]) {
    for (const activation of ['relu', 'leaky_relu'] as const)
      expect(most(activation, [n])).toBe(1 + n + (n * (n - 1)) / 2)
    expect(most('relu', [n], 1)).toBe(1 + n)
    // Two lines a unit, which do not meet.
    expect(most('hardtanh', [n])).toBe(1 + 2 * n + 2 * n * (n - 1))
  }
})

it.each<[Layer['activation'], number[], number]>([
  ['relu', [], 1],
  ['identity', [5, 5], 1],
  // By the first layer: 1 · (1 + 2 + 1), 2 · (1 + 2), 1 · 1.
  ['relu', [2, 2], 11],
  ['leaky_relu', [2, 2], 16],
  ['hardtanh', [2, 2], 81],
  // Where the one unit is off nothing more is cut.
  ['relu', [1, 6], 8],
  ['leaky_relu', [1, 6], 14],
  ['relu', [16, 16, 16], 2_571_353],
])('of %s with %j is %i', (activation, widths, expected) => {
  expect(most(activation, widths)).toBe(expected)
})

it('is reached', () => {
  const cuts = layerOf([1, 2, 3, 4, 5, 6].map(i => [1, -i / 4]), 'relu') // biome-ignore format: one line
  const layers = [layerOf([[1, 0, 0]], 'relu'), cuts, layerOf([[1, 1, 1, 1, 1, 1, 0]], 'sigmoid')]
  expect(linearRegions({ layers }, square)).toHaveLength(mostRegions({ layers }, 2))
})

it.each(creased)('is not passed by networks of %s', activation => {
  for (let seed = 0; seed < 30; seed++)
    for (const widths of [[1, 5], [2, 3], [3, 1, 4], [4]]) {
      const network = drawnNetwork(`${seed}`, [2, ...widths, 1], activation, 1)
      expect(linearRegions(network, square)!.length).toBeLessThanOrEqual(mostRegions(network, 2))
    }
})
