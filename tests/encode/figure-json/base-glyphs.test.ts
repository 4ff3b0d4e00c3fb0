import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { base } from '#built/base-glyphs'
import { baseCharacters, withBase, withoutBase } from '../../../src/encode/figure-json/base-glyphs.ts'
import { playerVersion } from '../../../src/encode/figure-json/player-version.ts'
import { glyphTable, type SetText } from '../../../src/encode/html/glyph-table.ts'
import { pageFont } from '../../../src/encode/html/glyphs.ts'
import { tools } from '../../../src/render/tools.ts'
import { openFont } from '../../../src/scene/fonts/open-font.ts'

const inter = await openFont({ name: 'Inter', own: [], bundled: await tools.fonts() })
const texts = ['hidden layer 1 of 2', 'AVATAR To. 10:24', '98.5 % − x₁ → “q” … é', 'Ångström é', 'עברית', '']
const table = glyphTable(
  inter,
  texts.flatMap((text): SetText[] => [
    [text, 400],
    [text, 600],
  ]),
)
const carried: typeof table = JSON.parse(JSON.stringify(withoutBase(base, table)))

describe('the base of glyphs', () => {
  it('stays as it is while the number of the player does: figures count on it', () => {
    const hashes = { 1: 'db03932d9c6b7381a5eafdb5f11b6d178a67cca8148e6e650f6a8dcdcf27fba7' }
    expect({ [playerVersion]: createHash('sha256').update(JSON.stringify(base)).digest('hex') }).toEqual(
      hashes,
    )
  })

  it('has the characters that it names in both weights', () => {
    for (const weight of [400, 600] as const)
      expect(Object.keys(base.glyphs[weight])).toEqual(expect.arrayContaining([...baseCharacters[weight]]))
  })

  it.each(texts)('sets “%s” as the whole table does', text => {
    const [one, other] = [withBase(base, carried), JSON.parse(JSON.stringify(table))].map(pageFont)
    for (const weight of [400, 600] as const)
      expect(one.lineOf(text, weight)).toEqual(other.lineOf(text, weight))
  })

  it('is left out of what a figure carries', () => {
    expect(Object.keys(carried.glyphs[400]).join('')).toBe('“”éÅöעברית')
    for (const weight of [400, 600] as const)
      for (const character of baseCharacters[weight])
        expect(carried.glyphs[weight]).not.toHaveProperty([character])
    expect(carried.contours.length).toBeLessThan(0.3 * table.contours.length)
  })
})
