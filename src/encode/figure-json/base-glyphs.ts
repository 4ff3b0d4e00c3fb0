import { keptIn } from '../../options/kept-in.ts'
import type { Glyph, GlyphKind, GlyphTable, Weight } from '../html/glyphs.ts'

const inTitles = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?'()+-=/%…−–×·²’→□"

/** The characters of the base: of ASCII and of the sentences of figures; those that titles rarely have are not bold. */
export const baseCharacters: Readonly<Record<Weight, string>> = {
  400: `${inTitles}"_<>[]°±½≤≥←↓↑✗₀₁₂₃Σᵀ`,
  600: inTitles,
}

/** A table with the glyphs of the player's base besides its own; its own contours have the numbers after those of the base. */
export function withBase(base: GlyphTable, { contours, glyphs, kerning, ...own }: GlyphTable): GlyphTable {
  return {
    ...own,
    contours: [...base.contours, ...contours],
    glyphs: ofWeights(weight => ({ ...base.glyphs[weight], ...glyphs[weight] })),
    kerning: ofKinds((weight, kind) => ({ ...base.kerning[weight][kind], ...kerning[weight][kind] })),
  }
}

/** A table without what the base has, for `withBase`. */
export function withoutBase(base: GlyphTable, table: GlyphTable): GlyphTable {
  const contours: string[] = []
  const numbers = new Map(base.contours.map((steps, i) => [steps, i]))
  const renumbered = ({ outline, ...glyph }: Glyph): Glyph => ({
    ...glyph,
    outline: outline.map((value, i) => {
      if (i % 3 > 0) return value
      const steps = table.contours[value]
      return keptIn(numbers, steps, () => base.contours.length + contours.push(steps) - 1)
    }),
  })
  const entries = <T, U>(values: Record<string, T>, known: object, make: (value: T) => U) => {
    const own = Object.entries(values).filter(([key]) => !Object.hasOwn(known, key))
    return Object.fromEntries(own.map(([key, value]) => [key, make(value)]))
  }
  return {
    glyphs: ofWeights(weight => entries(table.glyphs[weight], base.glyphs[weight], renumbered)),
    kerning: ofKinds((weight, kind) =>
      entries(table.kerning[weight][kind], base.kerning[weight][kind], more => more),
    ),
    signs: ofKinds((weight, kind) => entries(table.signs[weight][kind], {}, renumbered)),
    lines: ofWeights(weight => table.lines[weight].map(([text, glyphs]) => [text, glyphs.map(renumbered)])),
    contours,
  }
}

function ofWeights<T>(make: (weight: Weight) => T): Record<Weight, T> {
  return { 400: make(400), 600: make(600) }
}

function ofKinds<T>(make: (weight: Weight, kind: GlyphKind) => T): Record<Weight, Record<GlyphKind, T>> {
  return ofWeights(weight => ({ words: make(weight, 'words'), numbers: make(weight, 'numbers') }))
}
