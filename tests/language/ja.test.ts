import { describe, expect, it } from 'vitest'
import * as ja from '../../src/language/ja.ts'
import { textsOf } from './told.ts'

const counts = [0, 1, 2, 5, 21]
const texts = textsOf(ja)

/** Names of keys as they stand on keyboards in Japan. */
const keys = /^page\.keyTable\.\w+\.0$/

describe('Japanese', () => {
  it('counts each thing by its counter, in digits', () => {
    const cuts = (count: number) => ja.chapters.fence({ cuts: count })
    expect(counts.map(cuts)).toEqual(counts.map(count => `分割線${count}本`))
    const inputs = (count: number) => ja.network.inputs({ count })[0]
    const [few, more] = [
      [1, 2, 5, 9],
      [0, 10, 21],
    ]
    expect(few.map(inputs)).toEqual(few.map(count => `${count}つの数を入力`))
    expect(more.map(inputs)).toEqual(more.map(count => `${count}個の数を入力`))
    expect(counts.map(count => ja.panels.layers({ units: [count] }))).toEqual(
      counts.map(count => `${count}ユニット`),
    )
  })

  it('has punctuation of full width between its letters, and no blanks beside digits and Latin ones', () => {
    const letter = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]'
    const mark = new RegExp(`${letter}[,;:!?()]|[,;:!?(]${letter}|${letter}[，；]`, 'u')
    const blank = new RegExp(`${letter} [\\w−]|[\\w%] ${letter}`, 'u')
    for (const [path, text] of texts) {
      // Names of letters, of keys and of probabilities have their own, and so do formulas.
      const own = text.replace(/学 \(U\+5B66\)|P\([^)]*\)/g, '')
      expect(own, path).not.toMatch(mark)
      if (!keys.test(path) && path !== 'network.formula') expect(own, path).not.toMatch(blank)
    }
  })

  it('quotes what others have named, and writes shares and ranges by its own marks', () => {
    const most = { name: 'いいえ', share: 0.55 }
    expect(ja.choice.nothing({ accuracy: 0.93, most, clearly: false })).toEqual([
      '常に「いいえ」より明らかに良いとはいえない',
      '交差検証の正解率93%、後者は55%',
    ])
    expect(ja.axes.years({ from: 2023, to: 2024 })).toBe('2023〜2024')
    expect(ja.numbers.certainty(0.99999)).toBe('> 99.9%')
    expect(ja.axes.date({ day: 5, month: 3, year: 2024 })).toBe('2024年3月5日')
  })
})
