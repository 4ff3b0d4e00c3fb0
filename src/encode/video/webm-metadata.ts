/** Segment, Tags, Tag, SimpleTag (Matroska, RFC 9559, section 5.1.8). */
const path = [0x18538067, 0x1254c367, 0x7373, 0x67c8]
const tagString = 0x4487

/** True for a file that begins with an EBML header (RFC 8794, section 11.2.1). */
export function isWebm(file: Uint8Array): boolean {
  return elements(file).next().value?.id === 0x1a45dfa3
}

/** True where the elements of a WebM file end where it does; where the last begins suffices. */
export function isWholeWebm(file: Uint8Array, size: number): boolean {
  return [...elements(file)].at(-1)?.end === size
}

/** The texts of all tags of a WebM file. */
export function webmTexts(file: Uint8Array): string[] {
  let found = [file]
  for (const id of [...path, tagString])
    found = found.flatMap(inside => [...elements(inside)].filter(e => e.id === id).map(({ data }) => data))
  return found.map(data => new TextDecoder().decode(data))
}

/** The elements of a file or in an element, one after the other (EBML, RFC 8794, sections 4 to 6). */
function* elements(file: Uint8Array): Generator<{ id: number; data: Uint8Array; end: number }> {
  for (let at = 0; at < file.length; ) {
    const idLength = Math.clz32(file[at]) - 23
    const sizeLength = Math.clz32(file[at + idLength] ?? 0) - 23
    const start = at + idLength + sizeLength
    if (idLength > 4 || sizeLength > 8 || start > file.length) return
    const id = numberAt(file, at, idLength)
    const ones = 2 ** (7 * sizeLength)
    const size = numberAt(file, at + idLength, sizeLength) - ones
    // All ones: the size was not known.
    const end = size === ones - 1 ? file.length : start + size
    yield { id, data: file.subarray(start, end), end }
    at = end
  }
}

function numberAt(file: Uint8Array, at: number, length: number): number {
  return file.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0)
}
