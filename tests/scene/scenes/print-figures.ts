import { describe, expect, it } from 'vitest'
import { readFigureObject } from '../../../src/encode/catalog.ts'
import { train } from '../../../src/network/train.ts'
import { isSweep, networkSpecs } from '../../../src/options/sweep.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import { buildFigure } from '../../../src/scene/scenes/build.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { allFinite, collisions, pathsOf, strays, textsOf } from '../outline.ts'
import { make, remake } from '../stage.ts'

/** Pixels of a point. */
export const pt = 96 / 72

export const moons = make({ data: 'moons', samples: 60 })
const paper = (width: number, height = 0) => ({ width, height, unit: 'mm' as const })

/** A figure of so many millimetres, with type of 8 points. */
export const print = (width: number, change: Parameters<typeof remake>[1] = {}, height = 0): Scene =>
  remake(moons, { size: paper(width, height), fontSize: 8, ...change }).scene

export const isLetter = ({ text }: { text: string }) => /^\([a-z]\)$/.test(text)

/** The texts that are seen. */
export const written = (shapes: Shape[]) => textsOf(shapes).filter(({ opacity = 1 }) => opacity > 0)

/** Whether the figures of sweeps, of some scenes, name their panels. */
export function testSweepWords(scenes: string[]): void {
  it.each(scenes)('of a sweep are the names and results of its panels: %s', scene => {
    const spec = readFigureObject({ data: 'moons', samples: 60, hidden: '2|3', scene, size: '178mm' })
    expect(isSweep(spec)).toBe(true)
    const parts = networkSpecs(spec).map(own => ({
      dataset: moons.dataset,
      ...train(moons.dataset, own, { trace: true }),
    }))
    const sweep = buildFigure(spec, parts)
    const texts = written(sweep.at('poster')).map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['(a)', '2 units', '(b)', '3 units']))
    expect(strays(sweep.at('poster'), sweep)).toEqual([])
  })
}

/** What holds of figures for print, each with the number of its plots. */
export function describePrints(figures: [string, Scene, number][]): void {
  describe.each(figures)('a figure for print: %s', (_, scene, plots) => {
    const shapes = scene.at('poster')
    const texts = written(shapes)
    const body = texts.find(isLetter)?.size ?? texts.find(({ key }) => /^caption/.test(key ?? ''))!.size

    it('lies within its page, texts apart', () => {
      expect(allFinite(shapes)).toBe(true)
      expect(strays(shapes, scene)).toEqual([])
      expect(collisions(shapes)).toEqual([])
    })

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
}
