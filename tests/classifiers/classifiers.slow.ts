import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { digitRows } from '../../src/data/tables/digits.ts'
import { readSpec } from '../../src/encode/read-spec.ts'
import { reduceDataset } from '../../src/network/reduce.ts'
import { cases, fitted, slow, testsOf } from './rows-of-scikit-learn.ts'

describe.each(Object.entries(cases).filter(([name]) => slow.includes(name)))('on the rows of %s', testsOf)

it.each([
  ['svm', 1014],
  ['rbf', 1055],
])('%s gets as many digits on two components as that of scikit-learn', (kind, correct) => {
  const spec = readSpec({ data: 'digits', reduce: 2 })
  const { x, y } = reduceDataset(generateDataset(spec, undefined, digitRows), spec.reduce)
  const { predict } = fitted({ x: Array.from(x), y: Array.from(y), low: [], high: [], found: {} }, kind)
  expect(predict(x).filter((label, i) => label === y[i])).toHaveLength(correct)
})
