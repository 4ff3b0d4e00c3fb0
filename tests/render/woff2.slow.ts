import { readdirSync, readFileSync } from 'node:fs'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { unpackWoff2 } from '../../src/render/woff2.ts'

const folder = 'node_modules/@fontsource-variable/noto-sans-jp/files'
const names = readdirSync(folder)
const fileOf = (part: string) => readFileSync(`${folder}/noto-sans-jp-${part}-wght-normal.woff2`)

type Glyph = ReturnType<ReturnType<typeof create>['layout']>['glyphs'][number]

/** The outline and the width of each character that a font has, as fontkit reads them. */
function glyphsOf(file: Uint8Array, weight?: number) {
  const font = create(file) as ReturnType<typeof create> & { characterSet: number[] }
  const face = weight === undefined ? font : font.getVariation({ wght: weight })
  return new Map(
    font.characterSet.map(code => {
      const { glyphs, advanceWidth } = face.layout(String.fromCodePoint(code))
      return [code, { commands: glyphs.flatMap(({ path }: Glyph) => path.commands), advanceWidth }]
    }),
  )
}

describe('a font out of a WOFF2 file', () => {
  // Kana, Latin letters with accents, and kanji.
  it.each(['119', 'latin-ext', '45'])('has the outlines that fontkit reads in it (%s)', part => {
    const file = fileOf(part)
    expect(glyphsOf(unpackWoff2(file))).toEqual(glyphsOf(file))
  })

  it('varies its weight, which fontkit does of no other', () => {
    const file = fileOf('119')
    const [regular, strong] = [400, 600].map(weight => glyphsOf(unpackWoff2(file), weight))
    const code = 'あ'.codePointAt(0)!
    expect(regular.get(code)).not.toEqual(strong.get(code))
    expect(regular.get(code)!.advanceWidth).toBe(1000)
    expect(() => glyphsOf(file, 600)).toThrow()
  })

  it('is whole for every file of the packages', () => {
    for (const script of ['sc', 'jp']) {
      const files = folder.replace('jp', script)
      for (const name of readdirSync(files).filter(name => name.endsWith('.woff2'))) {
        const font = unpackWoff2(readFileSync(`${files}/${name}`))
        expect(Buffer.from(font.subarray(0, 4)).toString('hex'), name).toBe('00010000')
      }
    }
    expect(names.length).toBeGreaterThan(100)
  })

  it('that is broken is an error', () => {
    const file = fileOf('119')
    expect(() => unpackWoff2(readFileSync('tests/fonts/blocks.ttf'))).toThrow('no WOFF2 file')
    expect(() => unpackWoff2(file.subarray(0, 30))).toThrow()
    expect(() => unpackWoff2(file.subarray(0, file.length >> 1))).toThrow()
    const transformed = Buffer.from(file)
    // The first table gets a transformation that only outlines and widths have.
    transformed[48] |= 0x40
    expect(() => unpackWoff2(transformed)).toThrow(/a transformed table “/)
  })
})
