import { describe, expect, it } from 'vitest'
import { compareNetworks } from '../../../src/network/choose.ts'
import { judged, moonsTable } from './judged.ts'

describe('rows left out in turn', () => {
  const given = { hidden: '3', alpha: 0.1 }

  it('are those that a network of the same layers and penalty gets where networks are chosen by them', () => {
    const { spec, unreduced, counts } = judged({ data: 'table.csv', ...given }, moonsTable(120))
    const trials = compareNetworks({ dataset: unreduced, scale: spec.scale, reduce: null }, spec)
    let step = trials.next()
    while (!step.done) step = trials.next()
    const same = step.value.candidates.find(({ hidden, alpha }) => hidden === '3' && alpha === 0.1)!
    expect(counts.network! / 120).toBeCloseTo(same.accuracy, 12)
  })

  it('are of fewer folds, then a sample, where there are many', () => {
    const plan = (samples: number) => {
      const { notLearned } = judged({ data: 'table.csv', ...given, classifiers: 'tree' }, moonsTable(samples))
      return [notLearned!.folds, notLearned!.samples]
    }
    expect(plan(1000)).toEqual([5, 1000])
    const [folds, rows] = plan(2500)
    expect(rows).toBe(2500)
    expect(folds).toBeLessThan(5)
    expect(plan(6000)).toEqual([2, 4472])
  })
})
