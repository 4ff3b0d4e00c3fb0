import { describe, expect, it } from 'vitest'
import {
  errorMeasures,
  explainedByOnly,
  judgedFit,
  permutationImportance,
} from '../../src/network/importance.ts'
import { largestGap, networkOf, vector } from './vectors.ts'

interface Table {
  x: number[][]
  y: number[]
  activation: 'logistic' | 'tanh' | 'relu' | 'identity'
  weights: number[][][]
  biases: number[][]
  shuffles: number[][]
  r2: number
  mean: number[]
  deviation: number[]
}

const tables: Table[] = vector('importance-error')

const judgedOf = ({ x, y, weights, biases, activation }: Table) => {
  const network = networkOf({ coefs: weights, intercepts: biases, activation })
  network.layers.at(-1)!.activation = 'identity'
  return { network, rows: { x: Float64Array.from(x.flat()), y: Float64Array.from(y) } }
}
const columnsOf = ({ x }: Table) => x[0].map((_, i) => ({ name: `x${i + 1}`, features: [i] }))

/** What a network says of a row, by its weights alone. */
function answer({ weights, biases, activation }: Table, row: readonly number[]): number {
  const bend = {
    logistic: (z: number) => 1 / (1 + Math.exp(-z)),
    tanh: Math.tanh,
    relu: (z: number) => Math.max(0, z),
    identity: (z: number) => z,
  }[activation]
  let input = row
  for (const [l, bias] of biases.entries()) {
    const sums = bias.map((b, k) => input.reduce((sum, value, i) => sum + value * weights[l][i][k], b))
    input = l < biases.length - 1 ? sums.map(bend) : sums
  }
  return input[0]
}

/** Squared errors of rows, the cells of some columns being those of other rows. */
const squares = (table: Table, columns: readonly number[], order: readonly number[]) =>
  table.x.map((row, i) => {
    const moved = row.map((value, j) => (columns.includes(j) ? table.x[order[i]][j] : value))
    return (answer(table, moved) - table.y[i]) ** 2
  })
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const rmseOf = (values: readonly number[]) => Math.sqrt(meanOf(values))

describe('importance by the error', () => {
  it('is of twenty networks of scikit-learn', () => {
    expect(tables).toHaveLength(20)
  })

  it.each([...tables.entries()])('%i: is what scikit-learn and a direct computation say', (_, table) => {
    const judged = judgedOf(table)
    const found = permutationImportance([judged], columnsOf(table), [table.shuffles], errorMeasures)
    const scale = Math.max(...table.mean)
    const own = table.x[0].map((_, j) => {
      const rises = table.shuffles.map(
        order => rmseOf(squares(table, [j], order)) - rmseOf(squares(table, [], order)),
      )
      const mean = meanOf(rises)
      return { mean, deviation: Math.sqrt(meanOf(rises.map(rise => (rise - mean) ** 2))) }
    })
    for (const of of ['mean', 'deviation'] as const) {
      const ours = found.map(({ loss }) => loss[of])
      expect(
        largestGap(
          ours,
          own.map(one => one[of]),
        ) / scale,
      ).toBeLessThan(1e-12)
      expect(largestGap(ours, table[of]) / scale).toBeLessThan(1e-12)
    }
    const { predicted, y, scores } = judgedFit([judged])
    expect(scores.r2).toBeCloseTo(table.r2, 11)
    expect(largestGap(y, table.y)).toBe(0)
    expect(
      largestGap(
        predicted,
        table.x.map(row => answer(table, row)),
      ) / scale,
    ).toBeLessThan(1e-12)
  })

  it('R² by some columns only has all others shuffled together', () => {
    for (const table of tables) {
      const [kept, width] = [[0, 2], table.x[0].length]
      const others = Array.from({ length: width }, (_, i) => i).filter(i => !kept.includes(i))
      const total = meanOf(table.y.map(value => (value - meanOf(table.y)) ** 2))
      const r2 = meanOf(table.shuffles.map(order => 1 - meanOf(squares(table, others, order)) / total))
      const columns = [{ name: 'two', features: kept }]
      expect(explainedByOnly([judgedOf(table)], columns, [table.shuffles])).toBeCloseTo(r2, 11)
    }
  })

  it('shuffles of several networks count together, the root taken of all rows', () => {
    const judged = tables.filter(({ x }) => x[0].length === 3).slice(0, 2)
    const shuffles = judged.map(({ shuffles }) => shuffles)
    const [{ loss }] = permutationImportance(
      judged.map(judgedOf),
      columnsOf(judged[0]),
      shuffles,
      errorMeasures,
    )
    const rises = shuffles[0].map((_, repeat) => {
      const all = (columns: number[]) =>
        judged.flatMap((one, i) => squares(one, columns, shuffles[i][repeat]))
      return rmseOf(all([0])) - rmseOf(all([]))
    })
    expect(loss.mean / meanOf(rises)).toBeCloseTo(1, 12)
  })
})
