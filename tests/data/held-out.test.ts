import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaled } from '../../src/data/build.ts'
import { heldOutTable, tableDataset } from '../../src/data/build-table.ts'
import type { HeldOut, RawDataset } from '../../src/data/dataset.ts'
import { withHeldOut } from '../../src/data/held-out.ts'
import { generatorOf } from '../../src/data/registry.ts'
import { readSpec } from '../../src/encode/read-spec.ts'
import { reduceDataset } from '../../src/network/reduce.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { SpecError } from '../../src/options/error.ts'

/** A table with so many rows of each class, whose first feature is the number of the row. */
function table(counts: number[], features = 2): RawDataset {
  const y = counts.flatMap((count, k) => Array<number>(count).fill(k))
  const x = y.flatMap((_, row) =>
    Array.from({ length: features }, (_, i) => (i === 0 ? row : (row * 7919) % 101)),
  )
  return {
    x: Float64Array.from(x),
    y: Int32Array.from(y),
    features: Array.from({ length: features }, (_, i) => `f${i}`),
    classes: counts.map((_, k) => String(k)),
  }
}

function holdOut(raw: RawDataset, share: number, seed: number): RawDataset & { test: HeldOut } {
  const { test, ...left } = withHeldOut(raw, { test: share, dataSeed: null, seed })
  return { ...left, test: test! }
}

const rowsOf = (x: Float64Array) => Array.from(x).filter((_, i) => i % 2 === 0)

describe('holding out rows', () => {
  it('parts the rows of each class by the share, whole rows by the largest remainders', () => {
    const { y, test } = holdOut(table([10, 7, 3]), 0.3, 1)
    const count = (labels: Int32Array, k: number) => labels.filter(label => label === k).length
    // 3, 2.1 and 0.9 of 6 in all: the missing one goes to the largest remainder.
    expect([0, 1, 2].map(k => count(test.y, k))).toEqual([3, 2, 1])
    expect([0, 1, 2].map(k => count(y, k))).toEqual([7, 5, 2])
  })

  it('leaves each class a row to train on, keeps the order and loses no row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 6 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.nat(1000),
        (counts, share, seed) => {
          const raw = table(counts)
          let parts: ReturnType<typeof holdOut>
          try {
            parts = holdOut(raw, share, seed)
          } catch (error) {
            expect(error).toBeInstanceOf(SpecError)
            return
          }
          const [left, held] = [rowsOf(parts.x), rowsOf(parts.test.x)]
          expect([...left, ...held].sort((a, b) => a - b)).toEqual(rowsOf(raw.x))
          for (const rows of [left, held]) expect(rows).toEqual(rows.toSorted((a, b) => a - b))
          expect(Array.from(parts.y)).toEqual(left.map(row => raw.y[row]))
          expect(Array.from(parts.test.y)).toEqual(held.map(row => raw.y[row]))
          expect(new Set(parts.y).size).toBe(counts.length)
          for (const [k, count] of counts.entries()) {
            const own = parts.test.y.filter(label => label === k).length
            expect(own).toBeLessThan(count)
            if (count > 1) expect(Math.abs(own - share * count)).toBeLessThan(1 + 1e-9)
          }
        },
      ),
      { seed: 1, numRuns: 100 },
    )
  })

  it('draws other rows for another seed, and the same again for the same', () => {
    const raw = table([50, 50])
    expect(holdOut(raw, 0.3, 1)).toEqual(holdOut(raw, 0.3, 1))
    expect(holdOut(raw, 0.3, 1).test).not.toEqual(holdOut(raw, 0.3, 2).test)
  })

  it.each([
    [[1, 1, 1], 0.5],
    [[20, 20], 0.01],
  ])('is refused where no row can be held out: %j at %d', (counts, share) => {
    expect(() => holdOut(table(counts), share, 1)).toThrow(SpecError)
    expect(() => holdOut(table(counts), share, 1)).toThrow('a share that holds out a row')
  })

  it.each(['pca:2', null] as const)(
    'hides the rows from scale, reduction (%s) and training, bit for bit',
    reduce => {
      const fixed = { data: 'iris', test: 0.3, hidden: 3, restarts: 1, maxIter: 40 }
      const spec = readSpec({ ...fixed, ...(reduce && { reduce }) })
      const drawn = { samples: 150, noise: 0, classes: 3, hollow: false, seed: 1 }
      const raw = generatorOf('iris')!.generate(drawn)
      const { test, ...left } = holdOut(raw, 0.3, 1)
      const trained = (rows: RawDataset & { test?: HeldOut }) =>
        trainNetwork(reduceDataset(scaled(rows, spec), spec.reduce), spec).network
      const moved = { x: test.x.map(value => 50 - 3 * value), y: test.y.map(label => 2 - label) }
      const network = trained(left)
      expect(trained({ ...left, test })).toEqual(network)
      expect(trained({ ...left, test: moved })).toEqual(network)
    },
  )

  it('hides a table of held-out rows from them, whatever it holds', () => {
    const table = (label: string) => `a,b,kind\n1,2,${label}\n-50,900,${label}\n`
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${(i * 7) % 11},${i < 15 ? 'no' : 'yes'}`)
    const spec = readSpec({ data: 'a.csv', test: 'b.csv', hidden: '2', restarts: 1 })
    const { dataset } = tableDataset(spec, ['a,b,kind', ...rows].join('\n'), 'a.csv')
    const networks = ['no', 'yes'].map(label => {
      const { test } = heldOutTable(dataset, spec, table(label), 'b.csv')
      expect(test.y).toHaveLength(2)
      return trainNetwork({ ...dataset, test }, spec).network
    })
    expect(networks[0]).toEqual(networks[1])
    expect(() => heldOutTable(dataset, spec, table('maybe'), 'b.csv')).toThrow(
      'b.csv:2:3:kind: got "maybe", expected a class of a.csv: no, yes',
    )
  })

  it('is noted to share rows with the training data, which are counted by their numbers and their class', () => {
    const rows = ['a,b,kind', '1,2,no', '3,4,yes', '5,7,1', '1,2,no']
    const spec = readSpec({ data: 'a.csv', test: 'b.csv' })
    const { dataset } = tableDataset(spec, rows.join('\n'), 'a.csv')
    const notesOf = (...lines: string[]) => heldOutTable(dataset, spec, lines.join('\n'), 'b.csv').notes
    expect(notesOf(...rows)).toEqual(['4 of 4 rows are rows of the training data too'])
    expect(
      heldOutTable(dataset, { ...spec, label: 'kind' }, 'kind,b,a\nno,2.0,1e0\nyes,2,1\n1.0,7,5\n', 'b.csv')
        .notes,
    ).toEqual(['2 of 3 rows are rows of the training data too'])
    expect(notesOf('a,b,kind', '1,2,yes', '3,5,yes')).toEqual([])
  })
})
