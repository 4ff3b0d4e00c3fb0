import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { buildModel } from '../../../src/scene/model/figure-model.ts'
import { linearOf, networkTitle } from '../../../src/scene/words/facts.ts'
import { make } from '../stage.ts'

describe('linearOf', () => {
  it('is what has so many dimensions, many for more than two classes, and a classifier where nothing is drawn', () => {
    expect([1, 2, 3].map(dimensions => linearOf(dimensions, 2))).toEqual(
      (['threshold', 'line', 'plane'] as const).map(kind => ({ kind, many: false })),
    )
    expect(linearOf(2, 3)).toEqual({ kind: 'line', many: true })
    expect([linearOf(2, 2, false), linearOf(4, 3)]).toEqual(Array(2).fill({ kind: 'linear' }))
  })
})

describe('networkTitle', () => {
  it.each([
    [{ data: 'blobs', hidden: '2' }, 'Two hidden units, one straight line'],
    [{ data: 'blobs', hidden: '1' }, 'One hidden unit, one threshold'],
    [{ data: 'circles', hidden: '3' }, 'Three hidden units lift the plane into a cube'],
    [{ data: 'moons', hidden: '8,3' }, 'Two hidden layers, 8 → 3 units, one plane'],
    [{ data: 'moons', hidden: '8' }, 'Eight hidden units in two dimensions, one straight line'],
    [{ data: 'clusters', hidden: '2', classes: 3 }, 'Two hidden units, straight lines between classes'],
  ])('of %o is “%s”', (options, title) => {
    const { spec, dataset, network } = make({ ...options, samples: 60, restarts: 1 })
    expect(networkTitle(buildModel(spec, dataset, network), spec.sheet, en)).toBe(title)
  })
})
