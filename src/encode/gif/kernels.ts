import { giveBack, instantiateAgain, type KernelModule } from '../../paint/web-assembly.ts'

/** A place in the memory of kernels, in bytes from its beginning. */
export type KernelPointer = number

type At = KernelPointer

/** The exports of `src/kernels/gif.ts`, where they are documented; lengths are in pixels. */
interface Exports {
  memory: { buffer: ArrayBuffer }
  take(bytes: number): At
  open(length: number): void
  codes: { value: At }
  left: { value: number }
  top: { value: number }
  right: { value: number }
  bottom: { value: number }
  colorKeys: { value: At }
  colorCounts: { value: At }
  colorBits: { value: number }
  countPixels(pixels: At, length: number): void
  worstServed(pixel: number, colors: At, weights: At, length: number, distances: At): number
  sumNearest(palette: At, colors: At, weights: At, length: number, sums: At): void
  takePalette(): At
  setMatte(pixel: number): void
  setColors(palette: At, colors: At, indexes: At, count: number, empty: number): void
  indexAll(palette: At, pixels: At, length: number, indexes: At): void
  indexChanged(palette: At, before: At, known: At, pixels: At, length: number, indexes: At): void
  indexMoved(palette: At, known: At, moved: At, pixels: At, length: number, indexes: At): void
  squaresOff(colors: At, pixels: At, indexes: At, length: number): number
  replaceIndexes(known: At, table: At, length: number, indexes: At): void
  setCode(size: number, transparent: number): void
  encodeChanges(before: At, after: At, width: number, height: number): number
  encodeNear(...of: [before: At, after: At, width: number, height: number, ...near: NearArguments]): number
  /** 1 or 0. */
  same(before: At, after: At, length: number): number
  encodeAll(pixels: At, length: number, kind: number): number
}

/**
 * Entries near those of a picture that may be drawn in their place: the colours of its palette, three bytes each, and how
 * many of them may stand for others; the levels that a channel of one is off at most, and the squared differences of the
 * whole picture at most.
 */
export type NearArguments = [colors: At, count: number, tolerance: number, budget: number]

/** The kernels with a memory of their own, of which what is taken is never given back. */
export type Kernels = ReturnType<typeof openKernels>

/** Opens kernels for pictures of so many pixels. */
export function openKernels(module: KernelModule, length: number) {
  const exports = instantiateAgain<Exports>(module)
  exports.open(length)
  return {
    ...exports,
    /** The bytes at a place, good until more is taken. */
    bytesAt: (place: At, length: number) => new Uint8Array(exports.memory.buffer, place, length),
    /** Gives the memory back, after the last call. */
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
export function copyPixels(kernels: Kernels, pixels: Uint32Array, from: number, size: number, to: At): void {
  new Uint32Array(kernels.memory.buffer, to, size).set(pixels.subarray(from, from + size))
}
