import { describe, expect, it } from 'vitest'
import { lossAndGradient } from '../../src/network/loss.ts'
import { firstDeltas } from '../../src/network/pulls.ts'
import { drawnDataset, drawnNetwork, largestGap } from './vectors.ts'

describe('the parts of rows in the gradient of the first layer', () => {
  it.each([
    ['sigmoid', [2, 2, 1]],
    ['tanh', [3, 4, 3, 3]],
    ['relu', [2, 5, 4, 1]],
    ['relu', [2, 3, 4]],
    ['tanh', [2, 3, 1]],
    ['sigmoid', [4, 2, 3, 2]],
  ] as const)('sum to it with the part of the penalty, which no row has: %s %j', (activation, sizes) => {
    const [features, units] = sizes
    const network = drawnNetwork(`pulls ${sizes}`, [...sizes], activation, 1)
    const data = drawnDataset('pulls', 60, new Array(features).fill(2), Math.max(2, sizes.at(-1)!))
    const [alpha, n] = [0.3, data.y.length]
    const deltas = firstDeltas(network, data, [...data.y.keys()])
    const [{ weights, biases }] = network.layers
    const sums = weights.map(from => from.map(w => (alpha / n) * w))
    const ofBiases = biases.map(() => 0)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < units; j++) {
        const part = deltas[i][j] / n
        for (let f = 0; f < features; f++) sums[f][j] += part * data.x[i * features + f]
        ofBiases[j] += part
      }
    const [whole] = lossAndGradient(network, data, alpha).gradient
    expect(largestGap(sums.flat(), whole.weights.flat())).toBeLessThan(1e-12)
    expect(largestGap(ofBiases, whole.biases)).toBeLessThan(1e-12)
  })

  it('are of the rows that are asked for, in their order', () => {
    const network = drawnNetwork('rows', [2, 3, 1], 'tanh')
    const data = drawnDataset('rows', 9, [2, 2], 2)
    const all = firstDeltas(network, data, [...data.y.keys()])
    const some = firstDeltas(network, data, [7, 2])
    expect(some).toEqual([all[7], all[2]])
    expect(some[0]).not.toEqual(some[1])
  })
})
