import { giveBack, instantiateAgain, type KernelModule } from '../../paint/web-assembly.ts'

/** A place in the memory of kernels, in bytes from its beginning. */
export type Place = number

/** The exports of `src/kernels/gif.ts`, where they are documented; lengths are in pixels. */
interface Exports {
  memory: { buffer: ArrayBuffer }
  take(bytes: number): Place
  open(length: number): void
  codes: { value: Place }
  left: { value: number }
  top: { value: number }
  right: { value: number }
  bottom: { value: number }
  colorKeys: { value: Place }
  colorCounts: { value: Place }
  colorBits: { value: number }
  countPixels(pixels: Place, length: number): void
  worstServed(pixel: number, colors: Place, weights: Place, length: number, distances: Place): number
  sumNearest(palette: Place, colors: Place, weights: Place, length: number, sums: Place): void
  takePalette(): Place
  setMatte(pixel: number): void
  setColors(palette: Place, colors: Place, indexes: Place, count: number, empty: number): void
  indexAll(palette: Place, pixels: Place, length: number, indexes: Place): void
  indexChanged(
    ...of: [palette: Place, before: Place, known: Place, pixels: Place, length: number, indexes: Place]
  ): void
  indexMoved(
    ...of: [palette: Place, known: Place, moved: Place, pixels: Place, length: number, indexes: Place]
  ): void
  squaresOff(colors: Place, pixels: Place, indexes: Place, length: number): number
  replaceIndexes(known: Place, table: Place, length: number, indexes: Place): void
  setCode(size: number, transparent: number): void
  encodeChanges(before: Place, after: Place, width: number, height: number): number
  encodeNear(
    ...of: [
      before: Place,
      after: Place,
      width: number,
      height: number,
      colors: Place,
      count: number,
      tolerance: number,
      budget: number,
    ]
  ): number
  /** 1 or 0. */
  same(before: Place, after: Place, length: number): number
  encodeAll(pixels: Place, length: number, kind: number): number
}

/** The kernels with a memory of their own, of which what is taken is never given back. */
export interface Kernels extends Exports {
  /** The bytes at a place, good until more is taken. */
  bytesAt(place: Place, length: number): Uint8Array
  /** Gives the memory back, after the last call. */
  close(): void
}

/** Opens kernels for pictures of so many pixels. */
export function openKernels(module: KernelModule, length: number): Kernels {
  const exports = instantiateAgain<Exports>(module)
  exports.open(length)
  return {
    ...exports,
    bytesAt: (place, length) => new Uint8Array(exports.memory.buffer, place, length),
    close: () => giveBack(exports),
  }
}

/** Pixels that are copied into the kernels' memory at once: few enough to stay in the processor's cache. */
export const stripLength = 1 << 16

/** The strips of so many pixels. */
export function strips(length: number): { from: number; size: number }[] {
  return Array.from({ length: Math.ceil(length / stripLength) }, (_, i) => {
    const from = i * stripLength
    return { from, size: Math.min(stripLength, length - from) }
  })
}

/** Copies a strip of pixels to a place. */
export function copyPixels(
  { memory }: Kernels,
  pixels: Uint32Array,
  from: number,
  size: number,
  place: Place,
): void {
  new Uint32Array(memory.buffer, place, size).set(pixels.subarray(from, from + size))
}
