import type { Font, Line, PathCommand, Piece } from '../../scene/font.ts'

type Weight = 400 | 600

/** The glyphs that the texts of a figure need, as plain data. Lengths are shares of the size of a text. */
export interface GlyphTable {
  /**
   * Contours that glyphs are made of, each once: their steps after the first, by the first letters of their names, with
   * coordinates in `STEPS` of a size from the point before.
   */
  contours: string[]
  /** Each character by itself. */
  glyphs: Record<Weight, Record<string, Glyph>>
  /** By how much the second of two characters stands further right, in texts with letters and in those without. */
  kerning: Record<Weight, Record<Kind, Record<string, number>>>
  /** Texts that are not their characters side by side, such as those of joined scripts; a list, since any text may be one. */
  lines: Record<Weight, [text: string, glyphs: Glyph[]][]>
}

interface Glyph {
  width: number
  /** Of each contour its number, and where it begins in `STEPS` of a size: n₀, x₀, y₀, n₁, … */
  outline: number[]
  /** Width of a line along the outline; 0 where it is left out. */
  bolder?: number
}

/** Fonts may kern digits and points among letters in another way than by themselves, where no letter tells the script. */
type Kind = 'words' | 'numbers'

/** A text of a figure. */
export type SetText = readonly [text: string, weight: Weight]

/** Steps of a coordinate in a size: those of the bundled font's own grid. */
const STEPS = 2048

/** What stands for a character that is not there. */
const box = '□'

/** Characters of numbers, which a text may have at another moment than those that were looked at. */
const inNumbers = [...'0123456789.,−–:% ']
const pairsInNumbers = inNumbers.flatMap(a => inNumbers.map(b => a + b))

/** The glyphs of texts that a font sets. */
export function glyphTable(font: Font, texts: Iterable<SetText>): GlyphTable {
  const table: GlyphTable = {
    contours: [],
    glyphs: { 400: {}, 600: {} },
    kerning: { 400: { words: {}, numbers: {} }, 600: { words: {}, numbers: {} } },
    lines: { 400: [], 600: [] },
  }
  const numbers = new Map<string, number>()
  const glyphOf = ({ width, pieces }: Line): Glyph => {
    const bolder = pieces[0]?.face.bolder ?? 0
    const outline = contoursOf(pieces.flatMap(({ outline }) => outline)).flatMap(({ x, y, steps }) => {
      if (!numbers.has(steps)) numbers.set(steps, table.contours.push(steps) - 1)
      return [numbers.get(steps)!, x, y]
    })
    return { width: rounded(width), outline, ...(bolder > 0 && { bolder: rounded(bolder) }) }
  }
  const all = [...texts]
  for (const weight of [400, 600] as const) {
    // The same texts stand at most moments.
    const own = new Set(all.filter(([, of]) => of === weight).map(([text]) => text.normalize('NFC')))
    if (own.size === 0) continue
    const glyphs = table.glyphs[weight]
    for (const character of [box, ...inNumbers, ...own].join(''))
      glyphs[character] ??= glyphOf(font.lineOf(character, weight))
    for (const kind of ['words', 'numbers'] as const) {
      const pairs = [...own].filter(text => kindOf(text) === kind).flatMap(pairsOf)
      const before = kind === 'words' ? 'n' : ''
      for (const pair of new Set([...pairs, ...(kind === 'words' ? pairsInNumbers : [])])) {
        const [a, b] = [...pair]
        const width = (text: string) => font.lineOf(before + text, weight).width
        const more = width(pair) - width(a) - glyphs[b].width
        if (Math.abs(more) > 1 / STEPS) table.kerning[weight][kind][pair] = rounded(more)
      }
    }
    const composed = pageFont(table)
    for (const text of own) {
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
export function pageFont({ contours, glyphs, kerning, lines }: GlyphTable): Font {
  const known = new Map<string, Line>()
  const pieceOf = (text: string, { outline, bolder = 0 }: Glyph, left: number): Piece => ({
    ...{ text, x: left, face: { name: 'page', source: {}, embeddable: false, bolder } },
    outline: outline.flatMap((number, i) =>
      i % 3 === 0 ? pathOf(contours[number], outline[i + 1], outline[i + 2], left) : [],
    ),
  })
  const whole = { 400: new Map(lines[400]), 600: new Map(lines[600]) }
  const lineOf = (given: string, weight: Weight): Line => {
    const text = given.normalize('NFC')
    const pieces = whole[weight].get(text)
    if (pieces) return { width: pieces[0]?.width ?? 0, pieces: pieces.map(glyph => pieceOf(text, glyph, 0)) }
    const line: Line = { width: 0, pieces: [] }
    const pairs = kerning[weight][kindOf(text)]
    let before = ''
    for (const character of text) {
      const glyph = glyphs[weight][character] ?? glyphs[weight][box]
      if (!glyph) continue
      const left = line.width + (pairs[before + character] ?? 0)
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

function kindOf(text: string): Kind {
  return /\p{L}/u.test(text) ? 'words' : 'numbers'
}

/** Two characters after one another, each pair of a text. */
function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => characters[i] + character)
}

/** The contours of an outline: where each begins, and its steps from there. */
function contoursOf(outline: readonly PathCommand[]): { x: number; y: number; steps: string }[] {
  const contours: { x: number; y: number; steps: string }[] = []
  let last = [0, 0]
  for (const { command, args } of outline) {
    const points = args.map(value => Math.round(value * STEPS))
    if (command === 'moveTo') contours.push({ x: points[0], y: points[1], steps: '' })
    else {
      const run = points.map((value, k) => value - (k < 2 ? last[k] : points[k - 2]))
      contours[contours.length - 1].steps += command[0] + run.join(' ').replaceAll(' -', '-')
    }
    if (points.length > 0) last = points.slice(-2)
  }
  return contours
}

function rounded(value: number): number {
  return Number(value.toFixed(6))
}

const commands = new Map(
  (['lineTo', 'quadraticCurveTo', 'bezierCurveTo', 'closePath'] as const).map(name => [name[0], name]),
)

/** The steps of a contour that begins at a place in `STEPS` of a size, `left` further to the right. */
function pathOf(steps: string, x: number, y: number, left: number): PathCommand[] {
  const last = [x, y]
  const place = (k: number) => last[k % 2] / STEPS + (k % 2 === 0 ? left : 0)
  return [
    { command: 'moveTo', args: [place(0), place(1)] },
    ...Array.from(steps.matchAll(/([a-z])([-\d ]*)/g), ([, letter, run]) => ({
      command: commands.get(letter)!,
      args: (run.match(/-?\d+/g) ?? []).map((value, k) => {
        last[k % 2] += Number(value)
        return place(k)
      }),
    })),
  ]
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
