import type { HeldOut, RawDataset } from './dataset.ts'
import { random } from './random.ts'

/**
 * Row indexes of a seeded sample of `max` of `samples` rows, in row order; all rows where they are not more.
 * Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
 */
export function sampleRows(samples: number, max: number, seed: number): Int32Array {
  if (samples <= max) return Int32Array.from({ length: samples }, (_, i) => i)
  const rng = random(`rows ${seed}`)
  const rows = new Int32Array(max)
  let taken = 0
  for (let row = 0; taken < max; row++) {
    if (rng() * (samples - row) < max - taken) rows[taken++] = row
  }
  return rows
}

/** Some rows of points, in the order given. */
export function takeRows(
  { x, y, features }: Pick<RawDataset, 'x' | 'y' | 'features'>,
  rows: ArrayLike<number>,
): HeldOut {
  const width = features.length
  const taken = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++)
    taken.set(x.subarray(rows[i] * width, (rows[i] + 1) * width), i * width)
  return { x: taken, y: Int32Array.from(rows, row => y[row]) }
}
