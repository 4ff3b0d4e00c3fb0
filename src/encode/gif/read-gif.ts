import { WorkError } from '../../options/error.ts'
import type { DecodedFile } from '../decoded-file.ts'
import { maxCodeBits } from './blocks.ts'
import type { Rectangle } from './image.ts'

/** The blocks of a GIF file, before a pixel is decoded. */
export interface GifFile {
  width: number
  height: number
  /** Plays after the first, 0 for ever; null for a single play. */
  loop: number | null
  images: GifImage[]
}

interface GifImage {
  place: Rectangle
  /** Hundredths of a second. */
  delay: number
  /** True where its rectangle is emptied when its time is over; else it stays. */
  clears: boolean
  /** The see-through entry; undefined without one. */
  transparent: number | undefined
  /** Red, green and blue of each entry. */
  palette: Uint8Array
  codeSize: number
  /** Offset of its sub-blocks. */
  codesAt: number
}

/**
 * The blocks of a GIF as nnanim and what makes its files smaller write them. What others may write is refused, as it
 * would be shown in several ways or is never met: an image beyond the screen, interlaced rows, delays that browsers
 * lengthen, a picture that comes back when an image is over.
 *
 * @throws WorkError for a file that is damaged, or has such a block
 */
export function readGif(file: Uint8Array): GifFile {
  const fail = (problem: string): never => {
    throw new WorkError(`the GIF file ${problem}`)
  }
  const byteAt = (at: number): number => file[at] ?? fail('ends too early')
  const wordAt = (at: number): number => byteAt(at) | (byteAt(at + 1) << 8)
  const tableAt = (at: number, flags: number): Uint8Array => {
    const end = at + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
    if (end > file.length) fail('ends too early')
    return file.subarray(at, end)
  }
  /** Offset of the end of the sub-blocks. */
  const skipBlocks = (from: number): number => {
    let at = from
    while (byteAt(at) !== 0) at += byteAt(at) + 1
    return at + 1
  }

  const [width, height] = [wordAt(6), wordAt(8)]
  const global = tableAt(13, byteAt(10))
  const images: GifImage[] = []
  let loop: number | null = null
  let control: Pick<GifImage, 'delay' | 'clears' | 'transparent'> | undefined
  let at = 13 + global.length
  for (; byteAt(at) !== 0x3b; ) {
    const [kind, label] = [byteAt(at), byteAt(at + 1)]
    if (kind === 0x21 && label === 0xf9) {
      const [size, flags, delay] = [byteAt(at + 2), byteAt(at + 3), wordAt(at + 4)]
      const disposal = (flags >> 2) & 7
      if (size !== 4 || byteAt(at + 7) !== 0 || control)
        fail('has a graphic control that belongs to no image')
      if (disposal > 2) fail('restores a picture')
      if (delay < 2) fail('has a delay below 2 hundredths of a second')
      control = { delay, clears: disposal === 2, transparent: flags & 1 ? byteAt(at + 6) : undefined }
      at += 8
    } else if (kind === 0x21 && label === 0xff) {
      const name = String.fromCharCode(...file.subarray(at + 2, at + 14))
      if (name === '\u000bNETSCAPE2.0') {
        if (loop !== null || byteAt(at + 14) !== 3 || byteAt(at + 15) !== 1)
          fail('says twice how often it plays')
        loop = wordAt(at + 16)
      }
      at = skipBlocks(at + 2)
    } else if (kind === 0x21 && label === 0xfe) at = skipBlocks(at + 2)
    else if (kind === 0x2c) {
      const [left, top, wide, high] = [1, 3, 5, 7].map(i => wordAt(at + i)) as [
        number,
        number,
        number,
        number,
      ]
      const flags = byteAt(at + 9)
      const own = tableAt(at + 10, flags)
      const codeSize = byteAt(at + 10 + own.length)
      if (left + wide > width || top + high > height) fail('has an image beyond its screen')
      if (flags & 0x40) fail('has interlaced rows')
      if (codeSize < 2 || codeSize > 8) fail(`has pixels of ${codeSize} bits`)
      if (!control) return fail('has an image without its time')
      const codesAt = at + 11 + own.length
      const place = { left, top, width: wide, height: high }
      images.push({ place, ...control, palette: own.length > 0 ? own : global, codeSize, codesAt })
      control = undefined
      at = skipBlocks(codesAt)
    } else fail(`has an unknown block at byte ${at}`)
  }
  return { width, height, loop, images }
}

/**
 * A function that draws an image over what was drawn before, in pixels R, G, B, A of the whole screen.
 *
 * @throws WorkError for codes that are damaged
 */
function gifPainter(
  file: Uint8Array,
  { width, height }: GifFile,
): (image: GifImage, screen: Uint32Array) => void {
  const room = new Uint8Array(width * height)
  return ({ place, palette, transparent, codeSize, codesAt }, screen) => {
    const indexes = room.subarray(0, place.width * place.height)
    decodeLzw(codeSize, joined(file, codesAt), indexes)
    const colors = Uint32Array.from({ length: palette.length / 3 }, (_, i) => {
      const [red, green, blue] = palette.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number]
      return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0
    })
    for (let row = 0, i = 0; row < place.height; row++) {
      const start = (place.top + row) * width + place.left
      for (let at = start; at < start + place.width; at++) {
        const index = indexes[i++]
        if (index === transparent) continue
        const color = colors[index]
        if (color === undefined) throw new WorkError('the GIF file has a pixel of no colour')
        screen[at] = color
      }
    }
  }
}

/**
 * Opens a GIF file, to be decoded picture by picture.
 *
 * @throws WorkError as `readGif` does
 */
export function openGif(file: Uint8Array): DecodedFile {
  const gif = readGif(file)
  const { width, height, loop, images } = gif
  function* moments() {
    const paint = gifPainter(file, gif)
    const screen = new Uint32Array(width * height)
    const pixels = new Uint8Array(screen.buffer)
    let until = 0
    for (const image of images) {
      paint(image, screen)
      until += image.delay
      yield { until, pixels }
      // GIF89a, section 23.
      const { left, top, width: wide, height: high } = image.place
      for (let row = top; image.clears && row < top + high; row++)
        screen.fill(0, row * width + left, row * width + left + wide)
    }
  }
  const duration = images.reduce((sum, { delay }) => sum + delay, 0) / 100
  const facts = { duration: `${duration.toFixed(2)} s` }
  return { width, height, loop, facts, pictures: images.length, moments: moments() }
}

/** The sub-blocks from a place on, without their lengths. */
function joined(file: Uint8Array, from: number): Uint8Array {
  let end = from
  while (file[end] !== 0) end += file[end] + 1
  const bytes = new Uint8Array(end - from)
  let length = 0
  for (let at = from; at < end; at += file[at] + 1) {
    const block = file.subarray(at + 1, at + 1 + file[at])
    bytes.set(block, length)
    length += block.length
  }
  return bytes.subarray(0, length)
}

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
