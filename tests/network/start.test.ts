import { describe, expect, it } from 'vitest'
import { parameterLayout } from '../../src/network/parameter-layout.ts'
import { startParameters } from '../../src/network/start.ts'

describe('startParameters', () => {
  it.each([
    ['sigmoid', 'tanh', 2],
    ['tanh', 'sigmoid', 6],
    ['relu', 'relu', 6],
  ] as const)('fills ±sqrt(f / (in + out)) by the first hidden activation: %s, %s', (first, second, f) => {
    const layout = parameterLayout([2, 100, 300, 1], [first, second, 'sigmoid'])
    const parameters = startParameters(layout, 1, 0)
    for (let l = 0; l < 3; l++) {
      const [fanIn, fanOut] = [layout.sizes[l], layout.sizes[l + 1]]
      const bound = Math.sqrt(f / (fanIn + fanOut))
      const weights = parameters.subarray(layout.weights[l], layout.weights[l] + fanIn * fanOut)
      const sizes = weights.map(Math.abs)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(bound)
      expect(Math.max(...sizes)).toBeGreaterThan(0.97 * bound)
      const biases = parameters.subarray(layout.biases[l], layout.biases[l] + fanOut)
      expect(Math.max(...biases.map(Math.abs))).toBeLessThanOrEqual(bound)
    }
  })

  it('is 0 everywhere without hidden layers', () => {
    const layout = parameterLayout([2, 3], ['softmax'])
    expect([...startParameters(layout, 1, 0)]).toEqual(new Array(9).fill(0))
  })

  it('depends on seed and start alone', () => {
    const layout = parameterLayout([2, 2, 1], ['sigmoid', 'sigmoid'])
    expect(startParameters(layout, 1, 2)).toEqual(startParameters(layout, 1, 2))
    expect(startParameters(layout, 1, 2)).not.toEqual(startParameters(layout, 1, 3))
    expect(startParameters(layout, 1, 2)).not.toEqual(startParameters(layout, 2, 2))
    expect(startParameters(layout, 1, 12)).not.toEqual(startParameters(layout, 11, 2))
  })
})
