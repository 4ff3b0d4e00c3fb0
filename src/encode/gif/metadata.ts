import { WorkError } from '../../options/error.ts'
import { joinBytes } from '../join-bytes.ts'
import { latin1 } from '../latin1.ts'

/** True for a file that begins as a GIF does (GIF89a, section 17). */
export function isGif(file: Uint8Array): boolean {
  return /^GIF8[79]a$/.test(latin1(file.subarray(0, 6)))
}

/** True where all blocks of a GIF are there, and nothing after them. */
export function isWholeGif(file: Uint8Array, size: number): boolean {
  const blocks = gifTexts(file)
  let step = blocks.next()
  while (!step.done) step = blocks.next()
  return step.value === size
}

/** The comments of a GIF (GIF89a, section 24), and the end of its trailer. @throws WorkError for one that ends early */
export function* gifTexts(file: Uint8Array): Generator<string, number> {
  let at = 13 + tableSize(byteAt(file, 10))
  while (byteAt(file, at) !== 0x3b) {
    const [kind, label] = [byteAt(file, at), byteAt(file, at + 1)]
    if (kind !== 0x21 && kind !== 0x2c) throw new WorkError(`the GIF file has an unknown block at byte ${at}`)
    at += kind === 0x21 ? 2 : 11 + tableSize(byteAt(file, at + 9))
    const { blocks, end } = subBlocks(file, at)
    if (kind === 0x21 && label === 0xfe && blocks.length > 0) yield latin1(joinBytes(blocks))
    at = end
  }
  return at + 1
}

/** The sub-blocks from a place on (section 15), and their end. @throws WorkError behind the end of the file */
export function subBlocks(file: Uint8Array, from: number): { blocks: Uint8Array[]; end: number } {
  const blocks: Uint8Array[] = []
  let at = from
  for (; byteAt(file, at) !== 0; at += file[at] + 1) blocks.push(file.subarray(at + 1, at + 1 + file[at]))
  return { blocks, end: at + 1 }
}

/** @throws WorkError behind the end of the file */
export function byteAt(file: Uint8Array, at: number): number {
  if (at >= file.length) throw new WorkError('the GIF file ends too early')
  return file[at]
}

/** Bytes of a colour table (GIF89a, section 19), by the flags before it. */
export function tableSize(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0
}
