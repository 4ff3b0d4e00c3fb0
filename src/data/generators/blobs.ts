import { type Generator, planarDataset } from '../generator.ts'
import { normal, type Random, random } from '../random.ts'

/** Beyond this many deviations a point is drawn again: at noise 1 the blobs stay 0.06 apart. */
const REACH = 1.6

/** The article's three blobs in a row: the middle one is class 0, both sides are class 1. */
export const blobs: Generator = {
  name: 'blobs',
  summary: 'three Gaussian blobs in a row, cut off at 1.6 deviations; the middle one is a class of its own',
  samples: 200,
  fixed: false,
  noise: 1,
  classes: 2,
  hidden: '2',
  alpha: 0.5,
  forms: ({ forms }) => forms.blobs,
  generate({ samples, noise, seed }) {
    const rng = random(seed)
    const middle = Math.ceil(samples / 2)
    const left = Math.ceil((samples - middle) / 2)
    const blob = (count: number, centre: number, deviation: number) =>
      Array.from({ length: count }, (): [number, number] => [
        centre + noise * deviation * within(rng, REACH),
        0.5 + noise * 0.2 * normal(rng),
      ])
    return planarDataset([
      blob(middle, 0.5, 0.1),
      [...blob(left, 0.2, 0.05), ...blob(samples - middle - left, 0.8, 0.05)],
    ])
  },
}

function within(rng: Random, reach: number): number {
  for (;;) {
    const value = normal(rng)
    if (Math.abs(value) <= reach) return value
  }
}
