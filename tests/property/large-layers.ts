import { readSpecObject } from '../../src/encode/catalog.ts'
import { drawAny, outcomeOf } from './outcome.ts'

/** A model that is read and drawn. */
export const good = {
  format: 'nnanim-model',
  version: 1,
  features: ['x₁', 'x₂'],
  classes: ['0', '1'],
  scale: { mean: [0.5, 1], deviation: [2, 1] },
  layers: [
    {
      weights: [
        [1, -0.5, 0.1],
        [0.25, 1, 2],
      ],
      biases: [0, 0.5, -1],
      activation: 'tanh',
    },
    {
      weights: [
        [1, 0],
        [0, 1],
        [-2, 3],
      ],
      biases: [0, 1],
      activation: 'relu',
    },
    { weights: [[1], [-1]], biases: [0], activation: 'sigmoid' },
  ],
}

/** Draws a model of many layers of an activation, whose weights are large; it may be refused. */
export async function drawLarge(activation: string, scenes: readonly string[]): Promise<void> {
  const row = {
    weights: [
      [1e9, 1e9],
      [1e9, -1e9],
    ],
    biases: [1e9, 0],
    activation,
  }
  const layers = [
    ...Array.from({ length: 15 }, () => row),
    { weights: [[1], [1]], biases: [0], activation: 'sigmoid' },
  ]
  for (const scene of scenes) {
    const spec = readSpecObject({ data: 'xor', samples: 8, model: 'm.json', scene, size: 200 })
    await outcomeOf(() => drawAny(spec, { model: JSON.stringify({ ...good, layers }) }))
  }
}
