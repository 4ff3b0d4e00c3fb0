import { SpecError } from '../options/error.ts'
import type { keyGroups } from '../options/key-table.ts'
import type { Shard } from '../render/batch/shard.ts'

/** A row of a table of options that decide how the program runs, never what the picture is. */
export interface OptionRow {
  /** The value as the help shows it; null for a switch. */
  value: string | null
  /** `{choices}` stands for the names, `{endings}` for those of files. */
  help: string
  short?: string
  /** The group of the keys that the help lists it with, if not with those of the run. */
  group?: keyof typeof keyGroups
  /** The key of the flag behind which the help lists it, null for none; by default the one of the row above. */
  after?: string | null
  /** Most people use it: the short help lists it, with these words in place of longer ones. */
  common?: true | string
  repeatable?: true
  /** The registry whose names it takes. */
  names?: 'formats' | 'embeds'
  /** Makes a value of the text. */
  read?: (text: string) => unknown
}

/** The values of a table's options. */
type OptionValues<Table> = {
  [Key in keyof Table]?: Table[Key] extends { read: (text: string) => infer Value }
    ? Value
    : Table[Key] extends { repeatable: true }
      ? string[]
      : Table[Key] extends { value: string }
        ? string
        : boolean
}

function option<
  const Value extends string | null,
  const More extends Partial<OptionRow> = Record<never, never>,
>(value: Value, help: string, more: More = {} as More): { value: Value; help: string } & More {
  return { value, help, ...more }
}

const runTable = {
  saveModel: option('FILE', 'write the network to this file', { group: 'network' }),
  output: option('FILE', 'file to write: {endings}, a folder/ of PNG frames, or -; repeatable', {
    short: 'o',
    repeatable: true,
    group: 'file',
    after: null,
    common: 'file to write: {endings}, a folder/ or -; repeatable',
  }),
  /** The format of standard output, or of the file that has no name. */
  format: option('NAME', '{choices}: of -o -, or of the file without -o', {
    names: 'formats',
    group: 'file',
    after: 'output',
  }),
  twins: option(null, 'a second file for dark mode: out-dark.gif', { group: 'file', after: 'density' }),
  embed: option('KIND', 'print what to paste: {choices}', { names: 'embeds', group: 'file', after: 'twins' }),
  config: option('FILE', 'read a YAML or JSON spec; flags win over it'),
  jobs: option('N', 'threads that train, draw and encode (as many as are worth their start)', {
    read: parseJobs,
  }),
  watch: option(null, 'make the file again whenever its spec, table, model or font changes, until Ctrl-C'),
  open: option(null, 'show the first file when it is done'),
  json: option(null, 'print what was made as JSON'),
  csv: option(null, 'print what each panel of a sweep gave as CSV'),
  quiet: option(null, 'print no progress, notes or file names', { short: 'q' }),
  verbose: option(null, 'print all notes, which networks were tried, and the stack of an error', {
    short: 'v',
  }),
  dryRun: option(null, 'check all, say what would be written', { common: true }),
  force: option(
    null,
    '--save-model may replace any file; remake: train for long, read a table that has changed and any file that the recipe names',
  ),
}

const batchTable = {
  jobs: option('N', 'figures at a time (a processor each, within free memory)', { read: parseJobs }),
  force: option(null, 'make unchanged figures too'),
  failFast: option(null, 'begin no other figure after one that failed'),
  dryRun: option(null, 'check all, say what would be made and why'),
  watch: option(null, 'go on: make what changes, until Ctrl-C'),
  shard: option('I/N', 'the Ith of N equal parts, for N machines', { read: parseShard }),
  list: option(null, 'print a command line for each figure, and make the folders'),
  allowOutside: option(null, 'outputs may be outside of the file’s folder'),
  json: option(null, 'print what was made as JSON, a figure a line'),
  quiet: option(null, 'print no progress and no summary', { short: 'q' }),
  verbose: option(null, 'print notes, and the stack of an error', { short: 'v' }),
}

/** Options of a call that makes figures. */
export type CallOptions = OptionValues<typeof runTable>

/** Options of a batch; none of them changes a byte. */
export type BatchCallOptions = OptionValues<typeof batchTable>

/** The rows of the tables, without the types of their values. */
export const runRows: Readonly<Record<string, OptionRow>> = runTable
export const batchRows: Readonly<Record<string, OptionRow>> = batchTable

const maxJobs = 64

/** The value of --jobs: a number of threads, from 1 to 64. @throws SpecError for another value */
function parseJobs(value: unknown): number {
  const jobs = Number(value)
  if (/^\d+$/.test(String(value)) && jobs >= 1 && jobs <= maxJobs) return jobs
  throw new SpecError('--jobs', value, `a whole number from 1 to ${maxJobs}`)
}

const maxShards = 10_000

/** The value of --shard: `I/N` is the Ith of N parts. @throws SpecError for another value */
function parseShard(value: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(value) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (shard.index >= 1 && shard.index <= shard.count && shard.count <= maxShards) return shard
  throw new SpecError('--shard', value, `a part and their number, at most ${maxShards}, such as 1/4 or 4/4`)
}
