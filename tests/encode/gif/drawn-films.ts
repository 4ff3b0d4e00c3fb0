import fc from 'fast-check'
import { expect } from 'vitest'
import { beginsAt } from '../../../src/encode/gif/delays.ts'
import { gif } from '../../../src/encode/gif/gif.ts'
import { rangeLength } from '../../../src/encode/range.ts'
import { decodeGif, encodeGif, expectSame, filmOf, frameOf, noTools, seenAt } from '../frames.ts'

const seed = 424242
const colors = [0xffffff, 0x1f2328, 0x0072b2, 0xd55e00, 0xd9ebf6]
const picture = (size: number) =>
  fc
    .array(fc.constantFrom(...colors), { minLength: size * size, maxLength: size * size })
    .map(values => frameOf(size, size, (x, y) => values[y * size + x]))
const film = fc.array(picture(5), { minLength: 1, maxLength: 8 })
/** Stripes with rectangles over them that come and go: unchanged runs of one colour and of several. */
const scenes = fc
  .array(
    fc.array(fc.tuple(fc.nat(28), fc.nat(16), fc.nat(20), fc.nat(9), fc.constantFrom(...colors)), {
      maxLength: 4,
    }),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map(scenes =>
    scenes.map(boxes =>
      frameOf(31, 19, (x, y) => {
        const box = boxes.find(
          ([left, top, width, height]) => x >= left && x < left + width && y >= top && y < top + height,
        )
        return box ? box[4] : colors[(x >> 2) % 3 === 0 ? 4 : 0]
      }),
    ),
  )

/** Asserts that a GIF shows each frame of drawn films at its time, when its colours fit the palette. */
export async function expectShown(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(film, async frames => {
      const file = filmOf(frames)
      const decoded = decodeGif(await encodeGif(frames, file))
      for (const [i, frame] of frames.entries()) expectSame(seenAt(decoded, beginsAt(i, file)), frame.pixels)
    }),
    { seed, numRuns },
  )
}

/** Asserts that a GIF has the same bytes however the frames of drawn films are cut. */
export async function expectSameBytes(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(film, fc.integer({ min: 1, max: 8 }), async (frames, length) => {
      const whole = await encodeGif(frames, filmOf(frames))
      expectSame(await encodeGif(frames, filmOf(frames), length), whole)
    }),
    { seed, numRuns },
  )
}

/** Asserts that a GIF shows each frame of drawn films of which parts change, however they are cut. */
export async function expectChangesShown(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(scenes, fc.integer({ min: 1, max: 6 }), async (frames, length) => {
      const file = filmOf(frames)
      const bytes = await encodeGif(frames, file, length)
      const decoded = decodeGif(bytes)
      for (const [i, frame] of frames.entries()) expectSame(seenAt(decoded, beginsAt(i, file)), frame.pixels)
      expectSame(bytes, await encodeGif(frames, file))
    }),
    { seed, numRuns },
  )
}

/** Asserts that encoders that take ranges of drawn films in another order give the same parts. */
export async function expectSameParts(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(scenes, async frames => {
      const many = Array.from({ length: 3 * rangeLength(frames[0]) }, (_, i) => frames[i % frames.length])
      const file = filmOf(many)
      const tables = await gif.prepare(file, many, noTools)
      const rangesOf = (length: number) =>
        [0, 1, 2].map(range =>
          many.slice(range * length, (range + 1) * length).map((_, i) => range * length + i),
        )
      const ranges = rangesOf(rangeLength(file))
      const partsBy = async (encode: ReturnType<typeof gif.encoder>, range: number[]) => {
        const parts = []
        for (const first of range)
          parts.push(
            await encode({ first, frames: [many[first]], ...(first > 0 && { before: many[first - 1] }) }),
          )
        return parts
      }
      const one = gif.encoder(file, tables)
      const inOrder = []
      for (const range of ranges) inOrder.push(await partsBy(one, range))
      const other = gif.encoder(file, tables)
      const backwards = []
      for (const range of ranges.toReversed()) backwards.push(await partsBy(other, range))
      expect(backwards.reverse()).toEqual(inOrder)
    }),
    { seed, numRuns },
  )
}
