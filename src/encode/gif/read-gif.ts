import { WorkError } from '../../options/error.ts'
import type { DecodedFile } from '../decoded-file.ts'
import { joinBytes } from '../join-bytes.ts'
import { maxCodeBits } from './blocks.ts'
import { byteAt, subBlocks, tableSize } from './metadata.ts'

/** The blocks of a GIF file, before a pixel is decoded. */
export interface GifFile {
  width: number
  height: number
  /** Plays after the first, 0 for ever; null for a single play. */
  loop: number | null
  images: GifImage[]
}

type GifImage = ReturnType<typeof imageAt>

/**
 * The blocks of a GIF as nnanim and what makes its files smaller write them. What others may write is refused, as it
 * would be shown in several ways or is never met: an image beyond the screen, interlaced rows, delays that browsers
 * lengthen, a picture that comes back when an image is over.
 *
 * @throws WorkError for a file that is damaged, or has such a block
 */
export function readGif(file: Uint8Array): GifFile {
  const [width, height] = [wordAt(file, 6), wordAt(file, 8)]
  const global = tableAt(file, 13, byteAt(file, 10))
  const gif: GifFile = { width, height, loop: null, images: [] }
  let control: ReturnType<typeof controlAt> | undefined
  let at = 13 + global.length
  while (byteAt(file, at) !== 0x3b) {
    const [kind, label] = [byteAt(file, at), byteAt(file, at + 1)]
    if (kind === 0x21 && label === 0xf9) {
      if (control) return fail('has a graphic control that belongs to no image')
      control = controlAt(file, at)
      at += 8
    } else if (kind === 0x21 && label === 0xff) {
      gif.loop = loopAt(file, at, gif.loop)
      at = subBlocks(file, at + 2).end
    } else if (kind === 0x21 && label === 0xfe) at = subBlocks(file, at + 2).end
    else if (kind === 0x2c) {
      const image = imageAt(file, at, gif, global, control)
      gif.images.push(image)
      control = undefined
      at = subBlocks(file, image.codesAt).end
    } else fail(`has an unknown block at byte ${at}`)
  }
  return gif
}

function fail(problem: string): never {
  throw new WorkError(`the GIF file ${problem}`)
}

function wordAt(file: Uint8Array, at: number): number {
  return byteAt(file, at) | (byteAt(file, at + 1) << 8)
}

function tableAt(file: Uint8Array, at: number, flags: number): Uint8Array {
  const end = at + tableSize(flags)
  if (end > file.length) fail('ends too early')
  return file.subarray(at, end)
}

/**
 * Hundredths of a second that an image is shown, whether its rectangle is emptied then, else it stays, and the see-through
 * entry; undefined without one.
 */
function controlAt(file: Uint8Array, at: number) {
  const [size, flags, delay] = [byteAt(file, at + 2), byteAt(file, at + 3), wordAt(file, at + 4)]
  const disposal = (flags >> 2) & 7
  if (size !== 4 || byteAt(file, at + 7) !== 0) fail('has a graphic control that belongs to no image')
  if (disposal > 2) fail('restores a picture')
  if (delay < 2) fail('has a delay below 2 hundredths of a second')
  return { delay, clears: disposal === 2, transparent: flags & 1 ? byteAt(file, at + 6) : undefined }
}

/** The plays that an extension tells, or those that were told before. */
function loopAt(file: Uint8Array, at: number, known: number | null): number | null {
  const name = String.fromCharCode(...file.subarray(at + 2, at + 14))
  if (name !== '\u000bNETSCAPE2.0') return known
  if (known !== null || byteAt(file, at + 14) !== 3 || byteAt(file, at + 15) !== 1)
    fail('says twice how often it plays')
  return wordAt(file, at + 16)
}

/** An image, with red, green and blue of each entry of its palette, and the offset of its sub-blocks. */
function imageAt(
  file: Uint8Array,
  at: number,
  screen: Omit<GifFile, 'images'>,
  global: Uint8Array,
  control: ReturnType<typeof controlAt> | undefined,
) {
  const [left, top, width, height] = [1, 3, 5, 7].map(i => wordAt(file, at + i))
  const flags = byteAt(file, at + 9)
  const own = tableAt(file, at + 10, flags)
  const codeSize = byteAt(file, at + 10 + own.length)
  if (left + width > screen.width || top + height > screen.height) fail('has an image beyond its screen')
  if (flags & 0x40) fail('has interlaced rows')
  if (codeSize < 2 || codeSize > 8) fail(`has pixels of ${codeSize} bits`)
  if (!control) return fail('has an image without its time')
  const palette = own.length > 0 ? own : global
  return { place: { left, top, width, height }, ...control, palette, codeSize, codesAt: at + 11 + own.length }
}

/** Draws an image over a screen, in pixels R, G, B, A. @throws WorkError for codes that are damaged */
function gifPainter(file: Uint8Array, gif: GifFile): (image: GifImage, screen: Uint32Array) => void {
  const { width, height } = gif
  const room = new Uint8Array(width * height)
  return ({ place, palette, transparent, codeSize, codesAt }, screen) => {
    const indexes = room.subarray(0, place.width * place.height)
    decodeLzw(codeSize, joinBytes(subBlocks(file, codesAt).blocks), indexes)
    const colors = Uint32Array.from({ length: palette.length / 3 }, (_, i) => {
      const [red, green, blue] = palette.subarray(3 * i, 3 * i + 3)
      return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0
    })
    for (let row = 0, i = 0; row < place.height; row++) {
      const start = (place.top + row) * width + place.left
      for (let at = start; at < start + place.width; at++) {
        const index = indexes[i++]
        if (index === transparent) continue
        const color = colors[index]
        if (color === undefined) fail('has a pixel of no colour')
        screen[at] = color
      }
    }
  }
}

/** Opens a GIF file, to be decoded picture by picture. @throws WorkError as `readGif` does */
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

const maxCodes = 1 << maxCodeBits

/**
 * Decodes the codes of a GIF image (GIF89a, appendix F) into palette indexes, at most so many as there is room for.
 * Its work is bounded by the number of codes and of pixels, whatever the codes are.
 *
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
  reading: for (const byte of codes) {
    bits |= byte << held
    held += 8
    while (held >= width) {
      const code = bits & ((1 << width) - 1)
      bits >>>= width
      held -= width
      if (code === endCode) break reading
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
  if (at < pixels.length) throw new WorkError('the GIF file has fewer pixels than its images')
}
