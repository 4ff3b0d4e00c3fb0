// Maps of the units of a network, held against its own outputs.
import { describe, expect, it } from 'vitest'
import { region } from '../../../src/geometry/contour.ts'
import { activationOf } from '../../../src/network/activation.ts'
import { forward, logits } from '../../../src/network/forward.ts'
import type { Network } from '../../../src/network/network.ts'
import { buildDiagram } from '../../../src/scene/model/diagram.ts'
import {
  bandsOf,
  evenScale,
  LEVELS,
  type MapArea,
  mapAreas,
  mixScales,
  outputScale,
  unitFields,
} from '../../../src/scene/model/unit-maps.ts'
import { contains } from '../outline.ts'
import { make } from '../stage.ts'
import { anyNetwork, anyRows } from '../units/networks.ts'

const square = { centre: [0.1, -0.2], half: 2.4 }
const PIXELS = 48

/** Middles of the pixels of a tile, in input coordinates (× 2). */
const pixels = Float64Array.from(
  Array.from({ length: PIXELS * PIXELS }, (_, i) =>
    [i % PIXELS, Math.floor(i / PIXELS)].map(
      (at, d) => square.centre[d] + square.half * ((2 * (at + 0.5)) / PIXELS - 1),
    ),
  ).flat(),
)

/** The level that is seen at a place: that of the last area over it, even-odd. */
function seenAt(areas: MapArea[], x: number, y: number): number {
  const over = ({ rings }: MapArea) => rings.filter(ring => contains(ring, x, y)).length % 2 === 1
  return areas.findLast(over)!.level
}

function levelsOf(network: Network, layer: number, unit: number) {
  const { layers } = network
  const before = layer === 0 ? pixels : forward({ layers: layers.slice(0, layer) }, pixels)[layer - 1]
  const width = layers[layer].biases.length
  const z = logits(layers[layer], before, pixels.length / 2).filter((_, i) => i % width === unit)
  return {
    z,
    h: forward({ layers: layers.slice(0, layer + 1) }, pixels)[layer].filter((_, i) => i % width === unit),
  }
}

/** The range that the levels of a layer's outputs divide: of its activation, or of what it makes of the sums in the window. */
function rangeOf({ layers }: Network, layer: number, [low, high]: readonly [number, number]): number[] {
  const activation = activationOf(layers[layer].activation)!
  if (activation.range.every(Number.isFinite)) return [...activation.range]
  const ends = Float64Array.from({ length: 1001 }, (_, i) => low + ((high - low) * i) / 1000)
  activation.apply(ends)
  return [Math.min(...ends), Math.max(...ends)]
}

/** Weights of sixty times the usual ones, as those without a penalty may come to. */
const [first, ...others] = anyNetwork(0, 2, [3, 2], 2).layers
const steep = { layers: [{ ...first, weights: first.weights.map(row => row.map(w => 20 * w)) }, ...others] }

/** Networks, and how many of their layers are looked at. */
const networks: [string, Network, number][] = [
  ['of network 12', anyNetwork(12, 2, [3, 3], 2), 2],
  ['of a network that is steep', steep, 2],
  ['of trained moons', make({ data: 'moons', restarts: 1 }).network, 1],
]

describe.each(networks)('a map %s', (_, network, layers) => {
  it('shows every pixel what forward() gives there, at most one level off', () => {
    const diagram = buildDiagram(network, anyRows(1, 2))
    const fields = unitFields(network, diagram, square)
    for (let layer = 0; layer < layers; layer++)
      for (let unit = 0; unit < diagram.columns[layer + 1].length; unit++) {
        const field = fields.sum(layer + 1, unit)
        const [low, high] = rangeOf(network, layer, field.range)
        const areas = mapAreas(
          field,
          square,
          bandsOf(outputScale(network.layers[layer], field.range), field.range),
        )
        const { h } = levelsOf(network, layer, unit)
        let exact = 0
        const far: string[] = []
        h.forEach((value, i) => {
          const level = Math.max(
            0,
            Math.min(LEVELS - 1, Math.floor(((value - low) / (high - low || 1)) * LEVELS)),
          )
          const seen = seenAt(areas, pixels[2 * i], pixels[2 * i + 1])
          if (seen === level) exact++
          if (!(Math.abs(seen - level) <= 1)) far.push(`unit ${unit} of layer ${layer}, pixel ${i}`)
        })
        expect(far).toEqual([])
        expect(exact / h.length).toBeGreaterThan(0.97)
      }
  })

  it('has its cut where the sum is 0', () => {
    const fields = unitFields(network, buildDiagram(network, anyRows(1, 2)), square)
    for (let layer = 0; layer < layers; layer++) {
      const field = fields.sum(layer + 1, 0)
      const lines = region(field.at, square).borders
      const { z } = levelsOf(network, layer, 0)
      if (z.some(value => value > 0) && z.some(value => value < 0)) expect(lines.length).toBeGreaterThan(0)
      const limit = 0.02 * (field.range[1] - field.range[0])
      for (const line of lines)
        expect(field.at(Float64Array.from(line)).filter(value => !(Math.abs(value) < limit))).toHaveLength(0)
    }
  })
})

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
    const half = bandsOf(mixScales(evenScale(range), output, 0.5), range).map(band => band.from)
    half.slice(1).forEach((at, i) => {
      const ends = [from[i + 1].from, end[i + 1].from]
      expect(at).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-6)
      expect(at).toBeLessThanOrEqual(Math.max(...ends) + 1e-6)
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
