import { describe, expect, it } from 'vitest'
import { loneLetter, partsOf, wideSign } from '../../../src/scene/fonts/east-asian.ts'
import { breakLines, wrapText } from '../../../src/scene/fonts/text.ts'

/** A text with a stroke at each place where a line may break. */
const broken = (text: string) =>
  partsOf(text)
    .map(({ text, before }, i) => (i === 0 ? text : `${before}|${text}`))
    .join('')

describe('the parts of a line of East Asia', () => {
  it.each([
    ['隐藏层', '隐|藏|层'],
    // Before what closes a sentence or a bracket, and after what opens one, no line ends.
    ['点。线，面、体；四：五！六？', '点。|线，|面、|体；|四：|五！|六？'],
    ['（两个）「三」『四』《五》【六】', '（两|个）|「三」|『四』|《五》|【六】'],
    ['层“弯曲”平面', '层|“弯|曲”|平|面'],
    ['（sigmoid）层', '（sigmoid）|层'],
    // Signs of repetition and of long vowels, and small letters, stand behind their own.
    ['様々な', '様々|な'],
    ['あっちょっと', 'あっ|ちょっ|と'],
    ['ニューラルネットワークを', 'ニュー|ラ|ル|ネッ|ト|ワー|ク|を'],
    // A short word in katakana is whole.
    ['データとシグモイド', 'データ|と|シグモイド'],
    // A number stays with its word, also behind a space, and with what makes it the first, second, third.
    ['共200个点', '共|200个|点'],
    ['共 200 个点', '共 |200 个|点'],
    ['在第 3 层的', '在|第 3 层|的'],
    ['約1,000件を', '約|1,000件|を'],
    ['は2次元の', 'は|2次元|の'],
    ['最後の100ステップで', '最|後|の|100ステップ|で'],
    ['率为 97%。好', '率|为 |97%。|好'],
    // Nothing breaks a Latin word or a number, and it may stand alone.
    ['用tanh激活', '用|tanh|激|活'],
    ['误差为−0.25。', '误|差|为|−0.25。'],
    ['占 73 %的', '占 |73 %|的'],
    // What joins stays between what it joins.
    ['输入 → 输出', '输|入 → 输|出'],
    ['层→层', '层→层'],
    ['等于——点', '等|于|——|点'],
    ['等等……点', '等|等……|点'],
    // Without letters of East Asia lines break at spaces alone.
    ['Two units (b) “bend” it—once', 'Two |units |(b) |“bend” |it—once'],
    ['3 → 2 units, 73 %', '3 → 2 |units, |73 %'],
    ['', ''],
  ])('of “%s”', (text, parts) => {
    expect(broken(text)).toBe(parts)
  })
})

describe('lines of East Asia', () => {
  it('are about as long, and none has one letter alone', () => {
    // 13 pixels a letter: the fifteenth would stand alone.
    expect(wrapText('隐藏层把平面弯曲一次再弯曲一次', 14 * 13, 13, 3)).toEqual([
      '隐藏层把平面弯曲',
      '一次再弯曲一次',
    ])
    const text = '两类数据可以用一条直线分开，误差是最小的一个。'
    for (let width = 60; width < 320; width += 1) {
      const lines = wrapText(text, width, 13, 9)
      expect(lines.join('')).toBe(text)
      expect(lines.length).toBe(breakLines(text, width, 13).length)
      if (lines.length > 1) expect(lines.at(-1), lines.join('/')).not.toMatch(loneLetter)
    }
  })

  it('have a lone letter where one stands with its signs alone', () => {
    expect(['点', '点。', '点」。'].map(line => loneLetter.test(line))).toEqual([true, true, true])
    expect(['两点', '3', ''].map(line => loneLetter.test(line))).toEqual([false, false, false])
  })
})

it('Signs of Latin text that are wide ones are quotation marks, dashes and dots', () => {
  expect([...'“”…—'].every(sign => wideSign.test(sign))).toBe(true)
  expect([...'’‘·–-a。'].some(sign => wideSign.test(sign))).toBe(false)
})
