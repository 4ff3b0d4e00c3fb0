import { describe, expect, it } from 'vitest'
import { SpecError } from '../../src/options/error.ts'
import type { Moment } from '../../src/scene/scene.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { dotsOf, flat, spell, textsOf } from './outline.ts'
import { clusterTable, type Made, make, remake } from './stage.ts'

const plane = make({ data: 'blobs', restarts: 1, maxIter: 30 })
const space = make({ data: 'circles', restarts: 1, maxIter: 30 })
const line = make({ data: 'table.csv', hidden: 2, maxIter: 20 }, clusterTable(1, ['a', 'b']))
const many = make({ data: 'clusters', classes: 9, hidden: '2', restarts: 1, maxIter: 20 })

const shown = ({ scene }: Made, moment: Moment = 'poster') => scene.at(moment)
/** Dots in the colours of classes: those of marks in the legend, and one that is seen through a sheet, have one of their own. */
const ofClasses = (shapes: Shape[]) => dotsOf(shapes).filter(({ fill, colors }) => fill && colors.length > 1)
const words = (shapes: Shape[]) => textsOf(shapes).map(({ text }) => text)

/** The marker that a class's dots are drawn with; circles where none is named. */
function markersOf(shapes: Shape[], classes: number): Set<string>[] {
  const found = Array.from({ length: classes }, () => new Set<string>())
  for (const { marker = 'circle', colors, fill } of ofClasses(shapes))
    for (const k of Array.from(fill!))
      found[Math.floor((k * classes) / colors.length)].add(
        typeof marker === 'string' ? marker : marker[k % marker.length],
      )
  return found
}

describe('markers', () => {
  it.each([
    ['in the plane', plane],
    ['in space', space],
  ])('give each class one shape, in dots and legend, where they are asked for: %s', (_, made) => {
    const [first, second] = markersOf(shown(remake(made, { markers: true })), 2)
    expect([...first, ...second]).toEqual(['circle', 'square'])
    expect(markersOf(shown(made), 2).map(set => [...set])).toEqual([['circle'], ['circle']])
  })

  it('join by themselves from five classes on', () => {
    const found = markersOf(shown(many), 9).map(set => [...set].join())
    expect(new Set(found).size).toBe(8)
    expect(found[8]).toBe(found[0])
  })
})

describe('rims', () => {
  it.each([
    ['in the plane', plane],
    ['in space', space],
  ])('stand round the yellow of the theme article and nothing else: %s', (_, made) => {
    for (const { colors, rim } of ofClasses(shown(remake(made, { theme: 'article' })))) {
      const half = colors.length / 2
      expect(rim!.colors.slice(0, half)).toEqual(colors.slice(0, half))
      colors.slice(half).forEach((color, i) => {
        expect(rim!.colors[half + i]).not.toBe(color)
      })
    }
    expect(dotsOf(shown(made)).every(({ rim }) => rim === undefined)).toBe(true)
  })
})

describe('names of the axes', () => {
  it.each([
    ['in the plane', plane],
    ['in space', space],
  ])('are those that the spec gives, at the input alone: %s', (_, made) => {
    const named = remake(made, { xLabel: 'width in cm', yLabel: 'height' })
    expect(words(shown(named, 0))).toEqual(expect.arrayContaining(['width in cm', 'height']))
    expect(words(shown(named, 0))).not.toContain('x₁')
    expect(words(shown(named))).toEqual(expect.arrayContaining(['h₁', 'h₂']))
  })

  it('may be one alone, or none', () => {
    expect(words(shown(remake(plane, { xLabel: 'width' }), 0))).toEqual(
      expect.arrayContaining(['width', 'x₂']),
    )
    const none = words(shown(remake(plane, { xLabel: '', yLabel: '' }), 0))
    expect(none).not.toContain('x₁')
    expect(none).not.toContain('x₂')
  })

  it('are one for one feature', () => {
    expect(words(shown(remake(line, { xLabel: 'length' }), 0))).toContain('length')
    expect(() => remake(line, { yLabel: 'nothing' })).toThrow(SpecError)
  })
})

describe('title and caption', () => {
  const plotTop = (made: Made) =>
    Math.min(
      ...flat(shown(made, 0)).flatMap(shape =>
        shape.kind === 'path' && shape.closed ? [shape.lines[0][1]] : [],
      ),
    )

  it('leave no gap where they are empty', () => {
    const untitled = remake(plane, { title: '' })
    expect(words(shown(untitled))).not.toContain('Two hidden units, one straight line')
    const bare = remake(plane, { title: '', caption: 'none' })
    // A legend stands in a line of its own where the sentence leaves no room for it.
    const tops = [plane, untitled, bare].map(made => plotTop(remake(made, { legend: false })))
    expect(tops[0] - tops[1]).toBeGreaterThan(10)
    expect(tops[1]).toBeGreaterThanOrEqual(tops[2])
    expect(plotTop(remake(plane, { title: '', caption: '', legend: false }))).toBe(tops[2])
  })
})

it('a scene without a background says so, with the same shapes', () => {
  const clear = remake(plane, { transparent: true })
  expect(clear.scene.transparent).toBe(true)
  expect(shown(clear)).toEqual(shown(plane))
  expect(plane.scene).not.toHaveProperty('transparent')
})

it('the dark differs in nothing but colours', () => {
  const dark = remake(plane, { theme: 'dark' })
  expect(dark.scene.background).not.toBe(plane.scene.background)
  expect(shown(dark).map(spell)).toEqual(shown(plane).map(spell))
})

it('weak class colours are noted', () => {
  const { notes } = remake(plane, { classColors: ['#ffff00'] }).scene
  expect(notes).toEqual([expect.stringContaining('#ffff00 of class 0')])
})

describe('a plane and cuts that are left out', () => {
  const wide = make({ data: 'table.csv', hidden: 2, maxIter: 20 }, clusterTable(4, ['a', 'b', 'c']))
  const notes = (made: Made, change: object) => remake(made, change).scene.notes.join('\n')

  it('are said to do nothing where more than two features have none', () => {
    expect(notes(wide, { sheet: false, cuts: false })).toContain('--no-sheet, --no-cuts: no effect')
    expect(notes(wide, { cuts: false, scene: 'story' })).toMatch(/^--no-cuts: no effect/m)
  })

  it('are not where they are drawn', () => {
    for (const [made, change] of [
      [wide, {}],
      [wide, { sheet: false, cuts: false, scene: 'orbit' }],
      [plane, { sheet: false, cuts: false }],
    ] as const)
      expect(notes(made, change)).not.toContain('no effect')
  })
})
