import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { eases, progress } from '../../src/geometry/ease.ts'
import { SpecError } from '../../src/options/error.ts'
import { chapterAt, chaptersOf } from '../../src/scene/chapters.ts'

const parts = [13, 30, 24, 20, 13].map((share, i) => ({ id: `${i}`, name: `chapter ${i + 1}`, share }))

function lengths(options: object): number[] {
  return chaptersOf(parts, readSpecObject({ data: 'blobs', ...options })).map(({ start, end }) => end - start)
}

function expectClose(got: number[], expected: number[]): void {
  expect(got).toHaveLength(expected.length)
  got.forEach((v, i) => {
    expect(v).toBeCloseTo(expected[i], 9)
  })
}

describe('chaptersOf', () => {
  it('gives every chapter its share of the duration', () => {
    expectClose(lengths({ duration: 6 }), [0.78, 1.8, 1.44, 1.2, 0.78])
  })

  it('lets the holds set the first and the last, and shares the rest as before', () => {
    expectClose(lengths({ duration: 10, holdStart: 1, holdEnd: 1.6 }), [1, 3, 2.4, 2, 1.6])
    expectClose(lengths({ duration: 10, holdStart: 1.3, holdEnd: 1.3 }), [1.3, 3, 2.4, 2, 1.3])
    expectClose(lengths({ duration: 7.4, holdStart: 0, holdEnd: 0 }), [0, 3, 2.4, 2, 0])
  })

  it('follows one another without gaps, from 0 to the duration itself', () => {
    const chapters = chaptersOf(parts, readSpecObject({ data: 'blobs', duration: 7.3, holdEnd: 2 }))
    expect(chapters[0].start).toBe(0)
    expect(chapters.at(-1)!.end).toBe(7.3)
    chapters.slice(1).forEach(({ start }, i) => {
      expect(start).toBeCloseTo(chapters[i].end, 12)
    })
  })

  it.each([
    [{ duration: 3, holdEnd: 3 }, 'holdEnd'],
    [{ duration: 3, holdStart: 1.5, holdEnd: 1.5 }, 'holdEnd'],
    [{ duration: 3, holdStart: 2.9 }, 'holdStart'],
  ])('refuses holds that leave nothing to move: %o', (options, field) => {
    expect(() => lengths(options)).toThrow(SpecError)
    expect(() => lengths(options)).toThrow(expect.objectContaining({ field }))
  })
})

describe('chaptersOf one or two', () => {
  it('gives them all the time', () => {
    for (const count of [1, 2]) {
      const chapters = chaptersOf(parts.slice(0, count), readSpecObject({ data: 'blobs', duration: 8.6 }))
      expectClose(
        chapters.map(({ start, end }) => end - start),
        [[8.6], [2.6, 6]][count - 1],
      )
    }
  })

  it.each(['holdStart', 'holdEnd'])('refuses a %s, which would set nothing', field => {
    const spec = readSpecObject({ data: 'blobs', [field]: 1 })
    expect(() => chaptersOf(parts.slice(0, 1), spec)).toThrow(expect.objectContaining({ field }))
  })
})

describe('chapterAt', () => {
  it('gives a seam to the chapter that begins there, and the end to the last', () => {
    const chapters = chaptersOf(parts, readSpecObject({ data: 'blobs', duration: 10 }))
    expect([0, 1.3, 4.3, 6.7, 8.7, 10].map(time => chapterAt(chapters, time))).toEqual([0, 1, 2, 3, 4, 4])
  })

  it('passes over chapters of no length', () => {
    const chapters = chaptersOf(
      parts,
      readSpecObject({ data: 'blobs', duration: 6, holdStart: 0, holdEnd: 0 }),
    )
    expect(chapterAt(chapters, 0)).toBe(1)
    expect(chapterAt(chapters, 6)).toBe(4)
  })
})

describe('progress and eases', () => {
  it('is clamped, and a step where there is no length', () => {
    expect([0, 1, 2, 3, 4].map(time => progress(time, 1, 3))).toEqual([0, 0, 0.5, 1, 1])
    expect([0, 2, 3].map(time => progress(time, 2, 2))).toEqual([0, 1, 1])
  })

  it.each(Object.entries(eases))(
    '%s goes from 0 to 1, never back, half of the way at half time',
    (_, ease) => {
      expect([ease(0), ease(1)]).toEqual([0, 1])
      expect(ease(0.5)).toBeCloseTo(0.5, 12)
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 999 }), i => {
          expect(ease((i + 1) / 1000)).toBeGreaterThanOrEqual(ease(i / 1000))
          expect(ease(i / 1000)).toBeCloseTo(1 - ease(1 - i / 1000), 9)
        }),
        { seed: 1, numRuns: 100 },
      )
    },
  )
})
