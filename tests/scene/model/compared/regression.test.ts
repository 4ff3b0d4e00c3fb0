import { describe, expect, it } from 'vitest'
import { generateRegression } from '../../../../src/data/build-regression.ts'
import { formulaGenerator } from '../../../../src/data/formula.ts'
import { normal, random } from '../../../../src/data/random.ts'
import { regressionTable } from '../../../../src/data/regression-table.ts'
import { readSpecObject } from '../../../../src/encode/catalog.ts'
import { regressors } from '../../../../src/estimators/regressors.ts'
import { stratifiedFolds } from '../../../../src/network/folds.ts'
import { runToEnd } from '../../../../src/network/lbfgs.ts'
import type { Network } from '../../../../src/network/network.ts'
import { predictTargets } from '../../../../src/network/regression/scores.ts'
import { trainInSteps } from '../../../../src/network/train.ts'

import type { Learned } from '../../../../src/scene/model/compared/tasks.ts'
import { regressionComparisonOf } from '../../../../src/scene/model/part-readers.ts'
import { modelOf } from '../../../../src/scene/scenes/model-of.ts'

const names = [...Object.keys(regressors), 'network']

/** Regressors on a formula or a table, and how far each is off. */
function judged(options: object, table?: string) {
  const spec = readSpecObject({ scene: 'compare', restarts: 1, maxIter: 60, ...options })
  const dataset = table ? regressionTable(spec, table, 'table.csv').dataset : generateRegression(spec)
  const unreduced = { dataset, scale: spec.scale, reduce: null }
  const training = runToEnd(trainInSteps(dataset, spec, { unreduced }))
  const model = modelOf(spec, { dataset, ...training }, { unreduced: unreduced as never })
  const { fitted, notLearned, notes } = regressionComparisonOf(model)!
  return { spec, dataset, ...training, model, fitted, notLearned: notLearned!, notes }
}

/** Standardized targets that a regressor, or the network, predicts at places. */
const predictedBy = ({ name, fitted }: Learned['learned'][number], network: Network, x: Float64Array) =>
  fitted === null ? predictTargets(network, x) : regressors[name].outputs(fitted, x)

const rootMeanSquare = (values: Float64Array) =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)

/** A table of one column and a target that is a noisy curve over it. */
const table = () => {
  const rng = random('rows of a table')
  const rows = Array.from({ length: 40 }, () => {
    const x = 10 + 5 * rng()
    return `${x},${1000 * Math.sin(x) + 50 * normal(rng)}`
  })
  return ['size,price', ...rows].join('\n')
}

describe('regressors of a formula', () => {
  const { spec, dataset, network, fitted, notLearned, model } = judged({ data: 'y = sin(3*x)', dataSeed: 5 })

  it('are off by the root of their mean squared error, in units of the target', () => {
    expect(fitted.map(({ name }) => name)).toEqual(names)
    for (const one of fitted) {
      const predicted = predictedBy(one, network, dataset.x)
      const errors = dataset.y.map((value, row) => (value - predicted[row]) * dataset.target.deviation)
      expect(one.scores.rmse).toBeCloseTo(rootMeanSquare(errors), 12)
      expect(one.scores.largest).toBeCloseTo(Math.max(...errors.map(Math.abs)), 12)
    }
    expect(fitted.at(-1)!.scores).toEqual(model.scores)
  })

  it('are judged by as many points as the next data seed draws, in the scales of those that they have learned', () => {
    const domain = { from: -2, to: 2 }
    const fresh = formulaGenerator(spec.data).generate({ samples: 80, noise: 0.1, seed: 6, domain })
    const [mean, deviation] = [dataset.scale.mean[0], dataset.scale.deviation[0]]
    const places = fresh.x.map(value => (value - mean) / deviation)
    expect(notLearned).toMatchObject({ by: 'fresh points', samples: 80 })
    for (const [i, one] of fitted.entries()) {
      const predicted = predictedBy(one, network, places)
      const errors = fresh.y.map((value, row) => {
        return value - (predicted[row] * dataset.target.deviation + dataset.target.mean)
      })
      expect(notLearned.scores[i]!.rmse).toBeCloseTo(rootMeanSquare(errors), 12)
    }
  })
})

it('regressors are judged by rows held out where there are any', () => {
  const { dataset, network, notLearned, model, fitted } = judged({ data: 'y = x*x', test: 0.25 })
  expect(notLearned).toMatchObject({ by: 'held out', samples: 20 })
  expect(notLearned.scores.at(-1)!.rmse).toBe(model.held!.rmse)
  expect(dataset.test!.y).toHaveLength(20)
  expect(predictedBy(fitted.at(-1)!, network, dataset.x)).toEqual(predictTargets(network, dataset.x))
})

describe('regressors of a table', () => {
  const { spec, fitted, notLearned, dataset, record } = judged(
    { data: 'table.csv', target: 'price' },
    table(),
  )

  it('are judged by rows left out in turn, each predicted by what the others say', () => {
    expect(notLearned).toMatchObject({ by: 'folds', samples: 40, folds: 5 })
    const scores = Object.fromEntries(fitted.map(({ name }, i) => [name, notLearned.scores[i]!]))
    // Least squares by hand, fold by fold; a scale changes nothing of a line.
    const all = Array.from(dataset.y.keys())
    const folds = stratifiedFolds({ y: new Int32Array(40), classes: [''] }, all, 5, spec.seed)
    const errors = folds.flatMap(({ learned, left }) => {
      const mean = (of: (row: number) => number) => learned.reduce((sum, row) => sum + of(row), 0) / 32
      const [x, y] = [mean(row => dataset.x[row]), mean(row => dataset.y[row])]
      const products = mean(row => (dataset.x[row] - x) * (dataset.y[row] - y))
      const slope = products / mean(row => (dataset.x[row] - x) ** 2)
      return Array.from(
        left,
        row => (dataset.y[row] - y - slope * (dataset.x[row] - x)) * dataset.target.deviation,
      )
    })
    expect(scores.line.rmse).toBeCloseTo(rootMeanSquare(Float64Array.from(errors)), 9)
    expect(scores.line.r2).toBeLessThan(scores.kernel.r2)
  })

  it('give the network the error by which its folds chose it', () => {
    expect(dataset.target.name).toBe('price')
    expect(notLearned.scores.at(-1)!.rmse).toBeCloseTo(record.choice!.rmse, 9)
  })
})

it('names regressors in the order asked for, and refuses one that cannot be fitted', () => {
  const { fitted } = judged({ data: 'y = x*x', classifiers: 'tree,line' })
  expect(fitted.map(({ name }) => name)).toEqual(['tree', 'line'])
  const many = { data: 'y = x*x', samples: 1600, hidden: '2', maxIter: 5 }
  expect(() => judged({ ...many, classifiers: 'kernel' })).toThrow('it takes up to 1500 rows, not 1600')
  expect(judged(many).notes).toEqual(['kernel is left out: it takes up to 1500 rows, not 1600'])
})
