import { createHash } from 'node:crypto'
import { streamPlain } from '../plain-file.ts'

/** The content of a file now, as its SHA-256 in hexadecimal digits; null where it cannot be read. */
export type Contents = (path: string) => Promise<string | null>

/** Reads each file once. */
export function readContents(): Contents {
  const known = new Map<string, Promise<string | null>>()
  return path => {
    const hash = known.get(path) ?? hashOf(path)
    known.set(path, hash)
    return hash
  }
}

/** SHA-256 of a file; null where none can be read, or what is there is no file. */
export async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of streamPlain(path) as AsyncIterable<Buffer>) hash.update(chunk)
  } catch {
    return null
  }
  return hash.digest('hex')
}
