import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { planScene } from '../../../src/scene/scenes/plan-scene.ts'
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

/** What the heads of some datasets say in every scene. */
export function describeHeads(datasets: string[]): void {
  describe.each(datasets)('the heads of %s', data => {
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
}

/** Datasets that show what heads say: one in the plane, one of more features. */
export const shownFirst = ['blobs', 'iris']
