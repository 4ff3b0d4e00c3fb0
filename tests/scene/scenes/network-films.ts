import { describe, expect, it } from 'vitest'
import { boundsOf, dotsOf, flat, pathsOf, spell, strays } from '../outline.ts'
import { make, middle, remake } from '../stage.ts'
import { jumpsOf, textFaultsOf } from './frames.ts'

/** A name, options, and the table that they read. */
type Case = [string, object, string?]

/** What films of networks show, at several sizes. */
export function describeNetworks(cases: Case[]): void {
  describe.each(cases)('the network of %s', (_, options, table) => {
    const made = make({ ...options, scene: 'network' }, table)
    const { scene } = made

    it('begins and ends with its inputs alone', () => {
      expect(scene.at(scene.duration).map(spell)).toEqual(scene.at(0).map(spell))
      expect(pathsOf(scene.at(0)).some(({ key }) => key?.startsWith('line '))).toBe(false)
    })

    it.each([
      [600, 600],
      [1080, 1920],
      [400, 300],
    ])('has all its texts in full and all shapes within %i × %i', (width, height) => {
      const sized = remake(made, { size: { width, height } }).scene
      expect(textFaultsOf(sized, 1)).toEqual([])
      for (const chapter of sized.chapters)
        expect(strays(flat(sized.at(middle(chapter))), { width, height })).toEqual([])
    })

    it('says at most eight words', () => {
      for (const chapter of scene.chapters)
        for (const said of scene.saysAt(middle(chapter)))
          expect(said.split(' · ')[0].split(' ').length).toBeLessThanOrEqual(8)
    })

    it('draws each tile’s marks where its points are, three points at most', () => {
      const points = scene.chapters.filter(({ id }) => id.startsWith('point-'))
      expect(points.length).toBeGreaterThan(0)
      expect(points.length).toBeLessThanOrEqual(3)
      for (const { start, end } of points) {
        const shapes = flat(scene.at(start + 0.8 * (end - start)))
        const frames = new Map(
          shapes
            .filter(({ key }) => key?.startsWith('frame '))
            .map(shape => [shape.key!.slice(6), boundsOf(shape)]),
        )
        const marks = dotsOf(shapes).filter(({ key }) => key?.startsWith('mark '))
        expect(marks.length).toBeGreaterThanOrEqual(made.network.layers.length + 1)
        for (const { key, centres } of marks) {
          const box = frames.get(key!.slice(5))
          if (!box) continue
          expect(centres[0]).toBeGreaterThanOrEqual(box[0])
          expect(centres[0]).toBeLessThanOrEqual(box[2])
          expect(centres[1]).toBeGreaterThanOrEqual(box[1])
          expect(centres[1]).toBeLessThanOrEqual(box[3])
        }
      }
    })
  })
}

/** Whether films of networks move without a jump. */
export function describeNetworkJumps(cases: Case[]): void {
  it.each(cases)('the network of %s lets nothing jump', (_, options) => {
    const { scene } = make({ ...options, scene: 'network' })
    const jumps = jumpsOf(scene, { ...options, scene: 'network' })
    expect(jumps.filter(jump => !jump.startsWith('dots'))).toEqual([])
  })
}
