import { expect, it } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { digitRows } from '../../src/data/tables/digits.ts'
import { readSpec } from '../../src/encode/read-spec.ts'
import { classifiers } from '../../src/estimators/classifiers.ts'
import { reduceDataset } from '../../src/network/reduce.ts'
import { winners } from '../../src/network/scores.ts'

it.each([
  ['svm', 1014],
  ['rbf', 1055],
])('%s gets as many digits on two components as that of scikit-learn', (kind, correct) => {
  const spec = readSpec({ data: 'digits', reduce: 2, scene: 'compare' })
  const { x, y } = reduceDataset(generateDataset(spec, undefined, digitRows), spec.reduce)
  const classifier = classifiers[kind]
  const learned = classifier.fit({ x, y, features: 2, classes: 10 }, spec)
  expect(winners(classifier.outputs(learned, x), 10).filter((label, i) => label === y[i])).toHaveLength(
    correct,
  )
})
