import seedrandom from 'seedrandom'
import { describe, expect, it } from 'vitest'
import { corners } from '../../src/geometry/linear-scores.ts'
import { areaOf } from '../../src/geometry/split-convex.ts'
import type { ActivationName } from '../../src/network/activation.ts'
import { scores } from '../../src/network/forward.ts'
import { linearRegions } from '../../src/network/linear-regions.ts'
import { mostRegions } from '../../src/network/most-regions.ts'
import type { Network } from '../../src/network/network.ts'
import { regionBorder } from '../../src/network/region-border.ts'

/** A network of random weights. */
function randomNetwork(widths: number[], activation: ActivationName, seed: string): Network {
  const random = seedrandom(seed)
  const number = () => 2 * random() - 1
  const sizes = [2, ...widths, 1]
  return {
    layers: sizes.slice(1).map((units, l) => ({
      weights: Array.from({ length: sizes[l] }, () => Array.from({ length: units }, number)),
      biases: Array.from({ length: units }, number),
      activation: l === widths.length ? 'sigmoid' : activation,
    })),
  }
}

const window = corners([0, 0], 2)

describe('linear regions', () => {
  const kinds = ['relu', 'leaky_relu', 'hardtanh', 'identity'] as const
  it.each(kinds)('of %s fill the window, and give what the network gives', activation => {
    for (let seed = 0; seed < 20; seed++) {
      const network = randomNetwork([6, 5], activation, `${seed}`)
      const regions = linearRegions(network, window)!
      const total = regions.reduce((sum, { area }) => sum + area, 0)
      expect(Math.abs(total / 16 - 1)).toBeLessThan(1e-9)
      expect(regions.length).toBeLessThanOrEqual(mostRegions(network, 2))
      for (const { corners: polygon, maps, area } of regions) {
        expect(areaOf(polygon)).toBeCloseTo(area, 12)
        const x = polygon.filter((_, i) => i % 2 === 0).reduce((a, b) => a + b, 0) / (polygon.length / 2)
        const y = polygon.filter((_, i) => i % 2 === 1).reduce((a, b) => a + b, 0) / (polygon.length / 2)
        const [a, b, c] = maps.at(-1)![0]
        expect(a * x + b * y + c).toBeCloseTo(scores(network, Float64Array.of(x, y))[0], 12)
      }
      const { corners: bends } = regionBorder(regions, { centre: [0, 0], half: 2 })
      for (const [x, y] of bends)
        expect(Math.abs(scores(network, Float64Array.of(x, y))[0])).toBeLessThan(1e-9)
    }
  })
})
