import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import type { RawDataset, RawRegression } from './dataset.ts'
import { random } from './random.ts'
import { takeRows } from './sample.ts'

/**
 * Holds out a share of the rows, where the spec asks for that, of each class as near to the share as whole rows allow (largest remainders), drawn with
 * a seed. Each class keeps a row to train on, and so does a regression; both parts keep the order of the rows.
 *
 * @throws SpecError where no row can be held out so
 */
export function withHeldOut<Raw extends RawDataset | RawRegression>(
  raw: Raw,
  { test: share, dataSeed, seed }: Pick<Spec, 'test' | 'dataSeed' | 'seed'>,
): Raw & { test?: Pick<Raw, 'x' | 'y'> } {
  if (typeof share !== 'number') return raw
  const { length } = raw.y
  const [y, classes, of] =
    'classes' in raw
      ? [raw.y, raw.classes.length, `rows in ${raw.classes.length} classes, each with a row left to train on`]
      : [new Int32Array(length), 1, 'rows, of which one is left to train on']
  const isHeld = heldRows(y, classes, share, dataSeed ?? seed, `${length} ${of}`)
  const rows = [...isHeld.keys()]
  const [kept, test] = [false, true].map(held => rows.filter(row => isHeld[row] === held))
  return { ...raw, ...takeRows<Raw['y']>(raw, kept), test: takeRows<Raw['y']>(raw, test) }
}

function heldRows(y: Int32Array, classes: number, share: number, seed: number, of: string): boolean[] {
  const left = Array.from({ length: classes }, (_, k) => y.filter(label => label === k).length)
  const held = heldOf(left, share)
  if (held.every(count => count === 0))
    throw new SpecError('test', share, `a share that holds out a row: ${of}`)
  const rng = random(`test ${seed}`)
  // Selection sampling in each class: a row is taken with the chance of those still wanted among those still left.
  return Array.from(y, label => {
    const taken = rng() * left[label] < held[label]
    left[label]--
    if (taken) held[label]--
    return taken
  })
}

/** Numbers of rows held out, one a class. */
function heldOf(counts: readonly number[], share: number): number[] {
  const samples = counts.reduce((sum, count) => sum + count, 0)
  const most = counts.map(count => Math.max(0, count - 1))
  const held = counts.map((count, k) => Math.min(most[k], Math.floor(share * count)))
  const wanted = Math.round(share * samples)
  const byRemainder = counts
    .map((count, k) => ({ k, remainder: share * count - Math.floor(share * count) }))
    .sort((a, b) => b.remainder - a.remainder || a.k - b.k)
  const missing = wanted - held.reduce((sum, count) => sum + count, 0)
  for (const { k } of byRemainder.filter(({ k }) => held[k] < most[k]).slice(0, Math.max(0, missing)))
    held[k]++
  return held
}
