import { describe, expect, it } from 'vitest'
import type { GroupShape, Shape } from '../../../src/scene/shape.ts'
import { allFinite, collisions, dotsOf, spell, strays, textsOf } from '../outline.ts'
import { type Made, make, middle, remake, timesOf } from '../stage.ts'

const FRAME = 1 / 25
export const circles = make({ data: 'circles', samples: 80, scene: 'story', cuts: false })

/** The names of a story's chapters. */
export function namesOf({ scene }: Made): string[] {
  return scene.chapters.map(({ name }) => name)
}

/** Whether two pictures fade into each other. */
export function isFading(shapes: Shape[]): boolean {
  return shapes.some(({ kind }) => kind === 'group')
}

/** The picture that fades over another one. */
function crossFaded(shapes: Shape[]): GroupShape {
  return shapes.find(shape => shape.kind === 'group')!
}

function places(shapes: Shape[]): number[][] {
  return dotsOf(shapes)
    .filter(({ fill }) => fill)
    .flatMap(({ centres }) =>
      Array.from({ length: centres.length / 2 }, (_, i) => [centres[2 * i], centres[2 * i + 1]]),
    )
}

/** What stories show, each with how close together the moments are that are looked at. */
export function describeStories(stories: [string, Made, number][]): void {
  describe.each(stories)('the story of %s', (_, made, density) => {
    const { scene } = made

    it('moves without a jump: from frame to frame no dot goes further than a fifteenth of the picture', () => {
      for (const { start, end } of scene.chapters) {
        const moments = Array.from(
          { length: 3 * density },
          (_, i) => start + ((i + 0.5) / (3 * density)) * (end - start),
        )
        for (const time of [...moments, start - FRAME / 2].filter(time => time > 0)) {
          const [here, next] = [scene.at(time), scene.at(time + FRAME)]
          if (isFading(here) || isFading(next)) continue
          const [a, b] = [here, next].map(places)
          const sorted = (list: number[][]) => list.map(p => p.join()).sort()
          if (sorted(a).join() === sorted(b).join()) continue
          // Painting order changes in space: each dot has one close to it a frame later.
          const moved = a.map(([x, y]) =>
            b.reduce((least, [u, v]) => Math.min(least, Math.hypot(u - x, v - y)), Number.POSITIVE_INFINITY),
          )
          expect(Math.max(...moved)).toBeLessThan(scene.width / 15)
        }
      }
    })

    it('fades between chapters that do not go on from each other, and back to its first picture', () => {
      const faded = scene.chapters.filter(({ start }) => isFading(scene.at(start + 0.1)))
      const joined = ['The data', 'The best line', 'The line']
      expect(faded.map(({ name }) => name)).toEqual(namesOf(made).filter(name => !joined.includes(name)))
      const end = scene.at(scene.duration)
      expect(end.filter(({ kind, opacity }) => kind === 'group' && opacity! > 0)).toHaveLength(1)
      const first = scene.at(0).map(spell)
      expect(first).toEqual(expect.arrayContaining(crossFaded(end).children.slice(1).map(spell)))
    })

    it('fades one whole picture over the other, so that nothing that both show grows pale', () => {
      const { start } = scene.chapters.find(({ start }) => isFading(scene.at(start + 0.1)))!
      const shapes = scene.at(start + 0.1)
      const { children, opacity } = crossFaded(shapes)
      expect(opacity).toBeGreaterThan(0.5)
      expect(children[0]).toMatchObject({ kind: 'path', fill: scene.background })
      expect(shapes.filter(({ kind }) => kind === 'group')).toHaveLength(1)
    })

    it('ends on its last picture where it is played once', () => {
      const once = remake(made, { loop: 'once' }).scene
      expect(isFading(once.at(once.duration))).toBe(false)
    })

    it('keeps its title and legend in one place', () => {
      const fixed = (time: number) =>
        textsOf(scene.at(time))
          .filter(({ text, key }) => /^title \d+$/.test(key ?? '') || text.startsWith('class '))
          .map(spell)
      const first = fixed(0)
      expect(first).toHaveLength(4)
      for (const time of scene.chapters.map(middle)) expect(fixed(time)).toEqual(first)
    })

    it('stays within the picture, its texts apart in the middle of every chapter', () => {
      for (const time of timesOf(scene, 10)) {
        expect(allFinite(scene.at(time))).toBe(true)
        expect(strays(scene.at(time), scene)).toEqual([])
      }
      for (const time of [...scene.chapters.map(middle), 'poster' as const])
        expect(collisions(scene.at(time))).toEqual([])
    })
  })
}

/** How long stories of some datasets rest at a picture. */
export function describeRests(datasets: string[]): void {
  describe.each(datasets)('the story of %s', data => {
    it('rests at no picture for more than 2.5 s, and takes no longer over the data if it lasts a minute', () => {
      const made = make({ data, samples: 40, scene: 'story' })
      for (const duration of [24, 60]) {
        const { scene } = remake(made, { duration })
        const step = 0.25
        let [last, rest, longest] = ['', 0, 0]
        for (const { id, start, end } of scene.chapters) {
          // What turns never rests.
          if (id === 'orbit' || id === 'surface') break
          for (let time = start; time < end; time += step) {
            const seen = JSON.stringify(scene.at(time), (_, value) =>
              ArrayBuffer.isView(value) ? (value as Float64Array).join() : value,
            )
            rest = seen === last ? rest + step : 0
            longest = Math.max(longest, rest)
            last = seen
          }
        }
        expect(longest).toBeLessThanOrEqual(2.5 - step)
      }
    })
  })
}
