import { SpecError } from '../options/error.ts'
import type { BatchCallOptions } from './run-options.ts'

export interface BatchCall {
  command: 'batch'
  /** Batch files; `-` is standard input. */
  files: string[]
  run: BatchCallOptions
}

/** Throws SpecError for options that do not go together. */
export function batchCallOf(files: string[], run: BatchCallOptions): BatchCall {
  const ways = (['list', 'dryRun', 'watch'] as const).filter(key => run[key])
  const names = { list: '--list', dryRun: '--dry-run', watch: '--watch' }
  const [first, second] = ways.map(key => names[key])
  if (second) throw new SpecError(second, undefined, `nothing beside ${first}`)
  if (run.list && run.json) throw new SpecError('--json', undefined, 'nothing beside --list')
  if (run.watch && files.includes('-'))
    throw new SpecError('--watch', undefined, 'files: standard input does not change')
  return { command: 'batch', files, run }
}
