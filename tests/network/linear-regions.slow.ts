import { describe, expect, it } from 'vitest'
import { linearRegions } from '../../src/network/linear-regions.ts'
import { creased, faultsOnGrid, half, patternsByPrograms, patternsOf, square, sumOf } from './regions.ts'
import { drawnNetwork } from './vectors.ts'

/** Widths of hidden layers: one or two of up to six units. */
const widths = [[1], [2], [3], [4], [5], [6], [2, 2], [3, 2], [4, 3], [5, 4], [6, 5], [6, 6], [2, 6], [1, 6]]

describe.each(creased)('the linear regions of %s', activation => {
  it('are those of all patterns by linear programs, layer within region', async () => {
    for (let seed = 0; seed < 67; seed++) {
      const network = drawnNetwork(`${seed}`, [2, ...widths[seed % widths.length], 1], activation, 1)
      const found = patternsOf(linearRegions(network, square)!)
      expect([seed, found]).toEqual([seed, await patternsByPrograms(network)])
    }
  })
})

it('those of 50 larger networks are where their patterns are on a fine grid', () => {
  const larger = [[8, 8], [12, 8], [16], [10, 10, 6], [16, 16]] // biome-ignore format: one line
  for (let seed = 0; seed < 50; seed++) {
    const activation = creased[seed % 3]
    const network = drawnNetwork(`${seed}`, [2, ...larger[seed % 5], 1], activation, 1)
    expect([seed, faultsOnGrid(network, linearRegions(network, square)!, 150)]).toEqual([seed, []])
  }
})

it('linear regions are 5,000 at most', () => {
  const grid = (upright: number, level: number) => {
    const lines = (count: number, [a, b]: number[]) =>
      Array.from({ length: count }, (_, i) => [a, b, half * ((2 * (i + 1)) / (count + 1) - 1)])
    return linearRegions(sumOf([...lines(upright, [1, 0]), ...lines(level, [0, 1])]), square)
  }
  expect(grid(49, 99)).toHaveLength(5000)
  expect(grid(49, 100)).toBeNull()
})
