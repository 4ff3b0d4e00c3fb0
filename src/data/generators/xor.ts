import { blurred, type Generator, planarDataset, split } from '../generator.ts'
import { random } from '../random.ts'

/** Four blobs at the corners of the unit square; opposite corners share a class. */
export const xor: Generator = {
  name: 'xor',
  summary: 'four blobs at the corners of a square, opposite corners of one class',
  samples: 200,
  fixed: false,
  noise: 0.1,
  classes: 2,
  hidden: '2',
  hiddenOf: { relu: '3' },
  alpha: 0.3,
  forms: ({ forms }) => forms.xor,
  generate({ samples, noise, seed }) {
    const rng = random(seed)
    const [a, b, c, d] = split(samples, 4)
    const blob = (count: number, x: number, y: number) =>
      Array.from({ length: count }, () => blurred(x, y, noise, rng))
    return planarDataset([
      [...blob(a, 0, 0), ...blob(c, 1, 1)],
      [...blob(b, 0, 1), ...blob(d, 1, 0)],
    ])
  },
}
