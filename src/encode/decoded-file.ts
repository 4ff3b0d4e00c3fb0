/** A file that is decoded, picture by picture. */
export interface DecodedFile {
  width: number
  height: number
  /** Plays after the first, 0 for ever; null for a single play. */
  loop: number | null
  /** Whatever else must be the same in a file that shows the same, by its name, as a person reads it. */
  facts: Record<string, string>
  pictures: number
  /** Decodes one picture at a time; to go on throws an Error where the file is damaged. */
  moments: Iterable<DecodedPicture> | AsyncIterable<DecodedPicture>
}

/** A picture of a file, and how long it is shown. */
export interface DecodedPicture {
  /** The time of the next picture, in the same unit in files that are compared. */
  until: number
  /** R, G, B, A of each pixel, not premultiplied; good until the next picture is asked for. */
  pixels: Uint8Array
}
