import { describe, expect, it } from 'vitest'
import { classifiers } from '../../../src/classifiers/registry.ts'
import type { Dataset } from '../../../src/data/dataset.ts'
import { takeRows } from '../../../src/data/sample.ts'
import { stratifiedFolds } from '../../../src/network/folds.ts'
import { principalComponents, projectOntoComponents } from '../../../src/network/projection.ts'
import { comparisonOf } from '../../../src/scene/model/comparison.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { inUnitsOf, judged, moonsTable, rightOf } from './judged.ts'

const names = Object.keys(classifiers)

/** The rows of a dataset as folds learn and leave them out, in units of the learned ones. */
function foldsOf(dataset: Dataset, count: number, seed: number) {
  const width = dataset.features.length
  return stratifiedFolds(dataset, [...dataset.y.keys()], count, seed).map(fold => {
    const [learned, left] = [takeRows(dataset, fold.learned), takeRows(dataset, fold.left)]
    return {
      learned: { ...learned, x: inUnitsOf(learned.x, learned.x, width), classes: dataset.classes.length },
      left: { ...left, x: inUnitsOf(learned.x, left.x, width) },
    }
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

// What is left out of many rows, and what chooses among networks by them, is in `left-out.slow.ts`.
describe('rows left out in turn', () => {
  const table = moonsTable(120)
  const given = { hidden: '3', alpha: 0.1 }

  it.each([
    [{}, 1],
    [{ dataSeed: 6, seed: 2 }, 6],
  ])(
    'are those of five folds, in each of which scale and classifiers are fitted to the others: %o',
    (seeds, seed) => {
      const { spec, unreduced, counts, notLearned } = judged({ data: 'table.csv', ...given, ...seeds }, table)
      expect(notLearned).toMatchObject({ by: 'folds', folds: 5, samples: 120 })
      const folds = foldsOf(unreduced, 5, seed)
      expect(sum(folds.map(({ left }) => left.y.length))).toBe(120)
      for (const name of names)
        expect([name, counts[name]]).toEqual([
          name,
          sum(folds.map(({ learned, left }) => rightOf(name, learned, left, spec))),
        ])
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
      expect([name, counts[name]]).toEqual([
        name,
        sum(folds.map(({ learned, left }) => rightOf(name, learned, left, spec))),
      ])
  })

  it('change neither fits nor where they are wrong', () => {
    const one = judged({ data: 'table.csv', ...given }, table).fitted
    const other = judged({ data: 'table.csv', ...given, dataSeed: 9 }, table).fitted
    expect(one).toEqual(other)
  })

  it('are wrong where their class has no other row', () => {
    const alone = `${table}\n71,0,alone`
    const { counts, notLearned } = judged({ data: 'table.csv', ...given, classifiers: 'tree,knn,svm' }, alone)
    const without = judged({ data: 'table.csv', ...given, classifiers: 'tree,knn,svm' }, table)
    expect(notLearned!.samples).toBe(121)
    for (const name of ['tree', 'knn', 'svm']) {
      expect(counts[name]).toBeLessThan(121)
      expect(Math.abs(counts[name]! - without.counts[name]!)).toBeLessThan(15)
    }
  })

  it('leave a classifier without a count that cannot be fitted to each fold', () => {
    const few = `${table}\n71,0,few\n72,1,few\n75,0.5,few`
    const { counts, notes } = judged({ data: 'table.csv', ...given }, few)
    expect(counts.qda).toBeNull()
    expect(counts.tree).toBeGreaterThan(80)
    expect(notes).toEqual([
      'qda is not judged by rows left out in turn: QDA needs at least 3 rows of each class, and one has 2',
    ])
  })

  it('are not asked of a network of a file, which may have learned them', () => {
    const { spec, dataset, network } = judged({ data: 'table.csv', ...given }, table)
    const model = modelOf({ ...spec, model: 'm.json' }, { dataset, network })
    const { notLearned, notes } = comparisonOf(model)!
    expect(notLearned!.correct.at(-1)).toBeNull()
    for (const count of notLearned!.correct.slice(0, -1)) expect(count).toBeGreaterThan(80)
    expect(notes).toEqual([
      'network is not judged by rows left out in turn: it is of a file, and may have learned any of them',
    ])
  })
})
