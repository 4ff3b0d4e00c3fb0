import { describe, expect, it } from 'vitest'
import { fillHelp } from '../../src/options/help.ts'
import { flagName, keysWith, keyTable } from '../../src/options/key-table.ts'
import { keyReader } from '../../src/options/keys.ts'
import { figureSpecReader, singleSpec } from '../../src/options/read.ts'
import { dataKey, networkKey } from '../../src/options/stages.ts'
import { catalog } from './catalog.ts'

const rows = Object.entries(keyTable)
const readFigure = figureSpecReader(catalog)
const readSpec = (input: object) => singleSpec(readFigure(input))

describe('the table of keys', () => {
  it('has a default that its own form takes, for all keys but the data', () => {
    const reader = keyReader(catalog)
    expect(rows.filter(([, { fallback }]) => fallback === undefined).map(([key]) => key)).toEqual(['data'])
    for (const [key, { fallback }] of rows)
      if (fallback !== undefined && fallback !== null)
        expect(reader.read(key, fallback), key).toEqual({ value: fallback, faults: [] })
  })

  it('lets no key go with one that there is not', () => {
    for (const [key, { goesWith }] of rows)
      for (const other of [goesWith ?? []].flat()) expect(Object.keys(keyTable), key).toContain(other)
  })

  it('gives each key that can be swept a place of its own', () => {
    const places = keysWith('sweep').map(key => keyTable[key].sweep)
    expect(places.toSorted((a, b) => a! - b!)).toEqual(places.map((_, i) => i + 1))
  })

  it('shows a value in the help of all keys but the switches', () => {
    for (const [key, { form, value }] of rows) expect(value === null, key).toBe(form.kind === 'toggle')
  })

  it('names the flag of a switch that is on by default after what it does', () => {
    expect(flagName('sheet', keyTable.sheet)).toBe('no-sheet')
    expect(flagName('oneWay', keyTable.oneWay)).toBe('one-way')
    expect(flagName('maxIter', keyTable.maxIter)).toBe('max-iter')
  })

  it('has helps that are filled with names and defaults', () => {
    expect(fillHelp('{choices} ({default})', ['a', 'b', 'c'], 'b')).toBe('a, b or c (b)')
  })
})

describe('what figures share', () => {
  const base = { data: 'clusters', hidden: '2' }
  const changes = {
    samples: 60,
    noise: 0.7,
    seed: 3,
    dataSeed: 3,
    classes: 5,
    scale: 'minmax',
    networkSeed: 3,
    hidden: 3,
    activation: 'tanh',
    alpha: 0.5,
    solver: 'sgd',
    learningRate: 0.2,
    batchSize: 10,
    momentum: 0.2,
    maxIter: 7,
    tol: 0.1,
    restarts: 2,
    theme: 'dark',
    fps: 5,
    title: 'A title',
    colors: 8,
  }
  const changing = (keyOf: typeof dataKey) =>
    Object.entries(changes)
      .filter(([key, value]) => {
        const usual = ofSolver.includes(key) ? { ...base, solver: 'sgd' } : base
        return keyOf(readSpec({ ...usual, [key]: value })) !== keyOf(readSpec(usual))
      })
      .map(([key]) => key)

  const ofPoints = 'samples noise seed dataSeed classes scale'.split(' ')
  const ofSolver = 'learningRate batchSize momentum'.split(' ')
  const ofNetwork =
    'networkSeed hidden activation alpha solver learningRate batchSize momentum maxIter tol restarts'.split(
      ' ',
    )

  it('are the points, as long as no key that decides them differs', () => {
    expect(changing(dataKey)).toEqual(ofPoints)
  })

  it('is the network, as long as no key that decides it or the points differs', () => {
    expect(changing(spec => networkKey(spec, false))).toEqual([...ofPoints, ...ofNetwork])
  })

  it('is the network of a table by the seed of its folds, where these choose it', () => {
    const key = (keys: object, needsHidden = false) =>
      networkKey(readSpec({ data: 'table.csv', label: 'a', ...keys }), needsHidden)
    expect(key({})).not.toBe(key({}, true))
    expect(key({ hidden: '2' })).toBe(key({ hidden: '2' }, true))
    expect(key({ dataSeed: 1 })).not.toBe(key({ dataSeed: 2 }))
    for (const given of [{ hidden: '2' }, { alpha: 1 }])
      expect(key({ ...given, dataSeed: 1 })).toBe(key({ ...given, dataSeed: 2 }))
  })

  it('are the points of built-in data, but not where other columns are taken', () => {
    const iris = (keys: object) => dataKey(readSpec({ data: 'iris', ...keys }))
    expect(iris({ features: '3,4' })).not.toBe(iris({}))
  })

  it('are the points of a table, whatever the seed is, but not where columns differ or rows are held out', () => {
    const table = (keys: object) => dataKey(readSpec({ data: 'a.csv', ...keys }))
    expect(table({ seed: 2, dataSeed: 3 })).toBe(table({}))
    expect(table({ test: 'b.csv', seed: 2 })).toBe(table({ test: 'b.csv' }))
    // Which rows are held out is drawn.
    expect(table({ test: 0.3, seed: 2 })).not.toBe(table({ test: 0.3 }))
    expect(table({ test: 0.3, dataSeed: 2 })).not.toBe(table({ test: 0.3 }))
    expect(table({ test: 0.3, dataSeed: 2, seed: 5 })).toBe(table({ test: 0.3, dataSeed: 2 }))
    const differing = [
      { label: '1' },
      { features: 'A,B' },
      { model: 'm.json' },
      { scale: 'none' },
      { reduce: 2 },
    ]
    for (const keys of differing) expect(table(keys)).not.toBe(table({}))
  })
})
