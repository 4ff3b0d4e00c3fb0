import { lastWhere } from '../../data/number.ts'
import type { Font } from '../font.ts'
import { hasGlyph } from './characters.ts'
import { loneLetter, partsOf, withinClause } from './east-asian.ts'

/** Widths of Inter 4 in thousandths of its size, characters 32 to 126: the scene lays out text without a canvas. */
const advance: Record<400 | 600, number[]> = {
  400: [
    281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646,
    593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269,
    571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471,
    456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
    327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
  ],
  600: [
    252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623, 636, 666,
    612, 640, 576, 640, 640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605, 588, 749, 746, 277,
    580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736, 728, 1020, 720, 713, 652, 373, 379, 373, 481,
    469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262, 569, 262, 900, 612, 609, 624, 624, 397, 549,
    353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673,
  ],
}

/** The same of what the figures write beyond ASCII, whichever weight is wider. */
const signs: Record<string, number> = {
  ...{ '½': 870, '−': 673, '…': 957, '→': 955 },
  // Spaces that do not break, and the quotation marks of French and Spanish.
  ...{ '\u00a0': 281, '\u202f': 182, '«': 634, '»': 634 },
  ...{ '₀': 484, '₁': 324, '₂': 455, '₃': 464, '₄': 479, '₅': 464, '₆': 465, '₇': 424, '₈': 472, '₉': 465 },
}

/** Width of a line in pixels; without a font that of the bundled one, whose unknown characters count as wide ones. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400, font?: Font): number {
  if (font) return font.lineOf(text, weight).width * size
  let sum = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    // Letters with accents, of which Latin-1 has all of Western Europe, are as wide as without them.
    const letter = code < 0x100 ? character.normalize('NFD').codePointAt(0)! : code
    sum +=
      advance[weight][letter - 32] ?? signs[character] ?? (code < 0x2000 && hasGlyph(character) ? 700 : 1000)
  }
  return (sum * size) / 1000
}

/** The text, cut with an ellipsis where it would be wider than `width`. */
export function fitText(text: string, width: number, size: number, weight: 400 | 600 = 400, font?: Font) {
  if (textWidth(text, size, weight, font) <= width) return text
  const characters = [...text]
  const cut = (kept: number) => `${characters.slice(0, kept).join('').trimEnd()}…`
  return longestOf(characters.length, cut, line => textWidth(line, size, weight, font) <= width)
}

/** The longest text that fits of those of up to so many letters; that of none where none does. */
function longestOf(most: number, textOf: (kept: number) => string, fits: (text: string) => boolean): string {
  return textOf(lastWhere(0, most + 1, kept => fits(textOf(kept))))
}

/** The text, cut in its middle where it would be wider than `width`: names of one beginning differ in their ends. */
export function fitEnds(text: string, width: number, size: number, font?: Font): string {
  const characters = [...text]
  const part = (from: number, to: number) => characters.slice(from, to).join('')
  const cut = (kept: number) => {
    const [end, start] = [kept - (kept >> 1), characters.length - (kept >> 1)]
    return `${part(0, end).trimEnd()}…${part(start, characters.length).trimStart()}`
  }
  return longestOf(characters.length - 1, cut, line => textWidth(line, size, 400, font) <= width)
}

/** The text in as many lines as it needs, broken as `partsOf` says, and elsewhere only where a part is wider than a line. */
export function breakLines(text: string, width: number, size: number, weight: 400 | 600 = 400, font?: Font) {
  const fits = (line: string) => textWidth(line, size, weight, font) <= width + 1e-9
  const lines: string[] = []
  let line = ''
  for (const { text: part, before } of partsOf(text)) {
    const longer = line === '' ? part : line + before + part
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const character of part) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return line === '' ? lines : [...lines, line]
}

/**
 * The text in at most so many lines, all about as long; the last is cut with an ellipsis where they do not suffice. A “·”
 * parts what stands in a line, so none begins or ends one.
 */
export function wrapText(...text: Parameters<typeof wrappedLines>): string[] {
  return wrappedLines(...text).map(line => line.replace(/^· | ·$/g, ''))
}

function wrappedLines(
  text: string,
  width: number,
  size: number,
  max: number,
  weight: 400 | 600 = 400,
  font?: Font,
): string[] {
  const lines = breakLines(text, width, size, weight, font)
  if (lines.length > max) {
    const whole = lines.slice(0, max - 1)
    const written = whole.reduce((end, line) => text.indexOf(line, end) + line.length, 0)
    return [...whole, fitText(text.slice(written).trimStart(), width, size, weight, font)]
  }
  const clauses = text.split(/(?<= ·) /)
  const fits = (line: string) => textWidth(line, size, weight, font) <= width
  if (clauses.length === lines.length && clauses.every(fits)) return clauses
  // The narrowest of a few widths that need no more lines, break no more words, leave no letter alone, and end a line
  // at a “·”, those of East Asia where a clause ends, as far as there is one.
  const longest = Math.max(0, ...partsOf(text).map(({ text }) => textWidth(text, size, weight, font)))
  const isWithin = (line: string) => withinClause.test(line)
  let alone: string[] | undefined
  let within: string[] | undefined
  for (let share = Math.max(0.5, longest / width); share < 1; share += 0.05) {
    const even = breakLines(text, share * width, size, weight, font)
    if (even.length !== lines.length) continue
    if (loneLetter.test(even.at(-1) ?? '')) alone ??= even
    else if (even.slice(0, -1).some(isWithin) || (/ · /.test(text) && !even[0].endsWith('·'))) within ??= even
    else return even
  }
  return within ?? alone ?? lines
}
