import { expect, it } from 'vitest'
import { unequalHits } from '../../src/network/confusion.ts'

const rows = (...sizes: number[]) => Int32Array.from(sizes.flatMap((size, k) => Array(size).fill(k)))

it('counts the rows of classes of unequal size, and those on their side', () => {
  const y = rows(95, 5)
  const answers = y.map((k, i) => (i % 10 === 0 ? 1 - k : i < 97 ? 0 : k))
  expect(unequalHits(answers, { y, classes: ['no', 'yes'] })).toEqual([
    { class: 'no', samples: 95, correct: 85, recall: 85 / 95, precision: 85 / 87 },
    { class: 'yes', samples: 5, correct: 3, recall: 0.6, precision: 3 / 13 },
  ])
})

it('knows no precision of a class that no row gets, and no recall of one without rows', () => {
  const y = rows(95, 5)
  const found = unequalHits(new Int32Array(100), { y, classes: ['no', 'yes', 'maybe'] })
  expect(found?.map(({ recall, precision }) => [recall, precision])).toEqual([
    [1, 0.95],
    [0, null],
    [null, null],
  ])
})

it.each([
  [[79, 21], false],
  [[81, 19], true],
  [[50, 41, 9], true],
  [[50, 39, 11], false],
  // A tenth is the equal share of ten classes.
  [[10, 10, 10, 10, 10, 10, 10, 10, 11, 9], false],
  [[11, 11, 11, 11, 11, 11, 10, 10, 10, 4], true],
])('of sizes %o: %s', (sizes, unequal) => {
  const y = rows(...sizes)
  const found = unequalHits(y, { y, classes: sizes.map(String) })
  expect(found !== null).toBe(unequal)
})
