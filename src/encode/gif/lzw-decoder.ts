import { WorkError } from '../../options/error.ts'
import { maxCodeBits } from './blocks.ts'

const maxCodes = 1 << maxCodeBits

/**
 * Decodes the codes of a GIF image (GIF89a, appendix F) into palette indexes, at most so many as there is room for.
 * Its work is bounded by the number of codes and of pixels, whatever the codes are.
 *
 * @param codeSize bits of a pixel, 2 to 8
 * @param codes the codes in bytes, without the lengths of their sub-blocks
 * @throws WorkError for a code that stands for nothing, and for fewer or more pixels than there is room for
 */
export function decodeLzw(codeSize: number, codes: Uint8Array, pixels: Uint8Array): void {
  const clearCode = 1 << codeSize
  const endCode = clearCode + 1
  // A string is another one and a last pixel.
  const befores = new Uint16Array(maxCodes)
  const lasts = Uint8Array.from({ length: maxCodes }, (_, code) => code)
  const firsts = lasts.slice()
  const lengths = new Uint32Array(maxCodes).fill(1, 0, clearCode)
  let free = endCode + 1
  let width = codeSize + 1
  /** The code before; −1 after a clear code. */
  let last = -1
  let bits = 0
  let held = 0
  let at = 0
  for (const byte of codes) {
    bits |= byte << held
    held += 8
    while (held >= width) {
      const code = bits & ((1 << width) - 1)
      bits >>>= width
      held -= width
      if (code === endCode) {
        checkWhole(at, pixels)
        return
      }
      if (code === clearCode) {
        free = endCode + 1
        width = codeSize + 1
        last = -1
        continue
      }
      const learns = last >= 0 && free < maxCodes
      // What is learned with this code may be used by it at once.
      if (code >= (last < 0 ? clearCode : free + Number(learns)))
        throw new WorkError('the GIF file has a code that stands for nothing')
      if (learns) {
        befores[free] = last
        firsts[free] = firsts[last]
        lasts[free] = firsts[code === free ? last : code]
        lengths[free] = lengths[last] + 1
        free++
        if (free === 1 << width && width < maxCodeBits) width++
      }
      const end = at + lengths[code]
      if (end > pixels.length) throw new WorkError('the GIF file has more pixels than its images')
      for (let i = end - 1, rest = code; i >= at; i--, rest = befores[rest]) pixels[i] = lasts[rest]
      at = end
      last = code
    }
  }
  checkWhole(at, pixels)
}

function checkWhole(at: number, { length }: Uint8Array): void {
  if (at < length) throw new WorkError('the GIF file has fewer pixels than its images')
}
