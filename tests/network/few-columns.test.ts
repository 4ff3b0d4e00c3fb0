import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { normal, random } from '../../src/data/random.ts'
import { takeColumns } from '../../src/data/sample.ts'
import { fewColumns } from '../../src/network/few-columns.ts'
import type { Layer, Network } from '../../src/network/network.ts'

const spec = { scale: 'standard', seed: 1, dataSeed: null, networkSeed: null } as const
const layer = (inputs: number, units: number): Layer => ({
  weights: Array.from({ length: inputs }, () => new Array<number>(units).fill(0)),
  biases: new Array<number>(units).fill(0),
  activation: 'sigmoid',
})
const logistic = (features: number): Network => ({ layers: [layer(features, 1)] })

/** Columns x1, x2, … of normal numbers, and the class that a row of them has. */
function table(rows: number, features: number, seed: number, classOf: (row: Float64Array) => boolean) {
  const rng = random(`table ${seed}`)
  const x = Float64Array.from({ length: rows * features }, () => normal(rng))
  const y = Int32Array.from({ length: rows }, (_, i) =>
    Number(classOf(x.subarray(i * features, (i + 1) * features))),
  )
  return datasetOf(
    x,
    y,
    Array.from({ length: features }, (_, i) => `x${i + 1}`),
  )
}

function datasetOf(x: Float64Array, y: Int32Array, features: string[]): ClassDataset {
  const scale = { mean: features.map(() => 0), deviation: features.map(() => 1) }
  return { x, y, features, classes: ['no', 'yes'], scale }
}

/** The names of the columns by the difference of their sums over both classes, in all rows. */
function byAllRows({ x, y, features }: ClassDataset): string[] {
  const width = features.length
  const apart = features.map((_, j) =>
    Math.abs(y.reduce((sum, k, i) => sum + (2 * k - 1) * x[i * width + j], 0)),
  )
  return features.toSorted((a, b) => apart[features.indexOf(b)] - apart[features.indexOf(a)])
}

/** The table with some of its columns. */
function only({ x, y, features }: ClassDataset, names: readonly string[]): ClassDataset {
  const places = names.map(name => features.indexOf(name))
  return datasetOf(takeColumns(x, features.length, places), y, [...names])
}

describe('few columns that do as well as all', () => {
  it('are not found where a coin has tossed the classes, though columns chosen by all rows seem to tell them apart', () => {
    const found = [1, 2].map(seed => {
      const rng = random(`coin ${seed}`)
      const dataset = table(80, 200, seed, () => rng() < 0.5)
      const honest = fewColumns(dataset, logistic(200), 10, spec).score
      // Eight that are chosen before the folds are made.
      const chosen = only(dataset, byAllRows(dataset).slice(0, 8))
      return { honest, flattered: fewColumns(chosen, logistic(8), 10, spec).all }
    })
    const mean = (of: 'honest' | 'flattered') => found.reduce((sum, one) => sum + one[of], 0) / found.length
    expect(Math.abs(mean('honest') - 0.5)).toBeLessThan(0.1)
    expect(mean('flattered')).toBeGreaterThan(0.65)
  })

  it('are those that tell the classes apart, the one that does it best first', () => {
    const dataset = table(200, 12, 1, row => 2 * row[7] + row[2] > 0)
    const few = fewColumns(dataset, logistic(12), 1, spec)
    expect(few).toMatchObject({ columns: ['x8', 'x3'], asGood: true })
    expect(few.score).toBeGreaterThan(0.94)
    expect(fewColumns(dataset, logistic(12), 1, spec)).toEqual(few)
  })

  it.each(Array.from({ length: 10 }, (_, i) => i + 1))('are no columns of noise: table %i', seed => {
    const flips = random(`flips ${seed}`)
    const known = [3, 3, 5][seed % 3]
    const sign = (row: Float64Array) => row.subarray(0, known).reduce((sum, value) => sum + value, 0) > 0
    // A tenth of the classes of every third table is wrong.
    const dataset = table(300, 20, seed, row => sign(row) !== (seed % 3 === 0 && flips() < 0.1))
    const { columns, asGood } = fewColumns(dataset, logistic(20), 0.1, spec)
    expect(columns.toSorted()).toEqual(dataset.features.slice(0, known))
    expect(asGood).toBe(true)
  })

  it.each([1, 2, 3, 4, 5])('are none where nothing is learned: coin %i', seed => {
    const rng = random(`coin ${seed}`)
    const dataset = table(120, 80, seed, () => rng() < 0.5)
    const { columns, learns, byNothing, score, all } = fewColumns(dataset, logistic(80), 1, spec)
    const yes = dataset.y.filter(label => label === 1).length / 120
    expect({ columns, learns, score }).toEqual({ columns: [], learns: false, score: all })
    expect(byNothing).toBeCloseTo(Math.max(yes, 1 - yes), 12)
  })

  it('are found by a network where none of them tells anything by itself', () => {
    const dataset = table(200, 4, 1, row => row[1] * row[3] > 0)
    const network = { layers: [layer(4, 4), layer(4, 1)] }
    const { columns, score } = fewColumns(dataset, network, 0.1, spec)
    expect(columns.toSorted()).toEqual(['x2', 'x4'])
    expect(score).toBeGreaterThan(0.9)
  })

  it('do not do as well where all are needed', () => {
    const dataset = table(300, 20, 1, row => row.reduce((sum, value) => sum + value, 0) > 0)
    expect(fewColumns(dataset, logistic(20), 1, spec).asGood).toBe(false)
  })

  it('are none of a table of one column', () => {
    const { columns, all, score } = fewColumns(
      table(60, 1, 1, row => row[0] > 0),
      logistic(1),
      1,
      spec,
    )
    expect({ columns, score }).toEqual({ columns: [], score: all })
  })
})

it('more rows would help where half of them are worse, and no longer where a few tell all', () => {
  const wide = table(160, 60, 1, row => row.reduce((sum, value) => sum + value, 0) > 0)
  const few = fewColumns(wide, logistic(60), 1, spec)
  expect(few.moreRows).toBe('would help')
  expect(few.all - few.half).toBeGreaterThan(0.04)
  const easy = table(200, 2, 1, row => row[0] > 0)
  expect(fewColumns(easy, logistic(2), 1, spec).moreRows).toBe('would no longer help')
  // Fewer rows, of which a rise may be chance: above a point, within two standard errors.
  const short = fewColumns(
    table(48, 8, 5, row => row[0] + row[1] > 0),
    logistic(8),
    1,
    spec,
  )
  expect([short.moreRows, short.all - short.half > 0.01]).toEqual(['may help', true])
  // Of many rows a rise is sure that does not matter.
  const long = fewColumns(
    table(3000, 2, 1, row => row[0] + row[1] > 0),
    logistic(2),
    0.1,
    spec,
  )
  expect([long.moreRows, long.all > long.half, long.all - long.half <= 0.01]).toEqual([
    'would no longer help',
    true,
    true,
  ])
})
