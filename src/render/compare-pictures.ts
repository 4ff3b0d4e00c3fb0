import type { DecodedFile } from '../encode/decoded-file.ts'
import type { Format } from '../encode/format.ts'
import { longestDelay } from '../encode/gif/delays.ts'
import { headersDiffer, type Likeness, likeness, unlike } from '../encode/likeness.ts'

/** The likeness of pictures, null where they could not be compared, and the problem, null where there is none. */
export interface PictureComparison {
  pictures: Likeness | null
  problem: string | null
}

/** One comparison of what two comparisons were about: the largest differences, and the first problem. */
export function mergeComparisons(one: PictureComparison, other: PictureComparison): PictureComparison {
  const [a, b] = [one.pictures, other.pictures]
  const pictures = a &&
    b && {
      pictures: a.pictures + b.pictures,
      levels: Math.max(a.levels, b.levels),
      outside: Math.max(a.outside, b.outside),
      alike: a.alike && b.alike,
    }
  return { pictures: pictures ?? a ?? b, problem: one.problem ?? other.problem }
}

/**
 * Compares the pictures of a file with those of the same file made again here.
 *
 * @param open what decodes files of their format
 * @param old the file
 * @param now the file as it was made again
 * @param frames number of frames that were drawn for it
 * @param background `#rrggbb`, on which see-through pictures are compared
 */
export async function comparePictures(
  open: NonNullable<Format['open']>,
  old: Uint8Array,
  now: Uint8Array,
  { frames, background }: { frames: number; background: string },
): Promise<PictureComparison> {
  const truth = await open(now)
  try {
    const shown = await open(old)
    const differ = headersDiffer(shown, truth) ?? tooMany(shown, frames)
    if (differ !== null) return { pictures: unlike, problem: differ }
    const pictures = await likeness(truth, shown, background)
    return { pictures, problem: pictures.alike ? null : 'its pictures are not alike' }
  } catch (error) {
    return { pictures: unlike, problem: `it is damaged: ${(error as Error).message}` }
  }
}

/** A GIF has one picture at most for each frame, but more for a frame that is shown longer than a delay can last. */
function tooMany({ pictures, facts }: DecodedFile, frames: number): string | null {
  const maxPictures =
    frames + Math.floor((100 * Number.parseFloat(facts.duration ?? '0')) / (longestDelay - 1))
  return pictures > maxPictures ? `it has ${pictures} pictures, not ${frames}` : null
}
