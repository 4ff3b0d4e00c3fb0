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
  /** False for bytes that are no UTF-8. */
  isUtf8: boolean
}

/** The text of a file that a field names; `otherwise` reads other bytes than UTF-8. @throws SpecError for what is no text */
export async function readText(
  { read, sha256 }: Pick<Reader, 'read' | 'sha256'>,
  path: string,
  field: string,
  otherwise?: Decoder,
): Promise<FileText> {
  const { file, bytes } = await read(path, field)
  const hash = sha256(bytes)
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hash, isUtf8: true }
  } catch {
    const text = otherwise?.(latin1(bytes), new TextDecoder().decode(bytes)) ?? null
    if (text !== null) return { file, text, hash, isUtf8: false }
    throw new SpecError(field, file, 'text in UTF-8')
  }
}
