import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { type ActivationName, activationNames, activations } from '../../../src/network/activation.ts'
import { openRay } from '../../../src/network/fences/open-ray.ts'
import { classScores } from '../../../src/network/forward.ts'
import type { Network } from '../../../src/network/network.ts'

const falling = ['silu', 'gelu', 'gelu_tanh']
const monotone = activationNames.filter(name => !falling.includes(name))

function draw(activation: ActivationName, seed: number): Network {
  const rng = random(seed)
  const number = () => 8 * (rng() - 0.5)
  const first = [number(), number()]
  const second = [number(), number()]
  // Some units are idle, along one line, or cancel.
  const kind = seed % 8
  const along = kind === 1 ? -1.5 : kind === 2 ? 2 : 0
  const [a, b] = along ? first.map(value => along * value) : second
  const output = [number(), kind === 3 ? 0 : number()]
  const idle = kind === 4 ? 0 : 1
  const weights = [
    [first[0] * idle, a],
    [first[1] * idle, b],
  ]
  const softmax = seed % 3 === 0
  return {
    layers: [
      { weights, biases: [number(), number()], activation },
      softmax
        ? { weights: output.map(value => [number(), value]), biases: [0, number()], activation: 'softmax' }
        : { weights: output.map(value => [value]), biases: [number()], activation: 'sigmoid' },
    ],
  }
}

describe('openRay', () => {
  it('takes the activations that never fall', () => {
    const values = Float64Array.from({ length: 4001 }, (_, i) => (i - 2000) / 100)
    for (const name of activationNames) {
      const h = values.slice()
      activations[name].apply(h)
      const falls = h.some((value, i) => i > 0 && value < h[i - 1] - 1e-12)
      expect(falls, name).toBe(falling.includes(name))
      expect(openRay(draw(name, 5), 0) === null, name).toBe(falls)
    }
  })

  it.each(monotone)('is a direction along which no score of 80 networks falls: %s', name => {
    for (let seed = 1; seed <= 80; seed++) {
      const network = draw(name, seed)
      const rng = random(1000 + seed)
      for (const k of [0, 1]) {
        const [u, v] = openRay(network, k)!
        expect(Math.hypot(u, v)).toBeCloseTo(1, 12)
        const [x, y] = [6 * rng() - 3, 6 * rng() - 3]
        const way = Float64Array.from(
          [0, 0.1, 0.3, 1, 3, 10, 100].flatMap(step => [x + step * u, y + step * v]),
        )
        const scores = classScores(network, way)
        for (let i = 1; i < way.length / 2; i++) {
          const [before, now] = [i - 1, i].map(at => scores[2 * at + k] - scores[2 * at + 1 - k])
          expect(now, `${name} ${seed}`).toBeGreaterThanOrEqual(before - 1e-9 * (1 + Math.abs(before)))
        }
      }
    }
  })

  it('is not claimed for three units, two layers, one feature or three classes', () => {
    const { layers } = draw('tanh', 5)
    const [first, output] = layers
    const three = { ...first, weights: first.weights.map(row => [...row, 1]), biases: [0, 0, 0] }
    expect(openRay({ layers: [three, { ...output, weights: [...output.weights, [1]] }] }, 0)).toBeNull()
    expect(openRay({ layers: [first, first, output] }, 0)).toBeNull()
    expect(openRay({ layers: [{ ...first, weights: [[1, 2]] }, output] }, 0)).toBeNull()
    const scores = { weights: [1, 2].map(() => [1, 2, 3]), biases: [0, 0, 0], activation: 'softmax' as const }
    expect(openRay({ layers: [first, scores] }, 0)).toBeNull()
  })
})
