import seedrandom from 'seedrandom/seedrandom.js'
import { log } from './elementary.ts'

/** A stream of numbers in [0, 1). */
export type Random = () => number

/** A seeded stream with its own state (seedrandom's ARC4): the same seed gives the same numbers on every machine. */
export function random(seed: string | number): Random {
  return seedrandom(String(seed))
}

/** A standard normal number by the polar method (Marsaglia and Bray 1964); each pair's second is dropped: no state is kept. */
export function normal(rng: Random): number {
  for (;;) {
    const u = 2 * rng() - 1
    const v = 2 * rng() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s)
  }
}

/** A shuffled list, in place (Fisher and Yates). */
export function shuffled<Rows extends number[] | Int32Array>(rows: Rows, rng: Random): Rows {
  for (let i = rows.length - 1; i > 0; i--) {
    const other = Math.floor(rng() * (i + 1))
    const row = rows[i]
    rows[i] = rows[other]
    rows[other] = row
  }
  return rows
}
