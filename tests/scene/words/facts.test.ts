import { expect, it } from 'vitest'
import { linearOf } from '../../../src/scene/words/facts.ts'

it('what separates has as many dimensions as is drawn, and is a classifier where nothing is drawn', () => {
  expect([1, 2, 3].map(dimensions => linearOf(dimensions, 2))).toEqual(
    (['threshold', 'line', 'plane'] as const).map(kind => ({ kind, many: false })),
  )
  expect(linearOf(2, 3)).toEqual({ kind: 'line', many: true })
  expect([linearOf(2, 2, false), linearOf(4, 3)]).toEqual(Array(2).fill({ kind: 'linear' }))
})
