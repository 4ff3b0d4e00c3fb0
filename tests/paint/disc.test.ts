import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pixelOf } from '../../src/paint/pixels.ts'
import { onWhite, openKernels, total } from './ground.ts'

const seed = 20240607
const size = 32
const kernels = openKernels()
const place = fc.integer({ min: 15 * 64, max: 17 * 64 }).map(value => value / 64)

function disc(x: number, y: number, radius: number, opacity = 1): number[] {
  return onWhite(kernels, size, size, picture =>
    kernels.fillDisc(picture, x, y, radius, pixelOf('#000000'), opacity),
  )
}

/** The part of a pixel inside a disc, by 64 thin slices. */
function exact(dx: number, dy: number, radius: number): number {
  let sum = 0
  for (let i = 0; i < 64; i++) {
    const away = dy - 0.5 + (i + 0.5) / 64
    const chord = Math.sqrt(Math.max(0, radius * radius - away * away))
    sum += Math.max(0, Math.min(dx + 0.5, chord) - Math.max(dx - 0.5, -chord))
  }
  return sum / 64
}

describe('a disc', () => {
  it.each([
    [0.3, 0.05],
    [1, 0.06],
    [4.5, 0.02],
    [12, 0.015],
  ])('of radius %d covers of each pixel what lies inside', (radius, tolerance) => {
    fc.assert(
      fc.property(place, place, (x, y) => {
        const values = disc(x, y, radius)
        const errors = values.map((value, i) =>
          Math.abs(value - exact((i % size) + 0.5 - x, Math.floor(i / size) + 0.5 - y, radius)),
        )
        expect(Math.max(...errors)).toBeLessThan(tolerance)
        expect(Math.abs(total(values) / (Math.PI * radius * radius) - 1)).toBeLessThan(
          radius < 2 ? 0.1 : 0.01,
        )
      }),
      { seed, numRuns: 25 },
    )
  })

  it('moves without jumps: its centre of ink is its place', () => {
    for (let step = 0; step <= 64; step++) {
      const x = 16 + step / 64
      const values = disc(x, 15.3, 4.5)
      const centre = total(values.map((value, i) => value * ((i % size) + 0.5))) / total(values)
      expect(Math.abs(centre - x)).toBeLessThan(0.01)
    }
  })

  it('fades evenly, and is cut off by the border', () => {
    const half = disc(16, 16, 6, 0.5)
    expect(half[16 * size + 16]).toBeCloseTo(0.5, 2)
    expect(total(half)).toBeCloseTo(total(disc(16, 16, 6)) / 2, 0)
    for (const [x, y] of [
      [0, 16],
      [size, 16],
      [16, 0],
      [16, size],
    ] as const)
      expect(total(disc(x, y, 6))).toBeCloseTo(total(disc(16, 16, 6)) / 2, 0)
    expect(total(disc(-7, 16, 6))).toBe(0)
    expect(total(disc(16, 16, 0))).toBe(0)
    expect(total(disc(16, 16, -2))).toBe(0)
  })
})
