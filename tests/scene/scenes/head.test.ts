import { describe, expect, it } from 'vitest'
import { catalog } from '../../../src/encode/catalog.ts'
import * as en from '../../../src/language/en.ts'
import type { SceneDefinition } from '../../../src/scene/scenes/define.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { planScene, sceneFrom } from '../../../src/scene/scenes/plan-scene.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { head } from '../../../src/scene/style/head.ts'
import { layOut } from '../../../src/scene/style/lay-out.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { collisions, strays, textsOf } from '../outline.ts'
import { make } from '../stage.ts'

const sizes = [
  [300, 300],
  [400, 400],
  [600, 600],
  [800, 500],
  [1280, 720],
  [1080, 1920],
]

describe.each(catalog.datasets.map(({ name }) => name))('the heads of %s', data => {
  const { spec, dataset, network, record } = make({ data, maxIter: 20, restarts: 1 })
  const shown = Object.values(scenes)
    // What is drawn over a plane refuses more features.
    .filter(({ plane }) => dataset.features.length === 2 || !plane)
    .flatMap(scene => {
      const own = { ...spec, scene: scene.facts.name }
      const model = modelOf({ ...own, path: 'staged' }, { dataset, network, record })
      return (['direct', 'staged'] as const).map(
        path => planScene(scene, { ...own, path }, model, en, record).words,
      )
    })

  it.each(sizes)('say all they say at %i × %i, in every scene and chapter', (width, height) => {
    for (const words of shown) {
      const layout = layOut(width, height, words)
      for (const caption of words.captions) {
        const shapes = head(layout, themes.light, { ...words, title: words.titles[0], caption })
        const written = textsOf(shapes).map(({ text }) => text)
        expect(written.join(' ')).toContain([words.titles[0], caption].join(' '))
        expect(written.filter(text => text.endsWith('…'))).toEqual([])
        expect([...collisions(shapes), ...strays(shapes, layout)]).toEqual([])
      }
    }
  })
})

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
