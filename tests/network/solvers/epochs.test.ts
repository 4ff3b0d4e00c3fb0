import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { adamUpdate } from '../../../src/network/solvers/adam.ts'
import { epochs, type Update } from '../../../src/network/solvers/epochs.ts'
import { sgdUpdate } from '../../../src/network/solvers/sgd.ts'

type Path = { step: number; x: number[] }[]
const vectors: Record<'adam' | 'sgd', Record<'default' | 'fast', Path>> = JSON.parse(
  readFileSync('tests/vectors/optimizers.json', 'utf8'),
)

const updates: [string, Update, Path][] = [
  ['Adam', adamUpdate(5), vectors.adam.default],
  [
    'fast Adam',
    adamUpdate(5, { learningRate: 0.05, beta1: 0.8, beta2: 0.99, epsilon: 1e-6 }),
    vectors.adam.fast,
  ],
  ['SGD', sgdUpdate(5), vectors.sgd.default],
  ['fast SGD', sgdUpdate(5, { learningRate: 0.02, momentum: 0.7 }), vectors.sgd.fast],
]

describe('the updates', () => {
  it.each(updates)('of %s follow those of scikit-learn for 200 steps', (_, update, path) => {
    const x = Float64Array.of(-1, -0.5, 0, 0.5, 1)
    for (let step = 1; step <= 200; step++) {
      update(
        x,
        x.map((v, i) => v ** 3 + ((i + 1) * v) / 4 - Math.cos(v + i)),
      )
      const expected = path.find(each => each.step === step)
      for (const [i, value] of expected?.x.entries() ?? []) expect(Math.abs(x[i] - value)).toBeLessThan(1e-12)
    }
  })
})

describe('epochs', () => {
  /** ½ (x − mean of the rows' numbers)² of rows that are their own numbers. */
  const lossOf = (rows: Int32Array) => (x: Float64Array) => {
    const mean = rows.reduce((sum, row) => sum + row, 0) / rows.length
    return { value: (x[0] - mean) ** 2 / 2, gradient: Float64Array.of(x[0] - mean) }
  }
  const options = { batchSize: 4, maxEpochs: 50, tolerance: 1e-4, random: random(1) }
  const run = (more: object, seen: number[][] = []) => {
    const steps = epochs(
      rows => {
        seen.push([...rows])
        return lossOf(rows)
      },
      10,
      Float64Array.of(0),
      sgdUpdate(1, { learningRate: 0.1, momentum: 0 }),
      { ...options, ...more },
    )
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  }

  it('show each row once an epoch, in batches, in another order each time', () => {
    const seen: number[][] = []
    run({ maxEpochs: 3, random: random(2) }, seen)
    expect(seen.map(rows => rows.length)).toEqual([4, 4, 2, 4, 4, 2, 4, 4, 2])
    const orders = [0, 3, 6].map(i => seen.slice(i, i + 3).flat())
    for (const order of orders)
      expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(orders[0]).not.toEqual(orders[1])
  })

  it('end after as many as are allowed, or when the loss has not fallen for eleven of them', () => {
    expect(run({ maxEpochs: 5 })).toMatchObject({ iterations: 5, evaluations: 15, status: 'iterations' })
    const whole = run({ batchSize: 10, maxEpochs: 1000 })
    // The loss of all rows falls by less than the tolerance from some epoch on.
    expect(whole.status).toBe('noImprovement')
    expect(whole.x[0]).toBeCloseTo(4.5, 1)
  })

  it('are the same for the same seed', () => {
    expect(run({ random: random(3) })).toEqual(run({ random: random(3) }))
  })
})
