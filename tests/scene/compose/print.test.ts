import { describe, expect, it } from 'vitest'
import { readFigureObject } from '../../../src/encode/catalog.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import { networkSpecs } from '../../../src/options/sweep.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import { buildFigure } from '../../../src/scene/scenes/build.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { dotsOf, pathsOf, textsOf } from '../outline.ts'
import { make, remake } from '../stage.ts'

/** Pixels of a millimetre, and of a point. */
const mm = 96 / 25.4
const pt = 96 / 72

const moons = make({ data: 'moons', samples: 40, restarts: 1, maxIter: 60 })

/** A figure of so many millimetres, with type of 8 points. */
const print = (width: number, change: Parameters<typeof remake>[1] = {}, height = 0): Scene =>
  remake(moons, { size: { width, height, unit: 'mm' }, fontSize: 8, ...change }).scene

const isLetter = ({ text }: { text: string }) => /^\([a-z]\)$/.test(text)

/** The texts that are seen. */
const written = (shapes: Shape[]) => textsOf(shapes).filter(({ opacity = 1 }) => opacity > 0)

const figures: [string, Scene, number][] = [
  ['a height', print(85, {}, 60), 1],
  ['a strip in two columns', print(178, { film: 4 }), 4],
  ['small panels', print(76, { scene: 'data,boundary,boundary', layout: 'row' }), 3],
  ['small type', print(85, { film: 2, fontSize: 5 }), 2],
]

describe.each(figures)('a figure for print: %s', (_, scene, plots) => {
  const shapes = scene.at('poster')
  const texts = written(shapes)
  const body = texts.find(isLetter)?.size ?? texts.find(({ key }) => /^caption/.test(key ?? ''))!.size

  it('has no type below 80 % of its body type or 5 points, and none above its title', () => {
    const sizes = texts.map(({ size }) => size)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5 * pt - 1e-9)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0.8 * body - 1e-9)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1.15 * body + 1e-9)
  })

  it('has lines of half a point and more', () => {
    const widths = pathsOf(shapes).flatMap(({ width = 0 }) => (width > 0 ? [width] : []))
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(0.5 * pt - 1e-9)
    expect(Math.max(...widths)).toBeLessThanOrEqual(1.5 * pt + 1e-9)
  })

  it('has one title, one legend and a letter for each of several plots', () => {
    const titles = new Set(texts.filter(({ key }) => /^title/.test(key ?? '')).map(({ y }) => y))
    expect(titles.size).toBeGreaterThan(0)
    for (const name of ['class 0', 'class 1'])
      expect(texts.filter(({ text }) => text === name)).toHaveLength(1)
    const letters = Array.from({ length: plots }, (_, i) => `(${String.fromCharCode(97 + i)})`)
    expect(texts.filter(isLetter).map(({ text }) => text)).toEqual(plots > 1 ? letters : [])
  })
})

describe('the legend', () => {
  it('says once what marks of all panels mean', () => {
    const held = make({
      data: 'moons',
      samples: 40,
      restarts: 1,
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
  it('of a sweep are the names and results of its panels', () => {
    const spec = readFigureObject({ data: 'moons', hidden: '2|3', scene: 'boundary', size: '178mm' })
    const { dataset } = moons
    const parts = networkSpecs(spec).map(own => ({ dataset, ...trainNetwork(dataset, own) }))
    const texts = written(buildFigure(spec, parts).at('poster')).map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['(a)', '2 units', '(b)', '3 units']))
  })
})
