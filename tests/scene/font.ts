import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const files = {
  400: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  600: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
}

/** The bundled font's file, where its tables begin, and that of its character map in a format. */
function open(weight: 400 | 600, format: 4 | 12) {
  const file = readFileSync(require.resolve(files[weight]))
  const tables = new Map(
    Array.from({ length: file.readUInt16BE(4) }, (_, i) => 12 + 16 * i).map(at => [
      file.toString('latin1', at, at + 4),
      file.readUInt32BE(at + 8),
    ]),
  )
  const table = (name: string) => tables.get(name)!
  const cmap = table('cmap')
  const subtable = Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, i) => cmap + file.readUInt32BE(cmap + 8 + 8 * i),
  ).find(at => file.readUInt16BE(at) === format)!
  return { file, table, subtable }
}

/** The code points that the bundled font has glyphs for (OpenType: cmap format 12). */
export function readCharacters(weight: 400 | 600): Set<number> {
  const { file, subtable } = open(weight, 12)
  const codes = new Set<number>()
  for (let i = 0; i < file.readUInt32BE(subtable + 12); i++) {
    const [first, last, glyph] = [0, 4, 8].map(at => file.readUInt32BE(subtable + 16 + 12 * i + at))
    for (let code = first!; code <= last!; code++) if (glyph! + code - first! > 0) codes.add(code)
  }
  return codes
}

/**
 * Widths of the bundled font's glyphs, read from its tables (OpenType: cmap format 4, hmtx), in thousandths of
 * its size; undefined for a letter that it does not have.
 */
export function readAdvances(weight: 400 | 600): (letter: string) => number | undefined {
  const { file, table, subtable } = open(weight, 4)
  const unitsPerEm = file.readUInt16BE(table('head') + 18)
  const metrics = file.readUInt16BE(table('hhea') + 34)
  const segments = file.readUInt16BE(subtable + 6) / 2
  const read = (list: number, segment: number) =>
    file.readUInt16BE(subtable + 14 + 2 * (list * segments + segment) + (list > 0 ? 2 : 0))
  const glyph = (code: number) => {
    for (let s = 0; s < segments; s++) {
      if (code > read(0, s)) continue
      const [start, delta, offset] = [read(1, s), read(2, s), read(3, s)]
      if (code < start) return 0
      if (offset === 0) return (code + delta) & 0xffff
      const at = subtable + 16 + 2 * (3 * segments + s) + offset + 2 * (code - start)
      const found = file.readUInt16BE(at)
      return found === 0 ? 0 : (found + delta) & 0xffff
    }
    return 0
  }
  return letter => {
    const index = glyph(letter.codePointAt(0)!)
    if (index === 0) return undefined
    return (1000 * file.readUInt16BE(table('hmtx') + 4 * Math.min(index, metrics - 1))) / unitsPerEm
  }
}
