import fc from 'fast-check'
import type { Animation, Frame } from '../../src/encode/format.ts'
import { beginsAt } from '../../src/encode/gif/steps.ts'
import { decodeGif, encodeGif, expectSame, filmOf, frameOf, seenAt } from './frames.ts'

/** Films of up to eight pictures of five by five pixels that have any of some colours. */
export function filmsOf(colors: readonly (number | null)[]): fc.Arbitrary<Frame[]> {
  const picture = fc
    .array(fc.constantFrom(...colors), { minLength: 25, maxLength: 25 })
    .map(values => frameOf(5, 5, (x, y) => values[5 * y + x]))
  return fc.array(picture, { minLength: 1, maxLength: 8 })
}

/** Asserts that a GIF shows each frame of drawn films at its time, with the same bytes however they are cut into runs. */
export async function expectShown(
  films: fc.Arbitrary<Frame[]>,
  numRuns: number,
  more: Partial<Animation> = {},
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(films, fc.integer({ min: 1, max: 8 }), async (frames, length) => {
      const film = filmOf(frames, more)
      const bytes = await encodeGif(frames, film, length)
      const decoded = decodeGif(bytes)
      for (const [i, frame] of frames.entries()) expectSame(seenAt(decoded, beginsAt(i, film)), frame.pixels)
      expectSame(bytes, await encodeGif(frames, film))
    }),
    { seed: 424242, numRuns },
  )
}
