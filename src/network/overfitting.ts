import { tolerance } from './as-good.ts'
import type { Choice, HeldOutRecord } from './network.ts'

/** Counts of rows that were learned, and of others: those held out count more than those left out in turn. */
interface Counts extends Pick<HeldOutRecord, 'correct'> {
  test?: Pick<HeldOutRecord, 'correct' | 'samples'> | null | undefined
  choice?: Pick<Choice, 'accuracy' | 'rows'> | null | undefined
}

/**
 * The accuracy on both kinds of rows where that of rows that a network has not learned is more than two standard errors and
 * two percentage points below that of the rows that it has; null where it is not, or nobody knows. `named` from five points on:
 * less is usual, and no reason for another network. The error is that of a share of n rows, √(p(1 − p)/n) (Breiman,
 * Friedman, Olshen and Stone, 1984, 3.4).
 */
export function overfitting({ correct, test, choice }: Counts, samples: number) {
  const held = test ? { accuracy: test.correct / test.samples, rows: test.samples } : choice
  if (!held) return null
  const { accuracy: unseen, rows = samples } = held
  const seen = correct / samples
  const most = Math.max(tolerance.errors * Math.sqrt((unseen * (1 - unseen)) / rows), 0.02)
  const gap = seen - unseen
  return gap > most + 1e-12 ? { unseen, seen, named: gap > 0.05 - 1e-12 } : null
}
