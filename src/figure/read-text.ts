import { latin1 } from '../encode/latin1.ts'
import { SpecError } from '../options/error.ts'
import type { Reader } from './host.ts'

/** A function that reads bytes which are not UTF-8, from what they are in Latin-1 and in UTF-8; null where it cannot. */
type Decoder = (latin1: string, utf8: string) => string | null

/** The text of a file, its name for messages, and the SHA-256 of its bytes. */
export interface FileText {
  file: string
  text: string
  hash: string
  /** False for bytes that are neither UTF-8 nor UTF-16 with a byte order mark. */
  isUnicode: boolean
}

/** The encoding that a byte order mark names: UTF-16 of Excel's "Unicode text", else UTF-8. */
const encodingOf = ([a, b]: Uint8Array) =>
  a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'

/** The text of a file that a field names; `otherwise` reads bytes that are no Unicode. @throws SpecError for what is no text */
export async function readText(
  { read, sha256 }: Pick<Reader, 'read' | 'sha256'>,
  path: string,
  field: string,
  otherwise?: Decoder,
): Promise<FileText> {
  const { file, bytes } = await read(path, field)
  const hash = sha256(bytes)
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
    return { file, text, hash, isUnicode: true }
  } catch {
    const text = otherwise?.(latin1(bytes), new TextDecoder().decode(bytes)) ?? null
    if (text !== null) return { file, text, hash, isUnicode: false }
    throw new SpecError(field, file, 'text in UTF-8')
  }
}
