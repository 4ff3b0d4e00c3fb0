import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { runToEnd } from '../../src/network/lbfgs.ts'
import type { ClassRecord } from '../../src/network/network.ts'
import { layoutFor, pack, unpack } from '../../src/network/parameter-layout.ts'
import { shareInOneDirection } from '../../src/network/rank.ts'
import { bestOfStarts } from '../../src/network/starts.ts'
import { trainNetwork } from '../../src/network/train.ts'

/** What a network is sought by. */
function sought(given: Record<string, unknown>) {
  const spec = readSpecObject(given)
  const dataset = generateDataset(spec)
  return {
    dataset,
    layout: layoutFor(dataset, spec.hidden!),
    spec: { ...spec, alpha: spec.alpha! },
    options: {},
  }
}

/** The ends of all starts, each by itself. */
function endsOf(own: ReturnType<typeof sought>) {
  return Array.from({ length: own.spec.restarts }, (_, from) => {
    const end = runToEnd(bestOfStarts({ ...own, spec: { ...own.spec, restarts: 1 } }, { from }))
    const network = unpack(end.x, own.layout)
    return { ...end, share: shareInOneDirection(network, own.dataset, 1) }
  })
}

describe('starts whose last hidden layer may come down to a line', () => {
  it.each([
    { data: 'circles', hidden: '3:relu', seed: 4 },
    { data: 'blobs', hidden: '2:relu' },
    { data: 'moons', hidden: '6:tanh,3:leaky_relu' },
    // All have errors: here two have the fewest, there one.
    { data: 'circles', hidden: '2:relu', seed: 3, maxIter: 12 },
    { data: 'circles', hidden: '2:relu', seed: 5 },
  ])('end in that of the fewest errors that is furthest from one: %j', given => {
    const own = sought(given)
    const ends = endsOf(own)
    const found = runToEnd(bestOfStarts(own, { spreads: true }))
    const most = Math.max(...ends.map(({ correct }) => correct!))
    const best = ends.filter(({ correct }) => correct === most)
    const share = Math.max(...best.map(end => end.share))
    expect(found).toMatchObject({ correct: most, failed: { length: 9 } })
    expect(found.start - 1).toBe(ends.findIndex(end => end.correct === most && end.share === share))
    expect(found.failed.every(({ correct }) => correct! <= most)).toBe(true)
    // The rule of other networks would take another one.
    expect(runToEnd(bestOfStarts(own)).start).not.toBe(found.start)
  })

  it('are one where one is asked for, the first', () => {
    const own = sought({ data: 'circles', hidden: '3:relu', seed: 2, restarts: 1 })
    const { record, network } = trainNetwork(own.dataset, own.spec)
    expect(record).toMatchObject({ restarts: 1, correct: 200 })
    expect(record.failed).toBeUndefined()
    expect(shareInOneDirection(network, own.dataset, 1)).toBeCloseTo(endsOf(own)[0].share, 9)
  })

  it('have the trace of the one that is taken, which is the same without', () => {
    const own = sought({ data: 'circles', hidden: '3:relu', seed: 4 })
    const { record, network } = trainNetwork(own.dataset, own.spec, { trace: true })
    expect(record.trace).toHaveLength(record.iterations + 1)
    expect([...record.trace!.at(-1)!.parameters]).toEqual([...pack(network)])
    expect(trainNetwork(own.dataset, own.spec).network).toEqual(network)
  })

  it('are those of relu or leaky relu in a last layer of two units or more', () => {
    const startsOf = (given: Record<string, unknown>) => {
      const { dataset, spec } = sought({ data: 'circles', ...given })
      const { restarts, correct, failed = [] } = trainNetwork(dataset, spec).record as ClassRecord
      expect(correct).toBe(200)
      return [restarts, failed.some(other => other.correct === correct)]
    }
    for (const hidden of ['3:relu', '3:leaky_relu', '4:tanh,2:relu'])
      expect(startsOf({ hidden })).toEqual([10, true])
    for (const hidden of ['3:sigmoid', '3:hardtanh', '4:relu,2:tanh', '4:relu,1:relu'])
      expect(startsOf({ hidden })[1]).toBe(false)
    expect(startsOf({ hidden: '3:relu', solver: 'adam', learningRate: 0.1 })).toEqual([10, true])
  })

  it('are led on as before where none is right everywhere', () => {
    const { dataset, spec } = sought({ data: 'moons', hidden: '3:relu', seed: 1 })
    const { record } = trainNetwork(dataset, spec)
    expect(record).toMatchObject({ correct: 200, continuation: { length: 2 } })
  })

  it('are no more than some work allows once one has no error', () => {
    const own = sought({ data: 'blobs', samples: 8000, hidden: '32:relu', maxIter: 40 })
    const {
      restarts,
      correct,
      evaluations,
      failed = [],
    } = trainNetwork(own.dataset, own.spec).record as ClassRecord
    expect(correct).toBe(8000)
    expect(restarts).toBeLessThan(10)
    const workOf = (n: number) => n * 8000 * 129
    const total = failed.reduce((sum, other) => sum + workOf(other.evaluations), workOf(evaluations))
    const last = failed.find(({ start }) => start === restarts) ?? { evaluations }
    expect(total).toBeGreaterThan(1e8)
    expect(total - workOf(last.evaluations)).toBeLessThan(1e8)
  })
})
