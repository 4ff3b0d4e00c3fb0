import { describe, expect, it } from 'vitest'
import { heldOutTable, tableDataset } from '../../src/data/build-table.ts'
import { random } from '../../src/data/random.ts'
import { regressionTable } from '../../src/data/regression-table.ts'
import { unscale } from '../../src/data/scale.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { foldData } from '../../src/network/folds.ts'

const spec = readSpecObject({ data: 't.csv', missing: 'median' })
const rng = random('gaps')
const cells = Array.from({ length: 40 }, (_, i) => {
  const size = i % 5 === 2 ? '' : (rng() * 10).toFixed(2)
  const port = i % 7 === 3 ? 'NA' : 'SSCSQ'[i % 5]
  return [size, (rng() * 3).toFixed(2), port, i % 4 === 1 ? '' : 'fm'[i % 2], 'xy'[i % 3 ? 0 : 1]]
})
const text = (rows: string[][]) => ['size,age,port,sex,label', ...rows.map(row => row.join())].join('\n')
const load = (rows: string[][], more = {}) => tableDataset({ ...spec, ...more }, text(rows), 't.csv')
const median = (values: number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}
const known = (rows: string[][], column = 0) =>
  rows.map(row => row[column]).filter(cell => cell !== '' && cell !== 'NA')

describe('gaps of a table', () => {
  const { dataset, notes } = load(cells)
  const x = unscale(dataset.x, dataset.scale)
  const at = (name: string, row: number) => x[row * dataset.features.length + dataset.features.indexOf(name)]

  it('are filled with the median of numbers and the most common word, and counted', () => {
    expect(dataset.y).toHaveLength(40)
    const middle = median(known(cells).map(Number))
    for (const [row, [size, , port, sex]] of cells.entries()) {
      expect(at('size', row)).toBeCloseTo(size === '' ? middle : Number(size), 9)
      expect(at('port = S', row)).toBe(Number(port === 'NA' || port === 'S'))
      expect(at('port = Q', row)).toBe(Number(port === 'Q'))
      expect(at('sex', row)).toBe(sex === '' ? 0 : 'fm'.indexOf(sex))
    }
    expect(notes[0]).toContain('column port is text')
    expect(notes.at(-1)).toBe(
      'gaps are filled with the median or the most common word: 8 in size, 6 in port, 10 in sex',
    )
  })

  it('are none of the label: a row without one is left out', () => {
    const some = load(cells.map((row, i) => (i === 5 ? row.with(4, '') : row)))
    expect(some.dataset.y).toHaveLength(39)
    expect(some.notes).toContain('leaves out 1 of 40 rows, which lack a value')
  })

  it('cost nothing where there are none', () => {
    const whole = cells.filter(
      row => known([row], 0).length + known([row], 2).length + known([row], 3).length === 3,
    )
    expect(load(whole)).toEqual(load(whole, { missing: 'error' }))
  })

  it('are filled by the rows to train on, of which held-out rows change nothing', () => {
    const { dataset: divided } = load(cells, { test: 0.3 })
    const sizes = (x: Float64Array) => [...x.filter((_, k) => k % divided.features.length === 0)]
    const middle = median(sizes(divided.unfilled!).filter(Number.isFinite))
    const all = [...sizes(divided.x), ...sizes(divided.test!.x)]
    expect(all.filter(value => Math.abs(value - middle) < 1e-9).length).toBeGreaterThanOrEqual(8)
    expect(all.every(Number.isFinite)).toBe(true)
  })

  it('of a table of held-out rows are filled by the rows to train on', () => {
    const { test, notes } = heldOutTable(
      dataset,
      spec,
      text([
        ['', '1', '', '', 'x'],
        ['1e6', '2', 'C', 'm', 'y'],
      ]),
      'test.csv',
    )
    const [size] = unscale(test.x, dataset.scale)
    expect(size).toBeCloseTo(median(known(cells).map(Number)), 9)
    expect(notes).toEqual([
      'gaps are filled with the median or the most common word: 1 in size, 1 in port, 1 in sex',
    ])
  })

  it('are filled anew in each fold, by what it learns', () => {
    const learned = Int32Array.from({ length: 25 }, (_, i) => i)
    const left = Int32Array.from({ length: 15 }, (_, i) => i + 25)
    const fold = (rows: string[][]) => foldData(load(rows).dataset, { learned, left }, 'none', null)
    const { mean, deviation } = dataset.scale
    const own = fold(cells)
    const middle = (median(known(cells.slice(0, 25)).map(Number)) - mean[0]) / deviation[0]
    expect(own.learned.x[2 * 6]).toBeCloseTo(middle, 9)
    expect(own.left.x[2 * 6]).toBeCloseTo(middle, 9)
    expect(middle).not.toBeCloseTo((median(known(cells).map(Number)) - mean[0]) / deviation[0], 3)
  })

  it('of a regression are filled too, but for the target', () => {
    const rows = cells.map(row => row.with(4, row[1]).with(1, String(row[0].length)))
    const { dataset } = regressionTable({ ...spec, target: 'label' }, text(rows), 't.csv')
    expect(dataset.x.every(Number.isFinite)).toBe(true)
    expect(dataset.unfilled!.filter(Number.isNaN).length).toBeGreaterThan(20)
  })
})
