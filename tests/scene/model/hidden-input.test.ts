import { describe, expect, it } from 'vitest'
import { classScores } from '../../../src/network/forward.ts'
import { logOdds } from '../../../src/network/scores.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { hiddenAsInput } from '../../../src/scene/model/hidden-input.ts'
import { make } from '../stage.ts'

function modelOf(options: object) {
  const { spec, dataset, network } = make({ samples: 60, restarts: 1, ...options })
  return buildModel(spec, dataset, network)
}

describe('hiddenAsInput', () => {
  it.each([
    ['three classes', { data: 'clusters', hidden: '2' }],
    ['a layer behind one of three units', { data: 'moons', hidden: '3,2' }],
    ['a wide layer in a projection', { data: 'blobs', hidden: '5' }],
  ])('is as sure of each sample as the whole network: %s', (_, options) => {
    const model = modelOf(options)
    const step = hiddenAsInput(model)!
    const [whole, last] = [
      classScores(model.network, model.all.x),
      classScores(step.plane, step.input.coordinates),
    ]
    for (let k = 0; k < model.classes; k++) {
      const odds = logOdds(last, model.classes, k)
      logOdds(whole, model.classes, k).forEach((value, i) => {
        expect(odds[i]).toBeCloseTo(value, 6)
      })
    }
    for (const [i, v] of step.input.coordinates.entries())
      expect(Math.abs(v - step.input.centre[i % 2])).toBeLessThanOrEqual(step.input.half)
  })

  it('is null where there is no plane of hidden units', () => {
    expect(hiddenAsInput(modelOf({ data: 'blobs', hidden: '3' }))).toBeNull()
  })
})
