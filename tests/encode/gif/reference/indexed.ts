import { blend } from '../../../../src/encode/blend.ts'
import type { Frame } from '../../../../src/encode/format.ts'
import { usedEntries, withAreaColors } from '../../../../src/encode/gif/area-colors.ts'
import { nearestEntry } from '../../../../src/encode/gif/palette.ts'

/** A frame in palette indexes, one byte a pixel: of the palette that all frames have in common, and of its own. */
export interface FilmIndexed {
  common: Uint8Array
  indexes: Uint8Array
  /** Red, green and blue of each entry: those that all frames have in common, or the frame's own. */
  palette: Uint8Array
}

/**
 * Indexes of the nearest colours. With a matte, an opaque pixel, see-through pixels are blended with it, and fully
 * see-through ones have the index after the last of the palette.
 */
export function indexesOf({ pixels }: Frame, palette: Uint8Array, matte?: number): Uint8Array {
  return Uint8Array.from(pixels, pixel => entryOf(pixel, palette, matte))
}

function entryOf(pixel: number, palette: Uint8Array, matte: number | undefined): number {
  if (matte !== undefined && pixel >>> 24 === 0) return palette.length / 3
  const color = matte === undefined ? pixel : blend(pixel, matte)
  return nearestEntry(palette, color & 0xff, (color >>> 8) & 0xff, (color >>> 16) & 0xff)
}

/**
 * A frame by a palette that has the colours of its areas. Only the pixels of moved entries are searched for, among those
 * entries and the colours that the common palette lacks.
 */
export function filmIndexed(frame: Frame, shared: Uint8Array, matte?: number): FilmIndexed {
  const common = indexesOf(frame, shared, matte)
  const colors = withAreaColors(shared, frame, common, matte)
  if (!colors) return { common, indexes: common, palette: shared }
  const { palette, moved } = colors
  const [before, used] = [shared, palette].map(usedEntries)
  const entries = Array.from({ length: used }, (_, i) => i).filter(i => i >= before || moved[i] === 1)
  const candidates = Uint8Array.from(entries.flatMap(i => [...palette.subarray(3 * i, 3 * i + 3)]))
  const indexes = common.map((entry, i) => {
    if (moved[entry] === 0) return entry
    if (3 * entry === shared.length) return palette.length / 3
    return entries[entryOf(frame.pixels[i], candidates, matte)]
  })
  return { common, indexes, palette }
}

/** A picture's indexes in the palette of another one, where that has the same colours; the see-through entry elsewhere. */
export function inPalette(
  { common, indexes, palette }: FilmIndexed,
  other: FilmIndexed,
  opaque: boolean,
): Uint8Array {
  // All palettes begin with the common one.
  if (palette === other.palette || (opaque && indexes === common)) return indexes
  const entries = new Uint8Array(256).fill(other.palette.length / 3)
  for (let i = 0; i < palette.length / 3; i++) {
    const color = palette.subarray(3 * i, 3 * i + 3)
    // Mostly it is the same entry; of two of one colour the first is used.
    const entry = nearestEntry(other.palette, color[0], color[1], color[2])
    if (color.every((value, c) => value === other.palette[3 * entry + c])) entries[i] = entry
  }
  return indexes.map(entry => entries[entry])
}
