import { expect, it } from 'vitest'
import { resultSummary } from '../../src/cli/summary.ts'
import * as en from '../../src/language/en.ts'
import { tolerance } from '../../src/network/as-good.ts'
import type { Choice } from '../../src/network/network.ts'
import type { Result } from '../../src/render/result.ts'

const tried = [
  { hidden: '0', alpha: 0.1, loss: 0.5, accuracy: 0.85, recall: 0.5, weights: 3 },
  { hidden: '8,3', alpha: 10, loss: 0.25, accuracy: 0.934, recall: 0.9, weights: 55 },
]

const result: Result = {
  version: '0.0.0',
  spec: {} as Result['spec'],
  data: { name: 't.csv', samples: 1000, features: 2, classes: ['no', 'yes'] },
  network: { sizes: [2, 8, 3, 1], activations: ['sigmoid', 'sigmoid', 'sigmoid'] },
  training: {
    loss: 0.2,
    accuracy: 0.99,
    correct: 990,
    iterations: 10,
    evaluations: 12,
    restarts: 3,
    converged: true,
    stopped: 'gradient',
    hits: [
      { class: 'no', samples: 956, correct: 950, recall: 950 / 956, precision: 950 / 954 },
      { class: 'yes', samples: 44, correct: 40, recall: 40 / 44, precision: 40 / 46 },
    ],
    choice: { ...tried[1], folds: 5, simplest: '8,3', tried, rule: { tolerance, best: { accuracy: 0.934 } } },
  },
  chapters: [],
  alt: '',
  outputs: [],
  seconds: { train: 0, render: 0, total: 0 },
  rasterizer: 'canvas',
  shapes: 'nnanim',
  notes: [],
}

/** The first line of the summary where rows left out in turn have this accuracy. */
function summaryAt(accuracy: number, classes?: Choice['classes']): string {
  const choice = { ...result.training!.choice!, accuracy, classes } as Choice
  return resultSummary({ ...result, training: { ...result.training, choice } as Result['training'] })[0]
}

it('a summary says the cross-validation accuracy, and what each class of unequal size gets', () => {
  expect(summaryAt(0.98)).toBe(
    't.csv · 8 sigmoid · 3 sigmoid · 990 of 1000 (no 950 of 956, yes 40 of 44), cross-validation 98 % · 3 starts',
  )
})

it('a summary says what each class of unequal size gets in cross-validation, where these are known', () => {
  const classes = [
    { class: 'no', samples: 956, correct: 945, recall: 0.988, precision: 0.98 },
    { class: 'yes', samples: 44, correct: 30, recall: 0.68, precision: 0.73 },
  ]
  expect(summaryAt(0.975, classes)).toContain(
    ' · 990 of 1000, cross-validation 98 % (no 945 of 956, yes 30 of 44) · ',
  )
})

it('a summary of a network that overfits begins with the rows that it has not seen', () => {
  expect(summaryAt(0.65)).toContain(
    ' · Overfitting: 65 % of held-out rows right, 99 % of training rows right (990 of 1000 (no 950 of 956, yes 40 of 44)) · ',
  )
})

it('--verbose lists the networks that were tried', () => {
  expect(resultSummary(result, true).slice(1, -1).join('\n')).toBe(
    [
      '5-fold cross-validation; it chose alpha 10 with the layers',
      'hidden  alpha  loss    right',
      '0       0.1    0.5000  85 %',
      '8,3     10     0.2500  93 %',
    ].join('\n'),
  )
  const { choice: _, ...training } = result.training!
  expect(resultSummary({ ...result, training }, true)).toHaveLength(2)
})

it('a summary has the verdict first, and six lines of notes at most', () => {
  const noted = (count: number) => ({
    ...result,
    notes: Array.from({ length: count }, (_, i) => `note ${i}`),
  })
  expect(resultSummary(noted(6)).slice(1, -1)).toEqual(noted(6).notes)
  expect(resultSummary(noted(7)).slice(5, -1)).toEqual(['note 4', '2 more notes with --verbose'])
  expect(resultSummary(noted(7), true)).toContain('note 6')
})

it('an error has the digits that a picture gives it', () => {
  const { rmse, held } = { rmse: 33_944.69, held: 0.062749 }
  const { choice: _, ...trained } = result.training!
  const test = { samples: 9, loss: 0.1, rmse: held, r2: 0.9, largest: 1 }
  const training = { ...trained, rmse, r2: 0.749, largest: 9e4, test }
  const data = { ...result.data, classes: [], target: 'price' }
  const summary = resultSummary({ ...result, data, training } as Result)[0]
  expect(summary).toContain('held-out error 0.063, R² 0.90, training error 33,945, R² 0.75')
  // Of targets of one sign a share of their mean.
  const shared = resultSummary({ ...result, data: { ...data, mean: -0.5 }, training } as Result)[0]
  expect(shared).toContain('held-out error 0.063, 13 % of the mean price, R² 0.90,')
  expect(en.numbers.amount(1.2e7)).toBe('12,000,000')
})
