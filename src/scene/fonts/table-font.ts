import type { Font, TextLine } from '../font.ts'
import { memoize } from '../memoize.ts'
import { hidden, inBundledFont, lacking } from './characters.ts'
import { pathOf } from './contours.ts'

/** The bundled font as plain data, as the build makes it of its files. Lengths are in `unitsPerEm` of a size, y upwards. */
export interface FontTable {
  /** Glyphs of characters one after the other: first code point, number of them, first glyph, … */
  characters: number[]
  /** Sets of glyphs: first and last of a range, … */
  sets: number[][]
  /** The glyphs that are marks, a set. */
  marks: number
  /** Substitutions of glyphs. Those in `order` are applied to a text, one after the other; rules use the others. */
  lookups: Lookup[]
  order: number[]
  /** By weight. */
  faces: Record<400 | 600, FaceTable>
}

/** Rules, of which the first that fits a place counts. */
export interface Lookup {
  /** It is for fractions alone: their digits above, those below, or all. */
  fraction?: Fraction
  rules: SubstitutionRule[]
}

export type Fraction = 'numr' | 'dnom' | 'frac'

/** One glyph for one; one for several, by the first; or lookups at places of a row, by sets of its glyphs and of those beside. */
export type SubstitutionRule =
  | { kind: 'one'; glyphs: Record<number, number> }
  | { kind: 'several'; glyphs: Record<number, { instead: number; rest: number[] }[]> }
  | {
      kind: 'row'
      before: number[]
      row: number[]
      after: number[]
      apply: { place: number; lookup: number }[]
    }

/** The data of one weight. Numbers with spaces between them are read only as they are needed. */
export interface FaceTable {
  /** By glyph, all in one. */
  advances: string
  /** Contours that glyphs are made of, each once, as `pathOf` reads them, in half units. */
  contours: string[]
  /** By glyph, of each of its contours the number, and where it begins in half units, y downwards: n₀ x₀ y₀ n₁ … */
  outlines: string[]
  /** Additions to the advance of a glyph before another; all of these count. */
  kerning: Kerning[]
  /** The places of marks: of those that know both glyphs, the last. */
  anchors: Anchors[]
}

export interface Kerning {
  /** By the first glyph its row of `rows`, from 1 on, as a letter after `classZero`: the second glyph, units, … */
  pairs: string
  rows: string[]
  /** For other pairs, by glyph its class as the first, from 1 on, and as the second, as such letters. */
  first: string
  second: string
  /** Units by both. */
  values: string[]
}

/** The code of the letter that is class 0. */
export const classZero = 35

/** The places of one point on a mark and on what is before it: glyph, x, y, … */
export interface Anchors {
  marks: string
  bases: string
  /** True where a mark goes on the mark before it. */
  onMark: boolean
}

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
 * @returns the glyphs that are drawn, each where it stands, and the width; in units, x to the right, y upwards
 */
function textShaper(table: FontTable, face: FaceTable) {
  const substitute = substituter(table)
  const isMark = member(table.sets[table.marks])
  const advances = numbersOf(face.advances)
  const kern = face.kerning.map(kerner)
  const placesOf = memoize((text: string) => numbersByFirst(text, 3))
  return (text: string) => {
    const glyphs = substitute(text)
    let width = 0
    const placed = glyphs.map(({ id, character }, i) => {
      const x = width
      const next = glyphs[i + 1]?.id
      if (!isMark(id) && !hidden.test(character)) {
        width += advances[id]
        if (next !== undefined) for (const between of kern) width += between(id, next)
      }
      return { glyph: id, x, y: 0 }
    })
    placed.forEach((mark, i) => {
      if (!isMark(mark.glyph)) return
      const base = placed.findLast(({ glyph }, k) => k < i && !isMark(glyph))
      for (const { marks, bases, onMark } of face.anchors) {
        const below = onMark ? placed[i - 1] : base
        const [from, to] = [placesOf(marks).get(mark.glyph), below && placesOf(bases).get(below.glyph)]
        if (!below || !from || !to || (onMark && !isMark(below.glyph))) continue
        mark.x = below.x + to[0] - from[0]
        mark.y = below.y + to[1] - from[1]
      }
    })
    return { width, glyphs: placed.filter((_, i) => !hidden.test(glyphs[i].character)) }
  }
}

/** The glyphs of a text, after all that stands instead of them. */
function substituter({ characters, sets, lookups, order }: FontTable): (text: string) => Glyph[] {
  const glyphOf = new Map<number, number>()
  for (let i = 0; i < characters.length; i += 3)
    for (let k = 0; k < characters[i + 1]; k++) glyphOf.set(characters[i] + k, characters[i + 2] + k)
  const members = sets.map(member)
  const beginnings = new Map(order.map(number => [number, glyphsOf(sets, lookups[number])]))

  const apply = (rules: readonly SubstitutionRule[], line: Glyph[], at: number): void => {
    rules.some(rule => applies(rule, line, at))
  }
  const applies = (rule: SubstitutionRule, line: Glyph[], at: number): boolean => {
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
      const first = beginnings.get(number)!
      for (let at = 0; at < line.length; at++)
        if (first.has(line[at].id) && (!fraction || line[at].fractions.includes(fraction)))
          apply(rules, line, at)
    }
    return line
  }
}

/** The glyphs that some rule of a lookup is for: most texts have none of them. */
function glyphsOf(sets: FontTable['sets'], { rules }: Lookup): Set<number> {
  const glyphs = new Set<number>()
  for (const rule of rules)
    if (rule.kind !== 'row') for (const glyph of Object.keys(rule.glyphs)) glyphs.add(Number(glyph))
    else {
      const ranges = sets[rule.row[0]]
      for (let i = 0; i < ranges.length; i += 2)
        for (let glyph = ranges[i]; glyph <= ranges[i + 1]; glyph++) glyphs.add(glyph)
    }
  return glyphs
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

/** The test for glyphs of a set, given as ranges. */
function member(ranges: readonly number[]): (glyph: number | undefined) => boolean {
  return (glyph = -1) => {
    for (let i = 0; i < ranges.length; i += 2) if (ranges[i] <= glyph && glyph <= ranges[i + 1]) return true
    return false
  }
}

function kerner({ pairs, rows, first, second, values }: Kerning): (glyph: number, next: number) => number {
  const classOf = (letters: string, glyph: number) => (letters.charCodeAt(glyph) || classZero) - classZero
  const pairsOf = memoize((row: number) => numbersByFirst(rows[row - 1] ?? '', 2))
  const valuesOf = memoize((number: number) => numbersOf(values[number - 1] ?? ''))
  return (glyph, next) =>
    pairsOf(classOf(pairs, glyph)).get(next)?.[0] ??
    valuesOf(classOf(first, glyph))[classOf(second, next)] ??
    0
}

/** Numbers in rows of so many, by the first of each: the others. */
function numbersByFirst(text: string, across: number): Map<number, readonly number[]> {
  const numbers = numbersOf(text)
  const firsts = numbers.flatMap((_, i) => (i % across === 0 ? [i] : []))
  return new Map(firsts.map(i => [numbers[i], numbers.slice(i + 1, i + across)]))
}

function numbersOf(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number)
}
