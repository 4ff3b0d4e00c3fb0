import { expect, it } from 'vitest'
import { loadDataset, lossAndGradient, readSpec, train } from '../../src/index.ts'

it('the library gives every iterate of a training that asks for its trace, and the failed starts', async () => {
  const spec = readSpec({ data: 'moons', hidden: '2:relu', restarts: 2 })
  const dataset = await loadDataset(spec)
  expect(train(dataset, spec).record.trace).toBeUndefined()
  const { network, record } = train(dataset, spec, { trace: true })
  expect(record.failed).toHaveLength(record.restarts - 1)
  const { loss, parameters } = record.trace!.at(-1)!
  expect(loss).toBe(record.loss)
  expect(lossAndGradient(network, dataset, spec.alpha!).loss).toBeCloseTo(loss, 12)
  expect([...parameters.slice(0, 4)]).toEqual(network.layers[0].weights.flat())
})
