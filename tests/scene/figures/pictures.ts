import { describe, expect, it } from 'vitest'
import { generators } from '../../../src/data/registry.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import type { Case } from '../cases.ts'
import { allFinite, boundsOf, collisions, strays } from '../outline.ts'
import { type Made, make, middle, remake, timesOf } from '../stage.ts'

/** What must hold of every picture, whatever it shows; `times` are how many moments are looked at. */
export function describePictures(cases: Case[], times: number): void {
  describe.each(cases)('$name', each => {
    const made = make(each.options, each.table)

    it('transforms within the picture, in finite numbers, from end to end', () => {
      expectWithin(made.scene, times)
    })

    it('has no text over another in the middle of any chapter, nor on its still', () => {
      expectApart(made.scene)
    })

    it('gives the same shapes for the same time, in any order', () => {
      const moments = [0.35, 0.7, 0].map(share => share * made.scene.duration)
      const first = moments.map(time => made.scene.at(time))
      const again = moments.toReversed().map(time => made.scene.at(time))
      expect(again.toReversed()).toEqual(first)
    })

    it('ends as it begins, but for the caption', () => {
      const ends = [0, made.scene.duration].map(time => made.scene.at(time).filter(shape => !isHead(shape)))
      expect(ends[1].map(outline)).toEqual(ends[0].map(outline))
    })

    it('shows its data alone within the picture, texts apart', () => {
      const { scene } = remake(made, { scene: 'data', duration: 3 })
      expectWithin(scene, 10)
      for (const time of timesOf(scene, 10)) expect(collisions(scene.at(time))).toEqual([])
    })
  })

  describe.each(cases.filter(({ name }) => generators.some(generator => generator.name === name)))(
    '$name',
    each => {
      it('differs in the dark in nothing but colours', () => {
        expectSameInTheDark(make(each.options))
      })
    },
  )
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
  for (const time of [...scene.chapters.map(middle), scene.still])
    expect(collisions(scene.at(time)), `at ${time}`).toEqual([])
}

function expectSameInTheDark(light: Made): void {
  const dark = remake(light, { theme: 'dark' })
  expect(dark.scene.background).not.toBe(light.scene.background)
  for (const share of [0, 0.3, 0.55]) {
    const time = share * light.scene.duration
    expect(dark.scene.at(time).map(outline)).toEqual(light.scene.at(time).map(outline))
  }
}

/** What a shape is, apart from its colours. */
function outline(shape: Shape): unknown {
  return [shape.kind, ...boundsOf(shape).map(v => Math.round(v * 1e6))]
}

/** Title, captions and names of the legend: the only texts that begin where they stand. */
function isHead(shape: Shape): boolean {
  return shape.kind === 'text' && shape.anchor === undefined
}
