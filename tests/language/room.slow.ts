import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import * as en from '../../src/language/en.ts'
import type { Language } from '../../src/language/language.ts'
import type { FigureModel } from '../../src/scene/model/figure-model.ts'
import type { Scene } from '../../src/scene/scene.ts'
import { figureScene } from '../../src/scene/scenes/figure-scene.ts'
import { modelOf } from '../../src/scene/scenes/model-of.ts'
import { scenes } from '../../src/scene/scenes/registry.ts'
import { textsOf } from '../scene/outline.ts'
import { textFaultsOf } from '../scene/scenes/frames.ts'
import { type Made, make } from '../scene/stage.ts'
import { changed } from './check.ts'

/** Letters that make a text longer. */
const more = ' und noch ein paar Worte dazu, wie sie manche Sprache mehr braucht als diese hier und da'

/** Texts that stand in others, which are changed as a whole, and numbers. */
const inner = /^classifiers\.\w+\.divides$|^axes\.(percent|years|day)$/

/** English in a third more letters, and in letters of Japanese, two for three of its own and no blanks between. */
const languages: [string, Language][] = [
  [
    'a third longer',
    changed(en, (text, path) =>
      inner.test(path) ? text : text + more.slice(0, Math.ceil(text.length / 3)).trimEnd(),
    ),
  ],
  [
    'Japanese',
    changed(en, text =>
      text.replace(/[a-z’ ]{2,}/gi, word => '学習曲線'.repeat(9).slice(0, Math.ceil(0.55 * word.length))),
    ),
  ],
]

const sizes: [width: number, height: number][] = [
  [400, 400],
  [600, 600],
  [1280, 720],
  [1080, 1920],
]

const data = [
  { data: 'blobs' },
  { data: 'circles', hidden: 3 },
  { data: 'moons', hidden: '8,3' },
  { data: 'spirals', classes: 5 },
]

/** Draws scenes of a network, whose model in a scene is the same at all sizes and in all languages. */
function sceneDrawer({ dataset, network, record }: Made) {
  const models = new Map<string, FigureModel>()
  return (say: Language, options: object): Scene => {
    const spec = readSpecObject(options)
    const model = models.get(spec.scene) ?? modelOf(spec, { dataset, network, record })
    models.set(spec.scene, model)
    return figureScene(spec, [{ model, record }], scenes, say)
  }
}

/** The smallest text of a scene at the middle of its chapters. */
function smallest(scene: Scene): number {
  const times = scene.chapters.map(({ start, end }) => (start + end) / 2)
  return Math.min(...times.flatMap(time => textsOf(scene.at(time)).map(({ size }) => size)))
}

const names = Object.keys(scenes)

describe.each(data)('the texts of %o', options => {
  const sceneIn = sceneDrawer(make(options))

  const small = names.map(scene => sceneIn(en, { ...options, scene, size: { width: 400, height: 400 } }))
  // No text is smaller than the smallest that English has.
  const least = Math.min(...small.map(smallest))

  it.each(names.flatMap(scene => sizes.map(size => [scene, ...size] as const)))(
    'have room in %s of %i × %i, where they are as large as English ones',
    (scene, width, height) => {
      for (const [name, say] of languages) {
        const shown = sceneIn(say, { ...options, scene, size: { width, height } })
        expect(textFaultsOf(shown, 1), name).toEqual([])
        expect(smallest(shown), name).toBeGreaterThanOrEqual(least - 0.01)
      }
    },
  )
})
