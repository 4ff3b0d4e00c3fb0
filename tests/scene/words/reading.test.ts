import { expect, it } from 'vitest'
import type { Caption } from '../../../src/language/facts.ts'
import { readingTime, sentenceOf } from '../../../src/scene/words/reading.ts'

it.each<[Caption, string, number]>([
  [['Two units bend the plane, and all of it'], 'en', 1.8],
  [['z = 2 · x × y →', 'a formula of five words and more'], 'en', 2.2],
  [['Two cuts'], 'en', 1],
  [['', ''], 'en', 0],
  [['两个单元使平面弯曲，变成曲面。'], 'zh', 1.56],
  [['平面を曲げる'], 'ja', 1],
])('%o in %s takes %d s to read', (caption, tag, seconds) => {
  expect(readingTime(caption, tag)).toBeCloseTo(seconds, 9)
})

it('is one sentence what differs in digits only', () => {
  expect(sentenceOf(['Unit h₁ gets 0.12', 'a'])).toBe(sentenceOf(['Unit h₂ gets 1,5', 'b']))
  expect(sentenceOf(['Unit h₁ cuts'])).not.toBe(sentenceOf(['Unit h₁ bends']))
})
