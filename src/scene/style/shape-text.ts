import {
  type Anchors,
  classZero,
  type FaceTable,
  type FontTable,
  type Fraction,
  type Kerning,
  type Rule,
} from './font-table.ts'

/** A glyph of a line, where it stands in units of the font: x to the right, y upwards. */
export interface PlacedGlyph {
  glyph: number
  x: number
  y: number
}

/** A glyph of a line that is being set. */
interface Glyph {
  id: number
  /** The first character that it stands for. */
  character: string
  /** The features of fractions that it has a part in. */
  fractions: readonly Fraction[]
}

/**
 * A function that sets lines of text in a face of a table, from left to right, as OpenType (1.9.1) says for Latin, the
 * rules that Greek and Cyrillic have too: ligatures and signs that fit their neighbours, kerning, marks on their letters.
 *
 * @returns the glyphs that are drawn, and the width in units
 */
export function textShaper(
  table: FontTable,
  face: FaceTable,
): (text: string) => { glyphs: PlacedGlyph[]; width: number } {
  const substitute = substituter(table)
  const isMark = member(table.sets[table.marks])
  const advances = numbersOf(face.advances)
  const kern = face.kerning.map(kerner)
  let anchors: Anchors[] | undefined
  return text => {
    const glyphs = substitute(text)
    let width = 0
    const placed = glyphs.map(({ id, character }, i) => {
      const x = width
      const next = glyphs[i + 1]?.id
      if (!isMark(id) && !isHidden(character)) {
        width += advances[id]
        if (next !== undefined) for (const between of kern) width += between(id, next)
      }
      return { glyph: id, x, y: 0 }
    })
    placed.forEach((mark, i) => {
      if (!isMark(mark.glyph)) return
      anchors ??= JSON.parse(face.anchors) as Anchors[]
      const base = placed.findLast(({ glyph }, k) => k < i && !isMark(glyph))
      for (const { marks, bases, onMark } of anchors) {
        const below = onMark ? placed[i - 1] : base
        const [from, to] = [marks[mark.glyph], below && bases[below.glyph]]
        if (!below || !from || !to || (onMark && !isMark(below.glyph))) continue
        mark.x = below.x + to[0] - from[0]
        mark.y = below.y + to[1] - from[1]
      }
    })
    return { width, glyphs: placed.filter((_, i) => !isHidden(glyphs[i].character)) }
  }
}

/** The glyphs of a text, after all that stands instead of them. */
function substituter({ characters, sets, lookups, order }: FontTable): (text: string) => Glyph[] {
  const glyphOf = new Map<number, number>()
  for (let i = 0; i < characters.length; i += 3)
    for (let k = 0; k < characters[i + 1]; k++) glyphOf.set(characters[i] + k, characters[i + 2] + k)
  const members = sets.map(member)

  const apply = (rules: readonly Rule[], line: Glyph[], at: number): void => {
    rules.some(rule => applies(rule, line, at))
  }
  const applies = (rule: Rule, line: Glyph[], at: number): boolean => {
    const { id } = line[at]
    if (rule.kind === 'one') {
      if (!(id in rule.glyphs)) return false
      line[at] = { ...line[at], id: rule.glyphs[id] }
      return true
    }
    if (rule.kind === 'several') {
      const found = rule.glyphs[id]?.find(({ rest }) =>
        rest.every((glyph, k) => line[at + 1 + k]?.id === glyph),
      )
      if (found) line.splice(at, 1 + found.rest.length, { ...line[at], id: found.instead })
      return found !== undefined
    }
    const fits = (numbers: readonly number[], from: number, step: 1 | -1) =>
      numbers.every((number, k) => members[number](line[from + step * k]?.id))
    const { before, row, after } = rule
    if (!fits(row, at, 1) || !fits(before, at - 1, -1) || !fits(after, at + row.length, 1)) return false
    for (const { place, lookup } of rule.apply) apply(lookups[lookup].rules, line, at + place)
    return true
  }

  return text => {
    const line: Glyph[] = Array.from(text, character => {
      const id = glyphOf.get(character.codePointAt(0)!) ?? 0
      return { id, character, fractions: [] }
    })
    markFractions(line)
    for (const number of order) {
      const { fraction, rules } = lookups[number]
      for (let at = 0; at < line.length; at++)
        if (!fraction || line[at].fractions.includes(fraction)) apply(rules, line, at)
    }
    return line
  }
}

/** Digits before and after a slash of fractions are its numbers. */
function markFractions(line: Glyph[]): void {
  for (let slash = 0; slash < line.length; slash++) {
    if (line[slash].character !== '⁄') continue
    line[slash].fractions = ['frac']
    for (let i = slash - 1; /\p{Nd}/u.test(line[i]?.character); i--) line[i].fractions = ['numr', 'frac']
    for (let i = slash + 1; /\p{Nd}/u.test(line[i]?.character); i++) line[i].fractions = ['dnom', 'frac']
  }
}

/** Whether a set, given as ranges, has a glyph. */
function member(ranges: readonly number[]): (glyph: number | undefined) => boolean {
  return (glyph = -1) => {
    for (let i = 0; i < ranges.length; i += 2) if (ranges[i] <= glyph && glyph <= ranges[i + 1]) return true
    return false
  }
}

/** Units between two glyphs. */
function kerner({ pairs, first, second, values }: Kerning): (glyph: number, next: number) => number {
  const rows = new Map<number, Map<number, number>>()
  const pairsOf = (glyph: number) => {
    const numbers = numbersOf(pairs[glyph] ?? '')
    const row = new Map(numbers.flatMap((next, i) => (i % 2 === 0 ? [[next, numbers[i + 1]]] : [])))
    rows.set(glyph, row)
    return row
  }
  const classes = new Map<number, number[]>()
  const valuesOf = (number: number) => {
    const row = numbersOf(values[number - 1] ?? '')
    classes.set(number, row)
    return row
  }
  const classOf = (letters: string, glyph: number) => (letters.charCodeAt(glyph) || classZero) - classZero
  return (glyph, next) => {
    const pair = (rows.get(glyph) ?? pairsOf(glyph)).get(next)
    if (pair !== undefined) return pair
    const number = classOf(first, glyph)
    return (classes.get(number) ?? valuesOf(number))[classOf(second, next)] ?? 0
  }
}

function numbersOf(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number)
}

/** Characters that are there, but never drawn. */
function isHidden(character: string): boolean {
  return /\p{Default_Ignorable_Code_Point}/u.test(character)
}
