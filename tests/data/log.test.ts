import { describe, expect, it } from 'vitest'
import { tableDataset } from '../../src/data/build-table.ts'
import { heldOutRegression, regressionTable } from '../../src/data/regression-table.ts'
import { ownNumber, unitAt } from '../../src/data/scale.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { languageOf } from '../../src/language/languages.ts'
import { readModel, toModel } from '../../src/network/models/nnanim.ts'
import type { Layer, Network } from '../../src/network/network.ts'
import { leastSquares } from '../../src/network/regression/least-squares.ts'
import { fitScores, predictTargets } from '../../src/network/regression/scores.ts'
import { SpecError } from '../../src/options/error.ts'
import { featureSpace } from '../../src/scene/model/input-space.ts'
import { heightAxis } from '../../src/scene/model/regression-model.ts'

const file = 'growth.csv'
const rows = Array.from({ length: 40 }, (_, i) => {
  const day = (i + 1) / 10
  return { day, size: 1 + (i % 7), cells: Math.exp(3 * day + Math.sin(5 * i) / 4) }
})
const table = (of: readonly object[]) =>
  [Object.keys(of[0]).join(), ...of.map(row => Object.values(row).join())].join('\n')
const text = table(rows)
const specOf = (keys: object) => readSpecObject({ data: file, target: 'cells', ...keys })
const read = (keys: object, of = text) => regressionTable(specOf(keys), of, file)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('logarithms of a table', () => {
  const logs = rows.map(({ cells }) => Math.log(cells))
  const { dataset } = read({ log: ['cells', 'day'] })
  const width = dataset.features.length

  it('are standardized, of the target and of features, and come back as the table has them', () => {
    const middle = mean(logs)
    const deviation = Math.sqrt(mean(logs.map(value => (value - middle) ** 2)))
    expect(dataset.target).toMatchObject({ name: 'cells', log: true })
    expect(dataset.scale.log).toEqual([true, false])
    for (const [i, { day, size, cells }] of rows.entries()) {
      expect(dataset.y[i]).toBeCloseTo((logs[i] - middle) / deviation, 12)
      expect(ownNumber(dataset.y[i], dataset.target) / cells).toBeCloseTo(1, 12)
      const own = [0, 1].map(d => ownNumber(dataset.x[i * width + d], unitAt(dataset.scale, d)))
      expect(own[0]).toBeCloseTo(day, 12)
      expect(own[1]).toBeCloseTo(size, 12)
    }
    expect(read({ log: 'cells,day' }).dataset).toEqual(dataset)
    expect(read({ log: ['1', '3'] }).dataset).toEqual(dataset)
  })

  it('are judged in the units of the table, and by the factor', () => {
    const { weights, bias, rmse } = leastSquares(dataset)
    const layer: Layer = {
      weights: weights.map(weight => [weight]),
      biases: [bias],
      activation: 'identity',
    }
    const network: Network = { layers: [layer] }
    const scores = fitScores(network, dataset, dataset.target)
    const { mean: middle, deviation } = dataset.target
    const predicted = Array.from(predictTargets(network, dataset.x), z => z * deviation + middle)
    const own = (values: number[], answers: number[]) => {
      const errors = values.map((value, i) => (value - answers[i]) ** 2)
      const spread = values.map(value => (value - mean(values)) ** 2)
      return { rmse: Math.sqrt(mean(errors)), r2: 1 - mean(errors) / mean(spread) }
    }
    const ofValues = own(rows.map(({ cells }) => cells), predicted.map(Math.exp)) // biome-ignore format: one line
    const ofLogs = own(logs, predicted)
    expect(scores.rmse / ofValues.rmse).toBeCloseTo(1, 12)
    expect(rmse / ofValues.rmse).toBeCloseTo(1, 12)
    expect(scores.r2).toBeCloseTo(ofValues.r2, 12)
    expect(scores.log!.r2).toBeCloseTo(ofLogs.r2, 12)
    expect(scores.log!.factor).toBeCloseTo(Math.exp(ofLogs.rmse), 12)
    expect(scores.log!.r2).not.toBeCloseTo(scores.r2, 3)

    const model = toModel(network, dataset)
    expect(model).toMatchObject({ version: 2, log: ['day', 'cells'] })
    const known = readModel(JSON.stringify(model))
    const again = regressionTable(specOf({ model: 'm.json' }), text, file, known)
    expect(again.dataset).toEqual(dataset)
    expect(toModel(known.network, again.dataset)).toEqual(model)
  })

  it('are those of held-out rows too, which need them', () => {
    const { test } = heldOutRegression(dataset, specOf({}), text, 'test.csv')
    expect(Math.max(...test.x.map((value, i) => Math.abs(value - dataset.x[i])))).toBeLessThan(1e-12)
    expect(test.y).toEqual(dataset.y)
    const zero = table([...rows, { day: 0, size: 1, cells: 2 }])
    const held = () => heldOutRegression(dataset, specOf({}), zero, 'test.csv')
    expect(held).toThrow('test.csv:42:1:day: got "0", expected a number above 0')
  })

  it('leave other data, and their model files, as they were', () => {
    const plain = read({}).dataset
    expect([plain.target, plain.scale].some(one => 'log' in one)).toBe(false)
    const layer: Layer = { weights: [[1], [2]], biases: [0], activation: 'identity' }
    const model = toModel({ layers: [layer] }, plain)
    expect(model).toMatchObject({ version: 1 })
    expect(model).not.toHaveProperty('log')
  })

  it('of features are taken where classes are learned', () => {
    const lines = ['mass,class', ...[1, 10, 100, 1000, 2, 20].map((mass, i) => `${mass},${'ab'[i % 2]}`)]
    const { dataset } = tableDataset(
      readSpecObject({ data: 't.csv', log: 'mass' }),
      lines.join('\n'),
      't.csv',
    )
    expect(dataset.x[2] - dataset.x[1]).toBeCloseTo(dataset.x[1] - dataset.x[0], 12)
  })

  it.each<[message: string, keys: object, of?: string]>([
    [
      'growth.csv:42:3:cells: got "0", expected a number above 0',
      { log: 'cells' },
      table([...rows, { day: 1, size: 2, cells: 0 }]),
    ],
    [
      'growth.csv:42:1:day: got "-1", expected a number above 0',
      { log: 'day' },
      table([...rows, { day: -1, size: 2, cells: 3 }]),
    ],
    [
      'log: got "cell", expected a column of the table: day, size, cells. Did you mean "cells"?',
      { log: 'cell' },
    ],
    [
      'log: got "size", expected a feature of numbers, or a target: day, cells',
      { log: 'size', features: ['day'] },
    ],
    [
      'log: got "kind", expected a feature of numbers, or a target: cells',
      { log: 'kind' },
      'kind,cells\na,1\nb,2\na,3\nb,5',
    ],
    [
      'log: got "when", expected a feature of numbers, or a target: cells',
      { log: 'when' },
      'when,cells\n2024-01-01,1\n2024-01-02,2\n2024-01-05,4',
    ],
  ])('are refused: %s', (message, keys, of) => {
    expect(() => read(keys, of)).toThrow(SpecError)
    expect(() => read(keys, of)).toThrow(message)
  })

  it.each([
    ['m.onnx', 'the network of a file is trained already'],
    ['m.json', 'the network of a file is trained already'],
  ])('are no choice beside %s', (model, message) => {
    expect(() => specOf({ model, log: 'cells' })).toThrow(message)
    expect(() => readSpecObject({ data: 'y = x*x', log: 'y' })).toThrow('a formula has no columns')
    expect(() => readSpecObject({ data: 'iris', log: '1' })).toThrow('iris is no table')
  })
})

describe('a note that proposes logarithms', () => {
  // Of k ones and one value far above them g₁ is (k − 1) / √k: 2.04 of six, 1.79 of five.
  const skewed = (ones: number, least = 1) =>
    table(Array.from({ length: ones + 1 }, (_, i) => ({ a: i % 3, cells: i === ones ? 50 : least })))

  it('is there for a skewness above 2, and only for numbers above 0', () => {
    expect(read({}, skewed(6)).notes).toEqual([
      'a few numbers are far above the others: --log cells takes logarithms',
    ])
    for (const of of [skewed(5), skewed(6, 0)]) expect(read({}, of).notes).toEqual([])
    expect(read({ log: 'cells' }, skewed(6)).notes).toEqual([])
  })

  it('is one for features and target', () => {
    const both = table(
      Array.from({ length: 9 }, (_, i) => ({ a: 1 + i, b: i < 8 ? 1 + i / 99 : 9, cells: i < 8 ? 2 : 9 })),
    )
    expect(read({ features: ['a', 'b'] }, both).notes.filter(note => note.includes('--log'))).toEqual([
      'a few numbers are far above the others: --log b,cells takes logarithms',
    ])
  })
})

describe('an axis of logarithms', () => {
  it('has ticks of the table’s units at the places of their logarithms', () => {
    const unit = { mean: 2, deviation: 1.5, log: true }
    const { ticks } = heightAxis(0, 2, 'cells', unit)
    expect(ticks.map(({ label }) => label)).toEqual(['0.5', '1', '2', '5', '10', '20', '50', '100'])
    for (const { at, label } of ticks) expect(at).toBeCloseTo((Math.log(Number(label)) - 2) / 1.5, 12)
    const narrow = heightAxis(0, 0.1, 'cells', unit).ticks
    expect(narrow.map(({ label }) => label)).toEqual(['6.5', '7.0', '7.5', '8.0', '8.5'])
    const wide = heightAxis(0, 5, 'cells', { ...unit, mean: 9 }).ticks.map(({ label }) => label)
    expect(wide).toEqual(['10', '100', '1k', '10k', '100k', '1M', '10M'])
    const scale = { mean: [2], deviation: [1.5], log: [true] }
    const [axis] = featureSpace(
      { features: ['day'], scale },
      languageOf({ lang: 'en' }),
      Float64Array.of(-1, 1),
    ).axes
    expect(axis.ticks.map(({ label }) => label)).toContain('10')
  })
})
