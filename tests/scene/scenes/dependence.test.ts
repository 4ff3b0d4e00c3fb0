import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { predictTargets } from '../../../src/network/regression/scores.ts'
import { dependenceOf } from '../../../src/scene/model/dependence.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { captionOf, dotsOf, pathsOf, textsOf } from '../outline.ts'
import { makeRegression, unitsIn } from '../regressions.ts'
import { make } from '../stage.ts'

const rng = random('houses')
const kinds = ['flat', 'house', 'villa']
const houses = Array.from({ length: 90 }, (_, row) => {
  const [size, floor, kind] = [50 + Math.round(100 * rng()), row % 4, row % 3]
  return [size, floor, kinds[kind], 900 * size + 3000 * floor + 40_000 * kind].join()
})
const table = ['size,floor,kind,price', ...houses].join('\n')

const iris = make({ data: 'iris', scene: 'dependence', hidden: '3', restarts: 1, maxIter: 60 })
const irisModel = modelOf(iris.spec, iris)
const priced = makeRegression({ data: 'a.csv', target: 'price', scene: 'dependence', hidden: '3' }, table)

/** The shapes of the plot of a column. */
const plotOf = (scene: Scene, column: number, moment: Parameters<Scene['at']>[0] = 'poster') =>
  scene.at(moment).filter(({ key }) => key === `${column} inside`)

/** The points of the mean curve of an output over a column, × 2. */
function placesIn(scene: Scene, column: number, k: number, moment: Parameters<Scene['at']>[0] = 'poster') {
  const shapes = plotOf(scene, column, moment)
  const dots = dotsOf(shapes).find(({ key }) => key === `mean ${k}`)
  return Array.from(dots ? dots.centres : pathsOf(shapes).find(({ key }) => key === `mean ${k}`)!.lines[0])
}

const heightsIn = (...of: Parameters<typeof placesIn>) => placesIn(...of).filter((_, i) => i % 2 === 1)

describe('partial dependence in a picture', () => {
  it('is of columns by how far their mean curves move', () => {
    const columns = dependenceOf(priced.model)!.columns
    expect(columns.map(({ column }) => column)).toEqual(['size', 'kind', 'floor'])
    expect(columns.map(({ values }) => values.length)).toEqual([expect.any(Number), 3, 4])
    expect(columns[1].values).toEqual(kinds)
    expect(columns[2].values).toEqual([0, 1, 2, 3])
  })

  it('sets all features of a word at once, in the units of the target', () => {
    const { dataset, network } = priced
    const { mean, deviation } = dataset.target
    const [, { average }] = dependenceOf(priced.model)!.columns
    for (const [k, kind] of kinds.entries()) {
      const x = dataset.x.map((value, i) => {
        const feature = i % dataset.features.length
        if (!dataset.features[feature].startsWith('kind')) return value
        const own = Number(dataset.features[feature] === `kind = ${kind}`)
        return (own - dataset.scale.mean[feature]) / dataset.scale.deviation[feature]
      })
      const sum = predictTargets(network, x).reduce((a, b) => a + b, 0)
      expect(average[0][k]).toBeCloseTo((sum / dataset.y.length) * deviation + mean, 5)
    }
  })

  it('draws a dot a word, as high as its mean among all', () => {
    const [{ average: sizes }, { average: words }] = dependenceOf(priced.model)!.columns
    const [curve, dots] = [0, 1].map(column => heightsIn(priced.scene, column, 0))
    expect(dots).toHaveLength(3)
    // Plots of one picture have one scale.
    const pixels = (curve.at(-1)! - curve[0]) / (sizes[0].at(-1)! - sizes[0][0])
    expect((dots[2] - dots[0]) / (words[0][2] - words[0][0])).toBeCloseTo(pixels, 9)
  })

  it('has probabilities of all classes that add up to 1 at each place', () => {
    const curves = [0, 1, 2].map(k => heightsIn(iris.scene, 0, k))
    const sums = curves[0].map((_, i) => curves.reduce((sum, curve) => sum + curve[i], 0))
    for (const sum of sums) expect(sum).toBeCloseTo(sums[0], 6)
    expect(new Set(curves[0]).size).toBeGreaterThan(5)
  })

  it('says by how much in two digits', () => {
    const spec = { data: 'blobs', scene: 'dependence', hidden: '2', restarts: 1, maxIter: 60 } as const
    expect(captionOf(make(spec).scene.at('poster'))).toMatch(/P\(1\) is 0\.89 higher at/)
  })

  it('says where the mean is highest and lowest', () => {
    const [{ average, values }] = dependenceOf(priced.model)!.columns
    const [low, high] = [values[0], values.at(-1)!].map(value => Number(Number(value).toPrecision(3)))
    const by = (Math.max(...average[0]) - Math.min(...average[0])).toPrecision(4)
    const text = `On average, price is ${Number(by).toLocaleString('en')} higher at size ${high} than at ${low}`
    expect(captionOf(priced.scene.at('poster'))).toBe(text)
    expect(captionOf(iris.scene.at('poster'))).toMatch(
      /P\(\w+\) is 0\.\d\d higher at petal \w+ [\d.]+\scm than/,
    )
  })
})

describe('the mean over two columns at once', () => {
  const rows = Array.from({ length: 80 }, (_, i) => {
    const [a, b, c] = [(37 * i) % 80, (53 * i) % 80, i % 7]
    return [a, b, c, 3 * a - 2 * b + 5 * c + 300].join()
  })
  const options = { data: 'a.csv', target: 'price', scene: 'dependence' }
  const linear = { ...options, hidden: [], restarts: 10, alpha: 1e-6, maxIter: 200 }
  const made = makeRegression(linear, ['a,b,c,price', ...rows].join('\n'))

  it('has its levels where it reaches them', () => {
    const { columns, values, average } = dependenceOf(made.model)!.pair!
    expect(columns).toEqual(['a', 'b'])
    expect(average.map(row => row.length)).toEqual(values[0].map(() => values[1].length))
    const own = made.scene.at('poster').filter(({ key }) => key?.startsWith('pair '))
    const shapes = own.map(shape => ({ ...shape, key: shape.key!.replace('pair ', '') }))
    const units = unitsIn(shapes)
    const lines = pathsOf(shapes).find(({ key }) => key?.endsWith('levels'))!.lines
    const heights = lines.map(line => units(line).map(([a, b]) => 3 * a - 2 * b + 5 * 3 + 300))
    for (const own of heights) {
      const level = Math.round(own[0] / 50) * 50
      for (const height of own) expect(Math.abs(height - level)).toBeLessThan(4)
    }
    expect(lines.length).toBeGreaterThan(3)
  })

  it('is in the own units of a target of which logarithms are learned', () => {
    const { model } = makeRegression({ ...options, hidden: 2, log: ['price'] }, table)
    const { average } = dependenceOf(model)!.columns[0]
    for (const value of average[0]) expect(value).toBeGreaterThan(40_000)
  })

  it('is not there of three classes, or of one column of numbers', () => {
    expect(dependenceOf(irisModel)!.pair).toBeNull()
    const own = ['a,b,price', ...houses.map(row => row.split(',').slice(1).join())].slice(0, 60)
    const made = makeRegression({ ...options, hidden: 2 }, own.join('\n'))
    expect(dependenceOf(made.model)!.pair).toBeNull()
  })
})

describe('its film', () => {
  const { scene } = priced
  const rowsAt = (time: number) =>
    pathsOf(plotOf(scene, 0, time)).find(({ key }) => key === 'rows 0')?.lines.length ?? 0

  it('brings one row after another, sixty at most, and ends as it began', () => {
    const times = Array.from({ length: 40 }, (_, i) => (i * scene.duration) / 50)
    const counts = times.map(rowsAt)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(counts[4]).toBeLessThanOrEqual(4)
    expect(counts.at(-1)).toBe(60)
    expect(pathsOf(scene.at(0)).filter(({ key }) => key?.includes('mean'))).toEqual([])
    expect(textsOf(scene.at(scene.duration))).toEqual(textsOf(scene.at(0)))
  })

  it('has the mean of the rows so far, which settles to that of all', () => {
    const first = scene.chapters[0]
    const early = first.start + 0.2 * (first.end - first.start)
    const shapes = pathsOf(plotOf(scene, 0, first.end))
    const rows = shapes.find(({ key }) => key === 'rows 0')!.lines
    const newest = shapes.find(({ key }) => key === 'newest')!.lines
    const heights = [...rows, ...newest].map(line => line[1])
    const mean = heights.reduce((a, b) => a + b, 0) / heights.length
    expect(heights).toHaveLength(60)
    expect(heightsIn(scene, 0, 0, first.end)[0]).toBeCloseTo(mean, 6)
    expect(heightsIn(scene, 0, 0, early)[0]).not.toBeCloseTo(mean, 1)
  })

  it('draws the rows that a class is predicted for as that class', () => {
    const lines = [0, 1, 2].map(
      k => pathsOf(plotOf(iris.scene, 0)).find(({ key }) => key === `rows ${k}`)!.lines.length,
    )
    expect(lines.reduce((a, b) => a + b)).toBe(60)
    for (const count of lines) expect(count).toBeGreaterThan(10)
    expect(dependenceOf(irisModel)!.x).toHaveLength(60 * 4)
  })
})
