import { describe, expect, it } from 'vitest'
import { createLoss, lossAndGradient } from '../../src/network/loss.ts'
import type { Layer, Network } from '../../src/network/network.ts'
import { layoutOfNetwork, pack, unpack } from '../../src/network/parameter-layout.ts'
import { SpecError } from '../../src/options/error.ts'
import { datasetOf, drawnDataset, drawnNetwork, largestGap, networkOf, vector } from './vectors.ts'

const files = ['logistic_binary', 'logistic_softmax3', 'relu_binary', 'tanh_softmax3']
const flat = (gradient: Pick<Layer, 'weights' | 'biases'>[]) => [
  ...gradient.flatMap(({ weights }) => weights.flat()),
  ...gradient.flatMap(({ biases }) => biases),
]

describe('lossAndGradient', () => {
  it.each(files)('equals scikit-learn: %s', file => {
    const { X, y, cases } = vector(`lossgrad_${file}`)
    for (const { alpha, loss, gradient, ...weights } of cases) {
      const ours = lossAndGradient(networkOf(weights), datasetOf(X, y), alpha)
      expect(Math.abs(ours.loss - loss)).toBeLessThan(1e-12)
      expect(largestGap(flat(ours.gradient), gradient)).toBeLessThan(1e-12)
    }
  })

  it('equals every evaluation of the fit of the article', () => {
    const { evaluations } = vector('mlp_bands_logistic2')
    const { X_standardized, y } = vector('bands_seed1')
    const layout = layoutOfNetwork(drawnNetwork('', [2, 2, 1], 'sigmoid'))
    for (const { x, loss, gradient } of evaluations) {
      const network = unpack(Float64Array.from(x), layout)
      const ours = lossAndGradient(network, datasetOf(X_standardized, y), 1e-4)
      expect(Math.abs(ours.loss - loss)).toBeLessThan(1e-12)
      expect(largestGap(flat(ours.gradient), gradient)).toBeLessThan(1e-12)
    }
  })

  it.each([
    ['sigmoid', [2, 3, 1]],
    ['tanh', [3, 4, 3, 3]],
    ['relu', [2, 5, 4, 1]],
    ['identity', [1, 2, 2, 4]],
    ['sigmoid', [4, 2, 3, 2, 2]],
  ] as const)('has the gradient that central differences give: %s %j', (activation, sizes) => {
    const network = drawnNetwork(`differences ${sizes}`, [...sizes], activation, 1)
    const classes = Math.max(2, sizes.at(-1)!)
    const dataset = drawnDataset('differences', 30, new Array(sizes[0]).fill(2), classes)
    const layout = layoutOfNetwork(network)
    const at = pack(network)
    const loss = (i: number, h: number) => {
      const moved = at.slice()
      moved[i] += h
      return lossAndGradient(unpack(moved, layout), dataset, 0.3).loss
    }
    const differences = Array.from(at, (_, i) => (loss(i, 1e-6) - loss(i, -1e-6)) / 2e-6)
    expect(largestGap(flat(lossAndGradient(network, dataset, 0.3).gradient), differences)).toBeLessThan(1e-8)
  })

  it('is never clipped: a wrong answer costs its whole logit', () => {
    const network: Network = { layers: [{ weights: [[1000]], biases: [0], activation: 'sigmoid' }] }
    const { loss, gradient } = lossAndGradient(network, datasetOf([[1], [-1]], [0, 1]), 0)
    expect(loss).toBe(1000)
    expect(gradient).toEqual([{ weights: [[1]], biases: [0] }])
  })

  it('keeps softmax exact where logits are huge', () => {
    const network: Network = {
      layers: [{ weights: [[1000, -1000, 0]], biases: [0, 0, 0], activation: 'softmax' }],
    }
    expect(lossAndGradient(network, datasetOf([[1]], [1]), 0)).toEqual({
      loss: 2000,
      gradient: [{ weights: [[1, -1, 0]], biases: [1, -1, 0] }],
    })
  })

  it('charges weights and not biases: alpha / (2n) · ‖W‖²', () => {
    const network = drawnNetwork('penalty', [2, 2, 1], 'sigmoid')
    const dataset = drawnDataset('penalty', 10, [1, 1], 2)
    const squares = network.layers.flatMap(({ weights }) => weights.flat()).reduce((sum, w) => sum + w * w, 0)
    const difference = lossAndGradient(network, dataset, 4).loss - lossAndGradient(network, dataset, 0).loss
    expect(difference).toBeCloseTo((4 / 20) * squares, 12)
  })

  it('refuses points, labels and networks that do not fit together', () => {
    const network = drawnNetwork('fit', [2, 2, 1], 'sigmoid')
    const loss = (x: number, y: number[]) => () =>
      lossAndGradient(network, { x: new Float64Array(x), y: Int32Array.from(y) }, 0)
    expect(loss(5, [0, 1])).toThrow(/x: got 5, expected 2 × 2/)
    expect(loss(4, [0, 2])).toThrow(/y: got 2, expected class indexes from 0 to 1/)
    expect(loss(0, [])).toThrow(SpecError)
  })
})

describe('createLoss', () => {
  // More samples than one block of rows holds: 64 units leave it 16 rows.
  it.each([
    ['sigmoid', [2, 2, 1], 1100],
    ['relu', [5, 4, 4], 700],
    ['tanh', [3, 64, 5], 50],
  ] as const)('is the mean over the rows, one by one: %s %j, %i samples', (activation, sizes, samples) => {
    const network = drawnNetwork(`rows ${sizes}`, [...sizes], activation, 1)
    const { x, y } = drawnDataset('rows', samples, new Array(sizes[0]).fill(2), Math.max(2, sizes.at(-1)!))
    const { value, gradient } = createLoss(layoutOfNetwork(network), { x, y }, 0)(pack(network))
    const rows = Array.from(y, (_, s) => {
      const row = { x: x.subarray(sizes[0] * s, sizes[0] * (s + 1)), y: y.subarray(s, s + 1) }
      return lossAndGradient(network, row, 0)
    })
    expect(rows.reduce((sum, { loss }) => sum + loss, 0) / samples).toBeCloseTo(value, 12)
    const sum = new Float64Array(gradient.length)
    for (const row of rows) for (const [i, part] of flat(row.gradient).entries()) sum[i] += part / samples
    expect(largestGap(gradient, sum)).toBeLessThan(1e-12)
  })

  it('returns the same object and array each time, with new numbers', () => {
    const network = drawnNetwork('scratch', [2, 2, 1], 'sigmoid')
    const loss = createLoss(layoutOfNetwork(network), drawnDataset('scratch', 10, [1, 1], 2), 0)
    const first = loss(pack(network))
    const { value, gradient } = first
    const copy = gradient.slice()
    const second = loss(pack(network).fill(0))
    expect(second).toBe(first)
    expect(second.gradient).toBe(gradient)
    expect(second.value).not.toBe(value)
    loss(pack(network))
    expect(gradient).toEqual(copy)
  })
})
