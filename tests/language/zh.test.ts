import { describe, expect, it } from 'vitest'
import * as zh from '../../src/language/zh.ts'
import { textsOf } from './told.ts'

const counts = [0, 1, 2, 5, 21]
const texts = textsOf(zh)

/** Names of keys as they stand on keyboards in China. */
const keys = /^page\.keyTable\.\w+\.0$/

describe('Chinese', () => {
  it('counts with words up to ten, two before what it counts as 两, in an order as 二', () => {
    const cuts = (count: number) => zh.chapters.fence({ cuts: count })
    expect(counts.map(cuts)).toEqual(['零条分割线', '一条分割线', '两条分割线', '五条分割线', '21条分割线'])
    const to = (count: number) => zh.layers.to({ layer: 2, units: count, kept: null })[0]
    expect(counts.map(to)).toEqual(counts.map(count => `到第2层：${count}个单元`))
    expect(zh.regressors.polynomial({ degree: 2 })).toEqual(['至二次为止的各项'])
    expect(zh.data.points({ samples: 200, classes: 2, held: 60 })).toEqual([
      '200个点，分为两类',
      '另留出60个',
    ])
  })

  it('has punctuation of full width between its letters, and no blanks beside digits and Latin ones', () => {
    for (const [path, text] of texts) {
      // Names of letters, of keys and of probabilities have their own, and so do formulas.
      const own = text.replace(/学 \(U\+5B66\)|P\([^)]*\)/g, '')
      expect(own, path).not.toMatch(/\p{Script=Han}[,;:!?()]|[,;:!?(]\p{Script=Han}/u)
      if (!keys.test(path) && path !== 'network.formula')
        expect(own, path).not.toMatch(/\p{Script=Han} [\w−]|[\w%] \p{Script=Han}/u)
    }
  })

  it('quotes what others have named, and writes shares and ranges by its own marks', () => {
    const most = { name: '否', share: 0.55 }
    expect(zh.choice.nothing({ accuracy: 0.93, most, clearly: false })).toEqual([
      '不比都判为“否”明显更好',
      '交叉验证准确率93%，后者55%',
    ])
    expect(zh.axes.years({ from: 2023, to: 2024 })).toBe('2023～2024')
    expect(zh.numbers.certainty(0.99999)).toBe('> 99.9%')
    expect(zh.axes.date({ day: 5, month: 3, year: 2024 })).toBe('2024年3月5日')
  })
})
