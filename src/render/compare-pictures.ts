import type { DecodedFile } from '../encode/decoded-file.ts'
import type { Format } from '../encode/format.ts'
import { longestDelay } from '../encode/gif/delays.ts'
import { headersDiffer, type Likeness, likeness, unlike } from '../encode/likeness.ts'
import { findDecoder } from './compressors.ts'

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
 * @param format theirs, one whose files can be opened
 * @param old the file
 * @param now the file as it was made again
 * @param frames number of frames that were drawn for it
 * @param background `#rrggbb`, on which see-through pictures are compared
 * @param isOurs whether the same versions made both
 */
export async function comparePictures(
  { open, embed, structureOf }: Format,
  old: Uint8Array,
  now: Uint8Array,
  { frames, background, isOurs }: { frames: number; background: string; isOurs: boolean },
): Promise<PictureComparison> {
  const isVideo = embed === 'video'
  const decode = isVideo ? await findDecoder() : null
  const truth = await open!(now, { frames, decode })
  let isDecodable = true
  async function* moments() {
    try {
      yield* truth.moments
    } catch (error) {
      isDecodable = false
      throw error
    }
  }
  try {
    const shown = await open!(old, { frames, decode })
    const differ =
      headersDiffer(shown, truth) ??
      tooMany(shown, frames) ??
      (isOurs && structureOf ? structureDiffers(structureOf(old), structureOf(now)) : null)
    if (differ !== null) return { pictures: unlike, problem: differ }
    if (isVideo && !decode) return { pictures: null, problem: null }
    const pictures = await likeness({ ...truth, moments: moments() }, shown, background, isOurs)
    return { pictures, problem: pictures.alike ? null : 'its pictures are not alike' }
  } catch (error) {
    // Where even the new file cannot be decoded here, that is no fault of the old one.
    if (!isDecodable) return { pictures: null, problem: null }
    return { pictures: unlike, problem: `it is damaged: ${(error as Error).message}` }
  }
}

/** A GIF has one picture at most for each frame, but more for a frame that is shown longer than a delay can last. */
function tooMany({ pictures, facts }: DecodedFile, frames: number): string | null {
  const maxPictures =
    frames + Math.floor((100 * Number.parseFloat(facts.duration ?? '0')) / (longestDelay - 1))
  return pictures > maxPictures ? `it has ${pictures} pictures, not ${frames}` : null
}

/** The same versions write the same structure around the frames of a file, whatever the frames show. */
function structureDiffers(old: Iterable<string>, now: Iterable<string>): string | null {
  return [...old].join('\n') === [...now].join('\n') ? null : 'its header is another one'
}
