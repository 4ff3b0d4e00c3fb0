import { describe, expect, it } from 'vitest'
import type { Scene } from '../../../src/scene/scene.ts'
import { dotsOf, flat, textsOf } from '../outline.ts'
import { make } from '../stage.ts'
import { describePrints, isLetter, print, pt, testSweepWords, written } from './print-figures.ts'

/** Pixels of a millimetre. */
const mm = 96 / 25.4

// More figures are in `print.slow.ts`.
describePrints([
  ['a column', print(85), 1],
  ['a strip in two columns', print(178, { film: 4 }), 4],
  ['panels', print(178, { scene: 'data,boundary,surface', layout: 'row' }), 3],
  ['a height', print(85, {}, 60), 1],
  ['small type', print(85, { film: 2, fontSize: 5 }), 2],
])

describe('the legend', () => {
  it('says once what marks of all panels mean', () => {
    const held = make({
      data: 'moons',
      samples: 60,
      noise: 0.4,
      test: '30%',
      scene: 'data,boundary',
      size: '178mm',
    })
    const texts = written(held.scene.at('poster')).map(({ text }) => text)
    for (const name of ['class 0', 'held out', 'wrong'])
      expect(texts.filter(text => text === name)).toHaveLength(1)
  })
})

describe('type', () => {
  it.each([5, 8, 12])('of %i points is of that size on paper', fontSize => {
    const letter = textsOf(print(178, { scene: 'data', film: 4, fontSize }).at('poster')).find(isLetter)!
    expect(letter.size / pt).toBeCloseTo(fontSize, 9)
  })
})

describe('a size on paper', () => {
  it('is that of the whole figure, of which the height may be open', () => {
    const { width, height } = print(178, { scene: 'data', film: 4 }, 70)
    expect([width / mm, height / mm]).toEqual([expect.closeTo(178, 9), expect.closeTo(70, 9)])
    const open = print(178, { scene: 'data', film: 4 })
    expect(open.width / mm).toBeCloseTo(178, 9)
    expect(open.height).toBeLessThan(open.width / 2)
  })
})

describe('axes', () => {
  const named = (scene: Scene, name: string) =>
    written(scene.at('poster')).filter(({ text }) => text === name)
  const labels = (scene: Scene, axis: number) =>
    written(scene.at('poster')).filter(({ key }) => new RegExp(` tick ${axis} `).test(key ?? ''))

  it('that all plots have alike are named once, and have ticks at the left and at the bottom', () => {
    const row = print(178, { scene: 'boundary', film: 4 })
    expect(named(row, 'x₁')).toHaveLength(1)
    expect(named(row, 'x₂')).toHaveLength(1)
    expect(named(row, 'x₁')[0].x).toBeGreaterThan(row.width / 2)
    expect(new Set(labels(row, 1).map(({ x }) => x)).size).toBe(1)
    expect(new Set(labels(row, 0).map(({ y }) => y)).size).toBe(1)
    const ticks = labels(row, 0).map(({ text }) => text)
    expect(ticks.filter(text => text === '0')).toHaveLength(4)
  })

  it('that differ stand at each plot', () => {
    const strip = print(178, { film: 4 })
    const names = ['x₁', 'x₂', 'h₁'].map(name => named(strip, name).length)
    expect(Math.min(...names)).toBeGreaterThan(1)
  })
})

describe('dots', () => {
  const radiusOf = (scene: Scene) => {
    const { radius } = dotsOf(scene.at('poster')).find(({ key }) => /points$/.test(key ?? ''))!
    return radius as number
  }

  it('are smaller in small plots, and half a millimetre across at least', () => {
    const radii = [178, 85, 40].map(width => radiusOf(print(width, { scene: 'data' })))
    expect(radii).toEqual(radii.toSorted((a, b) => b - a))
    expect(radiusOf(print(25, { scene: 'data' })) / mm).toBeGreaterThan(0.25)
  })
})

describe('words', () => {
  it('of one’s own stand once', () => {
    const scene = print(178, { film: 4, title: 'My title', caption: 'My caption' })
    const texts = written(scene.at('poster')).map(({ text }) => text)
    for (const own of ['My title', 'My caption']) expect(texts.filter(text => text === own)).toHaveLength(1)
  })

  // A figure of its training is in `print.slow.ts`.
  testSweepWords(['boundary'])
})

it('draws the same shapes again', () => {
  const scene = print(85, { scene: 'boundary', film: 2 })
  expect(scene.at('poster')).toBe(scene.at('poster'))
  expect(flat(print(85, { scene: 'boundary', film: 2 }).at(0))).toEqual(flat(scene.at(0)))
})
