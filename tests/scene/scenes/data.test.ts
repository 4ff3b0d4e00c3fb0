import { describe, expect, it } from 'vitest'
import type { Shape } from '../../../src/scene/shape.ts'
import { dotsOf, textsOf } from '../outline.ts'
import { clusterTable, make, remake, timesOf } from '../stage.ts'

const { scene, dataset } = make({ data: 'blobs', scene: 'data' })

/** Dots of samples; the legend's dots have no ring. */
function shownAt(time: number): number {
  return dotsOf(scene.at(time)).reduce(
    (sum, { fill, ring, opacity = 1 }) => sum + (ring && opacity > 0 ? fill!.length : 0),
    0,
  )
}

describe('data', () => {
  it('shows every sample in the order of the table, with its class, on its still', () => {
    const dots = dotsOf(scene.at('poster')).filter(({ ring }) => ring)
    expect(dots.flatMap(({ fill }) => Array.from(fill!))).toEqual([...dataset.y])
  })

  it('lets the samples come one by one, in that order, and ends as it begins', () => {
    const counts = timesOf(scene, 60).map(shownAt)
    const coming = counts.slice(counts.indexOf(Math.min(...counts)))
    expect(coming[0]).toBeLessThan(10)
    coming.slice(1).forEach((count, i) => {
      expect(count).toBeGreaterThanOrEqual(coming[i])
    })
    expect([counts[0], counts.at(-1)]).toEqual([200, 200])
    expect(scene.at(0)).toEqual(scene.at(scene.duration))
  })

  it('shows three features in their cube, from where transform begins', () => {
    const cube = make({ data: 'table.csv', scene: 'data', hidden: '3' }, clusterTable(3, ['a', 'b', 'c']))
    const counts = timesOf(cube.scene, 12).map(time =>
      dotsOf(cube.scene.at(time)).reduce((sum, { fill, ring }) => sum + (ring ? fill!.length : 0), 0),
    )
    expect(Math.min(...counts)).toBeLessThan(20)
    expect([counts[0], counts.at(-1)]).toEqual([60, 60])
    const texts = textsOf(cube.scene.at(0)).map(({ text }) => text)
    expect(texts).toEqual(
      expect.arrayContaining(['60 points in three classes', 'size 1', 'size 2', 'size 3']),
    )
    const transformed = remake(cube, { scene: 'transform', duration: 6 }).scene
    const centres = (shapes: Shape[]) =>
      dotsOf(shapes)
        .filter(({ ring }) => ring)
        .flatMap(dots => Array.from(dots.centres, v => v.toFixed(6)))
        .sort()
    expect(centres(transformed.at(0))).toEqual(centres(cube.scene.at(0)))
  })
})
