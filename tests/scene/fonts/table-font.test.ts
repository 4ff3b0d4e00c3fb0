import fc from 'fast-check'
import { create, type Font as Source } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { openBuilt } from '../../../src/render/built.ts'
import { tools } from '../../../src/render/tools.ts'
import { hasGlyph, inBundledFont } from '../../../src/scene/fonts/characters.ts'
import type { FontTable } from '../../../src/scene/fonts/table-font.ts'
import { tableFont } from '../../../src/scene/fonts/table-font.ts'

const font = tableFont(await openBuilt('font.json', bytes => JSON.parse(String(bytes)) as FontTable))
const files = await tools.fonts()
const sources = { 400: openSource(files[400]), 600: openSource(files[600]) }

/**
 * What fontkit opens, without two mistakes: several glyphs that a rule wants before a place, the nearest first, it takes
 * for those in the order of the text; and a mark with a width moves those that follow it.
 */
function openSource(file: Uint8Array): Source {
  const source = create(file)
  const tables = source as unknown as Tables
  for (const { subTables } of tables.GSUB.lookupList.toArray())
    for (const { backtrackCoverage } of subTables) backtrackCoverage?.reverse()
  tables.hmtx.metrics.get(tables.glyphForCodePoint(0x323).id).advance = 0
  return source
}

interface Tables {
  GSUB: { lookupList: { toArray(): { subTables: { backtrackCoverage?: unknown[] }[] }[] } }
  glyphForCodePoint(code: number): { id: number }
  hmtx: { metrics: { get(glyph: number): { advance: number } } }
}

/** The width and all coordinates of a line by fontkit, as Latin, in sizes. */
function numbersByFontkit(text: string, weight: 400 | 600): number[] {
  const { glyphs, positions, advanceWidth } = sources[weight].layout(text, [], 'latn')
  const numbers = [advanceWidth / 2048]
  let x = 0
  glyphs.forEach(({ path }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]
    for (const { args } of path.commands)
      args.forEach((v, k) => {
        numbers.push((k % 2 === 0 ? x + xOffset + v : -(yOffset + v)) / 2048)
      })
    x += xAdvance
  })
  return numbers
}

function numbersByTable(text: string, weight: 400 | 600): number[] {
  const { width, pieces } = font.lineOf(text, weight)
  return [width, ...pieces.flatMap(({ outline }) => outline.flatMap(({ args }) => args))]
}

/** How far two lines are apart at most; infinite where they have other glyphs. */
function distance(text: string, weight: 400 | 600): number {
  const [a, b] = [numbersByTable(text, weight), numbersByFontkit(inBundledFont(text), weight)]
  return a.length === b.length
    ? Math.max(...a.map((value, i) => Math.abs(value - b[i])))
    : Number.POSITIVE_INFINITY
}

const weights = fc.constantFrom(400 as const, 600 as const)
const characterOf = (first: number, last: number) =>
  fc
    .integer({ min: first, max: last })
    .map(code => String.fromCodePoint(code))
    .filter(hasGlyph)
const letters = fc.oneof(characterOf(0x20, 0x7e), characterOf(0xa0, 0x24f), characterOf(0x370, 0x4ff))
const marks = characterOf(0x300, 0x36f)

describe('the bundled font by its table', () => {
  it.each([
    'AVATAR To. Ty, LT “q” 7.1, 7.',
    '10:24 x:1 3x4 12 × 3 (A-B) (a-b) -> <= A@B',
    'Größe ÄÖÜ ŝ Ω ж Γο Та',
    'x\u0304 q\u0301\u0323 i\u0302\u0301 A\u0328V',
    'x₁ x² H₂O −3 … → 1⁄2 13⁄24',
  ])('sets “%s” as fontkit does', text => {
    for (const weight of [400, 600] as const)
      expect(distance(text.normalize('NFC'), weight)).toBeLessThan(1e-9)
  })

  it('sets whatever stands side by side as fontkit does', () => {
    const texts = fc
      .array(
        fc.oneof({ weight: 4, arbitrary: letters }, characterOf(0x20, 0x3f), characterOf(0x2000, 0x22ff)),
        {
          maxLength: 12,
        },
      )
      .map(all => all.join('').normalize('NFC'))
    fc.assert(
      fc.property(texts, weights, (text, weight) => distance(text, weight) < 1e-9),
      { numRuns: 300, seed: 9 },
    )
  })

  it('sets marks on letters as fontkit does', () => {
    const clusters = fc
      .tuple(letters, fc.array(marks, { maxLength: 3 }))
      .map(([letter, all]) => letter + all.join(''))
    const texts = fc.array(clusters, { maxLength: 4 }).map(all => all.join('').normalize('NFC'))
    fc.assert(
      fc.property(texts, weights, (text, weight) => distance(text, weight) < 1e-9),
      { numRuns: 300, seed: 9 },
    )
  })

  it('has a box for what the font lacks', () => {
    expect(font.lineOf('体', 400)).toEqual(font.lineOf('□', 400))
  })
})
