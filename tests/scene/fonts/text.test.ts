import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subscript } from '../../../src/data/number.ts'
import type { Font } from '../../../src/scene/font.ts'
import { breakLines, fitEnds, fitText, textWidth, wrapText } from '../../../src/scene/fonts/text.ts'
import { readAdvances } from '../font.ts'

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
/** What the figures write beyond ASCII. */
const special = [...'→…−½%₀₁₂₃₄₅₆₇₈₉']
const weights = [400, 600] as const

describe('textWidth', () => {
  it.each(weights)('is the width of the bundled font for ASCII, weight %i', weight => {
    const advance = readAdvances(weight)
    for (const letter of ascii) expect(textWidth(letter, 1000, weight)).toBeCloseTo(advance(letter)!, -0.3)
  })

  it.each(weights)(
    'is that of the font for letters with accents and for spaces that do not break, weight %i',
    weight => {
      const advance = readAdvances(weight)
      for (const letter of 'àâäáãçèéêëîïíñôöóõùûüúÿÀÉÊÇÖÜÑ')
        expect(textWidth(letter, 1000, weight), letter).toBeCloseTo(advance(letter)!, -0.3)
      for (const sign of '\u00a0\u202f«»') {
        const spare = textWidth(sign, 1000, weight) - advance(sign)!
        expect(spare, sign).toBeGreaterThanOrEqual(-1)
        expect(spare, sign).toBeLessThan(60)
      }
    },
  )

  it.each(weights)(
    'is no less than the font needs for signs and for words of many languages, weight %i',
    weight => {
      const advance = readAdvances(weight)
      const words =
        'Größe Übermäßig élève garçon señor fjällräven źdźbło İstanbul çağrı čeština ' +
        'Ширина лепестка Жёлтый щука Классификация Μήκος πετάλων κλάση được phân loại'
      for (const word of [...special, ...words.split(' ')]) {
        const width = [...word].reduce((sum, letter) => sum + advance(letter)!, 0)
        expect(textWidth(word, 1000, weight), word).toBeGreaterThanOrEqual(width - 1)
      }
    },
  )
})

it('the bundled font has a glyph for everything that the figures write', () => {
  for (const weight of weights) {
    const advance = readAdvances(weight)
    for (const letter of [...ascii, ...special]) expect(advance(letter), letter).toBeGreaterThan(0)
  }
})

describe('fitText', () => {
  it('leaves a text that fits as it is', () => {
    expect(fitText('class 1', 100, 13)).toBe('class 1')
  })

  it('is never wider than its room, and begins as the text does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 30, max: 400 }),
        (text, width) => {
          const shown = fitText(text, width, 12)
          expect(textWidth(shown, 12)).toBeLessThanOrEqual(width)
          expect(text.startsWith(shown.replace(/…$/, '').trimEnd())).toBe(true)
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })

  it('cuts as little as it must, at whole letters', () => {
    const shown = fitText('setosa versicolor', 60, 12)
    expect(shown).toBe('setosa v…')
    expect(textWidth('setosa ve…', 12)).toBeGreaterThan(60)
    expect(fitText('𝒳𝒴𝒵', 30, 12)).toMatch(/^𝒳…$/u)
  })

  it('measures a long text a few times only', () => {
    let times = 0
    const lineOf = (text: string) => {
      times++
      return { width: text.length, pieces: [] }
    }
    const font = { files: {}, lineOf, lacking: () => [] } as unknown as Font
    expect(fitText('a'.repeat(1000), 700, 1, 400, font)).toBe(`${'a'.repeat(699)}…`)
    expect(fitEnds('a'.repeat(1000), 700, 1, font)).toHaveLength(700)
    expect(times).toBeLessThan(30)
  })
})

it('numbers of axes are written below the line', () => {
  expect([1, 10, 237].map(subscript)).toEqual(['₁', '₁₀', '₂₃₇'])
})

describe('wrapText', () => {
  const words = fc.array(fc.constantFrom('a', 'straight', 'line', 'separates', 'all', '200', 'ÄÖÜ'), {
    minLength: 1,
    maxLength: 24,
  })

  it('writes all words in their order, each line within the width, and cuts only where lines do not suffice', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 80, max: 500 }),
        fc.integer({ min: 1, max: 6 }),
        (list, width, max) => {
          const text = list.join(' ')
          const lines = wrapText(text, width, 13, max)
          expect(lines.length).toBeLessThanOrEqual(max)
          for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(width + 1e-6)
          const needed = breakLines(text, width, 13).length
          if (needed <= max) expect(lines.join(' ')).toBe(text)
          else expect(text.startsWith(lines.join(' ').slice(0, -1))).toBe(true)
          expect(lines).toHaveLength(Math.min(needed, max))
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })

  it('makes lines about as long', () => {
    const parts = ['Cross-validation error 3.9', '277 of 392 rows lie near this slice']
    expect(wrapText(parts.join(' · '), 300, 16, 2, 600)).toEqual(parts)
    const lines = wrapText('Three hidden units lift the plane into a cube', 300, 19, 2, 600)
    expect(lines).toEqual(['Three hidden units lift', 'the plane into a cube'])
  })

  it('begins and ends no line with the “·” between two clauses', () => {
    const text = 'The whole network gets 648 of 784 right · 262 of 784 rows lie near this slice · 0 · 1'
    for (let width = 60; width < 900; width += 3)
      for (const line of wrapText(text, width, 16, 9, 600)) expect(line).not.toMatch(/^·|·$/)
  })

  it('breaks a word only where it is wider than a line, and leaves no sign of percent alone', () => {
    expect(wrapText('隐藏层把平面弯曲', 45, 10, 9)).toEqual(['隐藏层把', '平面弯曲'])
    for (let width = 40; width < 200; width++)
      expect(wrapText('keeps 73 % of it all', width, 13, 9).join()).toMatch(/73 %/)
    expect(wrapText('', 100, 13, 2)).toEqual([])
  })
})
