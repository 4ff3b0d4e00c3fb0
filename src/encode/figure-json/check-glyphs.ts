import { pathOf } from '../../scene/style/contours.ts'
import { type Glyph, type GlyphTable, STEPS } from '../html/glyphs.ts'
import { need } from './check-figure.ts'

/** Steps of a contour as `pathOf` reads them. */
const grammar = /^(?:l-?\d{1,6}[ -]\d{1,6}|q-?\d{1,6}(?:[ -]\d{1,6}){3}|b-?\d{1,6}(?:[ -]\d{1,6}){5}|c)*$/

/** Letters of a glyph's contours at most, its advance in sizes for each letter, and how far it goes beyond that. */
const most = { written: 20_000, width: 1e5 / STEPS, beyond: 8 }

/**
 * Checks that contours can be read, and that glyphs lie where their texts are.
 *
 * @param known number of the contours before its own
 */
export function checkGlyphs({ contours, glyphs, kerning, signs, lines }: GlyphTable, known: number): void {
  const reaches = contours.map(steps => {
    need(grammar.test(steps), 'contours')
    return Math.max(...pathOf(steps, 0, 0, 0, STEPS).flatMap(({ args }) => args.map(Math.abs)))
  })
  const check = ({ width, outline, bolder = 0 }: Glyph, letters = 1) => {
    let written = 0
    for (let i = 0; i < outline.length; i += 3) {
      const own = outline[i] - known
      const [x, y] = [1, 2].map(k => Math.abs(outline[i + k]) / STEPS + (reaches[own] ?? 1))
      need(x <= width + most.beyond && y <= most.beyond, 'glyphs')
      written += contours[own]?.length ?? 0
    }
    const isSized = width >= 0 && width <= letters * most.width && bolder >= 0 && bolder <= 1
    need(isSized && written <= most.written, 'glyphs')
  }
  for (const weight of [400, 600] as const) {
    const { words, numbers } = kerning[weight]
    for (const more of Object.values({ ...words, ...numbers })) need(Math.abs(more) <= 1, 'kerning')
    for (const table of [glyphs[weight], signs[weight].words, signs[weight].numbers])
      for (const glyph of Object.values(table)) check(glyph)
    for (const [text, pieces] of lines[weight]) for (const glyph of pieces) check(glyph, text.length)
  }
}
