import { giveBack, instantiateAgain, type KernelModule } from '../../paint/web-assembly.ts'

/** A place in the memory of kernels, in bytes from its beginning. */
export type KernelPointer = number

/** The exports of `src/kernels/gif.ts`, where they are documented; lengths are in pixels. */
interface Exports {
  memory: { buffer: ArrayBuffer }
  take(bytes: number): KernelPointer
  open(length: number): void
  codes: { value: KernelPointer }
  left: { value: number }
  top: { value: number }
  right: { value: number }
  bottom: { value: number }
  colorKeys: { value: KernelPointer }
  colorCounts: { value: KernelPointer }
  colorBits: { value: number }
  countPixels(pixels: KernelPointer, length: number): void
  worstServed(
    pixel: number,
    colors: KernelPointer,
    weights: KernelPointer,
    length: number,
    distances: KernelPointer,
  ): number
  sumNearest(
    palette: KernelPointer,
    colors: KernelPointer,
    weights: KernelPointer,
    length: number,
    sums: KernelPointer,
  ): void
  takePalette(): KernelPointer
  setMatte(pixel: number): void
  setColors(
    palette: KernelPointer,
    colors: KernelPointer,
    indexes: KernelPointer,
    count: number,
    empty: number,
  ): void
  indexAll(palette: KernelPointer, pixels: KernelPointer, length: number, indexes: KernelPointer): void
  indexChanged(
    ...of: [
      palette: KernelPointer,
      before: KernelPointer,
      known: KernelPointer,
      pixels: KernelPointer,
      length: number,
      indexes: KernelPointer,
    ]
  ): void
  indexMoved(
    ...of: [
      palette: KernelPointer,
      known: KernelPointer,
      moved: KernelPointer,
      pixels: KernelPointer,
      length: number,
      indexes: KernelPointer,
    ]
  ): void
  squaresOff(colors: KernelPointer, pixels: KernelPointer, indexes: KernelPointer, length: number): number
  replaceIndexes(known: KernelPointer, table: KernelPointer, length: number, indexes: KernelPointer): void
  setCode(size: number, transparent: number): void
  encodeChanges(before: KernelPointer, after: KernelPointer, width: number, height: number): number
  encodeNear(
    ...of: [
      before: KernelPointer,
      after: KernelPointer,
      width: number,
      height: number,
      colors: KernelPointer,
      count: number,
      tolerance: number,
      budget: number,
    ]
  ): number
  /** 1 or 0. */
  same(before: KernelPointer, after: KernelPointer, length: number): number
  encodeAll(pixels: KernelPointer, length: number, kind: number): number
}

/** The kernels with a memory of their own, of which what is taken is never given back. */
export interface Kernels extends Exports {
  /** The bytes at a place, good until more is taken. */
  bytesAt(place: KernelPointer, length: number): Uint8Array
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
  place: KernelPointer,
): void {
  new Uint32Array(memory.buffer, place, size).set(pixels.subarray(from, from + size))
}
