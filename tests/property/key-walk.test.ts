import { expect, it } from 'vitest'
import { keysWith, keyTable } from '../../src/options/key-table.ts'
import { scenes } from '../../src/scene/scenes/registry.ts'
import { exceptions, type Kind, others, scenesOfCurves, values, walk } from './key-walk.ts'

const all = Object.keys(values)

it('all keys are walked over, or are tried with files', () => {
  const tried = [...all, ...others.walked, ...others.files]
  expect(tried.toSorted()).toEqual(Object.keys(keyTable).toSorted())
  for (const { keys } of exceptions) for (const key of keys) expect(all).toContain(key)
})

it('a key that is taken changes the picture, or has a reason why not', async () => {
  // Scenes of which each figure takes long are walked for one kind of data, some of them with the keys of scenes alone.
  const late = ['boundary', 'compare', 'orbit', 'story', 'surface', 'training']
  const early = Object.keys(scenes).filter(scene => !late.includes(scene))
  const special = [...keysWith('sceneOption'), 'ease', 'xLabel', 'yLabel', 'scale', 'activation', 'dataSeed']
  const step = (kind: Kind, scene: string, keys: readonly string[] = all) => ({ kind, scene, keys })
  const { same, met, refused, taken } = await walk([
    step('many', 'story'),
    step('model', 'data'),
    ...early.map(scene => step('expression', scene, special)),
    step('foreign', 'transform', ['scale', 'features', 'activation']),
    step('one', 'surface', special),
    step('words', 'transform', ['order', 'features', 'label']),
    ...scenesOfCurves
      .filter(scene => scene !== 'training')
      .map(scene => step('curve', scene, [...special, 'domain', 'noise'])),
  ])
  expect(same).toEqual([])
  // A reason that nothing needs any more goes.
  expect(exceptions.filter(exception => !met.has(exception))).toEqual([])
  expect(refused).toBeGreaterThan(100)
  expect(taken).toBeGreaterThan(150)
})
