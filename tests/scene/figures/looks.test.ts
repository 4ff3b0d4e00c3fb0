import { describe, expect, it } from 'vitest'
import { readSpec } from '../../../src/encode/catalog.ts'
import { eases } from '../../../src/scene/ease.ts'
import { looksAt } from '../../../src/scene/figures/transform.ts'
import type { Looks } from '../../../src/scene/stage.ts'
import { chaptersOf } from '../../../src/scene/timeline.ts'

const shares = [13, 30, 24, 20, 13].map((share, i) => ({ name: String(i), share }))
const variants: [string, object][] = [
  ['a loop', {}],
  ['a loop without holds', { holdStart: 0, holdEnd: 0 }],
  ['a loop without a first hold', { holdStart: 0 }],
  ['a loop without a last hold', { holdEnd: 0 }],
  ['a loop with long holds', { holdStart: 2.5, holdEnd: 2.5 }],
  ['one way', { oneWay: true }],
  ['one way without an end', { oneWay: true, holdEnd: 0 }],
  ['one way without holds', { oneWay: true, holdStart: 0, holdEnd: 0 }],
]
const keys = [
  'way',
  'straight',
  'target',
  'tint',
  'beyond',
  'line',
  'inputAxes',
  'hiddenAxes',
  'rock',
] as const

const STEPS = 6000

function chaptersFor(options: object) {
  const spec = readSpec({ data: 'blobs', duration: 6, ...options })
  return { chapters: chaptersOf(spec.oneWay ? shares.slice(0, 3) : shares, spec), ease: eases[spec.ease] }
}

function film(options: object): Looks[] {
  const { chapters, ease } = chaptersFor(options)
  return Array.from({ length: STEPS + 1 }, (_, i) => looksAt((6 * i) / STEPS, chapters, ease))
}

describe.each(variants)('looksAt: %s', (_, options) => {
  const frames = film(options)

  it('keeps every part between 0 and 1, and the rocking between −1 and 1', () => {
    for (const key of keys) {
      const values = frames.map(looks => looks[key])
      expect(Math.min(...values), key).toBeGreaterThanOrEqual(key === 'rock' ? -1 : 0)
      expect(Math.max(...values), key).toBeLessThanOrEqual(1)
    }
  })

  it('never jumps: nothing is faster than a fade through a twentieth of the shortest chapter that moves', () => {
    const moving = chaptersFor(options)
      .chapters.map(({ start, end }) => end - start)
      .filter(length => length > 0)
    const limit = ((6 / STEPS) * 32) / Math.min(...moving)
    for (const key of keys) {
      const steps = frames.slice(1).map((looks, i) => Math.abs(looks[key] - frames[i][key]))
      expect(Math.max(...steps), key).toBeLessThan(limit)
    }
  })

  it('begins with the data alone', () => {
    expect(frames[0]).toEqual({
      ...{
        way: 0,
        straight: 1,
        target: 0,
        tint: 0,
        beyond: 0,
        line: 0,
        inputAxes: 1,
        hiddenAxes: 0,
        rock: 0,
      },
    })
  })
})

describe.each(variants.slice(0, 5))('looksAt: %s', (_, options) => {
  it('ends where it began', () => {
    const frames = film(options)
    for (const key of keys) expect(frames.at(-1)![key]).toBeCloseTo(frames[0][key], 9)
  })

  it('shows the decision at the hidden layer', () => {
    const away = film(options).filter(({ way }) => way === 1)
    expect(away.some(({ tint, beyond, line }) => Math.min(tint, beyond, line) > 0.99)).toBe(true)
  })
})

describe('looksAt: a loop', () => {
  it('brings line and tints home in full, without the half-planes, and without a second straight line', () => {
    const [first] = film({})
      .slice(STEPS / 2)
      .filter(({ way }) => way === 0)
    expect(first).toMatchObject({ tint: 1, line: 1, beyond: 0, straight: 0, target: 0, hiddenAxes: 0 })
  })
})

describe.each(variants.slice(5))('looksAt: %s', (_, options) => {
  it('ends at the hidden layer with the decision', () => {
    expect(film(options).at(-1)).toEqual({
      ...{ way: 1, straight: 0, target: 1, tint: 1, beyond: 1, line: 1, inputAxes: 0, hiddenAxes: 1 },
      rock: expect.closeTo(0, 9),
    })
  })
})

describe('looksAt: the still', () => {
  it('at the end of the third chapter shows the hidden layer with all that belongs to it', () => {
    const spec = readSpec({ data: 'blobs' })
    const chapters = chaptersOf(shares, spec)
    expect(looksAt(chapters[2].end, chapters, eases[spec.ease])).toEqual({
      ...{ way: 1, straight: 0, target: 1, tint: 1, beyond: 1, line: 1, inputAxes: 0, hiddenAxes: 1 },
      rock: expect.closeTo(0, 9),
    })
  })
})
