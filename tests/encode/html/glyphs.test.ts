import { describe, expect, it } from 'vitest'
import { glyphTable, type SetText } from '../../../src/encode/html/glyph-table.ts'
import { pageFont } from '../../../src/encode/html/glyphs.ts'
import { tools } from '../../../src/render/tools.ts'
import type { Font, TextLine } from '../../../src/scene/font.ts'
import { openFont } from '../../../src/scene/fonts/open-font.ts'
import { testFont } from '../../scene/own-font.ts'

const inter = await openFont({ name: 'Inter', own: [], bundled: await tools.fonts() })

/** How far two lines are from each other at most, in sizes of their text; infinite where they have other steps. */
function distance(one: TextLine, other: TextLine): number {
  const steps = ({ pieces }: TextLine) => pieces.flatMap(({ outline }) => outline)
  const [a, b] = [steps(one), steps(other)]
  if (a.map(({ command }) => command).join() !== b.map(({ command }) => command).join())
    return Number.POSITIVE_INFINITY
  return Math.max(
    Math.abs(one.width - other.width),
    ...a.flatMap(({ args }, i) => args.map((value, k) => Math.abs(value - b[i].args[k]))),
  )
}

function compose(font: Font, texts: string[]): Font {
  const all = texts.flatMap((text): SetText[] => [
    [text, 400],
    [text, 600],
  ])
  return pageFont(JSON.parse(JSON.stringify(glyphTable(font, all))))
}

describe('a page’s glyphs', () => {
  const texts = [
    'hidden layer 1 of 2',
    'AVATAR To. Ty, LT',
    '10:24 x1 3x4 -> <= (A-B)',
    '98.5 % − x₁ → “q” … é',
    'e\u0301 a\u0308 n\u0303 o\u0302\u0323',
    'constructor',
    '__proto__',
    'toString',
    'عربى',
    '体 and A',
    '',
  ]

  const font = compose(inter, texts)

  it.each(texts)('set “%s” as the bundled font does', text => {
    for (const weight of [400, 600] as const)
      expect(distance(font.lineOf(text, weight), inter.lineOf(text, weight))).toBeLessThan(1e-3)
  })

  it.each(['noto.otf', 'blocks.ttf', 'blocks-variable.ttf'])(
    'set texts as %s does, semi-bold too',
    async name => {
      const own = await testFont(name)
      const font = compose(own, texts)
      for (const text of texts)
        for (const weight of [400, 600] as const) {
          const [one, other] = [font.lineOf(text, weight), own.lineOf(text, weight)]
          expect([text, distance(one, other) < 1e-3]).toEqual([text, true])
          const bolder = ({ pieces }: TextLine) => [
            ...new Set(pieces.filter(({ outline }) => outline.length > 0).map(({ face }) => face.bolder)),
          ]
          expect(bolder(one)).toEqual(bolder(other))
        }
    },
  )

  it('holds each character once, and no pair that stands as its characters do', () => {
    const table = glyphTable(inter, [['nnnn nnnn AV', 400]])
    expect(Object.keys(table.glyphs[400])).toEqual(expect.arrayContaining(['n', 'A', 'V', ' ', '0', '□']))
    const { words, numbers } = table.kerning[400]
    expect(Object.keys(words).filter(pair => /\p{L}/u.test(pair))).toEqual(['AV'])
    expect(Object.values(words).every(more => Math.abs(more) > 1 / 2048)).toBe(true)
    expect(numbers).toEqual({})
    expect(table.lines).toEqual({ 400: [], 600: [] })
    expect(table.glyphs[600]).toEqual({})
    expect(new Set(table.contours).size).toBe(table.contours.length)
    expect(JSON.stringify(table).length).toBeLessThan(7000)
  })

  it('set other numbers among letters, and by themselves, as the font does', () => {
    const font = compose(inter, [
      'At 1: 123 of 200, loss 0.65, now −4, 98 %',
      'loss 0.71–0.65',
      '0.7',
      '−0.5',
    ])
    const others = ['At 7: 174 of 471, loss 0.12, now −1, 70 %', 'loss 77.11–0.04: 111', '0.7', '−0.7']
    for (const text of others)
      for (const weight of [400, 600] as const)
        expect([text, distance(font.lineOf(text, weight), inter.lineOf(text, weight)) < 1e-3]).toEqual([
          text,
          true,
        ])
  })

  it('hold the captions of a training in signs, and not each as a whole', () => {
    const table = glyphTable(inter, [['Iteration 12–14: 190 of 200, loss 0.25', 400]])
    expect(table.lines[400]).toEqual([])
    expect(Object.keys(table.signs[400].words)).toEqual(['0–0', '0: '])
    expect(table.signs[400].numbers).toEqual({})
  })

  it('holds of a text that is set as a whole the places of its letters alone', () => {
    const text = 'Between class 0 and class 1 -> 10:27 wide'
    const table = glyphTable(inter, [[text, 400]])
    expect(table.lines[400].map(([text]) => text)).toEqual([text])
    expect(JSON.stringify(table.lines).length).toBeLessThan(25 * text.length)
  })
})
