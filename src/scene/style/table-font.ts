import type { Font, TextLine } from '../font.ts'
import { inBundledFont, lacking } from './characters.ts'
import { pathOf } from './contours.ts'
import type { FontTable } from './font-table.ts'
import { numbersOf, textShaper } from './shape-text.ts'

/** Units of advances and places in a size: those of Inter. */
const unitsPerEm = 2048

const noBytes = new Uint8Array()

/** The bundled font by its table, without its files. */
export function tableFont(table: FontTable): Font {
  const lines = { 400: linesOf(table, 400), 600: linesOf(table, 600) }
  return {
    files: { name: 'Inter', own: [noBytes], bundled: { 400: noBytes, 600: noBytes } },
    lineOf: (text, weight) => lines[weight](text),
    lacking,
  }
}

function linesOf(table: FontTable, weight: 400 | 600): (text: string) => TextLine {
  const { contours, outlines } = table.faces[weight]
  const shape = textShaper(table, table.faces[weight])
  const face = { name: `${weight}`, source: {}, embeddable: false, bolder: 0 }
  return given => {
    const text = inBundledFont(given)
    const { glyphs, width } = shape(text)
    const outline = glyphs.flatMap(({ glyph, x, y }) => {
      const numbers = numbersOf(outlines[glyph])
      return numbers.flatMap((number, i) =>
        i % 3 === 0
          ? pathOf(contours[number], numbers[i + 1], numbers[i + 2] - 2 * y, x / unitsPerEm, 2 * unitsPerEm)
          : [],
      )
    })
    return { width: width / unitsPerEm, pieces: [{ text, x: 0, face, outline }] }
  }
}
