import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { isRegression, type RegressionDataset } from '../../src/data/dataset.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { loadInput } from '../../src/figure/load.ts'
import { forward } from '../../src/network/forward.ts'
import { toModel } from '../../src/network/models/nnanim.ts'
import { loadDataset, loadRegression, reader } from '../../src/render/load.ts'
import { drawnNetwork } from '../network/vectors.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const specOf = (data: string, more: object = {}) => readSpecObject({ data, ...more })
const write = async (name: string, content: string) => {
  await writeFile(folder.path(name), content)
  return folder.path(name)
}
const cars = 'examples/cars.csv'

/** A model file for a dataset, of drawn weights. */
async function modelOf(name: string, dataset: Awaited<ReturnType<typeof loadRegression>>): Promise<string> {
  const network = drawnNetwork(name, [dataset.features.length, 3, 1], 'tanh')
  network.layers[1].activation = 'identity'
  return write(`${name}.json`, JSON.stringify(toModel(network, dataset)))
}

describe('the input of a regression', () => {
  it('is that of a formula, or of a table with a target', async () => {
    const { dataset, notes } = await loadInput(reader, specOf('y = sin(3*x)'))
    expect(isRegression(dataset)).toBe(true)
    expect({ features: dataset.features, rows: dataset.y.length, notes }).toEqual({
      features: ['x'],
      rows: 80,
      notes: [],
    })
    const table = await loadInput(reader, specOf(cars, { target: 'mpg' }))
    expect(table.dataset).toMatchObject({
      features: ['weight', 'horsepower', 'acceleration'],
      // As numpy.mean and numpy.std of the column.
      target: { name: 'mpg', mean: expect.closeTo(23.44591837, 7), deviation: expect.closeTo(7.79504576, 7) },
    })
    expect(table.notes).toEqual(['1 row is a copy of another: each stays in one fold with its copies'])
    expect(table.sha256.data).toMatch(/^[\da-f]{64}$/)
  })

  it('is reduced to principal components, with the features that it had', async () => {
    const { dataset, unreduced } = await loadInput(reader, specOf(cars, { target: 'mpg', reduce: 'pca:2' }))
    expect(dataset).toMatchObject({ target: { name: 'mpg' }, reduction: { method: 'pca' } })
    expect(dataset.features).toEqual([expect.stringMatching(/^PC1 /), expect.stringMatching(/^PC2 /)])
    expect(dataset.y).toEqual(unreduced!.y)
    await expect(loadInput(reader, specOf('z = x*y', { reduce: 'pca:2' }))).rejects.toThrow(
      'the data have 2 features already',
    )
  })

  it('has held-out rows of a share or of a table', async () => {
    const half = await loadRegression(specOf(cars, { target: 'mpg', test: 0.5 }))
    expect([half.y.length, half.test!.y.length]).toEqual([196, 196])
    const other = await write('others.csv', 'mpg,acceleration,horsepower,weight\n20,15,100,3000\n')
    const { dataset, notes } = await loadInput(reader, specOf(cars, { target: 'mpg', test: other }))
    const { test, target } = dataset as RegressionDataset
    expect(test!.y[0] * target.deviation + target.mean).toBeCloseTo(20, 10)
    expect(notes).toEqual(['1 row is a copy of another: each stays in one fold with its copies'])
  })

  it('goes with a model of its own: features, scale and the units of the target are those of the file', async () => {
    for (const spec of [
      specOf('z = x*y', { scale: 'minmax' }),
      specOf(cars, { target: 'mpg', features: 'weight,acceleration' }),
      specOf(cars, { target: 'mpg', reduce: 2 }),
    ]) {
      const dataset = await loadRegression(spec)
      const model = await modelOf('own', dataset)
      const read = await loadInput(reader, specOf(spec.data, { target: spec.target, model }))
      expect(read.dataset).toEqual(dataset)
      expect(JSON.parse(await readFile(model, 'utf8')).target).toEqual(dataset.target)
      expect(forward(read.model!.network, read.dataset.x).at(-1)).toHaveLength(dataset.y.length)
    }
  })

  it('keeps the units of a model on other rows, one alone too', async () => {
    const model = await modelOf('cars', await loadRegression(specOf(cars, { target: 'mpg' })))
    const one = await write('one.csv', 'weight,horsepower,acceleration,mpg\n3000,100,15,23.44591837\n')
    const { dataset } = await loadInput(reader, specOf(one, { target: 'mpg', model }))
    expect(dataset.y[0]).toBeCloseTo(0, 6)
    await expect(loadInput(reader, specOf('y = x', { model }))).rejects.toThrow('features of y = x: x')
  })

  it('is refused a model of classes, and classes a model of a number', async () => {
    const dataset = await loadDataset(specOf('moons'))
    const classes = await write(
      'moons.json',
      JSON.stringify(toModel(drawnNetwork('m', [2, 3, 1], 'tanh'), dataset)),
    )
    await expect(loadInput(reader, specOf('z = x*y', { model: classes }))).rejects.toThrow(
      `model: got "${classes}", expected a network that predicts a number: this one parts 2 classes, 0, 1`,
    )
    const number = await modelOf('mpg', await loadRegression(specOf(cars, { target: 'mpg' })))
    for (const data of ['moons', 'examples/iris.csv'])
      await expect(loadInput(reader, specOf(data, { model: number }))).rejects.toThrow(
        'expected a network of classes: this one predicts mpg, of a formula or of a table with --target',
      )
  })
})
