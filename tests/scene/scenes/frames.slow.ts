import { describe, expect, it } from 'vitest'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { make } from '../stage.ts'
import { jumpsOf, labelled, type Size, sceneOf, staged, textFaultsOf } from './frames.ts'

const sizes: Size[] = [
  [300, 300],
  [400, 400],
  [600, 600],
  [1280, 720],
  [1080, 1920],
]

const names = Object.keys(scenes)
const films = [
  ...labelled.map(options => ({ options, names })),
  ...staged.map(options => ({
    options,
    names: names.filter(name => scenes[name].facts.takes.includes('path')),
  })),
]

describe.each(films.map(film => [JSON.stringify(film.options), film] as const))('%s', (_, film) => {
  const { options } = film
  const made = make(options)

  describe.each(film.names)('as %s', name => {
    it.each(sizes)(
      'has every text in full, apart from all others and off the points, at %i × %i',
      (width, height) => {
        const scene = sceneOf(made, options, { scene: name, size: { width, height } })
        expect(textFaultsOf(scene, 5)).toEqual([])
      },
    )

    it('lets no text and no arrow jump', () => {
      const scene = sceneOf(made, options, { scene: name })
      expect(jumpsOf(scene, options).filter(jump => !jump.startsWith('dots'))).toEqual([])
    })

    it('lets no point jump', () => {
      // What the sheet hides comes and goes: without it every point is seen all the time.
      const bare = scenes[name].facts.takes.includes('sheet') ? { sheet: false } : {}
      const scene = sceneOf(made, options, { scene: name, ...bare })
      expect(jumpsOf(scene, options)).toEqual([])
    })
  })
})
