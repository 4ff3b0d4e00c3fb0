import { blend } from '../../../../src/encode/blend.ts'
import type { Frame } from '../../../../src/encode/format.ts'
import { usedEntries, withAreaColors } from '../../../../src/encode/gif/area-colors.ts'
import { nearestEntry } from '../../../../src/encode/gif/palette.ts'
import { skipEqual } from './difference.ts'

/** A frame in palette indexes, one byte a pixel. */
export interface Indexed {
  frame: Frame
  indexes: Uint8Array
  /** Red, green and blue of each entry: those that all frames have in common, or the frame's own. */
  palette: Uint8Array
}

const cacheBits = 15

/** Indexes of a frame by the palette that all frames have in common, and by its own where it has one. */
export interface FilmIndexed extends Indexed {
  common: Indexed
}

/** A function that turns frames of that many pixels into indexes, by a palette that has the colours of each one's areas. */
export function filmIndexer(
  palette: Uint8Array,
  length: number,
  matte?: number,
): (frame: Frame, ...inUse: (FilmIndexed | undefined)[]) => FilmIndexed {
  const toCommon = indexer(palette, matte)
  // For a frame and its two neighbours.
  const rooms = [0, 1, 2].map(() => ({ common: new Uint8Array(length), own: new Uint8Array(length) }))
  let known: FilmIndexed | undefined
  return (frame, ...inUse) => {
    if (known?.frame === frame) return known
    const { common: indexes, own } = rooms.find(room =>
      [known, ...inUse].every(used => used?.common.indexes !== room.common),
    )!
    const common = toCommon(frame, indexes, known?.common)
    const colors = withAreaColors(palette, frame, indexes, matte)
    known = { ...(colors ? reindexed(common, colors, own, matte) : common), common }
    return known
  }
}

/**
 * A picture's indexes in its own palette, written into `room`. Only the pixels of moved entries are searched for, among
 * those entries and the colours that the common palette lacks.
 */
function reindexed(
  { frame, indexes, palette: common }: Indexed,
  { palette, moved }: { palette: Uint8Array; moved: Uint8Array },
  room: Uint8Array,
  matte?: number,
): Indexed {
  const count = palette.length / 3
  const [shared, used] = [common, palette].map(usedEntries)
  const entries = Array.from({ length: used }, (_, i) => i).filter(i => i >= shared || moved[i] === 1)
  const candidates = Uint8Array.from(entries.flatMap(i => [...palette.subarray(3 * i, 3 * i + 3)]))
  const { pixels } = frame
  let last: number | undefined
  let entry = 0
  room.set(indexes)
  for (let i = 0; i < indexes.length; i++) {
    if (moved[indexes[i]] === 0) continue
    const pixel = pixels[i]
    if (pixel !== last) {
      const color = matte === undefined ? pixel : blend(pixel, matte)
      entry =
        3 * indexes[i] === common.length
          ? count
          : entries[nearestEntry(candidates, color & 0xff, (color >>> 8) & 0xff, (color >>> 16) & 0xff)]
    }
    last = pixel
    room[i] = entry
  }
  return { frame, indexes: room, palette }
}

/**
 * A picture's indexes in the palette of another one, where that has the same colours; the see-through entry elsewhere.
 *
 * @param room for them
 * @param opaque whether no pixel is see-through
 */
export function inPalette(
  picture: FilmIndexed,
  other: FilmIndexed,
  room: Uint8Array,
  opaque: boolean,
): Uint8Array {
  const { indexes, palette } = picture
  // All palettes begin with the common one.
  if (palette === other.palette || (opaque && indexes === picture.common.indexes)) return indexes
  const nothing = other.palette.length / 3
  const entries = new Uint8Array(256).fill(nothing)
  for (let i = 0; i < palette.length / 3; i++) {
    const color = palette.subarray(3 * i, 3 * i + 3)
    // Mostly it is the same entry; of two of one colour the first is used.
    const entry = nearestEntry(other.palette, color[0], color[1], color[2])
    if (color.every((value, c) => value === other.palette[3 * entry + c])) entries[i] = entry
  }
  for (let i = 0; i < indexes.length; i++) room[i] = entries[indexes[i]]
  return room
}

/**
 * A function that turns frames into indexes of the nearest colours. The answer for a pixel depends on its colour
 * alone; another frame's indexes, where the pixel is the same, only save the search.
 *
 * With a matte, an opaque pixel, see-through pixels are blended with it, and fully see-through ones have the index
 * after the last of the palette.
 *
 * @returns the function; it writes into `indexes`, which is not the other frame's
 */
export function indexer(
  palette: Uint8Array,
  matte?: number,
): (frame: Frame, indexes: Uint8Array, known?: Indexed) => Indexed {
  const keys = new Uint32Array(1 << cacheBits)
  const entries = new Uint8Array(1 << cacheBits)
  // No key is 0: what is searched for is not fully see-through.
  const find = (pixel: number): number => {
    if (matte !== undefined && pixel >>> 24 === 0) return palette.length / 3
    const slot = Math.imul(pixel, 0x9e3779b1) >>> (32 - cacheBits)
    if (keys[slot] !== pixel) {
      keys[slot] = pixel
      const color = matte === undefined ? pixel : blend(pixel, matte)
      entries[slot] = nearestEntry(palette, color & 0xff, (color >>> 8) & 0xff, (color >>> 16) & 0xff)
    }
    return entries[slot]
  }
  const findAll = (pixels: Uint32Array, indexes: Uint8Array): void => {
    let last = pixels[0]
    let index = find(last)
    for (let i = 0; i < pixels.length; i++) {
      const pixel = pixels[i]
      if (pixel !== last) index = find(pixel)
      last = pixel
      indexes[i] = index
    }
  }
  const findChanged = (before: Uint32Array, pixels: Uint32Array, indexes: Uint8Array): void => {
    const { length } = pixels
    for (let i = 0; i < length; ) {
      i = skipEqual(before, pixels, i)
      for (const end = Math.min(i + 4, length); i < end; i++)
        if (before[i] !== pixels[i]) indexes[i] = find(pixels[i])
    }
  }
  return (frame, indexes, known) => {
    if (known) {
      indexes.set(known.indexes)
      findChanged(known.frame.pixels, frame.pixels, indexes)
    } else findAll(frame.pixels, indexes)
    return { frame, indexes, palette }
  }
}
