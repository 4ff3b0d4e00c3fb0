import fc from 'fast-check'
import { beginsAt } from '../../src/encode/gif/delays.ts'
import { decodeGif, encodeGif, expectSame, filmOf, frameOf, seenAt } from './frames.ts'

const seed = 515151
/** What a film without a background says. */
export const see = { transparent: true, background: '#ffffff' }
const picture = (size: number) =>
  fc
    .array(fc.constantFrom(null, null, 0xffffff, 0x0072b2, 0xd55e00), {
      minLength: size * size,
      maxLength: size * size,
    })
    .map(values => frameOf(size, size, (x, y) => values[y * size + x]))
const film = fc.array(picture(5), { minLength: 1, maxLength: 8 })

/** Asserts that a GIF without a background shows each frame of drawn films at its time. */
export async function expectShown(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(film, fc.constantFrom('forever' as const, 'once' as const), async (frames, loop) => {
      const file = filmOf(frames, { ...see, loop })
      const decoded = decodeGif(await encodeGif(frames, file))
      for (const [i, frame] of frames.entries()) expectSame(seenAt(decoded, beginsAt(i, file)), frame.pixels)
    }),
    { seed, numRuns },
  )
}

/** Asserts that a GIF without a background shows drawn stripes of colours and of nothing that come and go. */
export async function expectStripesShown(numRuns: number): Promise<void> {
  const stripes = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.constantFrom(null, 0xffffff, 0x0072b2)), {
    maxLength: 4,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(stripes, { minLength: 2, maxLength: 6 }), async scenes => {
      const frames = scenes.map(stripes =>
        frameOf(41, 7, (x, y) => {
          const stripe = stripes.find(([from, length]) => x >= from && x < from + length)
          return stripe ? stripe[2] : y < 4 && x < 30 ? 0xd55e00 : null
        }),
      )
      const file = filmOf(frames, see)
      const decoded = decodeGif(await encodeGif(frames, file, 2))
      for (const [i, frame] of frames.entries()) expectSame(seenAt(decoded, beginsAt(i, file)), frame.pixels)
    }),
    { seed, numRuns },
  )
}

/** Asserts that a GIF without a background has the same bytes however the frames of drawn films are cut. */
export async function expectSameBytes(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(film, fc.integer({ min: 1, max: 8 }), async (frames, length) => {
      const file = filmOf(frames, see)
      expectSame(await encodeGif(frames, file, length), await encodeGif(frames, file))
    }),
    { seed, numRuns },
  )
}
