import { blend } from '../blend.ts'
import type { Bitmap } from '../format.ts'
import { bitsFor } from './blocks.ts'
import { nearestEntry } from './palette.ts'

/** Of every so many rows one is looked at: few rows from end to end take a third of the time of as many places all over. */
const rowStep = 8
/** Places of such a row that are one apart. */
const step = 4
/** Pixels between a place inside an area and four others in it, so that lines are none. */
const reach = 2
/** Share of a picture from which on the places inside areas of one colour count. */
const areaShare = 1 / 20000
/** Distance up to which an entry stands for an area: less is not seen. */
const unseen = 1.8
const lightness = 1 / 1.5
/** Levels up to which a channel of it is off. */
const maxLevels = 6
/** Mean squared difference that one area may add to the whole picture. */
const maxSquares = 1

type Color = [red: number, green: number, blue: number]

type Area = ReturnType<typeof areasOf>[number]

/**
 * A palette and the colours of a picture's areas that it lacks. While tints fade, a film goes through more of them than
 * a palette has entries, and the nearest one is of another hue. No entry gives way: lines, words and points need theirs.
 *
 * @param picture opaque, or with a matte that it is blended with
 * @param indexes what the palette has for its pixels
 * @param tolerance distance in CIELAB up to which an entry stands for an area; without it as much as is not seen
 * @returns so many entries that the see-through one after them fills the last bit, 255 at most; and 1 for each entry
 * of the palette whose pixels may have another one now, the see-through one included. Nothing where the palette has all areas
 */
export function withAreaColors(
  palette: Uint8Array,
  picture: Pick<Bitmap, 'pixels' | 'width'>,
  indexes: Uint8Array,
  matte?: number,
  tolerance?: number,
): { palette: Uint8Array; moved: Uint8Array } | undefined {
  if (tolerance === Infinity) return undefined
  const areas = areasOf(picture, matte)
  const lacks = (entry: Color, { color, count }: Area) =>
    distance(entry, color) > (tolerance ?? unseen) ||
    (tolerance === undefined &&
      (levels(entry, color) > maxLevels ||
        count * squares(entry, color) > 3 * maxSquares * picture.pixels.length))
  const lacking = areas.filter(area => lacks(colorOf(palette, indexes[area.at]), area))
  if (lacking.length === 0) return undefined
  const moved = new Uint8Array(256)
  for (const { at } of lacking) moved[indexes[at]] = 1
  moved[palette.length / 3] = 1
  const own = [...palette.subarray(0, 3 * usedEntries(palette))]
  // A new entry may be the nearest one for areas before it, too.
  for (let before = 0; before < own.length; ) {
    before = own.length
    for (const area of areas)
      if (own.length < 3 * 255 && lacks(colorOf(own, nearestEntry(own, ...area.color)), area))
        own.push(...area.color)
  }
  const last = own.slice(-3)
  while (own.length < palette.length || own.length / 3 + 1 < 1 << bitsFor(own.length / 3 + 1))
    own.push(...last)
  return { palette: Uint8Array.from(own), moved }
}

/** Entries of a palette without those at its end that repeat the one before. */
export function usedEntries(palette: Uint8Array): number {
  let count = palette.length / 3
  const repeats = (i: number) => [0, 1, 2].every(c => palette[3 * i + c] === palette[3 * i - 3 + c])
  while (count > 1 && repeats(count - 1)) count--
  return count
}

/** Colours that fill areas, the largest first: one of their places, and about how many pixels are inside of them. */
function areasOf(picture: Pick<Bitmap, 'pixels' | 'width'>, matte: number | undefined) {
  const { width } = picture
  // Signed, as opaque pixels are: the engine would make an object of each that is beyond 2³¹.
  const pixels = new Int32Array(picture.pixels.buffer, picture.pixels.byteOffset, picture.pixels.length)
  const areas = new Map<number, { at: number; count: number }>()
  let last = { at: 0, count: 0 }
  const beside = reach * width
  for (let row = beside; row < pixels.length - beside; row += rowStep * width)
    for (let at = row + reach; at < row + width - reach; at += step) {
      const pixel = pixels[at]
      if (pixels[at - reach] !== pixel || pixels[at + reach] !== pixel) continue
      if (pixels[at - beside] !== pixel || pixels[at + beside] !== pixel || pixel >>> 24 === 0) continue
      // Mostly it is the area of the place before.
      if (pixels[last.at] !== pixel || last.count === 0) {
        last = areas.get(pixel) ?? { at, count: 0 }
        areas.set(pixel, last)
      }
      last.count += rowStep * step
    }
  return Array.from(areas.values())
    .filter(({ count }) => count >= areaShare * pixels.length)
    .sort((one, other) => other.count - one.count || one.at - other.at)
    .map(({ at, count }) => {
      const pixel = matte === undefined ? pixels[at] : blend(pixels[at] >>> 0, matte)
      const color: Color = [pixel & 0xff, (pixel >>> 8) & 0xff, (pixel >>> 16) & 0xff]
      return { at, count, color }
    })
}

function colorOf(palette: ArrayLike<number>, entry: number): Color {
  return [palette[3 * entry], palette[3 * entry + 1], palette[3 * entry + 2]]
}

function levels(one: Color, other: Color): number {
  return Math.max(...one.map((value, channel) => Math.abs(value - other[channel])))
}

function squares(one: Color, other: Color): number {
  return one.reduce((sum, value, channel) => sum + (value - other[channel]) ** 2, 0)
}

/** In CIELAB, lightness for less, as it changes no hue. CIEDE2000 is half as large again at most, among greys. */
function distance(one: Color, other: Color): number {
  if (one[0] === other[0] && one[1] === other[1] && one[2] === other[2]) return 0
  const [a, b] = [lab(one), lab(other)]
  return Math.hypot(lightness * (a[0] - b[0]), a[1] - b[1], a[2] - b[2])
}

/** The linear value of each value of sRGB (IEC 61966-2-1). */
const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const v = value / 255
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
})

/** CIELAB under D65 (CIE 15:2004) of a colour of sRGB. */
function lab(color: Color): [number, number, number] {
  const [r, g, b] = [linear[color[0]], linear[color[1]], linear[color[2]]]
  const [x, y, z] = [
    (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
    0.2126729 * r + 0.7151522 * g + 0.072175 * b,
    (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883,
  ].map(t => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116))
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
