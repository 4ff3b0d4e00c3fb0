import { SpecError } from '../options/error.ts'
import type { Shard } from '../render/batch/shard.ts'

const maxJobs = 64

/**
 * The value of --jobs: a number of threads, from 1 to 64.
 *
 * @throws SpecError for another value
 */
export function parseJobs(value: unknown): number {
  const jobs = Number(value)
  if (/^\d+$/.test(String(value)) && jobs >= 1 && jobs <= maxJobs) return jobs
  throw new SpecError('--jobs', value, `a whole number from 1 to ${maxJobs}`)
}

const maxShards = 10_000

/**
 * The value of --shard: `I/N` is the Ith of N parts.
 *
 * @throws SpecError for another value
 */
export function parseShard(value: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(value) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (shard.index >= 1 && shard.index <= shard.count && shard.count <= maxShards) return shard
  throw new SpecError('--shard', value, `a part and their number, at most ${maxShards}, such as 1/4 or 4/4`)
}
