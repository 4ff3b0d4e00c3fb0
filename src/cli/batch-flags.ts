import { SpecError } from '../options/error.ts'
import type { Shard } from '../render/batch/shard.ts'
import type { Flag } from './flags.ts'
import { jobsOf, shardOf } from './numbers.ts'

/** Flags of `batch`; none of them changes a byte of the files. */
export interface BatchOptions {
  jobs?: number
  failFast?: boolean
  force?: boolean
  dryRun?: boolean
  list?: boolean
  shard?: Shard
  watch?: boolean
  allowOutside?: boolean
  json?: boolean
  quiet?: boolean
  verbose?: boolean
}

/** A call of `batch`. */
export interface BatchCall {
  command: 'batch'
  /** Batch files; `-` is standard input. */
  files: string[]
  run: BatchOptions
}

/** The flags of `batch`, in the order of its help. */
export const batchFlags: readonly Flag[] = [
  { name: 'jobs', value: 'N', run: true, help: 'figures at a time (a processor each, within free memory)' },
  { name: 'force', run: true, help: 'make unchanged figures too' },
  { name: 'fail-fast', run: true, help: 'begin no other figure after one that failed' },
  { name: 'dry-run', run: true, help: 'check all, say what would be made and why' },
  { name: 'watch', run: true, help: 'go on: make what changes, until Ctrl-C' },
  { name: 'shard', value: 'I/N', run: true, help: 'the Ith of N equal parts, for N machines' },
  { name: 'list', run: true, help: 'print a command line for each figure, and make the folders' },
  { name: 'allow-outside', run: true, help: 'outputs may be outside of the file’s folder' },
  { name: 'json', run: true, help: 'print what was made as JSON, a figure a line' },
  { name: 'quiet', short: 'q', run: true, help: 'print no progress and no summary' },
  { name: 'verbose', short: 'v', run: true, help: 'print notes, and the stack of an error' },
]

/**
 * The call of `batch` from its files and flags.
 *
 * @throws SpecError for a value that is refused, and for flags that do not go together
 */
export function batchCallOf(
  files: string[],
  { jobs, shard, ...switches }: Record<string, string | true>,
): BatchCall {
  const run: BatchOptions = {
    ...switches,
    ...(jobs !== undefined && { jobs: jobsOf(jobs) }),
    ...(shard !== undefined && { shard: shardOf(String(shard)) }),
  }
  const ways = (['list', 'dryRun', 'watch'] as const).filter(key => run[key])
  const names = { list: '--list', dryRun: '--dry-run', watch: '--watch' }
  const [first, second] = ways.map(key => names[key])
  if (second) throw new SpecError(second, undefined, `nothing beside ${first}`)
  if (run.list && run.json) throw new SpecError('--json', undefined, 'nothing beside --list')
  if (run.watch && files.includes('-'))
    throw new SpecError('--watch', undefined, 'files: standard input does not change')
  return { command: 'batch', files, run }
}
