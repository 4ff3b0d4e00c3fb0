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
        const draw = () => sceneOf(made, options, { scene: name, size: { width, height } })
        // Tiles that no eye could tell apart are refused.
        if (name === 'network' && made.dataset.classes.length > 8 && height < 600)
          expect(draw).toThrow(/^size: .*, expected at least \d+x\d+ for this network/)
        else expect(textFaultsOf(draw(), 2)).toEqual([])
      },
    )

    it('lets no text, no arrow and no point jump', () => {
      const hasSheet = scenes[name].facts.takes.includes('sheet')
      const jumps = jumpsOf(sceneOf(made, options, { scene: name }), options)
      // What the sheet hides comes and goes: without it every point is seen all the time.
      expect(jumps.filter(jump => !(hasSheet && jump.startsWith('dots')))).toEqual([])
      if (hasSheet)
        expect(jumpsOf(sceneOf(made, options, { scene: name, sheet: false }), options)).toEqual([])
    })
  })
})
