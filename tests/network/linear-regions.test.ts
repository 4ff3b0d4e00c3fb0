import { describe, expect, it } from 'vitest'
import { areaOf } from '../../src/geometry/split-convex.ts'
import { scores } from '../../src/network/forward.ts'
import { linearRegions } from '../../src/network/linear-regions.ts'
import { mostRegions } from '../../src/network/most-regions.ts'
import type { Layer, Network } from '../../src/network/network.ts'
import { countMaps } from '../../src/network/region-border.ts'
import {
  creased,
  faultsOnGrid,
  fromKink,
  half,
  layerOf,
  middleOf,
  patternsByPrograms,
  patternsOf,
  square,
  sumOf,
} from './regions.ts'
import { drawnNetwork } from './vectors.ts'

const patterns = (network: Network) => patternsOf(linearRegions(network, square)!)

describe.each([...creased, 'identity'] as const)('linear regions of %s', activation => {
  const networks = Array.from({ length: 20 }, (_, seed) =>
    drawnNetwork(`${seed}`, [2, ...(seed % 2 ? [6, 5] : [5, 4, 3]), 1], activation, 1),
  )

  it('fill the window, are no more than there can be, and give what the network gives', () => {
    for (const network of networks) {
      const regions = linearRegions(network, square)!
      const total = regions.reduce((sum, { area }) => sum + area, 0)
      expect(Math.abs(total / 16 - 1)).toBeLessThan(1e-9)
      expect(regions.length).toBeLessThanOrEqual(mostRegions(network, 2))
      for (const { corners: polygon, maps, area } of regions) {
        expect(areaOf(polygon)).toBeCloseTo(area, 12)
        const [x, y] = middleOf(polygon)
        const [a, b, c] = maps.at(-1)![0]
        expect(a * x + b * y + c).toBeCloseTo(scores(network, Float64Array.of(x, y))[0], 12)
      }
    }
  })

  it('have edges on the kinks of the units that they name, or of the window', () => {
    for (const network of networks)
      for (const { corners, edges } of linearRegions(network, square)!) {
        expect(edges).toHaveLength(corners.length / 2)
        edges.forEach((edge, i) => {
          const ends = [2 * i, (2 * i + 2) % corners.length].map(at => corners.slice(at, at + 2))
          const isFrame = [0, 1].some(d => ends.every(end => Math.abs(Math.abs(end[d]) - half) < 1e-12))
          if (edge === null) expect(isFrame).toBe(true)
          else for (const end of ends) expect(fromKink(network, end, edge)).toBeLessThan(1e-9)
        })
      }
  })
})

describe('linear regions', () => {
  // The whole list is that of linear-regions.slow.ts.
  it.each(creased)('of %s are those of all patterns by linear programs', async activation => {
    for (const widths of [[4], [3, 2]]) {
      const network = drawnNetwork('few', [2, ...widths, 1], activation, 1)
      expect(patterns(network)).toEqual(await patternsByPrograms(network))
    }
  })

  it.each(creased)('of %s are where their patterns are on a grid', activation => {
    const network = drawnNetwork('grid', [2, 8, 8, 1], activation, 1)
    expect(faultsOnGrid(network, linearRegions(network, square)!, 100)).toEqual([])
  })

  it.each<[string, Network, string[]]>([
    ['parallel lines', sumOf([[1, 0, 0.5], [1, 0, 0], [1, 0, -0.3]]), ['000', '100', '110', '111']],
    ['lines that are the same', sumOf([[0.1, 0.7, 0.3], [0.1, 0.7, 0.3], [-0.3, -2.1, -0.9]]), ['001', '110']],
    ['dead units', sumOf([[1, 1, -9], [1, 0, 0]]), ['00', '01']],
    ['units that are always active', sumOf([[1, 1, 9], [1, 0, 0]]), ['10', '11']],
    ['the two kinks of hardtanh', sumOf([[1, 0, 0]], 'hardtanh'), ['0', '1', '2']],
    ['one kink of hardtanh', sumOf([[1, 0, 2]], 'hardtanh'), ['1', '2']],
    ['kinks nearer to each other than rounding', sumOf([[1e14, 0, 0]], 'hardtanh'), ['0', '2']],
    ['an identity', sumOf([[1, 0, 0], [0, 1, 0]], 'identity'), ['00']],
    ['a frame that a line lies on', sumOf([[1, 0, half]]), ['1']],
    ['a corner that a line passes through', sumOf([[1, 1, 0], [1, 1, 2 * half]]), ['01', '11']],
    ['a unit without weights, at its kink', sumOf([[0, 0, 0]]), ['0']],
    ['hardtanh without weights, at its kinks', sumOf([[0, 0, -1], [0, 0, 1]], 'hardtanh'), ['01']],
  ])('are right with %s', (_, network, expected) => {
    const regions = linearRegions(network, square)!
    expect(patternsOf(regions)).toEqual(expected)
    expect(regions.reduce((sum, { area }) => sum + area, 0)).toBeCloseTo(16, 10)
    expect(faultsOnGrid(network, regions, 20)).toEqual([])
  }) // biome-ignore format: one line each

  it('are six where three lines meet in one point, seven beside it', () => {
    const through = (offset: number) =>
      sumOf(
        [0.2, 1.4, 2.9].map((angle, i) => {
          const [a, b] = [Math.cos(angle), Math.sin(angle)]
          return [a, b, -0.1 * a - 0.7 * b + (i === 2 ? offset : 0)]
        }),
      )
    expect([0, 1e-2, -1e-2].map(offset => patterns(through(offset)).length)).toEqual([6, 7, 7])
  })

  it('pass over what has less than 1e-9 of the window', () => {
    // Strips of 4 × the distance, of 16.
    const strip = (distance: number) =>
      patterns(
        sumOf([
          [1, 0, 0],
          [1, 0, distance],
        ]),
      )
    expect(strip(3.9e-9)).toEqual(['00', '11'])
    expect(strip(-3.9e-9)).toEqual(['00', '11'])
    expect(strip(4.1e-9)).toEqual(['00', '01', '11'])
  })

  it('go through layers of the identity as through none', () => {
    const [first, second, last] = drawnNetwork('mixed', [2, 5, 4, 1], ['relu', 'relu'], 1).layers
    const same = layerOf([[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0], [0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 1, 0]], 'identity') // biome-ignore format: one line
    const plain = linearRegions({ layers: [first, second, last] }, square)!
    const longer = linearRegions({ layers: [first, same, second, last] }, square)!
    expect(longer.map(({ corners }) => corners)).toEqual(plain.map(({ corners }) => corners))
    expect(longer.flatMap(({ edges }) => edges).some(edge => edge?.layer === 1)).toBe(false)
    expect(longer.flatMap(({ edges }) => edges).some(edge => edge?.layer === 2)).toBe(true)
  })

  it('are one without hidden layers, whose map is the network', () => {
    const regions = linearRegions({ layers: [layerOf([[2, 3, 4]], 'sigmoid')] }, square)!
    expect(regions).toMatchObject([{ corners: square, pattern: [], maps: [[[2, 3, 4]]], area: 16 }])
  })

  it('may share a map', () => {
    // The unit of y says nothing to the output; both of x are off on the left.
    const units = layerOf([[1, 0, 0], [0, 1, 0], [1, 0, -1]], 'relu') // biome-ignore format: one line
    const regions = linearRegions({ layers: [units, layerOf([[1, 0, 2, 0.1]], 'sigmoid')] }, square)!
    expect([regions.length, countMaps(regions)]).toEqual([6, 3])
  })
})

it('tells activations that are linear but for kinks from curved ones', () => {
  const told = (name: Layer['activation']) => linearRegions(sumOf([[1, 0, 0]], name), square) !== null
  expect([...creased, 'identity' as const].map(told)).toEqual([true, true, true, true])
  expect((['sigmoid', 'tanh', 'softplus', 'gelu', 'elu'] as const).some(told)).toBe(false)
})
