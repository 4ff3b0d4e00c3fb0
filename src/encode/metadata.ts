import { WorkError } from '../options/error.ts'
import type { FileReader } from './format.ts'
import { formats } from './formats.ts'

/** How the files of each format are read again, by its name. */
const readers = Object.fromEntries(
  Object.entries(formats).flatMap(([name, { reader }]): [string, FileReader][] =>
    reader ? [[name, reader]] : [],
  ),
)

/** The name of the format that a file has by its content, whatever its own name; undefined for a file of another kind. */
export function kindOf(file: Uint8Array): string | undefined {
  return Object.keys(readers).find(kind => readers[kind].is(file))
}

/**
 * Whether a file is all there: its end is where it says, and is one. False for a file of another kind.
 *
 * @param file all of it; the beginning says enough of a video, and nothing of others
 * @param size bytes of all of it
 */
export function isWhole(file: Uint8Array, size: number = file.length): boolean {
  const kind = kindOf(file)
  try {
    return kind !== undefined && readers[kind].isWhole(file, size)
  } catch (error) {
    if (error instanceof WorkError) return false
    throw error
  }
}

/**
 * The texts that a file carries for programs.
 *
 * @throws WorkError for a file of another kind, and for one that ends too early to tell.
 */
export function carriedTexts(file: Uint8Array): Iterable<string> {
  const kind = kindOf(file)
  if (kind === undefined) throw new WorkError('the file is not a GIF, PNG, MP4, WebM, SVG or PDF')
  return readers[kind].texts(file)
}
