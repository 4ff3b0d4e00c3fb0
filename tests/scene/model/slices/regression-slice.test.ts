import { describe, expect, it } from 'vitest'
import * as en from '../../../../src/language/en.ts'
import { predictTargets } from '../../../../src/network/regression/scores.ts'
import type { RegressionModel } from '../../../../src/scene/model/regression-model.ts'
import { modelHolding } from '../../../../src/scene/model/slices/held-columns.ts'
import { heldValues } from '../../../../src/scene/model/slices/slice.ts'
import { modelsOfPairs, pairedFeatures } from '../../../../src/scene/model/slices/slice-pairs.ts'
import { heightsOf } from '../../../../src/scene/style/height-colors.ts'
import { flat } from '../../outline.ts'
import { type MadeRegression, makeRegression } from '../../regressions.ts'

/** Houses: four columns of numbers and one of words. */
const rows = Array.from({ length: 60 }, (_, i) => {
  const [size, age, far, floor] = [40 + ((37 * i) % 160), (13 * i) % 80, 1 + ((7 * i) % 30), i % 5]
  const kind = ['flat', 'house', 'studio'][i % 3]
  const price = 9 * size - 2 * age + 2000 / far + (kind === 'house' ? 90 : 0)
  return [size, age, far, floor, kind, price.toFixed(1)].join()
})
const table = ['size,age,far,floor,kind,price', ...rows].join('\n')
const made = (options: object) =>
  makeRegression({ data: 'houses.csv', target: 'price', hidden: 3, maxIter: 40, ...options }, table)

/** Ten slices, and the columns that span each: held at medians, at a row, at values, of components, of one layer and of two. */
const cases: [string, object, string[]][] = [
  ['one column', { scene: 'fit', slice: ['size'] }, ['size']],
  ['one column at values', { scene: 'fit', slice: ['far'], fix: ['age=10', 'kind=house'] }, ['far']],
  ['one column at a row', { scene: 'training', slice: ['age'], fix: ['row:7'] }, ['age']],
  ['one column of two layers', { scene: 'transform', slice: ['size'], hidden: [3, 2] }, ['size']],
  ['one column without layers', { scene: 'fit', slice: ['age'], hidden: [], restarts: 10 }, ['age']],
  ['two columns', { scene: 'surface', slice: ['size', 'far'] }, ['size', 'far']],
  ['two columns at a word', { scene: 'levels', slice: ['far', 'age'], fix: ['kind=studio'] }, ['far', 'age']],
  ['two columns at a row', { scene: 'surface', slice: ['age', 'floor'], fix: ['row:31'] }, ['age', 'floor']],
  ['components', { scene: 'surface', slice: ['size', 'age'], reduce: 'pca:3' }, ['size', 'age']],
  ['relu', { scene: 'transform', slice: ['size', 'far'], hidden: '4:relu' }, ['size', 'far']],
]

/** The whole network at places of a slice, with the other columns as the slice says that it holds them. */
function wholeAt({ model }: MadeRegression, axes: readonly string[], places: readonly number[][]) {
  const { dataset, network } = model
  const { features, scale } = dataset.reduction ?? dataset
  const held = heldValues(model.slice!)
  const scaledOf = (feature: string, place: readonly number[], i: number) => {
    if (axes.includes(feature)) return place[axes.indexOf(feature)]
    const own = held.find(({ column }) => feature === column || feature.startsWith(`${column} = `))!
    const raw = typeof own.value === 'number' ? own.value : Number(feature.endsWith(` ${own.value}`))
    return (raw - scale.mean[i]) / scale.deviation[i]
  }
  const x = Float64Array.from(places.flatMap(place => features.map((name, i) => scaledOf(name, place, i))))
  if (!dataset.reduction) return predictTargets(network, x)
  const { mean, axes: components } = dataset.reduction
  const reduced = places.flatMap((_, row) =>
    components.map(axis =>
      axis.reduce((sum, weight, i) => sum + weight * (x[row * features.length + i] - mean[i]), 0),
    ),
  )
  return predictTargets(network, Float64Array.from(reduced))
}

describe.each(cases)('a slice of a regression along %s', (_, options, axes) => {
  const figure = made(options)
  const { model } = figure
  const { centre, half } = model.input
  const places = Array.from({ length: 100_000 }, (_, i) =>
    axes.map((_, d) => centre[d] + half * (((i * (d ? 7919 : 104_729)) % 20_011) / 10_005.5 - 1)),
  )

  it('has the output of the whole network at the input that is stated', () => {
    const drawn = predictTargets(model.plane, Float64Array.from(places.flat()))
    const whole = wholeAt(figure, axes, places)
    const worst = drawn.reduce((most, value, i) => Math.max(most, Math.abs(value - whole[i])), 0)
    expect(worst).toBeLessThan(1e-11)
  })

  it('draws the rows that are near, the nearest last, and tells of them', () => {
    const { rows, slice, all } = model
    const near = Array.from(all.y.keys()).filter(row => slice!.strengths[row] > 0)
    expect([...rows].sort((a, b) => a - b)).toEqual(near)
    const strengths = Array.from(rows, row => slice!.strengths[row])
    expect(strengths).toEqual(strengths.toSorted((a, b) => a - b))
    expect(near.length).toBeLessThan(all.y.length)
    expect(figure.scene.notes.join()).toContain(`${60 - near.length} of 60 rows are not shown`)
  })
})

it('a slice of a regression that is held elsewhere is the one that is made so', () => {
  const options = { scene: 'fit', slice: ['size'] }
  const moved = modelHolding(made(options).model, ['age=10', 'kind=house'])
  const { plane, rows, straight, chosen } = made({ ...options, fix: ['age=10', 'kind=house'] }).model
  expect([moved.plane, moved.rows, moved.straight, moved.chosen]).toEqual([plane, rows, straight, chosen])
})

it('slices of a regression along pairs of columns have the output of the whole network, and one scale', () => {
  const figure = made({ scene: 'levels', slice: ['pairs'], fix: ['floor=2'] })
  const paired = pairedFeatures(figure.model.slice!, 5)
  const { features, centres, half, rows } = modelsOfPairs(figure.model, paired, en)
  expect(features).toHaveLength(3)
  const names = features.map(feature => figure.model.dataset.features[feature])
  for (const [r, row] of rows.entries())
    for (const [j, model] of (row as RegressionModel[]).entries()) {
      const places = [-0.9, -0.2, 0.4, 1].map(at => [centres[j] + half * at, centres[r + 1] - half * at])
      const drawn = predictTargets(model.plane, Float64Array.from(places.flat()))
      const whole = wholeAt({ ...figure, model }, [names[j], names[r + 1]], places)
      const worst = drawn.reduce((most, value, i) => Math.max(most, Math.abs(value - whole[i])), 0)
      expect(worst).toBeLessThan(1e-11)
      expect(heightsOf(model).levels).toEqual(heightsOf(figure.model).levels)
    }
  expect(figure.scene.title).toBe('Slices along all pairs of three columns')
})

it('a way over one column of a slice ends in a curve, and no line joins it with the points', () => {
  const { scene } = made({ scene: 'transform', slice: ['size'], hidden: 2 })
  expect(scene.chapters.map(({ start }) => scene.saysAt(start + 0.01)[0]).join()).toContain('this curve')
  const keys = flat(scene.at(scene.ends ?? scene.duration)).map(({ key }) => key)
  expect(keys.filter(key => key?.includes('errors'))).toEqual([])
})

it.each([
  [{ scene: 'fit', slice: ['size', 'age'] }, 'expected one column, such as A, or auto'],
  [{ scene: 'surface', slice: ['size'] }, 'expected two columns, such as A,B, or auto'],
  [{ scene: 'fit,surface', slice: ['size'] }, 'scenes that draw equally many columns of a slice'],
  [{ scene: 'surface', slice: ['pairs'] }, 'expected levels: --slice pairs shows each pair of columns'],
  [{ scene: 'fit', slice: ['price'] }, 'a column that the network sees'],
])('%o is refused', (options, expected) => {
  expect(() => made(options)).toThrow(expected)
})
