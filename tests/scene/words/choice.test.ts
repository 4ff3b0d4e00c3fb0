import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../../src/data/dataset.ts'
import * as en from '../../../src/language/en.ts'
import { tolerance } from '../../../src/network/as-good.ts'
import type { Choice } from '../../../src/network/network.ts'
import { choiceCaption, choiceNotes, withChoice } from '../../../src/scene/words/choice.ts'

/** A table of so many features and rows of each class. */
function table(features: number, sizes: number[]): ClassDataset {
  const names = Array.from({ length: features }, (_, i) => `x${i + 1}`)
  const y = Int32Array.from(sizes.flatMap((size, k) => Array(size).fill(k)))
  const scale = { mean: names.map(() => 0), deviation: names.map(() => 1) }
  return {
    x: new Float64Array(features * y.length),
    y,
    features: names,
    classes: ['no', 'yes', 'maybe'].slice(0, sizes.length),
    scale,
  }
}

function choice(simplest: string | null, accuracy: number): Choice {
  const tried = [
    { hidden: '0', alpha: 0.01, loss: 0.5, accuracy: 0.7, recall: 0.7, weights: 3 },
    { hidden: '0', alpha: 1, loss: 0.4, accuracy: 0.85, recall: 0.85, weights: 3 },
    { hidden: '3', alpha: 1, loss: 0.2, accuracy, recall: accuracy, weights: 13 },
  ]
  return { ...tried[2], folds: 5, simplest, tried, rule: { tolerance, best: { accuracy } } }
}

describe('what rows left out in turn say', () => {
  it.each([
    [2, [100, 100], '3', 0.93, 'The network gets 93 %, a straight line 85 % · of rows left out in turn'],
    [5, [100, 100], '3', 0.93, 'The network gets 93 %, a linear classifier 85 % · of rows left out in turn'],
    [2, [180, 20], '3', 0.93, 'The network gets 93 %, always “no” 90 % · of rows left out in turn'],
    [2, [100, 100], '0', 0.84, 'No hidden layer is needed · a straight line does as well (85 %)'],
    [2, [110, 90], null, 0.52, 'No better than always “no” · 52 % of rows left out in turn against 55 %'],
    [2, [110, 90], null, 0.55, 'No better than always “no” · 55 % of rows left out in turn'],
    [
      2,
      [110, 90],
      null,
      0.58,
      'Not clearly better than always “no” · 58 % of rows left out in turn against 55 %',
    ],
    // Folds that are not above the largest class say so, whichever network is the simplest.
    [2, [180, 20], '3', 0.9, 'No better than always “no” · 90 % of rows left out in turn'],
  ] as const)(
    'of %i features, classes of %j rows, %s, %d: %s',
    (features, sizes, simplest, accuracy, sentence) => {
      const dataset = table(features, [...sizes])
      expect(choiceCaption(dataset, choice(simplest, accuracy), en).join(' · ')).toBe(sentence)
    },
  )

  it('is noted where something is to be done about it', () => {
    const dataset = table(2, [100, 100])
    expect(choiceNotes(dataset, choice('3', 0.93), en)).toEqual([])
    expect(choiceNotes(dataset, choice('0', 0.84), en).join()).toMatch(
      /^this table needs no hidden layer: .* 85 % .* --hidden 0/,
    )
    expect(choiceNotes(dataset, choice(null, 0.5), en).join()).toMatch(
      /^nothing was found .* 50 % .* “no” is right for 50 %$/,
    )
  })

  it('stands behind the one caption of a picture, or is all that it says', () => {
    const dataset = table(2, [100, 100])
    const caption = (own: Choice | null) => withChoice(['Two cuts'], { dataset, choice: own }, en)
    expect(caption(null)).toEqual(['Two cuts'])
    expect(caption(choice('3', 0.93))).toEqual(['Two cuts', '93 % of rows left out in turn'])
    expect(caption(choice('0', 0.84))[0]).toBe('No hidden layer is needed')
  })
})
