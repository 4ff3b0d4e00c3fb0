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

/**
 * One glyph instead of one; one instead of several, whose first is the key; or what lookups do, by their numbers, at
 * places of a row whose glyphs are in sets, as are those before it, the nearest first, and after it.
 */
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
