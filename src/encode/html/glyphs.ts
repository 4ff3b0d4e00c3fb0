import type { Face, Font, Line, PathCommand, Piece } from '../../scene/font.ts'

type Weight = 400 | 600

/** The glyphs that the texts of a figure need, as plain data. Lengths are shares of the size of a text. */
export interface GlyphTable {
  /** Each character by itself. */
  glyphs: Record<Weight, Record<string, Glyph>>
  /** By how much the second of two characters stands further right. */
  kerning: Record<Weight, Record<string, number>>
  /** Texts that are not their characters side by side, such as those of joined scripts; a list, since any text may be one. */
  lines: Record<Weight, [text: string, glyphs: Glyph[]][]>
}

interface Glyph {
  width: number
  /** Steps by the first letters of their names, with coordinates in `STEPS` of a size. */
  path: string
  /** Width of a line along the outline; 0 where it is left out. */
  bolder?: number
}

/** A text of a figure. */
export type SetText = readonly [text: string, weight: Weight]

/** Steps of a coordinate in a size: those of the bundled font's own grid. */
const STEPS = 2048

/** What stands for a character that is not there. */
const box = '□'

/** Characters that a text may have at another moment than those that were looked at. */
const always = `0123456789.,−–:% ${box}`

/** The glyphs of texts that a font sets. */
export function glyphTable(font: Font, texts: Iterable<SetText>): GlyphTable {
  const table: GlyphTable = {
    glyphs: { 400: {}, 600: {} },
    kerning: { 400: {}, 600: {} },
    lines: { 400: [], 600: [] },
  }
  const all = [...texts]
  for (const weight of [400, 600] as const) {
    const own = all.filter(([, of]) => of === weight).map(([text]) => text.normalize('NFC'))
    const glyphs = table.glyphs[weight]
    for (const character of own.length > 0 ? [...always, ...own.flatMap(text => [...text])] : [])
      glyphs[character] ??= glyphOf(font.lineOf(character, weight))
    for (const text of own)
      for (const [a, b] of pairsOf(text)) {
        const more = font.lineOf(a + b, weight).width - glyphs[a].width - glyphs[b].width
        if (Math.abs(more) > 1 / STEPS) table.kerning[weight][a + b] = rounded(more)
      }
    const composed = pageFont(table)
    for (const text of new Set(own)) {
      const line = font.lineOf(text, weight)
      if (!alike(line, composed.lineOf(text, weight)))
        table.lines[weight].push([
          text,
          line.pieces.map(piece => glyphOf({ width: line.width, pieces: [piece] })),
        ])
    }
  }
  return table
}

/** A font that sets texts by a table of glyphs; what the table lacks is a box. */
export function pageFont({ glyphs, kerning, lines }: GlyphTable): Font {
  const known = new Map<string, Line>()
  const whole = { 400: new Map(lines[400]), 600: new Map(lines[600]) }
  const lineOf = (given: string, weight: Weight): Line => {
    const text = given.normalize('NFC')
    const pieces = whole[weight].get(text)
    if (pieces) return { width: pieces[0]?.width ?? 0, pieces: pieces.map(glyph => pieceOf(text, glyph, 0)) }
    const line: Line = { width: 0, pieces: [] }
    let before = ''
    for (const character of text) {
      const glyph = glyphs[weight][character] ?? glyphs[weight][box]
      if (!glyph) continue
      const left = line.width + (kerning[weight][before + character] ?? 0)
      line.pieces.push(pieceOf(character, glyph, left))
      line.width = left + glyph.width
      before = character
    }
    return line
  }
  return {
    files: { name: 'page', own: none, bundled: { 400: none, 600: none } },
    lineOf(text, weight) {
      const key = `${weight} ${text}`
      if (!known.has(key)) known.set(key, lineOf(text, weight))
      return known.get(key)!
    },
    lacking: () => [],
  }
}

const none = new Uint8Array()

function pairsOf(text: string): [string, string][] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => [characters[i], character])
}

function glyphOf({ width, pieces }: Line): Glyph {
  const bolder = pieces[0]?.face.bolder ?? 0
  const path = pieces.flatMap(({ outline }) => outline.map(stepText)).join('')
  return { width: rounded(width), path, ...(bolder > 0 && { bolder: rounded(bolder) }) }
}

function stepText({ command, args }: PathCommand): string {
  return command[0] + args.map(value => Math.round(value * STEPS)).join(' ')
}

function rounded(value: number): number {
  return Number(value.toFixed(6))
}

const commands = new Map(
  (['moveTo', 'lineTo', 'quadraticCurveTo', 'bezierCurveTo', 'closePath'] as const).map(name => [
    name[0],
    name,
  ]),
)

function pieceOf(text: string, { path, bolder = 0 }: Glyph, left: number): Piece {
  const face: Face = { name: 'page', source: {}, embeddable: false, bolder }
  const outline = Array.from(path.matchAll(/([a-z])([-\d ]*)/g), ([, letter, numbers]) => ({
    command: commands.get(letter)!,
    args: numbers
      .split(' ')
      .filter(Boolean)
      .map((value, k) => Number(value) / STEPS + (k % 2 === 0 ? left : 0)),
  }))
  return { text, x: left, face, outline }
}

/** Whether two lines look the same, to a thousandth of their size. */
function alike(one: Line, other: Line): boolean {
  const numbersOf = ({ width, pieces }: Line) => [
    width,
    ...pieces.flatMap(({ outline }) => outline.flatMap(({ args }) => args)),
  ]
  const [a, b] = [numbersOf(one), numbersOf(other)]
  return a.length === b.length && a.every((value, i) => Math.abs(value - b[i]) < 1e-3)
}
