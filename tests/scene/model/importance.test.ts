import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { tableDataset } from '../../../src/data/build-table.ts'
import { random } from '../../../src/data/random.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { countOnDiagonal } from '../../../src/network/confusion.ts'
import { classMeasures, drawShuffles, permutationImportance } from '../../../src/network/importance.ts'
import { runToEnd } from '../../../src/network/lbfgs.ts'
import { countCorrect } from '../../../src/network/predict.ts'
import { reduceDataset } from '../../../src/network/reduce.ts'
import { heldOutRecord, trainInSteps } from '../../../src/network/train.ts'
import { scoreLeftOut } from '../../../src/scene/model/compared/left-out.ts'
import { comparedTask } from '../../../src/scene/model/compared/tasks.ts'
import { columnsByWorth } from '../../../src/scene/model/importance.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'

/** A network on a table or built-in data, with what its columns are judged from. */
function made(options: object, table?: string) {
  const spec = readSpecObject({ scene: 'columns', restarts: 1, maxIter: 60, ...options })
  const unreduced = table ? tableDataset(spec, table, 'table.csv').dataset : generateDataset(spec)
  const dataset = reduceDataset(unreduced, spec.reduce)
  const rows = { dataset: unreduced, scale: spec.scale, reduce: spec.reduce }
  const { network, record } = runToEnd(trainInSteps(dataset, spec, { unreduced: rows }))
  const model = modelOf({ ...spec, scene: 'data' }, { dataset, network, record }, { unreduced: rows })
  const given = { spec, alpha: spec.alpha ?? record.choice!.alpha, trace: [], margin: null, unreduced: rows }
  return { spec, unreduced, dataset, network, record, model, given }
}

const sums = (matrix: readonly number[][]) => matrix.map(row => row.reduce((sum, count) => sum + count, 0))

/** Rows whose class a number and a colour decide together; a shade says the same as the colour, and noise nothing. */
function survey(samples: number): string {
  const rng = random('survey')
  const rows = Array.from({ length: samples }, () => {
    const [size, colour] = [rng(), ['red', 'green', 'blue'][Math.floor(3 * rng())]]
    const shade = { red: 'warm', green: 'cold', blue: 'dark' }[colour]
    return [size, colour, shade, rng(), size + (colour === 'red' ? 0.5 : 0) > 0.7 ? 'yes' : 'no'].join()
  })
  return ['size,colour,shade,noise,answer', ...rows].join('\n')
}

describe('the worth of columns', () => {
  const table = survey(120)
  const one = made({ data: 'table.csv', hidden: '3', alpha: 0.1 }, table)

  it('is measured on rows left out in turn, each once, by networks of the same layers and penalty', () => {
    for (const { model, given, dataset } of [
      one,
      made({ data: 'iris', hidden: '2', alpha: 0.1, reduce: 'pca:2' }),
    ]) {
      const { by, folds, samples, confusion, shuffled } = columnsByWorth(model, given)
      expect({ by, folds, samples, shuffled }).toEqual({
        ...{ by: 'folds', folds: 5 },
        ...{ samples: dataset.y.length, shuffled: dataset.y.length },
      })
      expect(sums(confusion)).toEqual(
        dataset.classes.map((_, k) => dataset.y.filter(own => own === k).length),
      )
      const task = comparedTask(dataset)
      const { scores } = scoreLeftOut(task, ['network'], { ...model, choice: null }, given)
      expect(countOnDiagonal(confusion)).toBe(scores[0])
    }
  })

  it('is measured on rows held out where there are any, by the network itself', () => {
    const held = { data: 'iris', hidden: '2', alpha: 0.1, test: 0.4 }
    for (const reduce of [null, 'pca:2']) {
      const { model, given, network, dataset, unreduced, spec } = made({ ...held, reduce })
      const { by, confusion, columns } = columnsByWorth(model, given)
      expect(by).toBe('test')
      expect(countOnDiagonal(confusion)).toBe(heldOutRecord(network, dataset)!.correct)
      const judged = [{ network, rows: unreduced.test!, reduction: dataset.reduction }]
      const names = unreduced.features.map((name, i) => ({ name, features: [i] }))
      const found = permutationImportance(judged, names, drawShuffles(judged, spec.seed), classMeasures)
      for (const { correlated: _, ...column } of columns) expect(found).toContainEqual(column)
    }
  })

  it('is measured on the rows given of a network of a file', () => {
    const { model, given, network, dataset } = one
    const { by, confusion } = columnsByWorth(model, { ...given, spec: { ...given.spec, model: 'm.json' } })
    expect(by).toBe('given')
    expect(countOnDiagonal(confusion)).toBe(countCorrect(network, dataset))
  })

  it('ranks columns by the loss, the values of a text together, and names those that say the same', () => {
    const { model, given } = one
    const { columns } = columnsByWorth(model, given)
    expect(columns.map(({ name }) => name).sort()).toEqual(['colour', 'noise', 'shade', 'size'])
    expect(columns[0].name).toBe('size')
    const losses = columns.map(({ loss }) => loss.mean)
    expect(losses).toEqual(losses.toSorted((a, b) => b - a))
    const [colour, shade] = ['colour', 'shade'].map(name => columns.findIndex(one => one.name === name))
    expect(columns[colour].features).toHaveLength(3)
    expect(columns[colour].correlated).toEqual([{ column: shade, correlation: expect.closeTo(1, 9) }])
    expect(columns[shade].correlated[0].column).toBe(colour)
    expect(columns[0].correlated).toEqual([])
  })

  it('is drawn by the seed of the data', () => {
    const { model, given } = one
    const worth = (seeds: object) => columnsByWorth(model, { ...given, spec: { ...given.spec, ...seeds } })
    const first = worth({})
    expect(worth({})).toEqual(first)
    expect(worth({ dataSeed: 2 })).not.toEqual(first)
    expect(worth({ dataSeed: 2, seed: 5, networkSeed: 1 })).toEqual(
      worth({ dataSeed: 2, seed: 7, networkSeed: 1 }),
    )
  })
})
