import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { languageNames, loadLanguage } from '../../src/language/languages.ts'
import { SpecError } from '../../src/options/error.ts'
import type { AnyModel } from '../../src/scene/model/any-model.ts'
import type { AnyTrained, Trained } from '../../src/scene/model/trained.ts'
import type { Scene } from '../../src/scene/scene.ts'
import { buildFigure } from '../../src/scene/scenes/build.ts'
import { modelOf } from '../../src/scene/scenes/model-of.ts'
import { scenesOf } from '../../src/scene/scenes/registry.ts'
import { textsOf } from '../scene/outline.ts'
import { makeRegression } from '../scene/regressions.ts'
import { textFaultsOf } from '../scene/scenes/frames.ts'
import { make } from '../scene/stage.ts'

const others = languageNames.filter(name => name !== 'en')
await Promise.all(others.map(lang => loadLanguage({ lang })))

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
  { data: 'y = sin(x)', hidden: 3 },
  { data: 'z = x * y', hidden: 3 },
]

/** Words that every English sentence has some of, and the terms that each language has its own of. */
const english =
  /(?<!\p{L})(the|of|and|in|is|are|by|with|to|a|an|it|all|no|held|out|hidden|layers?|points?|class(es)?|loss|learns?|weights?|wrong|right|first|last|line|plane|network|cuts?|outputs?|inputs?|error|predicted|epoch|iteration|step)(?!\p{L})/iu

/** What some of these words are in other languages as well. */
const alike: Readonly<Record<string, RegExp>> = {
  de: /\b(in|an|iteration)\b/gi,
  fr: /(?<!\p{L})(a|points?|classes|plane)(?!\p{L})/giu,
  es: /\b(a|no|error)\b/gi,
}

/** The smallest text of a scene at the middle of its chapters. */
function smallest(scene: Scene): number {
  return Math.min(...middles(scene).flatMap(time => textsOf(scene.at(time)).map(({ size }) => size)))
}

/** False for a scene that does not go with the data. */
function isDrawn(draw: () => Scene): boolean {
  try {
    draw()
    return true
  } catch (error) {
    if (error instanceof SpecError) return false
    throw error
  }
}

function middles({ chapters }: Scene): number[] {
  return chapters.map(({ start, end }) => (start + end) / 2)
}

describe.each(data)('the texts of %o', options => {
  const made = 'hidden' in options && /=/.test(options.data) ? makeRegression(options) : make(options)
  const { dataset, network, record, spec } = made
  const models = new Map<string, AnyModel>()
  const sceneIn = (lang: string, scene: string, [width, height]: readonly number[]): Scene => {
    const own = readSpecObject({ ...options, scene, lang, size: { width, height } })
    const part = { dataset, network, record } as Trained
    const model = models.get(`${lang} ${scene}`) ?? modelOf(own, part)
    models.set(`${lang} ${scene}`, model)
    return buildFigure(own, [{ ...part, model } as AnyTrained])
  }
  const names = Object.keys(scenesOf(spec)).filter(scene => isDrawn(() => sceneIn('en', scene, sizes[0])))
  // No text is smaller than the smallest that English has.
  const least = Math.min(...names.map(scene => smallest(sceneIn('en', scene, sizes[0]))))

  it.each(names.flatMap(scene => sizes.map(size => [scene, ...size] as const)))(
    'have room in %s of %i × %i, are as large as English ones, and are in the language',
    (scene, ...size) => {
      for (const lang of others) {
        const shown = sceneIn(lang, scene, size)
        expect(textFaultsOf(shown, 1), lang).toEqual([])
        expect(smallest(shown), lang).toBeGreaterThanOrEqual(least - 0.01)
        const texts = middles(shown).flatMap(time => textsOf(shown.at(time)).map(({ text }) => text))
        const own = [...new Set(texts)].filter(text => english.test(text.replace(alike[lang] ?? /$^/, '')))
        expect(own, lang).toEqual([])
      }
    },
  )
})
