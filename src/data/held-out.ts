import { SpecError } from '../options/error.ts'
import type { HeldOut, RawDataset } from './dataset.ts'
import { random } from './random.ts'
import { takeRows } from './sample.ts'

/**
 * Holds out a share of the rows, of each class as near to the share as whole rows allow (largest remainders), drawn with
 * a seed. Each class keeps a row to train on; both parts keep the order of the rows.
 *
 * @param share above 0 and below 1
 * @throws SpecError where no row can be held out so
 */
export function holdOut(raw: RawDataset, share: number, seed: number): RawDataset & { test: HeldOut } {
  const counts = raw.classes.map((_, k) => raw.y.filter(label => label === k).length)
  const held = heldOf(counts, share)
  if (held.every(count => count === 0))
    throw new SpecError(
      'test',
      share,
      `a share that holds out a row: ${raw.y.length} rows in ${raw.classes.length} classes, each with a row left to train on`,
    )
  const rng = random(`test ${seed}`)
  // Selection sampling in each class: a row is taken with the chance of those still wanted among those still left.
  const left = [...counts]
  const isHeld = Array.from(raw.y, label => {
    const taken = rng() * left[label] < held[label]
    left[label]--
    if (taken) held[label]--
    return taken
  })
  const rows = Array.from(raw.y.keys())
  return {
    ...raw,
    ...takeRows(
      raw,
      rows.filter(row => !isHeld[row]),
    ),
    test: takeRows(
      raw,
      rows.filter(row => isHeld[row]),
    ),
  }
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
  let missing = wanted - held.reduce((sum, count) => sum + count, 0)
  for (const { k } of byRemainder) {
    if (missing <= 0) break
    if (held[k] === most[k]) continue
    held[k]++
    missing--
  }
  return held
}
