import { describe, expect, it } from 'vitest'
import { runToEnd } from '../../../src/network/lbfgs.ts'
import { createLoss } from '../../../src/network/loss.ts'
import { layoutFor } from '../../../src/network/parameter-layout.ts'
import { openSolver } from '../../../src/network/solvers/registry.ts'
import { startParameters } from '../../../src/network/start.ts'
import { SpecError } from '../../../src/options/error.ts'
import { largestGap } from '../vectors.ts'
import { type Case, dataOf, drawnRegression, layoutOfCase, vectors } from './cases.ts'

const cases = vectors.cases.map(
  each => [`${each.data}, ${each.hidden} ${each.activation}, alpha ${each.alpha}`, each] as const,
)

/**
 * Numbers with which Fisher and Yates put rows in the order of the vectors, epoch after epoch: at place i row
 * (e + 2) i + e.
 */
function ordersOf(rows: number) {
  const now = Array.from({ length: rows }, (_, i) => i)
  let [epoch, i] = [0, rows - 1]
  return () => {
    const j = now.indexOf(((epoch + 2) * i + epoch) % rows)
    ;[now[i], now[j]] = [now[j], now[i]]
    const drawn = (j + 0.5) / (i + 1)
    i--
    if (i === 0) [epoch, i] = [epoch + 1, rows - 1]
    return drawn
  }
}

/** Losses of the epochs of a solver from a case's first weights. */
function curveOf(each: Case, solver: 'adam' | 'sgd', rates: object): number[] {
  const dataset = dataOf(each)
  const layout = layoutOfCase(dataset, each)
  const loss = createLoss(layout, dataset, each.alpha)
  // The loss of the last epoch is not told by a step.
  const maxIter = each[solver].length + 1
  const spec = { solver, alpha: each.alpha, batchSize: 10, maxIter, tol: 1e-4, ...rates }
  const solve = openSolver({ layout, dataset, loss, spec })
  return Array.from(solve(Float64Array.from(each.start), ordersOf(dataset.y.length)), ({ value }) => value)
}

it('the vectors have 30 networks of 1 to 4 inputs, 1 to 3 layers and four activations', () => {
  expect(cases).toHaveLength(30)
  const seen = (of: (each: Case) => unknown) => new Set(vectors.cases.map(of)).size
  expect(seen(each => dataOf(each).features.length)).toBe(4)
  expect(seen(({ hidden }) => hidden.length)).toBe(3)
  expect(seen(({ activation }) => activation)).toBe(4)
})

describe('the loss of regression', () => {
  it.each(cases)("equals MLPRegressor's, as does its gradient: %s", (_, each) => {
    const dataset = dataOf(each)
    const loss = createLoss(layoutOfCase(dataset, each), dataset, each.alpha)
    const { value, gradient } = loss(Float64Array.from(each.start))
    expect(Math.abs(value - each.loss)).toBeLessThan(1e-12)
    expect(largestGap(gradient, each.gradient)).toBeLessThan(1e-12)
  })

  it.each([
    ['sigmoid', 1, [3]],
    ['tanh', 2, [4, 3]],
    ['softplus', 3, [5, 4, 2]],
    ['gelu', 4, [3]],
    ['identity', 2, []],
  ] as const)('has the gradient that central differences give: %s', (activation, inputs, units) => {
    const dataset = drawnRegression(50, inputs, (...x) => x.reduce((sum, value) => sum + value * value, 0))
    const layout = layoutFor(
      dataset,
      units.map(units => ({ units, activation })),
    )
    const loss = createLoss(layout, dataset, 0.3)
    const at = startParameters(layout, 1, 0).map(value => value + 0.1)
    const valueAt = (i: number, h: number) => {
      const moved = at.slice()
      moved[i] += h
      return loss(moved).value
    }
    const differences = Array.from(at, (_, i) => (valueAt(i, 1e-5) - valueAt(i, -1e-5)) / 2e-5)
    expect(largestGap(loss(at).gradient, differences)).toBeLessThan(1e-8)
  })

  it('is half the mean squared error and the penalty, biases free', () => {
    const dataset = drawnRegression(10, 1, x => x)
    const layout = layoutFor(dataset, [])
    const squares = dataset.y.reduce((sum, y, i) => sum + (0.5 * dataset.x[i] + 2 - y) ** 2, 0)
    const { value } = createLoss(layout, dataset, 4)(Float64Array.of(0.5, 2))
    expect(value).toBeCloseTo(squares / 20 + (4 / 20) * 0.25, 12)
  })

  it('refuses numbers for classes, and classes for numbers', () => {
    const numbers = drawnRegression(4, 1, x => x)
    const classes = { ...numbers, y: Int32Array.of(0, 1, 0, 1) }
    const layout = layoutFor({ features: ['x'], classes: ['a', 'b'] }, [])
    expect(() => createLoss(layoutFor(numbers, []), classes, 0)).toThrow(
      /y: got "class indexes", expected numbers/,
    )
    expect(() => createLoss(layout, numbers, 0)).toThrow(/y: got "numbers", expected class indexes/)
    const two = { ...layout, sizes: [1, 2], activations: ['identity' as const] }
    expect(() => createLoss(two, numbers, 0)).toThrow(SpecError)
  })
})

describe('the epochs of regression', () => {
  it.each(cases)("have the losses of MLPRegressor's adam and sgd, in its batches: %s", (_, each) => {
    expect(largestGap(curveOf(each, 'adam', { learningRate: 0.01 }), each.adam)).toBeLessThan(1e-9)
    expect(largestGap(curveOf(each, 'sgd', { learningRate: 0.02, momentum: 0.8 }), each.sgd)).toBeLessThan(
      1e-9,
    )
  })

  it('keep targets as numbers in the solver lbfgs, which ends where no direction falls', () => {
    const dataset = drawnRegression(60, 1, x => Math.sin(3 * x))
    const layout = layoutFor(dataset, [{ units: 4, activation: 'tanh' }])
    const loss = createLoss(layout, dataset, 0.01)
    const solve = openSolver({ layout, dataset, loss, spec: { alpha: 0.01, maxIter: 1000, tol: 1e-6 } })
    const { x, status } = runToEnd(solve(startParameters(layout, 1, 0), () => 0))
    expect(status).not.toBe('iterations')
    expect(largestGap(loss(x).gradient, new Float64Array(layout.length))).toBeLessThan(1e-4)
  })
})
