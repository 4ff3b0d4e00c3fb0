import type { RawDataset } from './dataset.ts'
import { random } from './random.ts'

/** Row indexes of a seeded sample of `max` rows, in order, or all: selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S). */
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

/** Some columns of `x` (samples × width, row-major), in the order given. */
export function takeColumns(x: Float64Array, width: number, columns: readonly number[]): Float64Array {
  const count = columns.length
  return Float64Array.from(
    { length: (x.length / width) * count },
    (_, k) => x[Math.floor(k / count) * width + columns[k % count]],
  )
}

/** Some rows of points, each once, in the order given. */
export function takeRows<Y extends Int32Array | Float64Array>(
  { x, y, features }: Pick<RawDataset, 'x' | 'features'> & { y: Y },
  rows: ArrayLike<number>,
): { x: Float64Array; y: Y } {
  const width = features.length
  const taken = new Float64Array(rows.length * width)
  const own = y.slice(0, rows.length) as Y
  for (let i = 0; i < rows.length; i++) {
    taken.set(x.subarray(rows[i] * width, (rows[i] + 1) * width), i * width)
    own[i] = y[rows[i]]
  }
  return { x: taken, y: own }
}
