import { keptIn } from '../../options/kept-in.ts'
import type { Font, Piece, TextLine } from '../../scene/font.ts'
import { pathOf } from '../../scene/fonts/contours.ts'

export type Weight = 400 | 600

/** The glyphs that the texts of a figure need, as plain data. Lengths are shares of the size of a text. */
export interface GlyphTable {
  /**
   * Contours that glyphs are made of, each once: their steps after the first, by the first letters of their names, with
   * coordinates in `STEPS` of a size from the point before.
   */
  contours: string[]
  /** Each character by itself. */
  glyphs: Record<Weight, Record<string, Glyph>>
  /** Distance that the second of two characters stands further right, in texts with letters and in those without. */
  kerning: Record<Weight, Record<GlyphKind, Record<string, number>>>
  /** Signs that have another form between some characters, as a colon after a digit has; by the three characters, digits as 0. */
  signs: Record<Weight, Record<GlyphKind, Record<string, Glyph>>>
  /** Texts that are not their characters side by side, such as those of joined scripts; a list, since any text may be one. */
  lines: Record<Weight, [text: string, glyphs: Glyph[]][]>
}

export interface Glyph {
  width: number
  /** Of each contour its number, and where it begins in `STEPS` of a size: n₀, x₀, y₀, n₁, … */
  outline: number[]
  /** Width of a line along the outline; 0 where it is left out. */
  bolder?: number
}

/** Fonts may kern digits and points among letters in another way than by themselves, where no letter tells the script. */
export type GlyphKind = 'words' | 'numbers'

/** Steps of a coordinate in a size: those of the bundled font's own grid. */
export const STEPS = 2048

/** The sign in place of a character that is not there. */
export const box = '□'

/** A font that sets texts by a table of glyphs; what the table lacks is a box. */
export function pageFont({ contours, glyphs, kerning, signs, lines }: GlyphTable): Font {
  const known = new Map<string, TextLine>()
  const pieceOf = (text: string, { outline, bolder = 0 }: Glyph, left: number): Piece => ({
    ...{ text, x: left, face: { name: 'page', source: {}, embeddable: false, bolder } },
    outline: outline.flatMap((number, i) =>
      i % 3 === 0 ? pathOf(contours[number], outline[i + 1], outline[i + 2], left, STEPS) : [],
    ),
  })
  const whole = { 400: new Map(lines[400]), 600: new Map(lines[600]) }
  const lineOf = (given: string, weight: Weight): TextLine => {
    const text = given.normalize('NFC')
    const pieces = whole[weight].get(text)
    if (pieces) return { width: pieces[0]?.width ?? 0, pieces: pieces.map(glyph => pieceOf(text, glyph, 0)) }
    const line: TextLine = { width: 0, pieces: [] }
    const kind = glyphKindOf(text)
    const pairs = kerning[weight][kind]
    let before = ''
    for (const [character, three] of threesOf(text)) {
      const glyph = signs[weight][kind][three] ?? glyphs[weight][character] ?? glyphs[weight][box]
      if (!glyph) continue
      const left = line.width + (pairs[before + character] ?? 0)
      line.pieces.push(pieceOf(character, glyph, left))
      line.width = left + glyph.width
      before = character
    }
    return line
  }
  return {
    files: { name: 'page', own: [none], bundled: { 400: none, 600: none } },
    lineOf: (text, weight) => keptIn(known, `${weight} ${text}`, () => lineOf(text, weight)),
    lacking: () => [],
  }
}

const none = new Uint8Array()

export function glyphKindOf(text: string): GlyphKind {
  return /\p{L}/u.test(text) ? 'words' : 'numbers'
}

/** Stands for a neighbour that is not there. */
export const end = '\n'

/** Each character of a text, and with its neighbours, 0 for every digit. */
export function threesOf(text: string): [character: string, three: string][] {
  const characters = [...text]
  const plain = [end, ...characters.map(character => character.replace(/\d/, '0')), end]
  return characters.map((character, i) => [character, plain.slice(i, i + 3).join('')])
}
