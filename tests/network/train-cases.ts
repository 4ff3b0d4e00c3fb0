import { expect } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { lossAndGradient } from '../../src/network/loss.ts'
import { train } from '../../src/network/train.ts'
import type { TrainingSpec } from '../../src/network/training.ts'
import { datasetOf, vector } from './vectors.ts'

export const bands = datasetOf(vector('bands_seed1').X_standardized, vector('bands_seed1').y)
export const circles = datasetOf(vector('circles').X, vector('circles').y)
export const units = (...widths: number[]) => widths.map(n => ({ units: n, activation: 'sigmoid' as const }))
export const base: TrainingSpec = {
  hidden: units(2),
  activation: 'sigmoid',
  alpha: 1e-4,
  maxIter: 1000,
  tol: 1e-6,
  restarts: 1,
  seed: 1,
  networkSeed: null,
}

/** A network of a dataset, with its iterates and the penalty of the dataset. */
export function trained(data: string, hidden: string, activation: string) {
  const spec = readSpecObject({ data, hidden, activation })
  return { alpha: spec.alpha, ...train(generateDataset(spec), spec, { trace: true }) }
}

/** Fails unless a network of sigmoid that no start brings off its plateau is led to less than that loss. */
export function expectLed(data: string, hidden: string, loss: number): void {
  const spec = readSpecObject({ data, hidden, activation: 'sigmoid' })
  const { record, network } = train(generateDataset(spec), spec)
  expect(record.correct).toBe(200)
  expect(record.loss).toBeLessThan(loss)
  expect(record.converged).toBe(true)
  expect(record.constant).toBeUndefined()
  // The starts that failed and the one that did not are all counted.
  expect(record.restarts).toBeGreaterThan(10)
  const { gradient } = lossAndGradient(network, generateDataset(spec), spec.alpha!)
  const largest = Math.max(
    ...gradient.flatMap(({ weights, biases }) => [...weights.flat(), ...biases].map(Math.abs)),
  )
  expect(largest).toBeLessThan(1e-3)
}

/** Fails unless a network of relu is led there from one of softplus, as none of its starts is right everywhere. */
export function expectSoftened(data: string, hidden: string): void {
  const { record, network } = trained(data, hidden, 'relu')
  expect(record.correct).toBe(200)
  expect(network.layers[0].activation).toBe('relu')
  expect(record.continuation!.map(({ activations }) => activations)).toEqual([['softplus'], ['relu']])
  expect(record.failed!.slice(0, 10).every(({ correct }) => correct! < 200)).toBe(true)
}
