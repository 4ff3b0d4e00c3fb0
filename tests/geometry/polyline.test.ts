import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplifyTrack, straightTrack } from '../../src/geometry/polyline.ts'
import { along, type Track } from '../../src/geometry/tween.ts'
import { distanceTo } from '../scene/outline.ts'

const WAYS = [0, 0.2, 0.5, 0.8, 1]

/** The furthest that a point of a track is from the simplified one, at any of the moments. */
function error(track: Track, simple: Track, stride: number): number {
  return Math.max(
    ...WAYS.flatMap(position => {
      const [all, kept] = [along(track, position), along(simple, position)]
      return Array.from({ length: all.length / stride }, (_, i) =>
        distanceTo(all.subarray(i * stride, (i + 1) * stride), kept, stride),
      )
    }),
  )
}

/** A wavy line of so many points, on its way to another one. */
function wavy(count: number, stride: number, waves: number[]): Track {
  const curve = (shift: number) =>
    Float64Array.from({ length: count * stride }, (_, i) => {
      const [t, d] = [Math.floor(i / stride) / (count - 1), i % stride]
      return d === 0
        ? 100 * t
        : waves.reduce((sum, w, k) => sum + (10 * Math.sin(w * t + shift * (d + k))) / (k + 1), 0)
    })
  return [curve(0), curve(2)]
}

describe('simplify', () => {
  it('keeps every point that it drops within the tolerance, at every moment of the way', () => {
    const tracks = fc.record({
      count: fc.integer({ min: 2, max: 120 }),
      stride: fc.constantFrom(2, 3),
      waves: fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), { minLength: 1, maxLength: 3 }),
      tolerance: fc.constantFrom(0.01, 0.1, 1),
    })
    fc.assert(
      fc.property(tracks, ({ count, stride, waves, tolerance }) => {
        const track = wavy(count, stride, waves)
        const simple = simplifyTrack(track, stride, tolerance)
        expect(error(track, simple, stride)).toBeLessThanOrEqual(tolerance * (1 + 1e-9))
        expect(simple[0]).toHaveLength(simple[1].length)
      }),
      { seed: 1, numRuns: 60 },
    )
  })

  it('keeps both ends, and drops most of a smooth curve', () => {
    const track = wavy(400, 2, [3])
    const [from, to] = simplifyTrack(track, 2, 0.1)
    expect(from.subarray(0, 2)).toEqual(track[0].subarray(0, 2))
    expect(to.subarray(-2)).toEqual(track[1].subarray(-2))
    expect(from.length / 2).toBeLessThan(60)
  })

  it('keeps a corner that only the far end of the way has', () => {
    const from = Float64Array.from({ length: 22 }, (_, i) => (i % 2 === 0 ? i / 2 : 0))
    const to = from.map((v, i) => (i % 2 === 0 ? v : Math.abs(from[i - 1] - 5)))
    expect(simplifyTrack([from, to], 2, 0.01)[1]).toEqual(Float64Array.of(0, 5, 5, 0, 10, 5))
  })
})

describe('straight', () => {
  it('needs two points for a line that is mapped straight', () => {
    const turn = (points: Float64Array) => [points, points.map((v, i) => (i & 1 ? points[i - 1] + 2 : 3 * v))]
    const [from, to] = straightTrack([-1, 2, 3, 5], turn, 2, 1e-6)
    expect(from).toEqual(Float64Array.of(-1, 2, 3, 5))
    expect(to).toEqual(Float64Array.of(-3, 1, 9, 5))
  })

  it('follows a line that is bent sharply', () => {
    const bend = (points: Float64Array) => [points, points.map(v => 1 / (1 + Math.exp(-40 * v)))]
    const [, to] = straightTrack([-1, -0.3, 1, 0.5], bend, 2, 1e-3)
    const truth = Float64Array.from({ length: 2002 }, (_, i) => {
      const t = Math.floor(i / 2) / 1000
      return 1 / (1 + Math.exp(-40 * (i & 1 ? -0.3 + 0.8 * t : -1 + 2 * t)))
    })
    for (let i = 0; i < truth.length; i += 2)
      expect(distanceTo(truth.subarray(i, i + 2), to)).toBeLessThan(0.004)
  })
})
