import { Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/data/dataset.ts'
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

/** The same formulas in matrices. */
function byMatrices(network: Network, { x, y }: Dataset, alpha: number) {
  const layout = layoutOfNetwork(network)
  const parameters = pack(network)
  const n = y.length
  const value = {
    sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
    tanh: Math.tanh,
    relu: (z: number) => Math.max(z, 0),
    identity: (z: number) => z,
  }
  const slope = {
    sigmoid: (h: number) => h * (1 - h),
    tanh: (h: number) => 1 - h * h,
    relu: (h: number) => (h > 0 ? 1 : 0),
    identity: () => 1,
  }
  const map = (m: Matrix, f: (v: number) => number) =>
    Matrix.from1DArray(m.rows, m.columns, m.to1DArray().map(f))
  const inputs = [Matrix.from1DArray(n, layout.sizes[0], x)]
  const weights = network.layers.map((_, l) => new Matrix(unpack(parameters, layout).layers[l].weights))
  let logits = inputs[0]
  network.layers.forEach((layer, l) => {
    logits = inputs[l].mmul(weights[l]).addRowVector(layer.biases)
    if (l < network.layers.length - 1) inputs.push(map(logits, value[layer.activation as 'tanh']))
  })
  const binary = logits.columns === 1
  const target = binary
    ? Matrix.columnVector([...y])
    : new Matrix(Array.from(y, k => Array.from({ length: logits.columns }, (_, j) => (j === k ? 1 : 0))))
  const exps = map(logits, Math.exp)
  const p = binary ? map(logits, value.sigmoid) : exps.clone().divColumnVector(exps.sum('row'))
  const chosen = binary
    ? Matrix.add(
        Matrix.mul(target, map(p, Math.log)),
        Matrix.mul(
          map(target, t => 1 - t),
          map(p, v => Math.log(1 - v)),
        ),
      )
    : Matrix.mul(target, map(p, Math.log))
  let loss = -chosen.sum() / n
  let delta = Matrix.sub(p, target).div(n)
  const gradient: Pick<Layer, 'weights' | 'biases'>[] = []
  for (let l = network.layers.length - 1; l >= 0; l--) {
    loss += (alpha / (2 * n)) * weights[l].norm('frobenius') ** 2
    const products = inputs[l]
      .transpose()
      .mmul(delta)
      .add(Matrix.mul(weights[l], alpha / n))
    gradient.unshift({ weights: products.to2DArray(), biases: delta.sum('column') })
    if (l === 0) break
    const activation = network.layers[l - 1].activation as 'tanh'
    delta = delta.mmul(weights[l].transpose()).mul(map(inputs[l], slope[activation]))
  }
  return { loss, gradient }
}

describe('createLoss', () => {
  // More samples than one block of rows holds: 64 units leave it 16 rows.
  it.each([
    ['sigmoid', [2, 2, 1], 1100],
    ['tanh', [2, 8, 3, 3], 50],
    ['relu', [5, 4, 4], 700],
    ['identity', [2, 3, 1], 50],
    ['sigmoid', [3, 64, 5], 50],
  ] as const)('equals the same formulas in ml-matrix: %s %j, %i samples', (activation, sizes, samples) => {
    const network = drawnNetwork(`matrices ${sizes}`, [...sizes], activation, 1)
    const dataset = drawnDataset('matrices', samples, new Array(sizes[0]).fill(2), Math.max(2, sizes.at(-1)!))
    const { value, gradient } = createLoss(layoutOfNetwork(network), dataset, 0.7)(pack(network))
    const expected = byMatrices(network, dataset, 0.7)
    expect(Math.abs(value - expected.loss)).toBeLessThan(1e-13)
    expect(largestGap(gradient, flat(expected.gradient))).toBeLessThan(1e-13)
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
