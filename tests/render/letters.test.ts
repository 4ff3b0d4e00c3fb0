import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { glyphTable } from '../../src/encode/html/glyph-table.ts'
import { pageFont } from '../../src/encode/html/glyphs.ts'
import { readSpec } from '../../src/encode/read-spec.ts'
import { inputLoader } from '../../src/figure/load.ts'
import { pageHost } from '../../src/figure/page-host.ts'
import { letterFontOf, letterFonts } from '../../src/language/letters.ts'
import { loadFont } from '../../src/render/font.ts'
import { installing, lettersHere, readLetters } from '../../src/render/letters.ts'
import { reader } from '../../src/render/load.ts'
import { tools } from '../../src/render/tools.ts'
import { openFont } from '../../src/scene/fonts/open-font.ts'
import { fontFile } from '../scene/own-font.ts'

const spec = readSpec({ data: 'blobs', samples: 20, lang: 'de' })
const fonts = { zh: await readLetters('zh'), ja: await readLetters('ja') }

/** All Han and kana of a national set of two bytes, of the rows given. */
function charactersOf(encoding: string, first: number, last: number): string[] {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const found: string[] = []
  for (let row = first; row <= last; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++)
      try {
        const character = decoder.decode(Uint8Array.of(row, cell))
        if (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(character)) found.push(character)
      } catch {
        // No character has this number.
      }
  return found
}

describe('the letters of a language', () => {
  it('are those that are in use, with all signs of the figures', () => {
    const signs = '。，、；：？！（）「」『』《》【】“”‘’…—・·～％①₁₂₃→−×σΣα½°²'
    // Level 1 of GB 2312: 3,755 characters. JIS X 0208, both levels: 6,355.
    const chinese = charactersOf('gbk', 0xb0, 0xd7)
    const japanese = charactersOf('euc-jp', 0xb0, 0xf4)
    const kana = charactersOf('euc-jp', 0xa4, 0xa5)
    expect([chinese.length, japanese.length, kana.length]).toEqual([3755, 6355, 169])
    expect(fonts.zh.font.lacking([...chinese, signs].join(''))).toEqual([])
    expect(fonts.ja.font.lacking([...japanese, ...kana, signs].join(''))).toEqual([])
    // A character of no set, with what is drawn for it.
    expect(fonts.zh.font.lacking('层\u{2a6a5}')).toEqual(['\u{2a6a5}'])
  })

  it('are all that the messages of the language have', async () => {
    for (const [lang, { font }] of Object.entries(fonts)) {
      const { bytes } = await reader.read(`src/language/${lang}.ts`, 'data')
      const lines = String(bytes).split('\n')
      expect(lines.join()).toMatch(/\p{sc=Han}/u)
      expect(
        // Line by line: the time to cut a text into characters grows with the square of its length.
        lines.flatMap(line => font.lacking(line)),
        lang,
      ).toEqual([])
    }
  })

  it('stand beside those of the bundled font, which are as they ever were', async () => {
    const bundled = await openFont({ name: 'Inter', own: [], bundled: await tools.fonts() })
    for (const { font } of Object.values(fonts))
      for (const weight of [400, 600] as const) {
        for (const text of ['P(class 0) = 0.97', 'h₁ −1 ½ → 2', 'Adam’s ‘x’'])
          expect(font.lineOf(text, weight)).toMatchObject({
            width: bundled.lineOf(text, weight).width,
            pieces: [{ text }],
          })
        const { width, pieces } = font.lineOf('决定2个', weight)
        expect(width).toBeCloseTo(3 + bundled.lineOf('2', weight).width, 9)
        expect(pieces.map(({ text, face }) => [text, face.name.startsWith('own')])).toEqual([
          ...[...pieces.slice(0, -2)].map(({ text }) => [text, true]),
          ['2', false],
          ['个', true],
        ])
      }
  })

  it('bring their own quotation marks and dots, and a dash that has no gap', () => {
    const { font } = fonts.zh
    expect(['“', '”', '…'].map(sign => font.lineOf(sign, 400).width)).toEqual([1, 1, 1])
    const { pieces } = font.lineOf('——', 400)
    const xs = pieces.map(({ outline }) => outline.flatMap(({ args }) => args.filter((_, k) => k % 2 === 0)))
    expect(pieces.map(({ text }) => text)).toEqual(['—', '—'])
    expect(Math.max(...xs[0])).toBeGreaterThan(Math.min(...xs[1]))
  })

  it('are put together by a page character by character, of which it has those in use alone', () => {
    const text = '第6～60次迭代：200个点中“分对”178～200个——损失0.73 · tanh激活'
    const table = glyphTable(fonts.zh.font, [[text, 600]])
    expect(table.lines).toEqual({ 400: [], 600: [] })
    const page = pageFont(table).lineOf(text, 600)
    expect(page.width).toBeCloseTo(fonts.zh.font.lineOf(text, 600).width, 3)
    const han = Object.keys(table.glyphs[600]).filter(character => /\p{sc=Han}/u.test(character))
    expect(han.sort()).toEqual([...new Set(text.match(/\p{sc=Han}/gu))].sort())
    // Measured: 150 bytes a character of 600.
    expect(JSON.stringify(table).length).toBeLessThan(20_000)
  })

  it('are of a font of one’s own where there is one, and of none where Inter has them', async () => {
    const own = { ...spec, lang: 'zh', font: fontFile('blocks.ttf') }
    expect(letterFontOf(own)).toBeUndefined()
    expect((await loadFont(own))!.files.name).toBe(own.font)
    expect((await loadFont({ lang: 'ja', font: null }))!.files.name).toBe('Noto Sans JP')
    expect(await loadFont({ lang: 'en', font: null })).toBeUndefined()
    expect(lettersHere('en')).toBeNull()
  })
})

// German with the letters of Chinese: a figure needs messages too.
describe('a figure with letters', () => {
  beforeAll(() => {
    Object.assign(letterFonts, { de: letterFonts.zh })
  })
  afterAll(() => {
    delete (letterFonts as Record<string, unknown>).de
  })

  it('shares them with those in a row', async () => {
    let count = 0
    const counting = {
      ...reader,
      readLetters: async () => {
        count++
        return fonts.zh
      },
    }
    const load = inputLoader(counting)
    for (const lang of ['de', 'de', 'en', 'de']) await load({ ...spec, lang })
    expect(count).toBe(1)
  })

  it('is refused by the core, which has none', async () => {
    await expect(inputLoader(pageHost())(spec)).rejects.toThrow(
      'lang: got "de", expected a language in letters of Inter',
    )
  })
})

describe('the command that installs letters', () => {
  const package_ = '@fontsource-variable/noto-sans-sc@5'

  it('is one of the project that nnanim is in, global where that is none', async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'nnanim-letters-')))
    const inside = join(folder, 'node_modules', 'nnanim', '/')
    await mkdir(inside, { recursive: true })
    expect(installing('zh', inside)).toBe(`npm install -g ${package_}`)
    await writeFile(join(folder, 'package.json'), '{}')
    expect(installing('zh', inside)).toBe(`npm install ${package_}`)
    expect(installing('zh', join(folder, 'checkout', '/'))).toBe(`npm install ${package_}`)
    expect(installing('ja')).toBe('npm install @fontsource-variable/noto-sans-jp@5')
  })

  it('is what a language without letters says', async () => {
    const { zh } = letterFonts
    Object.assign(letterFonts, { xx: { ...zh, package: '@fontsource-variable/none' } })
    try {
      await expect(readLetters('xx')).rejects.toThrow(
        'lang: got "xx", expected a font with its letters: run npm install @fontsource-variable/none@5, which brings Noto Sans SC, or name a TTF or OTF file with --font',
      )
      expect(lettersHere('xx')).toBeNull()
      // Another first number of the version may have other files.
      Object.assign(letterFonts, { xx: { ...zh, major: 4 } })
      await expect(readLetters('xx')).rejects.toThrow('run npm install @fontsource-variable/noto-sans-sc@4')
    } finally {
      delete (letterFonts as Record<string, unknown>).xx
    }
  })
})

it('The package of the tests is what the command installs', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { devDependencies } = JSON.parse(
    String(await reader.read(join(root, 'package.json'), 'data').then(({ bytes }) => bytes)),
  )
  for (const { package: name, major } of Object.values(letterFonts))
    expect(devDependencies[name]).toMatch(new RegExp(`^\\^${major}\\.`))
  expect(Object.keys(await tools.fonts())).toEqual(['400', '600'])
})
