import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../../src/data/build.ts'
import { tableDataset } from '../../../../src/data/build-table.ts'
import type { ClassDataset, HeldOut } from '../../../../src/data/dataset.ts'
import { generatorOf } from '../../../../src/data/registry.ts'
import { takeRows } from '../../../../src/data/sample.ts'
import { twinsOf } from '../../../../src/data/twins.ts'
import { readSpecObject } from '../../../../src/encode/catalog.ts'
import { classifiers } from '../../../../src/estimators/classifiers.ts'
import { stratifiedFolds } from '../../../../src/network/folds.ts'
import { runToEnd } from '../../../../src/network/lbfgs.ts'
import { countCorrect } from '../../../../src/network/predict.ts'
import { principalComponents, projectOntoComponents } from '../../../../src/network/projection.ts'
import { reduceDataset } from '../../../../src/network/reduce.ts'
import { winner } from '../../../../src/network/scores.ts'
import { trainInSteps } from '../../../../src/network/train.ts'
import type { Spec } from '../../../../src/options/spec.ts'

import { openFolds } from '../../../../src/scene/model/compared/left-out.ts'
import { comparisonOf } from '../../../../src/scene/model/part-readers.ts'
import { modelOf } from '../../../../src/scene/scenes/model-of.ts'

const names = Object.keys(classifiers)

/** Classifiers on generated data or a table, and what each gets of points that it has not learned. */
function judged(options: object, table?: string) {
  const spec = readSpecObject({ scene: 'compare', restarts: 1, maxIter: 60, ...options })
  const unreduced = table ? tableDataset(spec, table, 'table.csv').dataset : generateDataset(spec)
  const dataset = reduceDataset(unreduced, spec.reduce)
  const rows = { dataset: unreduced, scale: spec.scale, reduce: spec.reduce }
  const training = runToEnd(trainInSteps(dataset, spec, { unreduced: rows }))
  const model = modelOf(spec, { dataset, ...training }, { unreduced: rows })
  const { fitted, notLearned, notes } = comparisonOf(model)!
  const counts = Object.fromEntries(fitted.map(({ name }, i) => [name, notLearned?.correct[i]]))
  return { spec, unreduced, dataset, ...training, notLearned, counts, notes, fitted }
}

/** Points that a classifier gets which is fitted to rows. */
function rightOf(name: string, learned: HeldOut & { classes: number }, left: HeldOut, spec: Spec): number {
  const classifier = classifiers[name]
  const found = classifier.outputs(classifier.fit({ ...learned, features: 2 }, spec), left.x)
  return left.y.filter((label, row) => winner(found, row, learned.classes) === label).length
}

/** Points in units of the spread of others, feature by feature. */
function inUnitsOf(others: Float64Array, x: Float64Array, features: number): Float64Array {
  const columns = Array.from({ length: features }, (_, j) => others.filter((_, k) => k % features === j))
  const means = columns.map(values => values.reduce((sum, value) => sum + value, 0) / values.length)
  const spreads = columns.map((values, j) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - means[j]) ** 2, 0) / values.length),
  )
  return x.map((value, k) => (value - means[k % features]) / spreads[k % features])
}

/** A table of two half moons, far from the origin and in other units across than along. */
function moonsTable(samples: number): string {
  const { x, y } = generatorOf('moons')!.generate({ samples, noise: 0.4, classes: 2, hollow: false, seed: 5 })
  return [
    'a,b,kind',
    ...Array.from(y, (k, i) => `${70 + 9 * x[2 * i]},${x[2 * i + 1]},${'no yes'.split(' ')[k]}`),
  ].join('\n')
}

/** The rows of a dataset as folds learn and leave them out, in units of the learned ones. */
function foldsOf(dataset: ClassDataset, count: number, seed: number) {
  const width = dataset.features.length
  return stratifiedFolds(dataset, [...dataset.y.keys()], count, seed, twinsOf(dataset)?.first).map(fold => {
    const [learned, left] = [takeRows(dataset, fold.learned), takeRows(dataset, fold.left)]
    return {
      learned: { ...learned, x: inUnitsOf(learned.x, learned.x, width), classes: dataset.classes.length },
      left: { ...left, x: inUnitsOf(learned.x, left.x, width) },
    }
  })
}

/** Points that a classifier gets of those that each fold leaves out. */
const rightInAll = (name: string, folds: ReturnType<typeof foldsOf>, spec: Spec) =>
  sum(folds.map(({ learned, left }) => rightOf(name, learned, left, spec)))

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

describe('rows left out in turn', () => {
  const table = moonsTable(80)
  const given = { data: 'table.csv', hidden: '3', alpha: 0.1 }
  const usual = judged(given, table)

  it.each([
    ['the seed', usual, 1],
    ['the seed of the data', judged({ ...given, dataSeed: 6, seed: 2 }, table), 6],
  ])(
    'are those of five folds by %s, in each of which scale and classifiers are fitted to the others',
    (_, own, seed) => {
      const { spec, unreduced, counts, notLearned } = own
      expect(notLearned).toMatchObject({ by: 'folds', folds: 5, samples: 80 })
      const folds = foldsOf(unreduced, 5, seed)
      expect(sum(folds.map(({ left }) => left.y.length))).toBe(80)
      for (const name of names) expect([name, counts[name]]).toEqual([name, rightInAll(name, folds, spec)])
    },
  )

  it('give a network that they chose the count that chose it, as if its layers and its penalty were given', () => {
    const { spec, dataset, network, record, counts, unreduced } = judged(
      { data: 'table.csv' },
      moonsTable(60),
    )
    const { choice } = record
    expect(counts.network).toBe(Math.round(choice!.accuracy * 60))
    const rows = { dataset: unreduced, scale: spec.scale, reduce: null }
    const again = modelOf({ ...spec, alpha: choice!.alpha }, { dataset, network }, { unreduced: rows })
    expect(comparisonOf(again)!.notLearned!.correct.at(-1)).toBe(counts.network)
  })

  it('have components of the rows that a fold learns', () => {
    const { spec, unreduced, counts } = judged({
      data: 'iris',
      hidden: '3',
      reduce: 'pca:2',
      classifiers: 'logistic,tree,knn',
    })
    const folds = foldsOf(unreduced, 5, 1).map(({ learned, left }) => {
      const components = principalComponents(learned.x, learned.y.length, 4, 2)
      const on = (x: Float64Array, rows: number) => projectOntoComponents(x, rows, components)
      return {
        learned: { ...learned, x: on(learned.x, learned.y.length) },
        left: { ...left, x: on(left.x, left.y.length) },
      }
    })
    for (const name of ['logistic', 'tree', 'knn'])
      expect([name, counts[name]]).toEqual([name, rightInAll(name, folds, spec)])
  })

  it('are wrong where their class has no other row', () => {
    const { counts, notLearned } = judged({ ...given, classifiers: 'tree,knn,svm' }, `${table}\n71,0,alone`)
    expect(notLearned!.samples).toBe(81)
    for (const name of ['tree', 'knn', 'svm']) {
      expect(counts[name]).toBeLessThan(81)
      expect(Math.abs(counts[name]! - usual.counts[name]!)).toBeLessThan(10)
    }
  })

  it('leave a classifier without a count that cannot be fitted to each fold', () => {
    const few = `${table}\n71,0,few\n72,1,few\n75,0.5,few`
    const { counts, notes } = judged(given, few)
    expect(counts.qda).toBeNull()
    expect(counts.tree).toBeGreaterThan(50)
    expect(notes).toEqual([
      'qda has no cross-validation accuracy: QDA needs at least 3 rows of each class, and one has 2',
    ])
  })

  it('are not asked of a network of a file, which may have learned them', () => {
    const { spec, dataset, network } = usual
    const model = modelOf({ ...spec, model: 'm.json' }, { dataset, network })
    const { notLearned, notes } = comparisonOf(model)!
    expect(notLearned!.correct.at(-1)).toBeNull()
    for (const count of notLearned!.correct.slice(0, -1)) expect(count).toBeGreaterThan(55)
    expect(notes).toEqual([
      'network has no cross-validation accuracy: it is of a file, and may have learned any of them',
    ])
  })
  it.each([
    [1000, 5, 1000],
    [2500, 3, 2500],
    [6000, 2, 4472],
  ])('are of fewer folds, then of a sample, where there are many: %i', (samples, folds, rows) => {
    const dataset = tableDataset(usual.spec, moonsTable(samples), 'table.csv').dataset
    const model = { dataset, network: usual.network, choice: null }
    const { plan } = openFolds(model, { spec: usual.spec, alpha: 0.1 }, { trains: false, pairs: true })
    expect(plan).toEqual({ folds, rows })
  })
})

describe('fresh points', () => {
  it.each([
    [{ data: 'clusters', noise: 0.9, classes: 4, dataSeed: 7, networkSeed: 2, samples: 120 }, 7],
    [{ data: 'x * y > 0.3', noise: 0.2, seed: 4, samples: 120 }, 4],
  ])('of %o are as many of the generator with the next data seed', (options, seed) => {
    const { spec, dataset, network, counts, notLearned } = judged(options)
    const classes = dataset.classes.length
    const [learned, next] = [seed, seed + 1].map(seed =>
      generatorOf(spec.data)!.generate({ samples: 120, noise: spec.noise!, classes, hollow: false, seed }),
    )
    const fresh = { x: inUnitsOf(learned.x, next.x, 2), y: next.y }
    expect(notLearned).toMatchObject({ by: 'fresh points', samples: 120 })
    for (const name of names)
      expect([name, counts[name]]).toEqual([name, rightOf(name, { ...dataset, classes }, fresh, spec)])
    expect(counts.network).toBe(countCorrect(network, fresh))
    expect(fresh.x).not.toEqual(dataset.x)
  })
})

describe('rows that were held out', () => {
  it('are those that classifiers are judged by, and no others', () => {
    const { spec, dataset, network, counts, notLearned } = judged({ data: 'moons', noise: 0.3, test: 0.3 })
    expect(notLearned).toMatchObject({ by: 'held out', samples: 60 })
    for (const name of names)
      expect(counts[name]).toBe(rightOf(name, { ...dataset, classes: 2 }, dataset.test!, spec))
    expect(counts.network).toBe(countCorrect(network, dataset.test!))
  })
})
