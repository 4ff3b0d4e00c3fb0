import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import type { LinearScores } from '../../../src/geometry/linear-scores.ts'
import * as en from '../../../src/language/en.ts'
import { forward } from '../../../src/network/forward.ts'
import type { Layer, Network } from '../../../src/network/network.ts'
import { predict } from '../../../src/network/predict.ts'
import { hiddenSpace, placeInputs, wideDimensions } from '../../../src/scene/model/hidden-space.ts'

/** A network with weights drawn from a seed. */
function drawn(sizes: number[], activation: 'sigmoid' | 'tanh' | 'relu' = 'sigmoid'): Network {
  const rng = random(sizes.join())
  const draw = () => (rng() * 2 - 1) * 2
  const layers = sizes.slice(1).map((units, l): Layer => {
    const last = l === sizes.length - 2
    return {
      weights: Array.from({ length: sizes[l] }, () => Array.from({ length: units }, draw)),
      biases: Array.from({ length: units }, draw),
      activation: last ? (units === 1 ? 'sigmoid' : 'softmax') : activation,
    }
  })
  return { layers }
}

const rng = random('inputs')
const x = Float64Array.from({ length: 600 }, () => rng() * 4 - 2)

function spaceOf(network: Network, order?: number[]) {
  const units = network.layers.at(-2)!.biases.length
  const classes = Math.max(2, network.layers.at(-1)!.biases.length)
  return hiddenSpace(
    network,
    network.layers.length - 2,
    order ?? Array.from({ length: units }, (_, i) => i),
    {
      samples: x,
      probe: x,
      near: { coordinates: x, stride: 2 },
      wide: wideDimensions(classes),
      thin: false,
      roomy: true,
      say: en,
    },
  )
}

/** The class with the largest of the linear scores, per sample. */
function decide({ weights, biases }: LinearScores, places: Float64Array, stride: number): number[] {
  return Array.from({ length: places.length / stride }, (_, i) => {
    const scores = biases.map(
      (bias, k) => bias + weights[k].reduce((sum, w, d) => sum + w * places[i * stride + d], 0),
    )
    return scores.indexOf(Math.max(...scores))
  })
}

describe('hiddenSpace of up to three units', () => {
  it.each([1, 2, 3])('places samples at the outputs of %i units, in the given order', units => {
    const network = drawn([2, units, 1])
    const order = [2, 0, 1].filter(unit => unit < units)
    const space = spaceOf(network, order)
    const outputs = forward(network, x)[0]
    const places = placeInputs(space, network, x)
    for (let i = 0; i < 300; i++)
      order.forEach((unit, d) => {
        expect(places[i * space.stride + d]).toBe(outputs[i * units + unit])
      })
    expect(space.axes.map(({ name }) => name)).toEqual(order.map(unit => `h${'₁₂₃'[unit]}`))
    expect(space.units).toEqual(order)
    expect(space.share).toBe(1)
  })

  it.each([
    [1, 1],
    [3, 1],
    [3, 5],
  ])('gives the decision of %i units and %i outputs exactly', (units, outputs) => {
    const network = drawn([2, units, outputs])
    const space = spaceOf(
      network,
      [2, 0, 1].filter(unit => unit < units),
    )
    expect(decide(space.scores!, placeInputs(space, network, x), space.stride)).toEqual([
      ...predict(network, x),
    ])
  })

  it('holds all outputs of unbounded units in its view', () => {
    const network = drawn([2, 3, 1], 'relu')
    const space = spaceOf(network)
    expect(space.range).toBeNull()
    placeInputs(space, network, x).forEach((v, i) => {
      expect(Math.abs(v - space.view.centre[i % 3])).toBeLessThanOrEqual(space.view.half)
    })
  })
})

describe('hiddenSpace of a wide layer', () => {
  it.each([
    ['two classes in the plane', [2, 6, 1], 2],
    ['three classes in the plane', [2, 6, 3], 2],
    ['four classes in space', [2, 7, 4], 3],
    ['two classes after two layers', [2, 8, 5, 1], 2],
  ])('keeps the decision for every sample: %s', (_, sizes, dimensions) => {
    const network = drawn(sizes)
    const space = spaceOf(network)
    expect([space.dimensions, space.stride]).toEqual([dimensions, dimensions])
    expect(decide(space.scores!, placeInputs(space, network, x), dimensions)).toEqual([
      ...predict(network, x),
    ])
    expect(space.share).toBeGreaterThan(0.2)
    expect(space.share).toBeLessThanOrEqual(1)
  })

  it('draws no boundaries where no projection keeps them', () => {
    const space = spaceOf(drawn([2, 8, 5]))
    expect([space.dimensions, space.scores]).toEqual([3, null])
    expect(space.axes.map(({ name }) => name)).toEqual(['1st component', '2nd component', '3rd component'])
  })

  it('stands the line of two classes across its first axis', () => {
    const { scores, axes } = spaceOf(drawn([2, 6, 1]))
    expect(scores!.weights[1][0]).toBeGreaterThan(0)
    expect(scores!.weights[1][1]).toBeCloseTo(0, 9)
    expect(axes.map(({ name }) => name)).toEqual(['output direction', '1st component'])
  })
})
