import { describe, expect, it } from 'vitest'
import { buildModel } from '../../../../src/scene/model/class-model.ts'
import {
  cellOf,
  columnOf,
  columnRange,
  effectOf,
  heldCell,
  heldColumns,
  isHeld,
  modelHolding,
  movableColumns,
  refixed,
} from '../../../../src/scene/model/slices/held-columns.ts'
import { heldValues } from '../../../../src/scene/model/slices/slice.ts'
import { build, cases, nameOf } from '../../slices.ts'
import { make } from '../../stage.ts'

/** A table of a column of each kind: numbers, whole ones, words in order, words without one, dates with the day first. */
const rows = Array.from({ length: 40 }, (_, i) =>
  [
    (i % 9) / 10,
    20 + ((7 * i) % 31),
    ((i * i) % 17) / 4,
    ['small', 'middle', 'large'][((3 * i) % 7) % 3],
    ['red', 'green', 'blue'][i % 3],
    `${(i % 27) + 1}.3.2024`,
    i % 2 ? 'yes' : 'no',
  ].join(),
)
const table = ['length (cm),age,width,size,colour,on,label', ...rows].join('\n')
const keys = { data: 'table.csv', hidden: 2, restarts: 1, maxIter: 20, scene: 'boundary' }
const made = make(
  { ...keys, slice: ['length', 'width'], order: { size: ['small', 'middle', 'large'] } },
  table,
)
const modelOf = (fix: string[] | null = null) => buildModel({ ...made.spec, fix }, made.dataset, made.network)
const model = modelOf()
const slice = model.slice!
/** Words, a row and a value that are fixed, components, and a column of words that is fixed. */
const heldCases = [cases[12], cases[13], cases[17], cases[19], cases[20]]
const named = Object.fromEntries(heldColumns(slice).map(column => [column.name, column]))

describe('the columns that a slice holds', () => {
  it('are those of the table that do not span it', () => {
    expect(Object.keys(named)).toEqual(['age', 'size', 'colour', 'on'])
    expect(named.colour.features).toHaveLength(3)
  })

  it('have ranges round their rows, in about a hundred steps, whole ones of whole numbers and days', () => {
    expect(columnRange(slice, named.age)).toEqual({ min: 20, max: 50, step: 1 })
    expect(columnRange(slice, named.size)).toEqual({ min: 0, max: 2, step: 1 })
    const { min, max, step } = columnRange(slice, named.on)
    expect([cellOf(named.on, min), cellOf(named.on, max), step]).toEqual(['2024-03-01', '2024-03-27', 1])
  })

  it('have ranges of about a hundred steps where they are numbers', () => {
    for (const of of [cases[1], cases[14]]) {
      const slice = build(of).model.slice!
      for (const column of heldColumns(slice)) {
        if (column.features.length > 1) continue
        const { min, max, step } = columnRange(slice, column)
        expect((max - min) / step).toBeGreaterThan(65)
        expect((max - min) / step).toBeLessThan(150)
      }
    }
  })

  it('are held at cells that hold them there', () => {
    for (const { column, value } of heldValues(slice)) {
      const cell = heldCell(slice, named[column])
      expect(typeof value === 'number' ? Number(cell) : cell).toBe(value)
      const { held, fixed } = modelHolding(model, [`${column}=${cell}`]).slice!
      expect(fixed).toEqual([column])
      for (const [i, value] of held.entries()) expect(value).toBeCloseTo(slice.held[i], 9)
    }
  })

  it('know which texts mean something', () => {
    const good = ['age=31.5', 'size=large', 'colour=blue', 'on=2024-03-31', 'on=31.3.2024']
    expect(good.filter(text => !isHeld(text, slice))).toEqual([])
    const bad =
      'age=,age=old,size=huge,colour=pink,on=soon,width=1,length=1,row:3,label=yes,age,,age=20:30'.split(',')
    expect(bad.filter(text => isHeld(text, slice))).toEqual([])
    expect(columnOf('colour = red=1', slice)?.name).toBe('colour')
  })

  it('take a number with the unit of the column, and no other', () => {
    const heldAt = (text: string) =>
      buildModel({ ...made.spec, slice: ['age', 'width'], fix: [text] }, made.dataset, made.network).slice!
        .held
    expect(heldAt('length=0.45 cm')).toEqual(heldAt('length=0.45'))
    expect(heldAt('length=0.45 cm')).not.toEqual(heldAt('length=0.4'))
    expect(() => heldAt('length=0.45 kg')).toThrow('length= with a number')
  })

  it('keep their places among the texts of --fix', () => {
    expect(refixed(['row:3', 'age=30', 'colour=red'], 'age=31', slice)).toEqual([
      'row:3',
      'age=31',
      'colour=red',
    ])
    expect(refixed(['age=30'], 'on=2024-03-05', slice)).toEqual(['age=30', 'on=2024-03-05'])
  })

  it('are moved by a reader but where they move by themselves, or differ from panel to panel; given ones first', () => {
    const names = (models: (typeof model)[], fixes: string[][]) =>
      movableColumns(models, fixes).map(({ name }) => name)
    expect(names([modelOf(['size=large', 'age=20:40'])], [['size=large', 'age=20:40']])).toEqual(
      expect.arrayContaining(['size', 'colour', 'on']),
    )
    const swept = [
      ['on=2024-03-05', 'age=20'],
      ['on=2024-03-05', 'age=30'],
    ]
    const [first, ...rest] = names(swept.map(modelOf), swept)
    expect([first, rest.toSorted()]).toEqual(['on', ['colour', 'size']])
    const effects = movableColumns([model], [[]]).map(column => effectOf(model, column))
    expect(effects).toEqual(effects.toSorted((a, b) => b - a))
  })

  it('change the picture as much as the network heeds them', () => {
    const [first] = model.network.layers
    const deaf = first.weights.map((row, i) => (named.age.features.includes(i) ? row.map(() => 0) : row))
    const network = { layers: [{ ...first, weights: deaf }, ...model.network.layers.slice(1)] }
    expect(effectOf({ ...model, network }, named.age)).toBe(0)
    expect(effectOf(model, named.age)).toBeGreaterThan(0)
  })
})

describe('a model on a slice that its reader moves', () => {
  it.each(heldCases.map(of => [nameOf(of), of] as const))(
    'is that of the same texts of --fix: %s',
    (_, of) => {
      const { model } = build(of)
      const columns = heldColumns(model.slice!)
      const texts = [columns[0], columns.at(-1)!].map(column => {
        const { max } = columnRange(model.slice!, column)
        return `${column.name}=${column.features.length > 1 ? 'green' : cellOf(column, max)}`
      })
      const fix = texts.reduce<readonly string[]>(
        (fix, text) => refixed(fix, text, model.slice!),
        of.fix ?? [],
      )
      const moved = modelHolding(model, fix)
      const other = build({ ...of, fix: [...fix] }).model
      for (const key of ['fixed', 'near', 'foreign', 'row'] as const)
        expect(moved.slice![key]).toEqual(other.slice![key])
      expect(moved.slice!.near).not.toBe(0)
      expect(moved.boundary).toBe(other.boundary)
      const close = (a: ArrayLike<number>, b: ArrayLike<number>) =>
        Array.from(a).forEach((value, i) => {
          expect(value).toBeCloseTo(b[i], 9)
        })
      for (const key of ['held', 'strengths'] as const) close(moved.slice![key], other.slice![key])
      const first = [moved, other].map(({ plane }) => plane.layers[0])
      close(first[0].biases, first[1].biases)
      close(first[0].weights.flat(), first[1].weights.flat())
      expect(moved.slice!.reach.full).toBeCloseTo(other.slice!.reach.full, 9)
      expect(moved.slice!.reach.gone).toBeCloseTo(other.slice!.reach.gone, 9)
    },
  )
})
