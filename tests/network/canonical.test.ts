import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { random } from '../../src/data/random.ts'
import { activationOf } from '../../src/network/activation.ts'
import type { UnitOrder } from '../../src/network/canonical.ts'
import { canonicalOrders, drawnOrder, rearrange } from '../../src/network/canonical.ts'
import { forward } from '../../src/network/forward.ts'
import { lossAndGradient } from '../../src/network/loss.ts'
import type { Layer, Network } from '../../src/network/network.ts'
import { pack } from '../../src/network/parameter-layout.ts'
import { principalComponents } from '../../src/network/projection.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { datasetOf, drawnDataset, drawnNetwork, largestGap, vector } from './vectors.ts'

const seeds = Array.from({ length: 30 }, (_, k) => k)
const plane = drawnDataset('plane', 40, [3, 3], 2)

/** A network with the same function: units in another order and, where that means nothing, turned. */
function scrambled(network: Network, seed: string): Network {
  const rng = random(seed)
  const moves = network.layers.slice(0, -1).map(({ biases, activation }): UnitOrder => {
    const order = biases.map((_, i) => i)
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(rng() * (i + 1))
      ;[order[i], order[j]] = [order[j], order[i]]
    }
    const turnable = activationOf(activation)?.mirrorSum !== undefined
    return { order, signs: order.map(() => (turnable && rng() < 0.5 ? -1 : 1)) }
  })
  return rearrange(network, moves)
}

/** Columns of a layer: the weights of one unit each. */
const columns = ({ weights, biases }: Layer) => biases.map((_, j) => weights.map(row => row[j]))
const det = (a: number[][], i = 0, j = 1) => a[0][i] * a[1][j] - a[0][j] * a[1][i]

const deep: [string, number[], Layer['activation'][]][] = [
  ['two units', [2, 2, 1], ['sigmoid']],
  ['three units', [2, 3, 1], ['sigmoid']],
  ['three classes', [2, 3, 3], ['tanh']],
  ['two then two', [2, 2, 2, 1], ['tanh', 'sigmoid']],
  ['two then three', [2, 2, 3, 1], ['sigmoid', 'sigmoid']],
  ['three then three', [2, 3, 3, 1], ['sigmoid', 'tanh']],
  ['three, three and three', [2, 3, 3, 3, 2], ['identity', 'sigmoid', 'tanh']],
  ['three then one', [2, 3, 1, 1], ['sigmoid', 'sigmoid']],
  ['one then three', [2, 1, 3, 3], ['tanh', 'sigmoid']],
  ['one feature', [1, 3, 1], ['sigmoid']],
  ['four features', [4, 2, 1], ['sigmoid']],
  ['four features on three units', [4, 3, 1], ['tanh']],
  ['relu', [2, 2, 1], ['relu']],
  ['three relu on one feature', [1, 3, 1], ['relu']],
  ['three relu units', [2, 3, 1], ['relu']],
  ['relu after sigmoid', [2, 3, 3, 1], ['sigmoid', 'relu']],
  ['sigmoid after relu', [2, 3, 3, 1], ['relu', 'sigmoid']],
]

function canonicalForm(network: Network, dataset: Parameters<typeof canonicalOrders>[1]): Network {
  return rearrange(network, canonicalOrders(network, dataset))
}

describe('canonical form', () => {
  it.each(deep)('is the same for every permuted or turned copy: %s', (_, sizes, names) => {
    const dataset = drawnDataset('copies', 30, sizes[0] === 4 ? [4, 3, 2, 1] : [3, 3].slice(0, sizes[0]), 2)
    for (const seed of seeds) {
      const network = drawnNetwork(`form ${seed}`, sizes, names)
      const form = canonicalForm(network, dataset)
      const copy = canonicalForm(scrambled(network, `copy ${seed}`), dataset)
      expect(largestGap(pack(copy), pack(form))).toBeLessThan(1e-12)
      expect(canonicalForm(form, dataset)).toEqual(form)
    }
  })

  it.each([...deep, ['wide', [2, 8, 3, 3], ['tanh', 'sigmoid']] as (typeof deep)[number]])(
    'changes neither function nor penalized loss: %s',
    (_, sizes, names) => {
      const classes = Math.max(2, sizes.at(-1)!)
      const dataset = drawnDataset('function', 30, new Array(sizes[0]).fill(2), classes)
      for (const seed of seeds.slice(0, 20)) {
        const network = drawnNetwork(`function ${seed}`, sizes, names)
        const form = canonicalForm(network, dataset)
        const last = (n: Network) => forward(n, dataset.x).at(-1)!
        expect(largestGap(last(form), last(network))).toBeLessThan(1e-12)
        const loss = (n: Network) => lossAndGradient(n, dataset, 0.5).loss
        expect(Math.abs(loss(form) - loss(network))).toBeLessThan(1e-12)
        expect(drawnOrder(form, dataset)).toEqual(
          form.layers.slice(0, -1).map(({ biases }) => biases.map((_, i) => i)),
        )
      }
    },
  )

  it('gives two units a₁₁ ≥ 0, a₂₂ ≥ 0 and a positive determinant, for any weights', () => {
    const weight = fc.integer({ min: -3, max: 3 })
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight, weight), ([a, b, c, d]) => {
        fc.pre(a * d !== b * c)
        const network = drawnNetwork('two', [2, 2, 1], 'sigmoid')
        network.layers[0].weights = [[a, b], [c, d]] // biome-ignore format: a matrix
        const { weights } = canonicalForm(network, plane).layers[0]
        expect(weights[0][0]).toBeGreaterThanOrEqual(0)
        expect(weights[1][1]).toBeGreaterThanOrEqual(0)
        expect(det(weights)).toBe(Math.abs(a * d - b * c))
        if (a * d * b * c < 0) {
          expect(weights[0][0] * weights[1][1]).toBe(Math.max(Math.abs(a * d), Math.abs(b * c)))
        }
      }),
      { seed: 1 },
    )
  })

  it('takes the lower unit first where both orders are equally good', () => {
    const network = drawnNetwork('equal', [2, 2, 1], 'sigmoid')
    network.layers[0].weights = [[1, -1], [1, 1]] // biome-ignore format: a matrix
    expect(canonicalForm(network, plane)).toEqual(network)
  })

  it('puts the pair of largest determinant first and turns the third unit towards the output', () => {
    for (const seed of seeds) {
      const network = drawnNetwork(`three ${seed}`, [2, 3, 1], 'sigmoid')
      const [hidden, output] = canonicalForm(network, plane).layers as [Layer, Layer]
      const a = hidden.weights
      expect(det(a)).toBeGreaterThanOrEqual(Math.max(Math.abs(det(a, 0, 2)), Math.abs(det(a, 1, 2))))
      expect(Math.min(a[0][0], a[1][1])).toBeGreaterThanOrEqual(0)
      expect(output.weights[2][0]).toBeGreaterThanOrEqual(0)
      const softmax = canonicalForm(drawnNetwork(`three ${seed}`, [2, 3, 4], 'tanh'), plane)
      expect(softmax.layers[1].weights[2][3]).toBeGreaterThanOrEqual(0)
      const wide = canonicalForm(drawnNetwork(`three ${seed}`, [2, 3, 5, 1], 'tanh'), plane)
      const row = wide.layers[1].weights[2]
      expect(Math.max(...row)).toBe(Math.max(...row.map(Math.abs)))
    }
  })

  it('finds the signed order of 3 → 3 whose smallest principal minor is largest', () => {
    const minors = (a: number[][]) => {
      const two = (i: number, j: number) => a[i][i] * a[j][j] - a[i][j] * a[j][i]
      const rest = (i: number, j: number) => a[1][i] * a[2][j] - a[1][j] * a[2][i]
      const three = a[0][0] * rest(1, 2) - a[0][1] * rest(0, 2) + a[0][2] * rest(0, 1)
      return [a[0][0], a[1][1], a[2][2], two(0, 1), two(0, 2), two(1, 2), three]
    }
    for (const seed of seeds) {
      const network = drawnNetwork(`minors ${seed}`, [2, 3, 3, 1], 'sigmoid')
      const { weights } = canonicalForm(network, plane).layers[1]
      const best = Math.min(...minors(weights))
      for (const order of ['012', '021', '102', '120', '201', '210'].map(text => [...text].map(Number))) {
        for (let bits = 0; bits < 8; bits++) {
          const other = weights.map(row => order.map((unit, p) => row[unit] * (bits & (1 << p) ? -1 : 1)))
          expect(Math.min(...minors(other))).toBeLessThanOrEqual(best + 1e-12)
        }
      }
    }
  })

  it('orders one feature by bias with weights ≥ 0, and gives one unit a positive first weight', () => {
    const line = drawnDataset('line', 10, [2], 2)
    for (const seed of seeds) {
      const { weights, biases } = canonicalForm(drawnNetwork(`line ${seed}`, [1, 3, 1], 'tanh'), line)
        .layers[0]
      expect(Math.min(...weights[0])).toBeGreaterThanOrEqual(0)
      expect([...biases].sort((a, b) => a - b)).toEqual(biases)
      const one = canonicalForm(drawnNetwork(`one ${seed}`, [2, 1, 1], 'tanh'), plane)
      expect(one.layers[0].weights[0][0]).toBeGreaterThan(0)
    }
  })

  it('looks at more than two features along the two principal axes that are drawn', () => {
    const dataset = drawnDataset('principal', 60, [5, 1, 3, 2], 2)
    const { axes } = principalComponents(dataset.x, 60, 4, 2)
    for (const seed of seeds) {
      const { weights } = canonicalForm(drawnNetwork(`axes ${seed}`, [4, 2, 1], 'sigmoid'), dataset).layers[0]
      const a = axes.map(axis => [0, 1].map(j => axis.reduce((sum, v, i) => sum + v * weights[i][j], 0)))
      expect(Math.min(a[0][0], a[1][1], det(a))).toBeGreaterThan(0)
    }
  })

  it('only orders relu units, and leaves layers wider than three as they are', () => {
    for (const seed of seeds.slice(0, 20)) {
      const network = drawnNetwork(`relu ${seed}`, [2, 2, 1], 'relu')
      const form = canonicalForm(network, plane)
      expect(det(form.layers[0].weights)).toBeGreaterThan(0)
      expect(columns(form.layers[0]).sort()).toEqual(columns(network.layers[0]).sort())
      const wide = drawnNetwork(`wide ${seed}`, [2, 4, 3, 1], 'sigmoid')
      expect(canonicalForm(wide, plane)).toEqual(wide)
    }
  })

  it('survives weights of 0', () => {
    for (const text of ['221', '2331', '121', '211']) {
      const sizes = [...text].map(Number)
      const network = drawnNetwork('zero', sizes, 'sigmoid', 0)
      expect(canonicalForm(network, drawnDataset('zero', 6, [1, 1].slice(0, sizes[0]), 2))).toEqual(network)
    }
  })
})

describe('drawnOrder', () => {
  it('orders the axes of a model that is not rewritten so that the determinant is positive', () => {
    for (const seed of seeds) {
      const network = drawnNetwork(`model ${seed}`, [2, 2, 1], 'tanh')
      const [order] = drawnOrder(network, plane)
      expect(det(network.layers[0].weights, ...(order as [number, number]))).toBeGreaterThan(0)
    }
  })

  it('leaves layers wider than three alone', () => {
    expect(drawnOrder(drawnNetwork('wide', [2, 5, 1], 'tanh'), plane)).toEqual([[0, 1, 2, 3, 4]])
  })
})

describe('the straight tween', () => {
  it.each([2, 3])('of %i random sigmoid units never folds', units => {
    for (const seed of seeds) {
      const network = drawnNetwork(`tween ${seed}`, [2, units, 1], 'sigmoid', 8)
      expect(minJacobian(canonicalForm(network, plane), plane)).toBeGreaterThan(0)
    }
  })

  it.each([
    ['bands_seed1', 2],
    ['circles', 3],
  ])('of trained units never folds: %s with %i', (name, units) => {
    const { X, X_standardized, y } = vector(name)
    const dataset = datasetOf(X_standardized ?? X, y)
    const hidden = [{ units, activation: 'sigmoid' as const }]
    const fixed = { hidden, activation: 'sigmoid' as const, alpha: 0.1, networkSeed: null }
    for (let seed = 0; seed < 20; seed++) {
      const spec = { ...fixed, maxIter: 200, tol: 1e-6, restarts: 1, seed }
      expect(minJacobian(trainNetwork(dataset, spec).network, dataset)).toBeGreaterThan(0)
    }
  })
})

/** Least determinant of (1−t)·I + t·diag(σ′)·Wᵀ, for the first two units, on 31 × 31 points and t = 1/50 … 49/50. */
function minJacobian(network: Network, { x }: ClassDataset): number {
  const { weights, biases } = network.layers[0]
  const range = (axis: number) => {
    const values = x.filter((_, i) => i % 2 === axis)
    return [Math.min(...values), Math.max(...values)] as const
  }
  const [[left, right], [bottom, top]] = [range(0), range(1)]
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < 31 * 31; k++) {
    const point = [
      left + ((right - left) * (k % 31)) / 30,
      bottom + ((top - bottom) * Math.floor(k / 31)) / 30,
    ]
    const [[a, b], [c, d]] = [0, 1].map(j => {
      const z = biases[j] + point[0] * weights[0][j] + point[1] * weights[1][j]
      const h = 1 / (1 + Math.exp(-z))
      return [h * (1 - h) * weights[0][j], h * (1 - h) * weights[1][j]]
    }) as [[number, number], [number, number]]
    for (let t = 0.02; t < 0.99; t += 0.02) {
      least = Math.min(least, (1 - t + t * a) * (1 - t + t * d) - t * t * b * c)
    }
  }
  return least
}
