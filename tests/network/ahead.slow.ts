import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type SolveAhead, type StartTask, solveStart } from '../../src/network/ahead.ts'
import { trainInSteps, trainNetwork } from '../../src/network/train.ts'
import type { MachineOptions } from '../../src/network/training.ts'
import { briefTrials } from '../../src/network/ways.ts'
import { drawnDataset } from './vectors.ts'

// Weights × rows enough for threads; labels by chance, so that no start is perfect and all ways are tried.
const dataset = drawnDataset('ahead', 1000, new Array(64).fill(2), 3)
const spec = {
  hidden: [8, 3].map(units => ({ units, activation: 'sigmoid' as const })),
  activation: 'sigmoid' as const,
  ...{ alpha: 1000, maxIter: 3, tol: 1e-6, restarts: 4, seed: 1, networkSeed: null },
}

const inTurn = trainNetwork(dataset, spec)

async function trained(options: MachineOptions, own = spec, rows = dataset) {
  const steps = trainInSteps(rows, own, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (step.value instanceof Promise) await step.value
  }
}

/** Solves starts after a while, and keeps what it was asked. */
function recorder(solve = solveStart) {
  const asked: StartTask[] = []
  let cancelled = 0
  const solveAhead: SolveAhead = task => {
    asked.push(task)
    // As plain data, as a thread is sent it.
    const end = setImmediate().then(() => solve(structuredClone(task)))
    end.catch(() => {})
    return { end, cancel: () => cancelled++ }
  }
  return { asked, solveAhead, cancelled: () => cancelled }
}

describe('starts that are solved ahead of their turn', () => {
  it('give the network and the record that they give in turn', async () => {
    const { asked, solveAhead } = recorder()
    expect(await trained({ solveAhead })).toEqual(inTurn)
    expect(inTurn.record.failed!.length).toBeGreaterThan(8)
    // Every second start of the first problem, and the first one of the second way.
    expect(asked.map(({ spec, start }) => [spec.alpha, start]).slice(0, 5)).toEqual([
      [1000, 1],
      [1000, 3],
      [10, 1],
      [10, 3],
      [100, 0],
    ])
  })

  it('are brief at first with two hidden layers on a large table, and those of a way are begun before its turn', async () => {
    const { asked, solveAhead } = recorder()
    const large = drawnDataset('ahead', 1100, new Array(64).fill(2), 3)
    const long = { ...spec, maxIter: 400 }
    expect(await trained({ solveAhead }, long, large)).toEqual(trainNetwork(large, long))
    const { direct, way } = briefTrials
    const ways = [10, 100].flatMap(alpha =>
      Array.from({ length: way.restarts }, (_, start) => [alpha, way.maxIter, start]),
    )
    expect(asked.map(({ spec, start }) => [spec.alpha, spec.maxIter, start])).toEqual([
      [1000, direct.maxIter, 1],
      [1000, direct.maxIter, 3],
      ...ways,
    ])
  })

  it('are solved in turn where that fails elsewhere', async () => {
    const { asked, solveAhead } = recorder(() => {
      throw new Error('the thread has died')
    })
    expect(await trained({ solveAhead })).toEqual(inTurn)
    expect(asked.length).toBeGreaterThan(4)
  })

  it('are cancelled where they are not wanted any more', async () => {
    const { asked, solveAhead, cancelled } = recorder()
    const options = { solveAhead, maxWork: 1 }
    const once = { ...spec, alpha: 1e-9 }
    await trained(options, once)
    expect(asked[0].start).toBe(1)
    expect(cancelled()).toBeGreaterThan(0)
  })

  it('are not asked for where one start is made, its iterates are shown, or rows are few', async () => {
    const { asked, solveAhead } = recorder()
    await trained({ solveAhead }, { ...spec, restarts: 1 })
    await trained({ solveAhead, trace: true })
    const few = drawnDataset('ahead', 100, new Array(64).fill(2), 3)
    trainInSteps(few, spec, { solveAhead }).next()
    expect(asked).toEqual([])
  })
})
