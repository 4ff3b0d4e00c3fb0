import { expect, it } from 'vitest'
import { exceptions, kinds, scenesOfKind, values, walk } from './key-walk.ts'

it('a key that is taken changes the picture in all scenes of all kinds of data, or has a reason why not', {
  timeout: 1_800_000,
}, async () => {
  const keys = Object.keys(values)
  const steps = kinds.flatMap(kind => scenesOfKind(kind).map(scene => ({ kind, scene, keys })))
  const { same, met } = await walk(steps)
  expect(same).toEqual([])
  // A reason that nothing needs any more goes.
  expect(exceptions.filter(exception => !met.has(exception))).toEqual([])
})
