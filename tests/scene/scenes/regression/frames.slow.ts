import { describe, expect, it } from 'vitest'
import { regressionScenes } from '../../../../src/scene/scenes/regression/registry.ts'
import { makeRegression, sceneAs } from '../../regressions.ts'
import { jumpsOf, type Size, textFaultsOf } from '../frames.ts'

const sizes: Size[] = [
  [400, 400],
  [600, 600],
  [1280, 720],
]

/** Scenes that want two inputs, and those that want one. */
const wanting = { two: ['levels', 'surface'], one: ['fit', 'compare'] }

const films = [
  { data: 'y = sin(3*x)', without: wanting.two },
  { data: 'y = abs(x)', hidden: '3:relu', without: wanting.two },
  { data: 'z = x*y', samples: 80, without: wanting.one },
]

describe.each(films)('$data', ({ without, ...options }) => {
  const made = makeRegression(options)
  const names = Object.keys(regressionScenes).filter(name => !without.includes(name))

  describe.each(names)('as %s', name => {
    const { facts } = regressionScenes[name]
    const length = {
      duration: facts.duration({ oneWay: false, play: null, layers: 1, staged: 0, classifiers: 6 }),
    }

    it.each(sizes)(
      'has every text in full, apart from all others and off the points, at %i × %i',
      (width, height) => {
        const scene = sceneAs(made, { scene: name, size: { width, height }, ...length })
        expect(textFaultsOf(scene, 1)).toEqual([])
      },
    )

    it('lets no text, no arrow and no point jump', () => {
      const scene = sceneAs(made, { scene: name, size: facts.size, ...length })
      const jumps = jumpsOf(scene, options)
      // As the axes of its surface fade and come at other edges, numbers that two axes have are taken for one that moves.
      const isMistaken = (jump: string) =>
        options.data.startsWith('z') && name === 'story' && jump.startsWith('texts')
      expect(jumps.filter(jump => !isMistaken(jump))).toEqual([])
    })
  })
})
