import { maxCodeBits } from '../../../../src/encode/gif/blocks.ts'

/** What may stand for the pixels of a span: they themselves, the see-through entry, or either of both. */
export const asDrawn = 0
export const seeThrough = 1
export const either = 2

/** An image's pixels in spans, row by row, each up to its end. */
export interface Spans {
  ends: Uint32Array
  kinds: Uint8Array
  count: number
}

const maxCodes = 1 << maxCodeBits

/**
 * A full table is cleared when matches have become shorter than this, in pixels of one bit, or so short that the rest
 * of the image would need more codes than that. The rule is gifsicle's; measured: files up to 0.5 % smaller than by
 * clearing at once.
 */
const shortMatch = 36
const manyCodes = 3000

/**
 * Encodes pixels by LZW (Welch, "A technique for high-performance data compression", Computer 17(6), 1984) with
 * GIF's clear and end codes (GIF89a, appendix F). Where the see-through entry may stand for a pixel as well, all
 * strings of the table that fit are followed, and the longest one is taken.
 *
 * @param codeSize bits of a pixel, 2 to 8
 * @param transparent the see-through entry
 * @returns a function that gives an image's codes in bytes, not yet in blocks; they are good until its next call
 */
export function lzwEncoder(
  codeSize: number,
  transparent: number,
): (pixels: Uint8Array, spans: Spans) => Uint8Array {
  const clearCode = 1 << codeSize
  /** The code for the string of a code and one more pixel, at (code << codeSize) | pixel; 0 without one. */
  const children = new Uint16Array(maxCodes << codeSize)
  /** A string's first pixel. */
  const firsts = Uint8Array.from({ length: maxCodes }, (_, code) => code)
  // Strings of one colour: their codes at (colour << 12) | length, and their lengths by code, 0 for other strings.
  const runs = new Uint16Array(clearCode << maxCodeBits)
  const lengths = new Uint16Array(maxCodes).fill(1, 0, clearCode)
  for (let color = 0; color < clearCode; color++) runs[(color << maxCodeBits) | 1] = color
  const longest = new Uint16Array(clearCode)
  let free = maxCodes

  let bytes = new Uint8Array()
  let size = 0
  let bits = 0
  let held = 0
  let width = 0
  const put = (code: number): void => {
    bits |= code << held
    for (held += width; held >= 8; held -= 8) {
      bytes[size++] = bits
      bits >>>= 8
    }
  }
  const clear = (): void => {
    put(clearCode)
    children.fill(0, 0, free << codeSize)
    longest.fill(1)
    free = clearCode + 2
    width = codeSize + 1
  }

  // The strings of the table that the pixels since the last code may be.
  let paths = new Uint16Array(maxCodes)
  let longer = new Uint16Array(maxCodes)
  let found = 0
  // Each goes on from a pixel and gives the one where it stopped, for want of a longer string or at the end.
  const followDrawn = (pixels: Uint8Array, from: number, end: number): number => {
    let code = paths[0]
    let at = from
    for (; at < end; at++) {
      const next = children[(code << codeSize) | pixels[at]]
      if (next === 0) break
      code = next
    }
    paths[0] = code
    return at
  }
  const followTransparent = (from: number, end: number): number => {
    let code = paths[0]
    let at = from
    const run = firsts[code] === transparent ? lengths[code] : 0
    if (run > 0 && run < longest[transparent]) {
      const reach = Math.min(longest[transparent], run + end - at)
      at += reach - run
      code = runs[(transparent << maxCodeBits) | reach]
    }
    for (; at < end; at++) {
      const next = children[(code << codeSize) | transparent]
      if (next === 0) break
      code = next
    }
    paths[0] = code
    return at
  }
  const followAll = (pixels: Uint8Array, from: number, end: number, kind: number): number => {
    for (let at = from; at < end; at++) {
      if (found === 1 && kind !== either)
        return kind === asDrawn ? followDrawn(pixels, at, end) : followTransparent(at, end)
      const color = kind === seeThrough ? transparent : pixels[at]
      const open = kind === either && color !== transparent
      let kept = 0
      for (let i = 0; i < found; i++) {
        const row = paths[i] << codeSize
        const next = children[row | color]
        if (next !== 0) longer[kept++] = next
        const other = open ? children[row | transparent] : 0
        if (other !== 0) longer[kept++] = other
      }
      if (kept === 0) return at
      const spare = paths
      paths = longer
      longer = spare
      found = kept
    }
    return end
  }
  /** The first strings for a stretch of one colour that may be see-through too: the longest of one or the other. */
  const begin = (color: number, room: number): number => {
    const drawn = Math.min(longest[color], room)
    const skipped = Math.min(longest[transparent], room)
    found = 0
    if (drawn >= skipped) paths[found++] = runs[(color << maxCodeBits) | drawn]
    if (skipped >= drawn) paths[found++] = runs[(transparent << maxCodeBits) | skipped]
    return Math.max(drawn, skipped)
  }

  /** The table learns the string of a code and the pixel that the next one begins with. */
  const learn = (last: number, first: number): void => {
    children[(last << codeSize) | first] = free
    firsts[free] = firsts[last]
    const run = lengths[last]
    lengths[free] = run > 0 && first === firsts[last] ? run + 1 : 0
  }

  return (pixels, { ends, kinds, count }) => {
    const length = ends[count - 1]
    // A code a pixel at most, and clear codes thousands of pixels apart.
    if (bytes.length < 2 * length + 16) bytes = new Uint8Array(2 * length + 16)
    size = bits = held = 0
    width = codeSize + 1
    clear()
    /** The code before, whose string the table learns with one more pixel; −1 after a clear code. */
    let last = -1
    let average = 0
    let span = 0
    let at = 0
    while (at < length) {
      const start = at
      let end = ends[span]
      let kind = kinds[span]
      const color = kind === seeThrough ? transparent : pixels[at]
      const open = kind === either && color !== transparent
      // What is learned ends with the pixel that this match begins with, and may be used by it at once. While that
      // pixel is open, only a match that begins like the code before can use it.
      const learns = last >= 0 && free < maxCodes
      const guess = open && last >= 0 && firsts[last] === transparent ? transparent : color
      if (learns) learn(last, guess)

      if (open) at += begin(color, end - at)
      else {
        paths[0] = color
        found = 1
        at++
      }
      for (;;) {
        if (found > 1 || kind === either) at = followAll(pixels, at, end, kind)
        else at = kind === asDrawn ? followDrawn(pixels, at, end) : followTransparent(at, end)
        if (at < end || ++span === count) break
        end = ends[span]
        kind = kinds[span]
      }
      // Among equals one that begins like the code before, so that what is learned grows.
      let code = paths[0]
      for (let i = 1; last >= 0 && i < found && firsts[code] !== firsts[last]; i++)
        if (firsts[paths[i]] === firsts[last]) code = paths[i]

      if (learns) {
        const first = firsts[code]
        if (first !== guess) {
          children[(last << codeSize) | guess] = 0
          learn(last, first)
        }
        const run = lengths[free]
        if (run > 0) {
          longest[first] = run
          runs[(first << maxCodeBits) | run] = free
        }
        free++
      }
      put(code)
      if (free === 1 << width && width < maxCodeBits) width++
      last = code
      average += (at - start - average) / 16
      if (free < maxCodes || at === length) continue
      if (average < Math.max(shortMatch / codeSize, (length - at) / manyCodes)) {
        clear()
        last = -1
      }
    }
    put(clearCode + 1)
    if (held > 0) bytes[size++] = bits
    return bytes.subarray(0, size)
  }
}
