import type { Frame } from '../format.ts'
import { usedEntries, withAreaColors } from './area-colors.ts'
import { copyPixels, type KernelPointer, type Kernels, stripLength, strips } from './kernels.ts'
import { nearestEntry } from './palette.ts'

/** A frame in palette indexes, one byte a pixel. */
export interface Indexed {
  frame: Frame
  indexes: KernelPointer
  /** Red, green and blue of each entry: those that all frames have in common, or the frame's own. */
  palette: Uint8Array
  /** Its indexes by the palette that all frames have in common. */
  common: KernelPointer
}

/**
 * A function that turns frames of that many pixels into indexes of the nearest colours of a palette, or of one that
 * has the colours of the frame's areas too. What it gives for a pixel depends on its colour alone; the frame before,
 * where the pixel is the same, only saves the search. What it gives is good as long as it is among the last two
 * that are in use.
 *
 * @param matte an opaque pixel: see-through pixels are blended with it, and fully see-through ones have the index
 * after the last of the palette
 * @param tints distance in CIELAB that an area's colour may be off
 */
export function frameIndexer(
  kernels: Kernels,
  palette: Uint8Array,
  length: number,
  matte?: number,
  tints?: number,
): (frame: Frame, ...inUse: (Indexed | undefined)[]) => Indexed {
  // For a frame and its two neighbours.
  const rooms = [0, 1, 2].map(() => ({ common: kernels.take(length), own: kernels.take(length) }))
  const [pixels, pixelsBefore] = [kernels.take(4 * stripLength), kernels.take(4 * stripLength)]
  const [commonColors, ownColors] = [kernels.takePalette(), kernels.takePalette()]
  const table = kernels.take(3 * 256 + 256)
  const setColors = (place: KernelPointer, colors: Uint8Array, indexes: ArrayLike<number>, empty: number) => {
    const bytes = kernels.bytesAt(table, colors.length + indexes.length)
    bytes.set(colors)
    bytes.set(indexes, colors.length)
    kernels.setColors(place, table, table + colors.length, indexes.length, empty)
  }
  kernels.setMatte(matte ?? 0)
  const entries = Array.from({ length: palette.length / 3 }, (_, i) => i)
  setColors(commonColors, palette, entries, entries.length)

  let known: Indexed | undefined
  return (frame, ...inUse) => {
    if (known?.frame === frame) return known
    const { common, own } = rooms.find(room => [known, ...inUse].every(used => used?.common !== room.common))!
    for (const { from, size } of strips(length)) {
      copyPixels(kernels, frame.pixels, from, size, pixels)
      if (known) {
        copyPixels(kernels, known.frame.pixels, from, size, pixelsBefore)
        kernels.indexChanged(commonColors, pixelsBefore, known.common + from, pixels, size, common + from)
      } else kernels.indexAll(commonColors, pixels, size, common + from)
    }
    known = { frame, indexes: common, palette, common }
    const areas = withAreaColors(palette, frame, kernels.bytesAt(common, length), matte, tints)
    if (areas) {
      const { entries, colors } = candidates(palette, areas)
      setColors(ownColors, colors, entries, areas.palette.length / 3)
      kernels.bytesAt(table, 256).set(areas.moved)
      for (const { from, size } of strips(length)) {
        copyPixels(kernels, frame.pixels, from, size, pixels)
        kernels.indexMoved(ownColors, common + from, table, pixels, size, own + from)
      }
      known = { frame, indexes: own, palette: areas.palette, common }
    }
    return known
  }
}

/** Entries that pixels of moved ones may become, and their colours: moved ones, and those beyond the common palette. */
function candidates(common: Uint8Array, { palette, moved }: { palette: Uint8Array; moved: Uint8Array }) {
  const [shared, used] = [common, palette].map(usedEntries)
  const entries = Array.from({ length: used }, (_, i) => i).filter(i => i >= shared || moved[i] === 1)
  return { entries, colors: Uint8Array.from(entries.flatMap(i => [...palette.subarray(3 * i, 3 * i + 3)])) }
}

/**
 * A function that gives a frame's indexes in the palette of another one, where that has the same colours; the
 * see-through entry elsewhere. They are good until its next call.
 *
 * @param opaque whether no pixel is see-through
 */
export function paletteChanger(kernels: Kernels, length: number, opaque: boolean) {
  const [room, table] = [kernels.take(length), kernels.take(256)]
  return ({ indexes, palette, common }: Omit<Indexed, 'frame'>, other: Indexed): KernelPointer => {
    // All palettes begin with the common one.
    if (palette === other.palette || (opaque && indexes === common)) return indexes
    const entries = kernels.bytesAt(table, 256).fill(other.palette.length / 3)
    for (let i = 0; i < palette.length / 3; i++) {
      const color = palette.subarray(3 * i, 3 * i + 3)
      // Mostly it is the same entry; of two of one colour the first is used.
      const entry = nearestEntry(other.palette, color[0], color[1], color[2])
      if (color.every((value, c) => value === other.palette[3 * entry + c])) entries[i] = entry
    }
    kernels.replaceIndexes(indexes, table, length, room)
    return room
  }
}
