import { describe, expect, it } from 'vitest'
import { layoutFor, layoutOfNetwork, pack, unpack } from '../../src/network/parameter-layout.ts'
import { drawnNetwork, networkOf, vector } from './vectors.ts'

describe('pack', () => {
  it('puts all weights row by row, then all biases, as scikit-learn does', () => {
    for (const { packed, ...weights } of vector('lossgrad_logistic_softmax3').cases)
      expect([...pack(networkOf(weights))]).toEqual(packed)
  })

  it('is undone by unpack', () => {
    const network = drawnNetwork('pack', [2, 4, 3, 3], ['relu', 'tanh'])
    expect(unpack(pack(network), layoutOfNetwork(network))).toEqual(network)
  })
})

describe('layoutFor', () => {
  const two = { features: ['a', 'b'], classes: ['0', '1'] }

  it('ends in one sigmoid unit for two classes, in softmax for more', () => {
    const hidden = [{ units: 3, activation: 'tanh' }]
    expect(layoutFor(two, hidden)).toMatchObject({ sizes: [2, 3, 1], activations: ['tanh', 'sigmoid'] })
    const three = { ...two, classes: ['0', '1', '2'] }
    expect(layoutFor(three, hidden)).toMatchObject({ sizes: [2, 3, 3], activations: ['tanh', 'softmax'] })
  })

  it('has the output alone where there is no hidden layer', () => {
    expect(layoutFor(two, [])).toMatchObject({ sizes: [2, 1], activations: ['sigmoid'], length: 3 })
    const three = { ...two, classes: ['0', '1', '2'] }
    expect(layoutFor(three, [])).toMatchObject({ sizes: [2, 3], activations: ['softmax'], length: 9 })
  })

  it('refuses a word that names no activation', () => {
    expect(() => layoutFor(two, [{ units: 3, activation: 'softmax' }])).toThrow(
      /activation: got "softmax", expected one of sigmoid, /,
    )
  })
})
