import { WorkError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'
import type { Weights } from './weights.ts'

/** What made a file, inside the file. */
export interface Recipe {
  /** The version of nnanim. */
  nnanim: string
  /** Name and version of the rasterizer in use, for example "canvas 3.2.3". */
  rasterizer: string
  /**
   * SHA-256 of the files that the spec names, in hexadecimal digits. Their paths stand in the spec as they were
   * given, so that the same spec gives the same bytes in every folder. Missing in older files.
   */
  sha256?: { data?: string; model?: string }
  /** Missing in older files. */
  weights?: Weights
  /** The complete spec. */
  spec: Spec
}

/** A recipe as JSON text in ASCII, as a GIF's comment wants it. */
export function recipe({ nnanim, rasterizer, sha256, weights, spec }: Recipe): string {
  const inOrder: Recipe = {
    ...{ nnanim, rasterizer },
    ...(sha256 && { sha256 }),
    ...(weights && { weights }),
    spec,
  }
  return JSON.stringify(inOrder).replace(
    /[\u007f-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * The recipe inside a GIF; null where there is none.
 *
 * @throws WorkError for a file that is not a GIF or ends too early.
 */
export function readRecipe(file: Uint8Array): Recipe | null {
  for (const text of comments(file)) {
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value === 'object' && value !== null && 'nnanim' in value && 'spec' in value)
        return value as Recipe
    } catch {
      // Another program's comment.
    }
  }
  return null
}

function* comments(file: Uint8Array): Generator<string> {
  const byteAt = (at: number): number => {
    const byte = file[at]
    if (byte === undefined) throw new WorkError('the GIF file ends too early')
    return byte
  }
  const tableSize = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  if (!/^GIF8[79]a$/.test(text(file.subarray(0, 6)))) throw new WorkError('the file is not a GIF')
  let at = 13 + tableSize(byteAt(10))
  while (byteAt(at) !== 0x3b) {
    const [kind, label] = [byteAt(at), byteAt(at + 1)]
    if (kind !== 0x21 && kind !== 0x2c) throw new WorkError(`the GIF file has an unknown block at byte ${at}`)
    at += kind === 0x21 ? 2 : 11 + tableSize(byteAt(at + 9))
    let content = ''
    for (; byteAt(at) !== 0; at += byteAt(at) + 1) {
      if (kind === 0x21 && label === 0xfe) content += text(file.subarray(at + 1, at + 1 + byteAt(at)))
    }
    at++
    if (content !== '') yield content
  }
}

function text(bytes: Uint8Array): string {
  return Array.from(bytes, byte => String.fromCharCode(byte)).join('')
}
