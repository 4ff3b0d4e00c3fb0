import { formatOfContent } from './formats.ts'

/** A file that is decoded, picture by picture. */
export interface DecodedFile {
  width: number
  height: number
  /** Plays after the first, 0 for ever; null for a single play. */
  loop: number | null
  /** Whatever else must be the same in a file that shows the same, by its name, as a person reads it. */
  facts: Record<string, string>
  /** Number of pictures that there are to decode. */
  pictures: number
  /** Decodes one picture at a time; to go on throws an Error where the file is damaged. */
  moments: Iterable<DecodedPicture> | AsyncIterable<DecodedPicture>
}

/** A picture of a file, and how long it is shown. */
export interface DecodedPicture {
  /** When the next picture comes, in the same unit in files that are compared. */
  until: number
  /** R, G, B, A of each pixel, not premultiplied; good until the next picture is asked for. */
  pixels: Uint8Array
}

/**
 * What a GIF or a PNG shows; null for a file of another kind. Its blocks are read at once, its pixels when a picture is
 * asked for.
 *
 * @throws WorkError for a file that is damaged
 */
export function decodeFrames(file: Uint8Array): DecodedFile | null {
  return formatOfContent(file)?.open?.(file) ?? null
}
