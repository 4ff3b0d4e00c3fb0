import { pixelOf } from '../paint/pixels.ts'
import { blend } from './blend.ts'
import type { DecodedFile, DecodedPicture } from './decoded-file.ts'

/**
 * Differences up to which two pictures are the same figure, drawn by another library or by another version. Such
 * pictures differ in how edges are softened, and by a level or two in see-through areas. Measured between two libraries
 * that drew letters: levels 1.3 on average, outside 6e-5; a single dot of another colour is 1.6e-4.
 */
export const tolerance = {
  /** Difference of a channel on average, in levels of 255. */
  levels: 2,
  /** Share of pixels that may lie far outside the colours that the other picture has within a pixel's distance. */
  outside: 1e-4,
  /** Difference between the shares of pixels that are fully see-through. */
  empty: 0.01,
}

/** Levels of 255 from which on a channel is far outside. */
const far = 80

/** The likeness of the pictures of two files. */
export interface Likeness {
  /** Pictures compared; each as long as it is seen. */
  pictures: number
  /** The largest difference on average of a picture, in levels of 255. */
  levels: number
  /** The largest share of a picture that is far outside of the other, 0 to 1. */
  outside: number
  /** True where both are within the tolerance, and sizes, lengths and plays the same. */
  alike: boolean
}

/**
 * The first difference between what two files say of themselves: "its duration is 1.00 s, not 2.00 s"; null where there
 * is none.
 */
export function headersDiffer(one: DecodedFile, other: DecodedFile): string | null {
  const factsOf = ({ width, height, loop, facts }: DecodedFile): Record<string, string> => ({
    size: `${width} × ${height}`,
    ...facts,
    'number of plays': loop === null ? '1' : loop === 0 ? 'without end' : `${loop + 1}`,
  })
  const [found, expected] = [factsOf(one), factsOf(other)]
  const name = Object.keys(expected).find(name => found[name] !== expected[name])
  return name === undefined ? null : `its ${name} is ${found[name]}, not ${expected[name]}`
}

/** The result for files whose pictures are not compared. */
export const unlike: Likeness = { pictures: 0, levels: 0, outside: 0, alike: false }

/**
 * Compares what two files show, at every moment at which one of them changes. Nothing is decoded where their headers
 * differ.
 *
 * @param background of pictures that leave it out, `#rrggbb`: they are compared in front of it, since a GIF's pixel is
 *   see-through or not for the least difference at an edge
 */
export async function likeness(one: DecodedFile, other: DecodedFile, background: string): Promise<Likeness> {
  const { width, height } = one
  const found: Likeness = { ...unlike }
  if (headersDiffer(one, other) !== null) return found
  const matte = pixelOf(background)
  for await (const [before, after] of together(one.moments, other.moments)) {
    if (before === null || after === null) return found
    const [a, b] = [inFront(before.pixels, matte), inFront(after.pixels, matte)]
    if (Math.abs(a.empty - b.empty) > tolerance.empty) return found
    found.pictures++
    found.levels = Math.max(found.levels, meanDifference(a.pixels, b.pixels))
    found.outside = Math.max(found.outside, shareOutside(a.pixels, b.pixels, width, height))
  }
  return { ...found, alike: found.levels <= tolerance.levels && found.outside <= tolerance.outside }
}

/** Pairs of pictures that are seen at the same time; null where one file has no more. */
async function* together(one: DecodedFile['moments'], other: DecodedFile['moments']) {
  const [ones, others] = [oneByOne(one), oneByOne(other)]
  try {
    let [a, b] = [await ones.next(), await others.next()]
    while (!a.done && !b.done) {
      yield [a.value, b.value]
      const [aUntil, bUntil] = [a.value.until, b.value.until]
      if (aUntil <= bUntil) a = await ones.next()
      if (bUntil <= aUntil) b = await others.next()
    }
    if (a.done !== b.done) yield [a.done ? null : a.value, b.done ? null : b.value]
  } finally {
    for (const moments of [ones, others]) await moments.return(undefined)
  }
}

async function* oneByOne(moments: DecodedFile['moments']): AsyncGenerator<DecodedPicture> {
  yield* moments
}

/** A picture in front of an opaque colour, and the share of its pixels that were fully see-through. */
function inFront(pixels: Uint8Array, matte: number): { pixels: Uint8Array; empty: number } {
  const whole = new Uint32Array(pixels.slice().buffer)
  let empty = 0
  for (let i = 0; i < whole.length; i++) {
    const pixel = whole[i]
    if (pixel < 0x1000000) empty++
    whole[i] = blend(pixel, matte)
  }
  return { pixels: new Uint8Array(whole.buffer), empty: empty / whole.length }
}

function meanDifference(one: Uint8Array, other: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += Math.abs(one[i] - other[i])
  return sum / one.length
}

/** The share of pixels of either picture that are far outside of the other, the larger of the two. */
function shareOutside(one: Uint8Array, other: Uint8Array, width: number, height: number): number {
  let missing = 0
  let added = 0
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (isNear(one, other, 4 * pixel)) continue
    if (isOutside(one, other, pixel, width, height)) missing++
    if (isOutside(other, one, pixel, width, height)) added++
  }
  return Math.max(missing, added) / (width * height)
}

function isNear(one: Uint8Array, other: Uint8Array, at: number): boolean {
  for (let i = at; i < at + 4; i++) if (Math.abs(one[i] - other[i]) > far) return false
  return true
}

/** True where a channel of a pixel is far outside the range that it has around that place in the other picture. */
function isOutside(
  one: Uint8Array,
  other: Uint8Array,
  pixel: number,
  width: number,
  height: number,
): boolean {
  const [x, y] = [pixel % width, Math.floor(pixel / width)]
  for (let channel = 0; channel < 4; channel++) {
    let [min, max] = [255, 0]
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const value = other[4 * (row * width + column) + channel]
        min = Math.min(min, value)
        max = Math.max(max, value)
      }
    }
    const value = one[4 * pixel + channel]
    if (value < min - far || value > max + far) return true
  }
  return false
}
