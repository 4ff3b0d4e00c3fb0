import { describe, expect, it } from 'vitest'
import type { Shape } from '../../../src/scene/shape.ts'
import { captionOf, dotsOf, pathsOf, textsOf } from '../outline.ts'
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

  it('names a class in the picture only while points of it are there', () => {
    for (const features of [2, 3]) {
      // More than a legend has room for.
      const classes = Array.from({ length: 13 }, (_, k) => `tree ${k}`)
      const options = { data: 'table.csv', scene: 'data', hidden: '3', restarts: 1, maxIter: 20 }
      const many = make(options, clusterTable(features, classes, 4))
      const namesAt = (time: number) =>
        textsOf(many.scene.at(time)).filter(({ text }) => classes.includes(text)).length
      const whole = namesAt(0)
      expect(whole).toBeGreaterThan(6)
      expect(namesAt(many.scene.duration)).toBe(whole)
      // The table has its classes one after the other.
      const counts = timesOf(many.scene, 60).map(namesAt)
      expect(Math.min(...counts)).toBeLessThanOrEqual(2)
      expect(new Set(counts).size).toBeGreaterThan(4)
    }
  })

  it('stands still in place: what is shown never moves', () => {
    const whole = Array.from(dotsOf(scene.at(0)).find(({ ring }) => ring)!.centres)
    for (const time of [1.2, 1.6, 2]) {
      const centres = dotsOf(scene.at(time)).find(({ ring }) => ring)?.centres ?? []
      expect(Array.from(centres)).toEqual(whole.slice(0, centres.length))
    }
  })

  it('counts samples and classes', () => {
    expect(textsOf(scene.at(0)).map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '200 points in two classes',
        'Three blobs in a row',
        'the middle one a class of its own',
        'class 0',
        'class 1',
      ]),
    )
  })

  it('has its ruling lines at the ticks', () => {
    const near = (a: number, b: number) => Math.abs(a - b) < 1e-9
    const shapes = scene.at(0)
    const ruled = pathsOf(shapes)[0].lines
    const ticks = textsOf(shapes).filter(({ text }) => /^−?[\d.]+$/.test(text))
    expect(ruled).toHaveLength(ticks.length)
    for (const { x, y, anchor } of ticks)
      expect(
        ruled.some(line =>
          anchor === 'end' ? near(line[1], y) && near(line[3], y) : near(line[0], x) && near(line[2], x),
        ),
      ).toBe(true)
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

  it('says what a projection keeps', () => {
    const projected = make({ data: 'table.csv', scene: 'data', hidden: '2' }, clusterTable(4, ['a', 'b']))
    expect(captionOf(projected.scene.at(0))).toMatch(
      /^table\.csv: 4 features, projected · keeps \d+ % of the variance$/,
    )
  })

  it('says what a table is reduced to', () => {
    const table = { data: 'table.csv', scene: 'data', hidden: '2', reduce: 2 }
    expect(captionOf(make(table, clusterTable(4, ['a', 'b'])).scene.at(0))).toMatch(
      /: 4 features · two principal components \(\d+ % of the variance\)$/,
    )
  })
})

describe('the points on a slice', () => {
  it('are told by its two columns, and how many are near', () => {
    const table = clusterTable(12, ['a', 'b'])
    const spec = { data: 't.csv', scene: 'data', slice: 'size 2,size 5', hidden: '2' }
    const texts = textsOf(make(spec, table).scene.at('poster')).map(({ text }) => text)
    expect(texts.join(' ')).toMatch(/: size 2 and size 5/)
    expect(texts.join(' ')).toMatch(/\d+ of 40 points are near/)
  })
})
