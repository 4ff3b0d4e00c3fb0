/** A picture in the memory of kernels: a place in it, in bytes. */
export type Pixmap = number

/** The exports of `src/kernels/paint.ts`, where they are documented: WebAssembly, or JavaScript made of it. */
interface Exports {
  memory: { buffer: ArrayBufferLike }
  takePicture(width: number, height: number): Pixmap
  openSheet(width: number, height: number): Pixmap
  pixelsOf(picture: Pixmap): number
  touch(picture: Pixmap, left: number, top: number, right: number, bottom: number): void
  fillAll(picture: Pixmap, pixel: number): void
  copyAll(picture: Pixmap, into: Pixmap): void
  restore(picture: Pixmap, source: Pixmap): void
  clear(picture: Pixmap): void
  maskBy(target: Pixmap, mask: Pixmap): void
  paintOver(target: Pixmap, source: Pixmap, x: number, y: number, share: number): void
  setSize(width: number, height: number): void
  pointsFor(count: number): number
  scalePoints(count: number, density: number): number
  enclose(count: number): void
  stroke(count: number, closed: boolean, half: number, round: boolean): void
  fill(picture: Pixmap, pixel: number, opacity: number, evenodd: boolean): void
  fillDisc(picture: Pixmap, x: number, y: number, radius: number, pixel: number, opacity: number): void
}

/** Opens kernels with a memory of their own. */
export type OpenPaintKernels = () => Exports

export type PaintKernels = ReturnType<typeof createPaintKernels>

/** Kernels that paint, with what copies numbers into their memory. */
export function createPaintKernels(open: OpenPaintKernels) {
  const kernels = open()
  let points: Float64Array = new Float64Array(0)
  return {
    ...kernels,
    /** The pixels of a picture: for as long as it lasts where memory is shared, else until more is taken. */
    dataOf: (picture: Pixmap, length: number) =>
      new Uint32Array(kernels.memory.buffer, kernels.pixelsOf(picture), length),
    /** Sets the points x₀, y₀, x₁, y₁, … of the next polygon or line, and gives their number. */
    setPoints(line: ArrayLike<number>): number {
      const count = line.length >> 1
      // Memory that has grown is another buffer.
      if (2 * count > points.length || points.buffer !== kernels.memory.buffer) {
        const room = Math.max(1024, 4 * count)
        // Before the buffer is read: it may grow.
        const place = kernels.pointsFor(room / 2)
        points = new Float64Array(kernels.memory.buffer, place, room)
      }
      for (let i = 0; i < 2 * count; i++) points[i] = line[i]
      return count
    },
  }
}
