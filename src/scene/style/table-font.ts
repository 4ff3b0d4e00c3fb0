import type { Font, Line } from '../font.ts'
import { inBundledFont, lacking } from './characters.ts'
import { pathOf } from './contours.ts'
import type { FontTable } from './font-table.ts'
import { textShaper } from './shape-text.ts'

/** Units of advances and places in a size: those of Inter. */
const unitsPerEm = 2048

const noBytes = new Uint8Array()

/** The bundled font by its table, without its files. */
export function tableFont(table: FontTable): Font {
  const { 400: regular, 600: strong } = table.faces
  const shapers = { 400: textShaper(table, regular), 600: textShaper(table, strong) }
  const lines = new Map<string, Line>()
  const lineOf = (given: string, weight: 400 | 600): Line => {
    const { contours, outlines } = table.faces[weight]
    const text = inBundledFont(given)
    const { glyphs, width } = shapers[weight](text)
    const outline = glyphs.flatMap(({ glyph, x, y }) => {
      const numbers = outlines[glyph].split(' ').map(Number)
      return numbers.flatMap((number, i) =>
        i % 3 === 0 && outlines[glyph] !== ''
          ? pathOf(contours[number], numbers[i + 1], numbers[i + 2] - 2 * y, x / unitsPerEm, 2 * unitsPerEm)
          : [],
      )
    })
    const face = { name: `${weight}`, source: {}, embeddable: false, bolder: 0 }
    return { width: width / unitsPerEm, pieces: [{ text, x: 0, face, outline }] }
  }
  return {
    files: { name: 'Inter', own: noBytes, bundled: { 400: noBytes, 600: noBytes } },
    lineOf(text, weight) {
      const key = `${weight} ${text}`
      const line = lines.get(key) ?? lineOf(text, weight)
      lines.set(key, line)
      return line
    },
    lacking,
  }
}
