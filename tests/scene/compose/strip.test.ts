import { describe, expect, it } from 'vitest'
import { stripGrid } from '../../../src/options/panels.ts'
import { filmStrip, moments } from '../../../src/scene/compose/strip.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import type { Shape, TextShape } from '../../../src/scene/shape.ts'

/** A scene that says its time; at rest until `rest`. */
function sceneOf(ends: number[], more: { still?: number; rest?: number; width?: number } = {}): Scene {
  const duration = ends.at(-1)!
  const { still = duration, rest = 0, width = 300 } = more
  const said = (time: number): Shape[] => [
    { kind: 'text', x: 10, y: 20, text: time.toFixed(3), size: 12, fill: '#000000' },
  ]
  const resting = said(0)
  return {
    ...{ title: '', width, height: 300, duration, still, background: '#ffffff', notes: ['a note'] },
    chapters: ends.map((end, i) => ({ id: `${i}`, name: `${i}`, start: ends[i - 1] ?? 0, end })),
    saysAt: () => [],
    at(moment) {
      const time = typeof moment === 'string' ? still : moment
      return time <= rest ? resting : said(time)
    },
  }
}

const loop = sceneOf([1, 3, 5, 6, 8], { still: 5, rest: 1 })

describe('the moments of a film strip', () => {
  it('are the beginning, the ends of chapters, the still, and the middle of the last chapter', () => {
    expect(moments(loop, 5)).toEqual([0, 2.96, 5, 5.98, 7].map(time => expect.closeTo(time, 9)))
  })

  it('leave out what tells least when there are fewer', () => {
    expect(moments(loop, 2)).toEqual([0, 5])
    expect(moments(loop, 3)).toEqual([0, 5, 7])
    expect(moments(loop, 4)).toEqual([0, expect.closeTo(2.96, 9), 5, 7])
  })

  it('leave the result of each part of a sequence, in the middle of its last chapter', () => {
    const whole = sceneOf([1, 2, 3, 4, 5, 6, 12, 13, 14], { still: 13 })
    const parts = [
      'data',
      'data',
      'boundary',
      'boundary',
      'boundary',
      'transform',
      'transform',
      'transform',
      'transform',
    ]
    const chapters = whole.chapters.map((chapter, i) => ({ ...chapter, id: `${parts[i]}.${i}` }))
    const times = moments({ ...whole, chapters }, 6)
    expect(times).toEqual(expect.arrayContaining([0, 1.5, 4.5, 13]))
    expect(times).toHaveLength(6)
  })

  it('fill the longest steps when there are more', () => {
    const times = moments(loop, 8)
    for (const time of [0, 2.96, 5, 5.98, 7])
      expect(
        times.some(other => Math.abs(other - time) < 1e-9),
        `${time}`,
      ).toBe(true)
    const steps = times.slice(1).map((time, i) => time - times[i])
    expect(Math.max(...steps)).toBeLessThan(1.6)
    expect(times.at(-1)).toBeCloseTo(7, 9)
  })

  it('are of pictures that differ, and fewer where there are no more', () => {
    // At rest but for its last second, and all the time.
    const late = sceneOf([8, 9, 10], { still: 10, rest: 9 })
    const times = moments(late, 6)
    expect(times).toHaveLength(6)
    expect(times.filter(time => time <= 9)).toHaveLength(1)
    const still = sceneOf([8], { still: 0, rest: 8 })
    expect(moments(still, 6)).toEqual([0])
    expect(filmStrip(still, 6)).toMatchObject({ width: 300, height: 300 })
  })

  it('end with the still where it is the end', () => {
    expect(moments(sceneOf([1, 3, 4]), 3)).toEqual([0, expect.closeTo(2.96, 9), 4])
  })

  it('are spread evenly over one chapter, without its end where that is the beginning again', () => {
    expect(moments(sceneOf([8], { still: 0 }), 4)).toEqual([0, 2, 4, 6])
    expect(moments(sceneOf([8]), 5)).toEqual([0, 2, 4, 6, 8])
  })

  it('are always as many as asked for, in order, each once and within the scene', () => {
    const scenes = [
      loop,
      sceneOf([8]),
      sceneOf([0.1, 0.2, 24]),
      sceneOf([1, 2, 3, 4, 5, 6, 7], { still: 3.5 }),
    ]
    for (const scene of scenes)
      for (let count = 2; count <= 24; count++) {
        const times = moments(scene, count)
        expect(times).toHaveLength(count)
        expect(times.every((time, i) => i === 0 || time > times[i - 1])).toBe(true)
        expect(times[0]).toBe(0)
        expect(times.at(-1)).toBeLessThanOrEqual(scene.duration)
        expect(times).toContain(scene.still)
      }
  })
})

describe('a film strip', () => {
  it('is a still scene of its moments in reading order', () => {
    const strip = filmStrip(loop, 5)
    expect(strip).toMatchObject({ width: 900, height: 600, duration: 0, still: 0, notes: ['a note'] })
    const texts = strip.at(0) as TextShape[]
    expect(texts.map(({ x, y, text }) => [x, y, text])).toEqual([
      [10, 20, '0.000'],
      [310, 20, '2.960'],
      [610, 20, '5.000'],
      [10, 320, '5.980'],
      [310, 320, '7.000'],
    ])
    expect(strip.at(0)).toBe(strip.at(0))
  })
})

describe('the grid of a film strip', () => {
  it.each([
    [600, 600, 2, '2 × 1'],
    [600, 600, 3, '3 × 1'],
    [600, 600, 4, '2 × 2'],
    [600, 600, 6, '3 × 2'],
    [600, 600, 24, '6 × 4'],
    [1200, 600, 2, '1 × 2'],
    [1200, 600, 6, '2 × 3'],
    [600, 1200, 4, '4 × 1'],
  ])('of pictures of %i × %i has for %i of them %s', (width, height, count, expected) => {
    const { columns, rows } = stripGrid(count, { width, height })
    expect(`${columns} × ${rows}`).toBe(expected)
  })
})
