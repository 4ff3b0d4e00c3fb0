import type { SolveAhead } from '../network/ahead.ts'
import type { OpenLoops } from '../network/loops.ts'
import type { Font } from '../scene/font.ts'

/** The reading of the files that a spec names. */
export interface Reader {
  /** The bytes of a file, and its name for messages, as a field of the spec. @throws SpecError for one that cannot be read */
  read(path: string, field: string): Promise<{ file: string; bytes: Uint8Array }>
  /**
   * The bytes of a file in the folder of another one, whose path is given.
   *
   * @throws SpecError for one that is elsewhere, links followed, or that cannot be read
   */
  readBeside(path: string, name: string): Promise<Uint8Array>
  /** The font in a file, and its SHA-256. @throws SpecError for a file that cannot be read, or is no font */
  readFont(path: string): Promise<{ font: Font; hash: string }>
  /** The font with the letters of a language of `letterFonts`, and its source. @throws SpecError where there is none */
  readLetters(lang: string): Promise<{ font: Font; letters: string }>
  /** The SHA-256 of bytes, in hexadecimal digits. */
  sha256(bytes: Uint8Array): string
}

/** The means of a machine that figures are made with: Node has some that a page lacks. */
export interface Host extends Reader {
  /** Opens the loops of training in WebAssembly; null where there is none. */
  loadLoops(): Promise<OpenLoops | null>
  /** Trains, where it can with another thread that solves starts ahead of their turn. */
  train<T>(work: (solveAhead?: SolveAhead) => Promise<T>): Promise<T>
  /** Lets events be handled; with work that is done elsewhere until that is done, or it is time for a report. */
  rest(until?: Promise<unknown>): Promise<unknown>
  /** A function that says, after each step of so many multiplications, whether it is time to rest. */
  stretch(size: number): () => boolean
  /** Does work in the middle of which a thread may be ended. */
  endable<T>(work: () => T): T
}
