import { availableParallelism } from 'node:os'
import type { Format } from '../encode/format.ts'
import type { Spec } from '../spec/spec.ts'
import { hasThreads } from './thread.ts'

/** Threads beyond these have hardly anything to do: pictures are put together by one. */
export const mostJobs = 8

/** Pixels of a film from which on a second thread is worth its start: 40 frames of 600 × 600. */
const worthwhile = 15e6

/** How many threads draw a spec soonest, this one among them. */
export function sensibleJobs(spec: Spec, formats: readonly Format[]): number {
  const { at, film, fps, duration, size, density } = spec
  const moves = at === null && film === null && formats.some(({ shows }) => shows !== 'moment')
  const pixels = fps * duration * size.width * size.height * density ** 2
  if (!hasThreads || !moves || pixels < worthwhile) return 1
  return Math.min(availableParallelism(), mostJobs)
}
