import { keptIn } from '../../options/kept-in.ts'
import type { Font, PathCommand, TextLine } from '../../scene/font.ts'
import type { Glyph, GlyphTable, Weight } from './glyphs.ts'
import { box, end, glyphKindOf, pageFont, STEPS, threesOf } from './glyphs.ts'

export type SetText = readonly [text: string, weight: Weight]

/** Characters of numbers, which a text may have at another moment than those that were looked at. */
const inNumbers = [...'0123456789.,−–:% ']
const pairsInNumbers = inNumbers.flatMap(a => inNumbers.map(b => a + b))

/** The sign of a text that is cut, which one may be in a smaller window than those that were looked at. */
const cut = '…'

/** The glyphs of texts that a font sets. */
export function glyphTable(font: Font, texts: Iterable<SetText>): GlyphTable {
  const table: GlyphTable = {
    contours: [],
    glyphs: { 400: {}, 600: {} },
    kerning: { 400: { words: {}, numbers: {} }, 600: { words: {}, numbers: {} } },
    signs: { 400: { words: {}, numbers: {} }, 600: { words: {}, numbers: {} } },
    lines: { 400: [], 600: [] },
  }
  const numbers = new Map<string, number>()
  const glyphOf = ({ width, pieces }: TextLine): Glyph => {
    const bolder = pieces[0]?.face.bolder ?? 0
    const outline = contoursOf(pieces.flatMap(({ outline }) => outline)).flatMap(({ x, y, steps }) => {
      return [keptIn(numbers, steps, () => table.contours.push(steps) - 1), x, y]
    })
    return { width: rounded(width), outline, ...(bolder > 0 && { bolder: rounded(bolder) }) }
  }
  const all = [...texts]
  for (const weight of [400, 600] as const) {
    // The same texts stand at most moments.
    const own = new Set(all.filter(([, of]) => of === weight).map(([text]) => text.normalize('NFC')))
    if (own.size === 0) continue
    const glyphs = table.glyphs[weight]
    for (const character of [box, cut, ...inNumbers, ...own].join(''))
      glyphs[character] ??= glyphOf(font.lineOf(character, weight))
    for (const kind of ['words', 'numbers'] as const) {
      const ofKind = [...own].filter(text => glyphKindOf(text) === kind)
      const lineOf = (text: string) => font.lineOf((kind === 'words' ? 'n' : '') + text, weight)
      const kerning = table.kerning[weight][kind]
      const threes = new Set(ofKind.flatMap(signsOf))
      const beside = [...threes].map(three => three.replaceAll(end, ''))
      const pairs = [...[...ofKind, ...beside].flatMap(pairsOf), ...(kind === 'words' ? pairsInNumbers : [])]
      for (const pair of new Set(pairs)) {
        const [a, b] = [...pair]
        const more = lineOf(pair).width - lineOf(a).width - glyphs[b].width
        if (Math.abs(more) > 1 / STEPS) kerning[pair] = rounded(more)
      }
      for (const three of threes) {
        const [, sign, b] = [...three]
        const line = signIn(three, lineOf, font.lineOf(b.replace(end, ''), weight), kerning)
        if (isOutline(stepsOf(line)) && !alike(line, font.lineOf(sign, weight)))
          table.signs[weight][kind][three] = glyphOf(line)
      }
    }
    const composed = pageFont(table)
    for (const text of own) {
      const { width, pieces } = font.lineOf(text, weight)
      if (alike({ width, pieces }, composed.lineOf(text, weight))) continue
      table.lines[weight].push([text, pieces.map(piece => glyphOf({ width, pieces: [piece] }))])
    }
  }
  return table
}

/** Two characters after one another, each pair of a text. */
function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => characters[i] + character)
}

/** The signs of a text, neither letters nor digits, with their neighbours. */
function signsOf(text: string): string[] {
  return threesOf(text).flatMap(([character, three]) => (/[\p{L}\p{N}\s]/u.test(character) ? [] : [three]))
}

/** The second of three characters as it stands between the others. @param lineOf sets a text after what tells its script */
function signIn(
  three: string,
  lineOf: (text: string) => TextLine,
  last: TextLine,
  kerning: Record<string, number>,
): TextLine {
  const [a, sign, b] = [...three]
  const line = lineOf(three.replaceAll(end, ''))
  const first = lineOf(a.replace(end, ''))
  const left = first.width + (kerning[a + sign] ?? 0)
  const steps = stepsOf(line)
  const outline = steps
    .slice(stepsOf(first).length, steps.length - stepsOf(last).length)
    .map(({ command, args }) => ({ command, args: args.map((value, k) => (k % 2 ? value : value - left)) }))
  const width = line.width - left - (kerning[sign + b] ?? 0) - last.width
  return { width, pieces: [{ ...line.pieces[0], outline }] }
}

/** True for steps that are whole contours: those of a sign that has grown together with its neighbours may not be. */
function isOutline(steps: readonly PathCommand[]): boolean {
  return steps[0]?.command === 'moveTo' && steps[steps.length - 1].command === 'closePath'
}

function stepsOf({ pieces }: TextLine): PathCommand[] {
  return pieces.flatMap(({ outline }) => outline)
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

/** True for two lines that look the same, to a thousandth of their size. */
function alike(one: TextLine, other: TextLine): boolean {
  const numbersOf = (line: TextLine) => [line.width, ...stepsOf(line).flatMap(({ args }) => args)]
  const [a, b] = [numbersOf(one), numbersOf(other)]
  return a.length === b.length && a.every((value, i) => Math.abs(value - b[i]) < 1e-3)
}
