import { Matrix, solve } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { solveStart } from '../../../src/network/ahead.ts'
import { canonicalOrders, rearrange } from '../../../src/network/canonical.ts'
import { createLoss } from '../../../src/network/loss.ts'
import { layoutFor, layoutOfNetwork, pack } from '../../../src/network/parameter-layout.ts'
import { leastSquares } from '../../../src/network/regression/least-squares.ts'
import { fitScores } from '../../../src/network/regression/scores.ts'
import { snapshotTrace } from '../../../src/network/snapshots.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import type { TrainingSpec } from '../../../src/network/training.ts'
import { WorkError } from '../../../src/options/error.ts'
import { openVectors } from '../kernels.ts'
import { largestGap } from '../vectors.ts'
import { drawnRegression } from './cases.ts'

const sine = drawnRegression(80, 1, x => Math.sin(3 * x))
const layers = (activation: string, ...widths: number[]) => widths.map(units => ({ units, activation }))
const base: TrainingSpec = {
  ...{ hidden: layers('tanh', 6), activation: 'tanh', alpha: 0.01, restarts: 5, seed: 1, networkSeed: null },
  ...{ maxIter: 1000, tol: 1e-6 },
}

describe('the training of regression', () => {
  it.each([
    ['sin(3x)', sine, 0.01],
    ['|x|', drawnRegression(80, 1, Math.abs), 0.01],
    ['x y', drawnRegression(100, 2, (x, y) => x * y), 0.1],
  ] as const)('fits what six units can: %s', (_, dataset, alpha) => {
    const { network, record } = trainNetwork(dataset, { ...base, alpha, restarts: 5 })
    expect(record.r2).toBeGreaterThan(0.98)
    // No part is wild: the range of a unit's weight times its output is at most three times that of the targets.
    const range = (values: number[]) => Math.max(...values) - Math.min(...values)
    const [hidden, output] = network.layers
    const inputs = dataset.features.length
    for (const [unit, [weight]] of output.weights.entries()) {
      const part = Array.from(dataset.y, (_, i) => {
        const x = dataset.x.subarray(i * inputs, (i + 1) * inputs)
        const z = x.reduce((sum, value, j) => sum + value * hidden.weights[j][unit], hidden.biases[unit])
        return weight * Math.tanh(z)
      })
      expect(range(part)).toBeLessThan(3 * range([...dataset.y]))
    }
  })

  it('makes all starts, of which the lowest loss wins, and records what the network does', () => {
    const losses = [1, 2, 3, 4].map(restarts => {
      const { network, record } = trainNetwork(sine, { ...base, restarts })
      expect(record.restarts).toBe(restarts)
      const { rmse, r2, largest } = record
      expect({ rmse, r2, largest }).toEqual(fitScores(network, sine, sine.target))
      expect(record.loss).toBeCloseTo(
        createLoss(layoutOfNetwork(network), sine, 0.01)(pack(network)).value,
        12,
      )
      expect(record.failed ?? []).toHaveLength(restarts - 1)
      for (const failed of record.failed ?? []) {
        expect(failed).not.toHaveProperty('correct')
        expect(failed.loss).toBeGreaterThanOrEqual(record.loss)
      }
      return record.loss
    })
    for (let k = 1; k < losses.length; k++) expect(losses[k]).toBeLessThanOrEqual(losses[k - 1])
  })

  it('gives the same bits twice, in canonical form, with identity at the end', () => {
    const spec = { ...base, hidden: layers('tanh', 2) }
    const one = trainNetwork(sine, spec)
    expect(trainNetwork(sine, spec)).toEqual(one)
    expect(one.network).toEqual(rearrange(one.network, canonicalOrders(one.network, sine)))
    expect(one.network.layers.map(({ activation }) => activation)).toEqual(['tanh', 'identity'])
  })

  it('records every iterate in the form of the final network', () => {
    const { network, record } = trainNetwork(sine, { ...base, restarts: 2 }, { trace: true })
    const loss = createLoss(layoutOfNetwork(network), sine, 0.01)
    expect(record.trace).toHaveLength(record.iterations + 1)
    expect([...record.trace!.at(-1)!.parameters]).toEqual([...pack(network)])
    for (const iterate of record.trace!) expect(loss(iterate.parameters).value).toBeCloseTo(iterate.loss, 12)
  })

  it('is ridge regression without hidden layers, and near the line of least squares', () => {
    const dataset = drawnRegression(100, 3, (a, b, c) => a - 2 * b + c * c, 0.3)
    const x = Matrix.from1DArray(100, 3, dataset.x)
    const centred = x.clone().subRowVector(x.mean('column'))
    const squares = centred.transpose().mmul(centred).add(Matrix.eye(3).mul(5))
    const ridge = solve(squares, centred.transpose().mmul(Matrix.columnVector(dataset.y))).to1DArray()
    const { network, record } = trainNetwork(dataset, { ...base, hidden: [], alpha: 5, tol: 1e-9 })
    expect(record.restarts).toBe(1)
    expect(largestGap(network.layers[0].weights.flat(), ridge)).toBeLessThan(1e-6)
    const free = trainNetwork(dataset, { ...base, hidden: [], alpha: 0, tol: 1e-9 })
    expect(free.record.rmse).toBeCloseTo(leastSquares(dataset).rmse, 9)
  })

  it('leaves the plateau of a strong penalty, and units of relu that are 0 everywhere', () => {
    const square = drawnRegression(80, 1, x => x * x)
    const deep = { ...base, hidden: layers('sigmoid', 4, 4, 4), alpha: 0.3, restarts: 2 }
    expect(trainNetwork(square, { ...deep, restarts: 1 }).record).toMatchObject({
      constant: true,
      restarts: 1,
    })
    const led = trainNetwork(square, deep).record
    expect(led.continuation!.map(({ alpha }) => alpha)).toEqual([0.01, 0.03, 0.1, 0.3, 1].map(s => s * 0.3))
    expect(led.r2).toBeGreaterThan(0.95)
    const relu = trainNetwork(sine, { ...base, hidden: layers('relu', 4), restarts: 3 }).record
    expect(relu.continuation!.map(({ activations }) => activations[0])).toEqual(['softplus', 'relu'])
    for (const { loss } of relu.failed!) expect(loss).toBeGreaterThan(2 * relu.loss)
  })

  it('takes the first of 2, 3 and 8,3 units with an R² of 0.99, or the best, where the penalty alone is given', () => {
    const unitsFor = (dataset: typeof sine) =>
      trainNetwork(dataset, { ...base, hidden: null })
        .network.layers.slice(0, -1)
        .map(({ biases }) => biases.length)
    expect(unitsFor(drawnRegression(60, 1, Math.exp, 0))).toEqual([2])
    expect(unitsFor(drawnRegression(60, 1, x => Math.sin(4 * x), 0))).toEqual([8, 3])
  })

  it.each(['adam', 'sgd'])('shows what %s gives', solver => {
    const spec = { ...base, solver, learningRate: 0.02, maxIter: 400, tol: 1e-4 }
    const { record } = trainNetwork(sine, spec)
    expect(record.continuation).toBeUndefined()
    expect(record.loss).toBeLessThan(leastSquares(sine).rmse ** 2)
    expect(record.trace).toBeUndefined()
  })

  it('says that numbers are too large', () => {
    const broken = { ...sine, x: sine.x.map((value, i) => (i === 3 ? Number.NaN : value)) }
    expect(() => trainNetwork(broken, base)).toThrow(WorkError)
  })

  it('is the same in threads, and in loops of WebAssembly', () => {
    const dataset = drawnRegression(90, 2, (x, y) => x * y)
    const layout = layoutFor(dataset, layers('sigmoid', 32, 8))
    const task = { layout, dataset, spec: { alpha: 0.1, maxIter: 20, tol: 1e-6 }, networkSeed: 1, start: 2 }
    const here = solveStart(task)
    expect(solveStart(structuredClone(task))).toEqual(here)
    const at = here.x
    const [ours, theirs] = [undefined, openVectors].map(open => createLoss(layout, dataset, 0.1, open)(at))
    expect(theirs.value).toBeCloseTo(ours.value, 12)
    expect(largestGap(theirs.gradient, ours.gradient)).toBeLessThan(1e-12)
  })

  it('has snapshots of a model file with their losses, or half the mean squared error', () => {
    const [early, late] = [1, 30].map(
      maxIter => trainNetwork(sine, { ...base, restarts: 1, maxIter }).network,
    )
    const snapshots = [early, late].map(({ layers }, i) => ({ step: i + 1, layers }))
    const trace = snapshotTrace({ network: late, snapshots }, sine)
    const losses = [early, late].map(
      network => createLoss(layoutOfNetwork(network), sine, 0)(pack(network)).value,
    )
    expect(trace.map(({ loss }) => loss)).toEqual(losses)
  })
})
