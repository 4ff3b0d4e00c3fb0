import { availableParallelism } from 'node:os'
import { measure, moves } from '../encode/budget.ts'
import type { Format } from '../encode/format.ts'
import type { PictureSpec } from '../options/sweep.ts'
import { isEncodedApart } from './encode-thread.ts'
import { hasThreads } from './thread.ts'

/** More threads save hardly any time: one alone joins what all of them encode. */
export const maxJobs = 8

/** Pixels of an animation from which on a thread that encodes is worth its start: 40 frames of 600 × 600. */
const minEncoded = 15e6

/**
 * Pixels from which on a thread that draws is worth its start, building the scene and compiling all code once more: 280
 * frames of 600 × 600. Measured on two processors: 150 of them take 1.12 times the time with it, 600 take 0.8.
 */
const minDrawn = 100e6

/** Number of threads that draw and encode a spec soonest, this one among them. */
export function sensibleJobs(spec: PictureSpec, formats: readonly Format[]): number {
  if (!hasThreads || !formats.some(format => moves(format, spec))) return 1
  const { pixels } = measure(spec, true)
  const encodes = formats.some(isEncodedApart) && pixels >= minEncoded
  const threads = pixels >= minDrawn ? maxJobs : encodes ? 2 : 1
  return Math.min(availableParallelism(), threads)
}
