import { availableParallelism } from 'node:os'
import { measure, moves } from '../encode/budget.ts'
import type { Format } from '../encode/format.ts'
import type { PictureSpec } from '../options/sweep.ts'
import { hasThreads } from './thread.ts'

/** More threads save hardly any time: one composes what all of them paint. */
export const maxJobs = 8

/** Pixels of a film from which on a thread that paints and encodes is worth its start: 40 frames of 600 × 600. */
const minPixels = 15e6

/** Number of threads that make a spec's files soonest, this one among them. */
export function sensibleJobs(spec: PictureSpec, formats: readonly Format[]): number {
  if (!hasThreads || !formats.some(format => moves(format, spec))) return 1
  return measure(spec, true).pixels < minPixels ? 1 : Math.min(availableParallelism(), maxJobs)
}
