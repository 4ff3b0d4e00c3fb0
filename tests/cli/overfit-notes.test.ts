import { describe, expect, it } from 'vitest'
import { fewLines, leakNotes, overfitNotes } from '../../src/cli/overfit-notes.ts'
import { readFigureObject, type SpecInput } from '../../src/encode/catalog.ts'
import type { Result } from '../../src/render/result.ts'

/** The notes on a network of a table with so many features and rows, all of them right, and so many of 100 held out. */
function notesOf(keys: SpecInput, features: number, samples: number, heldOut = 100) {
  const data = { name: 't.csv', samples, features, classes: ['a', 'b'] }
  const test = { samples: 100, correct: heldOut, accuracy: heldOut / 100, loss: 0 }
  const training = { correct: samples, accuracy: 1, test } as Result['training']
  const network = { sizes: [features, 2, 1], activations: [] }
  return overfitNotes(readFigureObject({ ...keys, test: 0.5 }), { data, network, training })
}

const table = { data: 't.csv', label: 'kind' }
const offer = 'to see which few columns do as well: nnanim t.csv --label kind --scene columns'

it('says that a network overfits, and which command finds fewer columns', () => {
  expect(notesOf(table, 20, 100, 65)).toEqual([
    `Overfitting: 65 % of held-out rows right, 100 % of training rows right; ${offer}`,
  ])
})

it('has no word of overfitting below five points', () => {
  expect(notesOf(table, 20, 100, 96)).toEqual([])
})

it('says that it may where a table has more features than a third of its rows', () => {
  expect(notesOf(table, 33, 99)).toEqual([])
  expect(notesOf(table, 34, 99)).toEqual([`may overfit: 34 features for 99 rows; ${offer}`])
})

it('names no command where there is none', () => {
  expect(notesOf({ ...table, scene: 'columns' }, 34, 99)).toEqual(['may overfit: 34 features for 99 rows'])
  expect(notesOf({ data: 't.csv', target: 'y' }, 34, 99)).toEqual(['may overfit: 34 features for 99 rows'])
  expect(notesOf(table, 1, 2)).toEqual([])
  expect(notesOf({ data: 'moons' }, 2, 4)).toEqual([])
})

describe('the few columns that do as well', () => {
  const few = {
    ...{ columns: ['x, y', 'z'], score: 0.74, all: 0.72, half: 0.6 },
    ...{ asGood: true as boolean, moreRows: 'would help' as const, byNothing: 0.52, learns: true },
  }
  const linesOf = (keys: Partial<typeof few>) =>
    fewLines(readFigureObject({ ...table, scene: 'columns' }), { few: { ...few, ...keys } })

  it('are told with the method and the command that draws them', () => {
    expect(linesOf({})).toEqual([
      '',
      '2 columns do as well as all: 74 %, all 72 %',
      expect.stringMatching(
        /^held-out accuracy: each fold ranks .* permutation importance, .* cross-validation/,
      ),
      `nnanim t.csv --label kind --features '["x, y","z"]'`,
      '',
      'more rows would help: cross-validation 60 % with half of the training rows, 72 % with all',
    ])
  })

  it('are none where all are needed, or of one column', () => {
    expect(linesOf({ asGood: false })[1]).toMatch(/^2 columns do not do as well as all: 74 %, all 72 %/)
    expect(linesOf({ columns: ['z'] })[1]).toMatch(/^1 column does as well/)
    expect(linesOf({ columns: [] })).toHaveLength(2)
  })

  it('are not proposed where nothing is learned', () => {
    const lines = linesOf({ columns: [], all: 0.48, learns: false })
    expect(lines.slice(0, 2)).toEqual([
      '',
      'no columns are proposed: all, 48 %, are not clearly better than always saying the largest class, 52 %',
    ])
  })

  it.each([
    [3, {}, ['total alone: 98 %. Is it known before the class? If not, this is data leakage']],
    [2, {}, []],
    [3, { columns: ['total', 'x'] }, []],
    [3, { asGood: false }, []],
    [3, { score: 0.94 }, []],
  ])('of %i columns, with %j, one that says nearly everything is asked about: %j', (count, keys, notes) => {
    const found = { ...few, columns: ['total'], score: 0.98, ...keys }
    const columns = Array.from({ length: count }) as Result['columns']
    expect(leakNotes(readFigureObject(table), { few: found, columns })).toEqual(notes)
  })
})
