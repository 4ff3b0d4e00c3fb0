import type { BatchCall } from './batch-call.ts'
import type { ColumnsCall } from './columns.ts'
import type { NewCall } from './new.ts'
import type { PlayerCall } from './player.ts'
import type { CallOptions } from './run-options.ts'
import type { ValidateCall } from './validate.ts'

/** The flags of a call that makes figures. */
export interface Flags {
  /** Keys of the spec that were given as flags, as text or as switches. */
  given: Record<string, string | boolean | string[]>
  run: CallOptions
}

/** A call of the main command, or of `sweep`. */
export interface FigureCommand extends Flags {
  command: 'figure' | 'sweep'
  data?: string
}

/** A call of `remake`. */
export interface RemakeCall extends Flags {
  command: 'remake'
  file: string
  /** Data to use instead of what the file was made from. */
  data?: string
}

/** A call of `verify`. */
export interface VerifyCall {
  command: 'verify'
  files: string[]
  json: boolean
  /** Set where figures are made again however many pixels they have. */
  force: boolean
}

/** A command line that was parsed. */
export type Call =
  | { command: 'print'; text: string }
  | { command: 'datasets' | 'themes' | 'doctor'; json: boolean }
  | { command: 'show'; files: string[]; json: boolean }
  | { command: 'snippet'; library: string }
  | PlayerCall
  | { command: 'completion'; shell: string }
  | VerifyCall
  | FigureCommand
  | BatchCall
  | ColumnsCall
  | RemakeCall
  | NewCall
  | ValidateCall
