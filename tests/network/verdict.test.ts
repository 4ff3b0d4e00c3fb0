import { describe, expect, it } from 'vitest'
import type { Layer, Network } from '../../src/network/network.ts'
import { verdict } from '../../src/network/verdict.ts'
import { dataOf } from './vectors.ts'

/** A hidden layer that changes nothing, then the given output. */
function networkOf(output: Layer): Network {
  const weights = output.weights.map((_, i) => output.weights.map((_, j) => (i === j ? 1 : 0)))
  return {
    layers: [{ weights, biases: weights.map(() => 0), activation: 'identity' }, output],
  }
}

const line = (weights: number[], bias: number): Layer => ({
  weights: weights.map(w => [w]),
  biases: [bias],
  activation: 'sigmoid',
})

describe('verdict', () => {
  const apart = '0,0 0,1 | 2,0 2,1'
  const crossed = '0,0 1,1 | 0,1 1,0'
  it.each([
    ['takes a network that is right everywhere as proof', apart, [1, 0, -1.5], [true, 1, 1, 1]],
    ['finds that another line would do where its own does not', apart, [1, 1, -0.5], [true, 1, 1, 0.75]],
    ['finds that no line would do, and then no margin', crossed, [1, 1, -1.5], [false, null, 0.75, 0.25]],
  ] as const)('%s', async (_, text, [a, b, bias], [separable, margin, inputAccuracy, hiddenAccuracy]) => {
    const found = await verdict(networkOf(line([a, b], bias)), dataOf(text), { margin: true })
    expect(found).toEqual({ separable, margin, inputAccuracy, hiddenAccuracy })
  })

  it('looks at the last hidden layer, after its activation', async () => {
    const data = dataOf(crossed)
    const ones = [1, 1]
    const hidden: Layer = { weights: [ones, ones], biases: [0, -1], activation: 'relu' }
    // h = (x + y, max(x + y − 1, 0)): (0,0) and (2,1) against (1,0); the widest gap is across (2,1)–(0,0).
    const network: Network = { layers: [hidden, line([1, -2], -0.5)] }
    const { separable, margin, hiddenAccuracy } = await verdict(network, data, { margin: true })
    expect([separable, hiddenAccuracy]).toEqual([true, 1])
    expect(margin).toBeCloseTo(1 / Math.sqrt(5) / 2, 12)
  })

  it('looks at the input where there is no hidden layer', async () => {
    const data = dataOf(apart)
    const network: Network = { layers: [line([1, 1], -0.5)] }
    expect(await verdict(network, data, { margin: true })).toEqual({
      separable: true,
      margin: 1,
      inputAccuracy: 1,
      hiddenAccuracy: 0.75,
    })
    expect(await verdict(network, dataOf(crossed))).toMatchObject({ separable: false })
  })

  it('judges the scores of several classes', async () => {
    const data = dataOf('0,0 1,0 | 4,0 5,0 | 0,6 1,6')
    const [right, up] = [
      [-1, 1, -1],
      [-1, -1, 1],
    ]
    const scores: Layer = { weights: [right, up], biases: [4, 0, 0], activation: 'softmax' }
    expect(await verdict(networkOf(scores), data, { margin: true })).toEqual({
      separable: true,
      margin: 1.5,
      inputAccuracy: 1,
      hiddenAccuracy: 1,
    })
    const mixed = dataOf('0,0 5,0 | 4,0 1,0 | 0,6 1,6')
    expect(await verdict(networkOf(scores), mixed)).toMatchObject({ separable: false, margin: null })
  })

  it('gives the reason where a margin is hidden by rounding, and none where it is not asked for', async () => {
    const data = dataOf('0 | 1e-17 1')
    const network = networkOf(line([1e17], -0.5))
    const hidden = { separable: true, margin: null, reason: 'rounding' }
    expect(await verdict(network, data, { margin: true })).toMatchObject(hidden)
    expect(await verdict(network, data)).not.toHaveProperty('reason')
  })

  it('gives the reason where activations are not finite', async () => {
    const data = dataOf('0 1 | 10 20')
    const hidden: Layer = { weights: [[1e308]], biases: [0], activation: 'relu' }
    const network: Network = { layers: [hidden, line([-1], 0)] }
    const open = { separable: null, margin: null, reason: 'infinite' }
    expect(await verdict(network, data, { margin: true })).toMatchObject(open)
  })

  it('gives no reason where both answers are known, and no margin that is not asked for', async () => {
    expect((await verdict(networkOf(line([1, 0], -1.5)), dataOf(apart))).margin).toBe(null)
    const split = await verdict(networkOf(line([1], -0.5)), dataOf('0 | 1'), { margin: true })
    const mixed = await verdict(networkOf(line([1], -0.5)), dataOf('0 2 | 1'), { margin: true })
    for (const known of [split, mixed]) expect(known).not.toHaveProperty('reason')
  })
})
