import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { predictTargets, scoresOf } from '../../../src/network/regression/scores.ts'
import { errorWorthOf } from '../../../src/scene/model/importance.ts'
import type { DotsShape } from '../../../src/scene/shape.ts'
import { flat, textsOf } from '../outline.ts'
import { makeRegression, numberOf, unitsIn } from '../regressions.ts'

/** Prices by size, kind and age, and a column of noise. */
function houses(rows: number): string {
  const rng = random('houses')
  const cells = Array.from({ length: rows }, () => {
    const [size, age, kind] = [
      40 + 100 * rng(),
      Math.round(60 * rng()),
      ['flat', 'row', 'villa'][Math.floor(3 * rng())],
    ]
    const price = 1500 * size - 500 * age + { flat: 0, row: 20_000, villa: 60_000 }[kind]! + 4000 * rng()
    return [size.toFixed(1), age, kind, rng().toFixed(3), Math.round(price)].join()
  })
  return ['size,age,kind,noise,price', ...cells].join('\n')
}

const small = {
  data: 'table.csv',
  target: 'price',
  scene: 'columns',
  hidden: '3',
  alpha: 0.1,
  maxIter: 60,
  restarts: 1,
}

describe('the worth of columns of regression', () => {
  const table = houses(90)
  const held = makeRegression({ ...small, test: 0.4 }, table)
  const worth = errorWorthOf(held.model)!

  it('is measured on held-out rows: residuals are target less prediction, in own units', () => {
    const { dataset, network, scene } = held
    const { test, target } = dataset
    const predicted = predictTargets(network, test!.x)
    const own = (value: number) => value * target.deviation + target.mean
    expect(worth).toMatchObject({ by: 'test', samples: test!.y.length })
    for (const [i, [at, off]] of worth.residuals.entries()) {
      expect(at).toBeCloseTo(own(predicted[i]), 6)
      expect(off).toBeCloseTo(own(test!.y[i]) - own(predicted[i]), 6)
    }
    const { rmse, r2 } = scoresOf(predicted, test!.y, target)
    expect(worth.scores.rmse / rmse).toBeCloseTo(1, 10)
    expect(worth.scores.r2).toBeCloseTo(r2, 10)
    const shapes = scene.at('poster')
    const dots = flat(shapes).find((shape): shape is DotsShape => shape.key === 'residuals')!
    const drawn = unitsIn(shapes)(dots.centres)
    const largest = Math.max(...worth.residuals.map(([, off]) => Math.abs(off)))
    for (const [i, [at, off]] of worth.residuals.entries()) {
      expect(Math.abs(drawn[i][0] - at)).toBeLessThan(1e-6 * at)
      expect(Math.abs(drawn[i][1] - off)).toBeLessThan(1e-6 * largest)
    }
    const names = textsOf(shapes)
      .filter(({ key }) => key?.startsWith('axis '))
      .map(({ text }) => text)
    expect(names).toEqual(['price (predicted)', 'residual'])
  })

  it('is in own units where logarithms are learned, too', () => {
    const { model } = makeRegression({ ...small, test: 0.4, log: ['price'] }, table)
    const { scores, columns, residuals } = errorWorthOf(model)!
    expect(scores.rmse / model.held!.rmse).toBeCloseTo(1, 9)
    expect(scores.r2).toBeCloseTo(model.held!.r2, 9)
    expect(columns[0].loss.mean).toBeGreaterThan(1000)
    for (const [at] of residuals) expect(at).toBeGreaterThan(10_000)
  })

  it('ranks columns by the rise of the error, the values of a text together; two of them say less than all', () => {
    const { columns, two, scores } = worth
    expect(columns.map(({ name }) => name).sort()).toEqual(['age', 'kind', 'noise', 'size'])
    expect(columns[0].name).toBe('size')
    expect(columns.find(({ name }) => name === 'kind')!.features).toHaveLength(3)
    expect(Math.abs(columns.find(({ name }) => name === 'noise')!.loss.mean)).toBeLessThan(
      0.1 * columns[0].loss.mean,
    )
    expect(two!.names).toEqual(columns.slice(0, 2).map(({ name }) => name))
    expect(two!.r2).toBeLessThan(scores.r2)
    const said = textsOf(held.scene.at('poster')).filter(({ key }) => key?.startsWith('wrong '))
    for (const [i, { text }] of said.entries())
      expect(Math.abs(numberOf(text.replace(',', '')) - columns[i].loss.mean)).toBeLessThan(
        0.01 * scores.rmse,
      )
  })

  it('is measured by cross-validation without such rows, in the units of all', () => {
    const { by, folds, samples, scores, columns } = errorWorthOf(makeRegression(small, table).model)!
    expect({ by, folds, samples }).toEqual({ by: 'folds', folds: 5, samples: 90 })
    expect(scores.r2).toBeGreaterThan(0.9)
    expect(scores.rmse).toBeGreaterThan(500)
    expect(scores.rmse).toBeLessThan(20_000)
    expect(columns[0].loss.mean).toBeGreaterThan(scores.rmse)
  })
})
