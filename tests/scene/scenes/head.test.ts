import { expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import type { SceneDefinition } from '../../../src/scene/scenes/define.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { planScene, sceneFrom } from '../../../src/scene/scenes/plan-scene.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { textsOf } from '../outline.ts'
import { make } from '../stage.ts'

it('has no legend where a scene says itself what its colours mean', () => {
  const { spec, dataset, network, record } = make({ data: 'xor', maxIter: 20, restarts: 1 })
  const model = modelOf(spec, { dataset, network, record })
  const own: SceneDefinition = {
    ...scenes.boundary,
    plan: context => ({ ...scenes.boundary.plan(context), legend: false }),
  }
  const legendOf = (scene: SceneDefinition) =>
    planScene(scene, spec, model, en, record).words.legend.map(({ name }) => name)
  expect(legendOf(scenes.boundary).slice(0, 2)).toEqual(['class 0', 'class 1'])
  expect(legendOf(own)).toEqual([])
  const texts = (scene: SceneDefinition) =>
    textsOf(sceneFrom(scene, spec, model, en, record).at('poster')).map(({ text }) => text)
  expect(texts(scenes.boundary)).toEqual(expect.arrayContaining(legendOf(scenes.boundary)))
  for (const name of legendOf(scenes.boundary)) expect(texts(own)).not.toContain(name)
})
