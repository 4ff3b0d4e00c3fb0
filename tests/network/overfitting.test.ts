import { expect, it } from 'vitest'
import { overfitting } from '../../src/network/overfitting.ts'

/** Rows that were learned, all of them right, and others that were held out. */
const heldOut = (correct: number, samples: number) =>
  overfitting({ correct: 50, test: { correct, samples } }, 50)

it.each([
  // Two standard errors of 85 of 90 are 4.8 percentage points, those of 86 are 4.3: 5.6 and 4.4 are missing.
  [85, 90, 'named'],
  [86, 90, 'told'],
  // Two of 92 of 100 are 5.4 points; of 3 of 4, 43: 8 and 25 are missing.
  [92, 100, 'named'],
  [3, 4, null],
  [9, 10, null],
  // Of many rows it is told from two percentage points on, and named from five on.
  [9500, 10000, 'named'],
  [9501, 10000, 'told'],
  [9799, 10000, 'told'],
  [9800, 10000, null],
])('%i of %i rows that were held out: %s', (correct, samples, form) => {
  const shares = { unseen: correct / samples, seen: 1, named: form === 'named' }
  expect(heldOut(correct, samples)).toEqual(form ? shares : null)
})

it('two standard errors are those of the rows left out in turn', () => {
  // √(0.8 · 0.2 / 100) = 0.04 of a sample of rows.
  const told = (correct: number) => overfitting({ correct, choice: { accuracy: 0.8, rows: 100 } }, 1000)
  expect([880, 881].map(told)).toEqual([null, { unseen: 0.8, seen: 0.881, named: true }])
  // √(0.8 · 0.2 / 1000) = 0.0126 of all.
  const ofAll = (correct: number) => overfitting({ correct, choice: { accuracy: 0.8 } }, 1000)
  expect([825, 826].map(ofAll)).toEqual([null, { unseen: 0.8, seen: 0.826, named: false }])
})

it('says nothing where no row is held out', () => {
  expect(overfitting({ correct: 100 }, 100)).toBe(null)
})
