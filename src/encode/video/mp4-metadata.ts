import { mp4Boxes } from './mp4-boxes.ts'

/** Path of the comment, as iTunes began it and ffmpeg writes it. */
const path = ['moov', 'udta', 'meta', 'ilst', '\u00a9cmt', 'data']

/** Bytes before the boxes inside a box; the text follows the kind and the language of its data. */
const before: Record<string, number> = { meta: 4, data: 8 }

/** True for a file that begins with the box `ftyp` (ISO/IEC 14496-12, 4.3). */
export function isMp4(file: Uint8Array): boolean {
  return mp4Boxes(file).next().value?.name === 'ftyp'
}

/** True where the boxes of an MP4 file end where it does, its frames among them; where the last begins suffices. */
export function isWholeMp4(file: Uint8Array, size: number): boolean {
  const all = [...mp4Boxes(file)]
  return all.some(({ name }) => name === 'mdat') && all.at(-1)!.end === size
}

/** The comment of an MP4 file. */
export function mp4Texts(file: Uint8Array): string[] {
  let found = [file]
  for (const name of path)
    found = found.flatMap(inside =>
      [...mp4Boxes(inside)]
        .filter(box => box.name === name)
        .map(({ data }) => data.subarray(before[name] ?? 0)),
    )
  return found.map(data => new TextDecoder().decode(data))
}
