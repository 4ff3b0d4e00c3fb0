import type { BatchCallOptions, CallOptions } from './run-options.ts'

/** The flags of a call that makes figures. */
export interface Flags {
  /** Keys of the spec that were given as flags, as text or as switches. */
  given: Record<string, string | boolean | string[]>
  run: CallOptions
}

interface Listing {
  json?: boolean
}

interface Figure extends Flags {
  data?: string
}

/** The parts of the calls of each command. Of files, `-` is standard input. */
interface Calls {
  print: { text: string }
  datasets: Listing
  themes: Listing
  doctor: Listing
  show: Listing & { files: string[] }
  snippet: { library: string }
  completion: { shell: string }
  /** With `force` it may replace a file that is no player. */
  player: { output?: string; force?: boolean }
  /** Without `output` it is opened. */
  studio: { output?: string; force?: boolean }
  /** With `force` figures are made again however many pixels they have. */
  verify: Listing & { files: string[]; force?: boolean }
  figure: Figure
  sweep: Figure
  batch: { files: string[]; run: BatchCallOptions }
  /** `given` are the keys of a spec that say how the table is read. */
  columns: Listing & { table: string; given: Record<string, unknown> }
  /** Its data takes the place of what the file was made from. */
  remake: Figure & { file: string }
  /** Without an ending the name is that of a YAML file. */
  new: { name: string }
  validate: Listing & { files: string[]; allowOutside?: boolean; schema?: boolean }
}

/** A call of a command, or of one of several. */
export type CallOf<Name extends keyof Calls> = { [Each in Name]: { command: Each } & Calls[Each] }[Name]

/** A command line that was parsed. */
export type Call = CallOf<keyof Calls>

/** A call of the main command, or of `sweep`. */
export type FigureCommand = CallOf<'figure' | 'sweep'>
