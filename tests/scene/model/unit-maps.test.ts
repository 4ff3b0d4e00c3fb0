import { describe, expect, it } from 'vitest'
import { activationOf } from '../../../src/network/activation.ts'
import type { Network } from '../../../src/network/network.ts'
import { bandsOf, evenScale, mixScales, outputScale } from '../../../src/scene/model/unit-maps.ts'
import { make } from '../stage.ts'
import { anyNetwork } from '../units/networks.ts'
import { steep, theyAreMaps } from './unit-maps-cases.ts'

// More of each kind are in `unit-maps.slow.ts`.
const networks: [string, Network, number][] = [
  ['of network 12', anyNetwork(12, 2, [3, 3], 2), 2],
  ['of a network that is steep', steep(), 2],
  ['of trained moons', make({ data: 'moons' }).network, 1],
]

describe.each(networks)('a map %s', (_, network, layers) => theyAreMaps(network, layers))

describe('the levels of a sum', () => {
  it('become those of an output, at one sum after the other', () => {
    const range = [-4, 4] as const
    const output = outputScale({ activation: 'sigmoid' }, range)
    const from = bandsOf(evenScale(range), range)
    expect(from.slice(1).map(band => band.from)).toEqual(
      [-3, -2, -1, 0, 1, 2, 3].map(v => expect.closeTo(v, 6)),
    )
    const end = bandsOf(output, range)
    const logit = (p: number) => Math.log(p / (1 - p))
    expect(end.slice(1).map(band => band.from)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map(k => expect.closeTo(logit(k / 8), 6)),
    )
    const half = bandsOf(mixScales(evenScale(range), output, 0.5), range)
    half.slice(1).forEach((band, i) => {
      const [a, b] = [from[i + 1].from, end[i + 1].from]
      expect(band.from).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-6)
      expect(band.from).toBeLessThanOrEqual(Math.max(a, b) + 1e-6)
    })
  })

  it('go down and up again where an activation does', () => {
    const range = [-6, 0.2] as const
    const levels = bandsOf(outputScale({ activation: 'silu' }, range), range).map(({ level }) => level)
    const least = levels.indexOf(Math.min(...levels))
    expect(least).toBeGreaterThan(0)
    expect(least).toBeLessThan(levels.length - 1)
    expect(activationOf('silu')!.range[0]).toBeLessThan(0)
  })
})
