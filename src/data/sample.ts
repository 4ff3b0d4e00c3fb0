import { random } from './random.ts'

/**
 * Row indexes of a seeded sample of `most` of `samples` rows, in row order; all rows where they are not more.
 * Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
 */
export function sampleRows(samples: number, most: number, seed: number): Int32Array {
  if (samples <= most) return Int32Array.from({ length: samples }, (_, i) => i)
  const rng = random(`rows ${seed}`)
  const rows = new Int32Array(most)
  let taken = 0
  for (let row = 0; taken < most; row++) {
    if (rng() * (samples - row) < most - taken) rows[taken++] = row
  }
  return rows
}
