import { describe, expect, it } from 'vitest'
import { lossAndGradient } from '../../src/network/loss.ts'
import { pack } from '../../src/network/parameter-layout.ts'
import { snapshotTrace } from '../../src/network/snapshots.ts'
import { drawnNetwork } from './vectors.ts'

const steps = [3, 10, 50]
const networks = steps.map(step => drawnNetwork(`step ${step}`, [2, 3, 1], 'tanh'))
const network = networks[2]
const dataset = { x: Float64Array.of(0, 1, 1, 0, -2, 0.5), y: Int32Array.of(0, 1, 1) }
const crossEntropies = networks.map(network => lossAndGradient(network, dataset, 0).loss)
const given = [0.9, 0.5, 0]

/** As a model file has them, with the losses or without. */
const snapshots = (losses?: number[]) =>
  steps.map((step, i) => ({ step, ...(losses && { loss: losses[i] }), layers: networks[i].layers }))

describe('snapshotTrace', () => {
  it('has the steps and weights of the snapshots, with their losses as they are given', () => {
    expect(snapshotTrace({ network, snapshots: snapshots(given) }, dataset)).toEqual(
      steps.map((step, i) => ({ step, loss: given[i], parameters: pack(networks[i]) })),
    )
  })

  it('has the cross-entropy without a penalty where none are given', () => {
    const trace = snapshotTrace({ network, snapshots: snapshots() }, dataset)
    expect(trace.map(({ loss }) => loss)).toEqual(crossEntropies)
  })

  it('ends in the network, at the last step, where the last snapshot is another one, and then takes no losses', () => {
    const other = drawnNetwork('trained', [2, 3, 1], 'tanh')
    const trace = snapshotTrace({ network: other, snapshots: snapshots(given) }, dataset)
    expect(trace.map(({ step }) => step)).toEqual([3, 10, 50, 50])
    expect(trace[3].parameters).toEqual(pack(other))
    expect(trace.map(({ loss }) => loss)).toEqual([
      ...crossEntropies,
      lossAndGradient(other, dataset, 0).loss,
    ])
  })

  it('is empty without snapshots', () => {
    expect(snapshotTrace({ network }, dataset)).toEqual([])
  })

  it('names the snapshot whose units give numbers that no picture can show', () => {
    const deep = drawnNetwork('deep', [2, ...new Array<number>(9).fill(1), 1], 'identity')
    const large = deep.layers.map(layer => ({
      ...layer,
      weights: layer.weights.map(row => row.map(() => 1e9)),
    }))
    const film = [deep.layers, large, deep.layers].map((layers, step) => ({ step, layers }))
    expect(() => snapshotTrace({ network: deep, snapshots: film }, dataset)).toThrow(
      /^snapshots\[1\]\.layers\[6\]: got \d+(\.\d+)?e\+63, expected weights with which its units give numbers/,
    )
  })
})
