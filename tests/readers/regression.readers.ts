import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { pack } from '../../src/network/parameter-layout.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { dataOf, hiddenOf, vectors } from '../network/regression/cases.ts'

it('ends of ten networks of lbfgs have the losses of MLPRegressor, which finds no way on', () => {
  const some = vectors.cases.filter((_, i) => i % 3 === 0)
  const trained = some.map(each => {
    const hidden = hiddenOf(each)
    const spec = {
      hidden,
      activation: hidden[0].activation,
      alpha: each.alpha,
      restarts: 3,
      seed: 1,
      networkSeed: null,
    }
    const dataset = dataOf(each)
    // Two networks of more weights than rows, and a penalty of 0.0001, take 10,000 iterations.
    const { network, record } = trainNetwork(dataset, { ...spec, maxIter: 20_000, tol: 1e-6 })
    expect(record.converged || record.stopped === 'lineSearch').toBe(true)
    return { ...each, x: [...dataset.x], y: [...dataset.y], loss: record.loss, weights: [...pack(network)] }
  })
  const asked = trained.map(({ x, y, hidden, activation, alpha, weights }) => {
    return { x, y, hidden, activation, alpha, weights }
  })
  const options = { input: JSON.stringify(asked), maxBuffer: 1 << 30 }
  const found: [number, number][] = JSON.parse(
    execFileSync('/usr/bin/python3', [resolve('tests/readers/regressor.py')], options).toString(),
  )
  for (const [i, [loss, further]] of found.entries()) {
    expect(Math.abs(loss - trained[i].loss)).toBeLessThan(1e-12)
    expect(loss - further).toBeLessThan(1e-6 * loss)
  }
})
