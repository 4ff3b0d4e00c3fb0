import { describe } from 'vitest'
import type { Network } from '../../../src/network/network.ts'
import { make } from '../stage.ts'
import { anyNetwork } from '../units/networks.ts'
import { theyAreMaps } from './unit-maps-cases.ts'

const networks: [string, Network, number][] = [
  ...Array.from({ length: 12 }, (_, seed): [string, Network, number] => [
    `of network ${seed}`,
    anyNetwork(seed, 2, [3, 3], 2),
    2,
  ]),
  ['of trained spirals', make({ data: 'spirals', restarts: 2 }).network, 2],
]

describe.each(networks)('a map %s', (_, network, layers) => theyAreMaps(network, layers))
