import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../../src/data/dataset.ts'
import * as en from '../../../src/language/en.ts'
import type { Count } from '../../../src/language/facts.ts'
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

/** A network with so many rows right, as many as are left out in turn where nothing is said. */
function model(dataset: ClassDataset, choice: Choice | null, correct?: number, held = null as Count | null) {
  return { dataset, choice, correct: correct ?? (choice?.accuracy ?? 0) * dataset.y.length, held }
}

describe('what rows left out in turn say', () => {
  it.each([
    [2, [100, 100], '3', 0.93, 'The network: 93 %, a straight line: 85 % · cross-validation accuracy'],
    [5, [100, 100], '3', 0.93, 'The network: 93 %, a linear classifier: 85 % · cross-validation accuracy'],
    [2, [180, 20], '3', 0.93, 'The network: 93 %, always “no”: 90 % · cross-validation accuracy'],
    [
      2,
      [100, 100],
      '0',
      0.84,
      'No hidden layer is needed · a straight line does as well: cross-validation accuracy 85 %',
    ],
    [2, [110, 90], null, 0.52, 'No better than always “no” · cross-validation accuracy 52 % against 55 %'],
    [2, [110, 90], null, 0.55, 'No better than always “no” · cross-validation accuracy 55 %'],
    [
      2,
      [110, 90],
      null,
      0.58,
      'Not clearly better than always “no” · cross-validation accuracy 58 % against 55 %',
    ],
    // Folds that are not above the largest class say so, whichever network is the simplest.
    [2, [180, 20], '3', 0.9, 'No better than always “no” · cross-validation accuracy 90 %'],
  ] as const)(
    'of %i features, classes of %j rows, %s, %d: %s',
    (features, sizes, simplest, accuracy, sentence) => {
      const dataset = table(features, [...sizes])
      expect(choiceCaption(model(dataset, choice(simplest, accuracy)), en)?.join(' · ')).toBe(sentence)
    },
  )

  it('is told beside the rows that were learned where these are told apart too well', () => {
    const dataset = table(2, [100, 100])
    const told = (of: Parameters<typeof model>) => choiceCaption(model(...of), en)?.join(', ')
    expect(told([dataset, choice('3', 0.65), 200])).toBe(
      'Overfitting: 65 % of held-out rows right, 100 % of training rows right',
    )
    expect(told([dataset, choice(null, 0.5), 200])).toBe(
      'No better than always “no”, Overfitting: 50 % of held-out rows right, 100 % of training rows right',
    )
    // Rows that were held out count more than those left out in turn, and where there is no choice.
    const held = { correct: 60, samples: 100 }
    expect(told([dataset, choice('3', 0.93), 200, held])).toMatch(/^Overfitting: 60 %/)
    expect(told([dataset, null, 200, held])).toMatch(/^Overfitting: 60 %/)
    expect(told([dataset, null, 120, held])).toBeUndefined()
    expect(withChoice(['Two cuts'], model(dataset, choice('3', 0.65), 200), en)).toEqual([
      'Two cuts',
      ...['Overfitting: 65 % of held-out rows right', '100 % of training rows right'],
    ])
  })

  it('says of rare classes what share of them is found, and what always saying the largest class gets', () => {
    const dataset = table(2, [90, 8, 2])
    const hits = (name: string, samples: number, correct: number, precision: number | null) => {
      return { class: name, samples, correct, recall: correct / samples, precision }
    }
    const classes = [hits('no', 90, 89, 0.95), hits('yes', 8, 4, 0.8), hits('maybe', 2, 0, null)]
    const own = { ...choice('0', 0.93), classes }
    const told = (of: Choice, correct?: number) => choiceCaption(model(dataset, of, correct), en)?.join(' · ')
    const rare =
      '“maybe”: recall 0 % (0 of 2) · never predicted · “yes”: recall 50 % (4 of 8) · precision 80 %'
    expect(told({ ...own, tried: own.tried.map(one => ({ ...one, accuracy: 0.93 })) })).toBe(
      `The network: 93 %, always “no”: 90 % · cross-validation accuracy · ${rare}`,
    )
    expect(told({ ...own, simplest: '3' }, 100)).toBe(
      `Overfitting: 93 % of held-out rows right · 100 % of training rows right · The network: 93 %, always “no”: 90 % · ${rare}`,
    )
    expect(told({ ...own, accuracy: 0.9 })).toBe(
      `No better than always “no” · cross-validation accuracy 90 % · ${rare}`,
    )
    expect(withChoice(['Two cuts'], model(dataset, { ...own, simplest: '3' }), en).slice(2)).toEqual(
      rare.split(' · '),
    )
    // A class of half an equal share is none.
    const equal = [hits('no', 60, 60, 1), hits('yes', 40, 40, 1)]
    expect(told({ ...own, simplest: '3', classes: equal })).not.toMatch('recall')
  })

  it('is noted where something is to be done about it', () => {
    const model = { dataset: table(2, [100, 100]), network: { layers: [] } }
    expect(choiceNotes(model, choice('3', 0.93), en)).toEqual([])
    expect(choiceNotes(model, choice('0', 0.84), en).join()).toMatch(
      /^this table needs no hidden layer: .* 85 %, .* --hidden 2 draws one all the same/,
    )
    expect(choiceNotes(model, choice(null, 0.5), en).join()).toMatch(
      /^nothing was found .* 50 %, always “no” 50 %$/,
    )
  })

  it('stands behind the one caption of a picture, or is all that it says', () => {
    const dataset = table(2, [100, 100])
    const caption = (own: Choice | null) => withChoice(['Two cuts'], model(dataset, own), en)
    expect(caption(null)).toEqual(['Two cuts'])
    expect(caption(choice('3', 0.93))).toEqual(['Two cuts', 'cross-validation accuracy 93 %'])
    expect(caption(choice('0', 0.84))[0]).toBe('No hidden layer is needed')
  })
})
