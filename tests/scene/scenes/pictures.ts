import { describe, expect, it } from 'vitest'
import { generators } from '../../../src/data/registry.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import type { Case } from '../cases.ts'
import { allFinite, collisions, spell, strays } from '../outline.ts'
import { make, middle, remake, timesOf } from '../stage.ts'

/** What must hold of every picture, whatever it shows; `times` are how many moments are looked at. */
export function describePictures(cases: Case[], times: number): void {
  describe.each(cases)('$name', each => {
    const made = make(each.options, each.table)
    const { scene } = made

    it('transforms within the picture, in finite numbers, from end to end', () => {
      expectWithin(scene, times)
    })

    it('has no text over another in the middle of any chapter, nor on its still', () => {
      expectApart(scene)
    })

    it('gives the same shapes for the same time, in any order', () => {
      const [time, later] = [0.35, 0.7].map(share => share * scene.duration)
      const first = scene.at(time).map(spell)
      scene.at(later)
      expect(scene.at(time).map(spell)).toEqual(first)
    })

    it('ends as it begins, but for the caption', () => {
      const ends = [0, scene.duration].map(time => scene.at(time).filter(shape => !isHead(shape)))
      expect(ends[1].map(spell)).toEqual(ends[0].map(spell))
    })

    it('shows its data alone within the picture, texts apart', () => {
      const data = remake(made, { scene: 'data', duration: 3 }).scene
      expectWithin(data, 5)
      for (const time of timesOf(data, 5)) expect(collisions(data.at(time))).toEqual([])
    })

    if (generators.some(({ name }) => name === each.name)) {
      it('differs in the dark in nothing but colours', () => {
        const dark = remake(made, { theme: 'dark' }).scene
        expect(dark.background).not.toBe(scene.background)
        for (const share of [0.3, 0.55]) {
          const time = share * scene.duration
          expect(dark.at(time).map(spell)).toEqual(scene.at(time).map(spell))
        }
      })
    }
  })
}

/** The same at other sizes of the picture. */
export function describeSizes(cases: Case[]): void {
  describe.each(cases)('$name', each => {
    const made = make(each.options, each.table)

    it.each([
      [300, 300],
      [1000, 520],
      [400, 700],
    ])('stays within a picture of %i × %i, texts apart', (width, height) => {
      // biome-ignore format: a list of sizes
      const { scene } = remake(made, { size: { width, height } })
      expectWithin(scene, 4)
      expectApart(scene)
    })
  })
}

function expectWithin(scene: Scene, times: number): void {
  for (const time of timesOf(scene, times)) {
    const shapes = scene.at(time)
    expect(allFinite(shapes)).toBe(true)
    expect(strays(shapes, scene), `at ${time}`).toEqual([])
  }
}

function expectApart(scene: Scene): void {
  for (const time of [...scene.chapters.map(middle), 'poster' as const])
    expect(collisions(scene.at(time)), `at ${time}`).toEqual([])
}

/** Title, captions and names of the legend: the only texts that begin where they stand. */
function isHead(shape: Shape): boolean {
  return shape.kind === 'text' && shape.anchor === undefined
}
