import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetOf, givenUp, partOfStep, reductions, weight } from '../../src/encode/budget.ts'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import type { Saving } from '../../src/encode/format.ts'
import { places } from '../../src/encode/places.ts'
import type { Spec } from '../../src/options/spec.ts'
import type { FigureSpec } from '../../src/options/sweep.ts'

const specOf = (more: object = {}) => readSpecObject({ data: 'blobs', ...more })
const gif: Saving[] = ['colors', 'tolerance', 'tints', 'slow', 'fps', 'density', 'scale']
const film = { savings: gif, moves: true }
const specs = <Figure extends FigureSpec>(...of: Parameters<typeof reductions<Figure>>) =>
  reductions(...of).map(({ spec }) => spec)
/** A spec as it is. */
const whole = (spec: Spec) => ({ spec, losses: {} })
const widthOf = ({ size, density }: Spec) => size.width * density
const pixelsOf = (spec: Spec) =>
  Math.round(spec.fps * spec.duration) * widthOf(spec) * spec.size.height * spec.density

describe('budgetOf', () => {
  it('is the limits of a place, or the size asked for, or the stricter of both', () => {
    const none = Number.POSITIVE_INFINITY
    expect(budgetOf(specOf())).toBeNull()
    expect(budgetOf(specOf({ for: 'github' }))).toEqual({
      bytes: 5e6,
      width: 800,
      pixels: none,
      frames: none,
    })
    expect(budgetOf(specOf({ maxSize: '2MB' }))?.bytes).toBe(2e6)
    expect(budgetOf(specOf({ maxSize: '2MB', for: 'github' }))?.bytes).toBe(2e6)
    expect(budgetOf(specOf({ maxSize: '30MB', for: 'devto' }))).toMatchObject({ bytes: 25e6, pixels: 200e6 })
  })

  const limits = 'github 5e6 800, x 5e6 1280, medium 25e6, devto 25e6, discord 20e6, slack 2e6, email 500e3'
  const others = 'wikipedia 100e6, substack 20e6, slides 10e6 1280'
  it.each(`${limits}, ${others}`.split(', '))('knows bytes, and pixels of width if any: %s', text => {
    const [place, bytes, width = 'Infinity'] = text.split(' ')
    expect(budgetOf(specOf({ for: place }))).toMatchObject({ bytes: Number(bytes), width: Number(width) })
    expect(places.map(({ name }) => name)).toContain(place)
  })

  it.each(['powerpoint', 'keynote'])('is none of %s, of which no source tells a limit', place => {
    expect(budgetOf(specOf({ for: place }))).toBeNull()
    expect(budgetOf(specOf({ for: place, maxSize: '1MB' }))?.bytes).toBe(1e6)
  })

  it('has the pixels that Wikipedia shows in an animated picture, not those of its software’s default', () => {
    expect(budgetOf(specOf({ for: 'wikipedia' }), gif)?.pixels).toBe(100e6)
    expect(budgetOf(specOf({ for: 'wikipedia' }), ['quality'])?.pixels).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('reductions', () => {
  it('begin with the spec as it is where it keeps what is known beforehand', () => {
    const spec = specOf({ for: 'github' })
    expect(reductions(spec, budgetOf(spec)!, film)[0]).toEqual({ spec, losses: {} })
  })

  it('give up shades and colours first, then frames, then size', () => {
    const spec = specOf({ maxSize: '1MB' })
    const list = reductions(spec, budgetOf(spec)!, film)
    const [shades, colors, slow, fps, size] = [
      list.findIndex(way => way.losses.tolerance),
      list.findIndex(way => way.spec.colors < spec.colors),
      list.findIndex(way => way.losses.slow),
      list.findIndex(way => way.spec.fps < spec.fps),
      list.findIndex(way => way.spec.size.width < spec.size.width),
    ]
    expect([shades, colors, colors < slow, slow < fps, fps < size]).toEqual([1, 2, true, true, true])
  })

  it('come to 360 pixels with 15 frames a second and 12 colours, before any of them falls below', () => {
    const spec = specOf({ data: 'circles', maxSize: '300kB' })
    const reached = reductions(spec, budgetOf(spec)!, { ...film, classes: 2 }).find(
      ({ spec }) => spec.size.width === 360,
    )
    expect(reached?.spec).toMatchObject({ fps: 15, colors: 12 })
    expect(reached?.losses).toEqual({ tolerance: 40, slow: 0.6, tints: 6 })
  })

  it.each([
    [2, 12],
    [3, 14],
    [10, 28],
    [undefined, 16],
  ])('leave %s classes %i colours, so that they do not look alike', (classes, least) => {
    const spec = specOf({ maxSize: '1kB' })
    const last = reductions(spec, budgetOf(spec)!, { ...film, classes }).at(-1)!
    expect(last.spec.colors).toBe(least)
  })

  it('never give back, and each gives up more than the one before', () => {
    const spec = specOf({ maxSize: '1MB', density: 3, size: '640x480' })
    const list = reductions(spec, budgetOf(spec)!, film)
    expect(new Set(list.map(way => JSON.stringify(way))).size).toBe(list.length)
    for (const [i, { spec: next, losses }] of list.entries()) {
      const { spec: last, losses: before } = list[i - 1] ?? { spec, losses: {} }
      for (const key of ['tolerance', 'tints', 'slow'] as const)
        expect(losses[key] ?? 0).toBeGreaterThanOrEqual(before[key] ?? 0)
      for (const key of ['colors', 'fps', 'density', 'quality'] as const)
        expect(next[key]).toBeLessThanOrEqual(last[key])
      expect(next.size.width).toBeLessThanOrEqual(last.size.width)
      expect(Math.abs(next.size.width / next.size.height - 640 / 480)).toBeLessThan(0.02)
      expect({ ...next, colors: 0, fps: 0, density: 0, size: 0 }).toEqual({
        ...{ ...spec, colors: 0, fps: 0, density: 0, size: 0 },
      })
    }
    expect(list.at(-1)!.spec).toMatchObject({ density: 1, fps: 8, colors: 16 })
  })

  it('leave alone what a format has no use for, and what a still has none for', () => {
    const spec = specOf({ maxSize: '1MB', density: 2 })
    const budget = budgetOf(spec)!
    const changed = (savings: Saving[], moves: boolean) =>
      new Set(
        specs(spec, budget, { savings, moves }).flatMap(s =>
          (Object.keys(s) as (keyof Spec)[]).filter(key => s[key] !== spec[key]),
        ),
      )
    expect(changed(['quality', 'fps', 'scale'], true)).toEqual(new Set(['quality', 'fps', 'size']))
    expect(changed(['density', 'scale'], false)).toEqual(new Set(['density', 'size']))
    expect(changed(gif, false)).toEqual(new Set(['colors', 'density', 'size']))
    expect(changed([], true)).toEqual(new Set())
    for (const { losses } of reductions(spec, budget, { savings: gif, moves: false }))
      expect(losses).toEqual({})
  })

  it('keep the width by density before size, exactly', () => {
    const width = (more: object) => {
      const spec = specOf({ for: 'github', ...more })
      return specs(spec, budgetOf(spec)!, film)[0]
    }
    expect(width({ density: 2 })).toMatchObject({ density: 1, size: { width: 600, height: 600 } })
    expect(width({ size: '1000x500' })).toMatchObject({ size: { width: 800, height: 400 } })
    expect(width({ size: '1600x1200', density: 2 })).toMatchObject({
      density: 1,
      size: { width: 800, height: 600 },
    })
    expect(width({ size: '300x300', density: 2 })).toMatchObject({ density: 2, size: { width: 300 } })
  })

  it('keep frames and pixels of all frames without giving up a colour', () => {
    const spec = specOf({ for: 'devto', duration: 24, size: '800x640' })
    const [first] = specs(spec, budgetOf(spec)!, film)
    expect(first!.colors).toBe(spec.colors)
    expect(first!.fps).toBe(15)
    expect(first!.size).toEqual(spec.size)
    const [still] = specs(spec, budgetOf(spec)!, { ...film, moves: false })
    expect(still).toBe(spec)
  })

  it.each([
    ['the 350 frames of x', { duration: 30 }, { fps: 11, size: { width: 600, height: 600 } }],
    [
      'its 300 million pixels',
      { duration: 12, size: '1200x1200' },
      { fps: 15, size: { width: 1200, height: 1200 } },
    ],
  ])('keep %s in a GIF, not in a video', (_, asked, kept) => {
    const spec = specOf({ for: 'x', ...asked })
    const [first] = specs(spec, budgetOf(spec, gif)!, film)
    expect(first).toMatchObject({ ...kept, colors: spec.colors })
    const video: Saving[] = ['quality', 'fps', 'density', 'scale']
    expect(specs(spec, budgetOf(spec, video)!, { savings: video, moves: true })[0]).toBe(spec)
  })

  it('keep all of a place in every candidate, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places.filter(({ bytes }) => bytes).map(({ name }) => name)),
        fc.integer({ min: 300, max: 2000 }),
        fc.integer({ min: 300, max: 2000 }),
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 1, max: 50 }),
        (place, width, height, density, fps) => {
          const spec = specOf({ for: place, size: `${width}x${height}`, density, fps, duration: 24 })
          const budget = budgetOf(spec)!
          for (const candidate of specs(spec, budget, film)) {
            expect(widthOf(candidate)).toBeLessThanOrEqual(budget.width)
            expect(pixelsOf(candidate)).toBeLessThanOrEqual(budget.pixels)
            expect(candidate.fps * 24).toBeLessThanOrEqual(budget.frames)
          }
        },
      ),
      { seed: 4, numRuns: 100 },
    )
  })

  it('do not make a picture or its panels too small to read', () => {
    const least = (more: object) => {
      const spec = specOf({ maxSize: '1kB', ...more })
      return specs(spec, budgetOf(spec)!, film).at(-1)!.size
    }
    expect(least({ size: '600x600' }).width).toBeGreaterThanOrEqual(200)
    expect(least({ scene: 'data,transform,boundary' }).width).toBeGreaterThanOrEqual(720)
    expect(least({ size: '120x120' })).toEqual({ width: 120, height: 120 })
  })

  it('do not make the panels of a sweep too small to read', () => {
    const spec = readFigureObject({ data: 'blobs', hidden: '1..4', size: '1600x480' })
    const sizes = specs(spec, { ...budgetOf(specOf({ maxSize: 1e5 }))! }, film).map(({ size }) => size)
    expect(sizes.length).toBeGreaterThan(1)
    for (const { width, height } of sizes) expect(Math.min(width / 4, height)).toBeGreaterThanOrEqual(240)
  })

  it('are none where nothing can keep the width', () => {
    const spec = specOf({ scene: 'data,transform,boundary,orbit', size: '1000x300', for: 'github' })
    expect(reductions(spec, budgetOf(spec)!, film)).toEqual([])
  })

  it('measure a strip of moments as the one picture that it is', () => {
    const spec = specOf({ film: 6, for: 'github' })
    const [first] = specs(spec, budgetOf(spec)!, { savings: ['density', 'scale'], moves: false })
    expect(3 * first!.size.width).toBeLessThanOrEqual(800)
    expect(first!.size.width).toBeGreaterThan(250)
  })
})

describe('weight', () => {
  it.each([
    ['a GIF', gif],
    ['a video', ['quality', 'fps', 'density', 'scale'] as Saving[]],
  ])('of %s falls from each reduction to the next', (_, savings) => {
    const spec = specOf({ maxSize: '1MB', density: 2 })
    const weights = reductions(spec, budgetOf(spec)!, { savings, moves: true }).map(way =>
      weight(way, savings),
    )
    for (const [i, next] of weights.slice(1).entries()) expect(next).toBeLessThan(weights[i])
  })

  it('is what was measured: a GIF of blobs at 300 instead of 600 pixels has 29 % of its bytes', () => {
    const share = (more: object) => weight(whole(specOf(more)), gif) / weight(whole(specOf()), gif)
    expect(share({ size: 300 })).toBeCloseTo(454_329 / 1_545_375, 1)
    expect(share({ fps: 10 })).toBeCloseTo(674_962 / 1_545_375, 1)
    expect(share({ colors: 32 })).toBeCloseTo(1_275_055 / 1_545_375, 1)
  })

  it('is what was measured: a video of blobs has half the bytes at quality 5 and 1.8 times those at 95', () => {
    const video: Saving[] = ['quality', 'fps', 'density', 'scale']
    const share = (quality: number) =>
      weight(whole(specOf({ quality })), video) / weight(whole(specOf()), video)
    for (const [quality, bytes] of [
      [5, 494_331],
      [95, 1_757_091],
    ])
      expect(Math.abs(Math.log(share(quality) / (bytes / 970_975)))).toBeLessThan(Math.log(1.2))
  })
})

describe('givenUp', () => {
  it('lists what changed, and nothing else', () => {
    const spec = specOf({ density: 2 })
    const used = { ...spec, colors: 32, fps: 15, size: { width: 480, height: 480 } }
    expect(givenUp(spec, whole(spec))).toBe('')
    expect(givenUp(spec, whole({ ...spec, quality: 30 }))).toBe('30 instead of 50 quality')
    expect(givenUp(spec, whole(used))).toBe(
      '32 instead of 64 colours, 15 instead of 25 frames a second, 960 × 960 instead of 1200 × 1200 pixels',
    )
    expect(givenUp(spec, { spec, losses: { tints: 3, tolerance: 28, slow: 0.3 } })).toBe(
      'fewer tints of areas, shades of what moves up to 28 of 255 levels off, fewer frames where little moves',
    )
  })
})

describe('partOfStep', () => {
  const before = { spec: specOf({ size: '300x300', fps: 20 }), losses: { tolerance: 28 } }
  const after = { spec: specOf({ size: '270x270', fps: 15 }), losses: { tolerance: 40, slow: 0.3 } }

  it.each([
    [0, 300, 20, 28, 0],
    [0.5, 286, 18, 34, 0.15],
    [1, 270, 15, 40, 0.3],
  ])('takes a share of %d of a step', (share, width, fps, tolerance, slow) => {
    const { spec, losses } = partOfStep(before, after, share)
    expect(spec).toMatchObject({ size: { width, height: width }, fps })
    expect(losses).toEqual({ tolerance, slow: expect.closeTo(slow) })
  })

  it('leaves what the step does not take as it is, however odd', () => {
    const odd = { size: '301x333', fps: 12.5 }
    const [from, to] = [64, 32].map(colors => ({ spec: specOf({ ...odd, colors }), losses: { slow: 0.33 } }))
    const { spec, losses } = partOfStep(from, to, 0.5)
    expect(spec).toEqual({ ...from.spec, colors: 48 })
    expect(losses).toEqual({ slow: 0.33 })
  })
})
