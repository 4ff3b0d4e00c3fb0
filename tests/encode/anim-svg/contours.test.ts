import { describe, expect, it } from 'vitest'
import { conform } from '../../../src/encode/anim-svg/conform.ts'
import { type Contour, findContours } from '../../../src/encode/anim-svg/contours.ts'
import { keptPoints } from '../../../src/encode/anim-svg/simplify.ts'
import { followShapes } from '../../../src/encode/anim-svg/tracks.ts'
import type { GroupShape, PathShape, Shape } from '../../../src/scene/shape.ts'

/** A disc of so many points whose first one is anywhere. */
const disc = (radius: number, count: number, turn: number): number[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count
    return [100 + radius * Math.cos(angle), 100 + radius * Math.sin(angle)]
  }).flat()
/** A half of a disc: two corners. */
const half = (radius: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (Math.PI * i) / (count - 1)
    return [100 + radius * Math.cos(angle), 100 + radius * Math.sin(angle)]
  }).flat()
const area = (...lines: number[][]): Shape => ({ kind: 'path', lines, closed: true, fill: '#000000' })
const frames = Array.from({ length: 20 }, (_, i) => i)

describe('paths whose points are others in each sample', () => {
  it('are one thing, of the same points in all samples, wherever they begin', () => {
    const [track, ...others] = followShapes(
      frames.map(i => [area(disc(40 + i, 80 + i, i))]),
      20,
    )
    expect(others).toEqual([])
    const { values, lengths } = conform(track.states as Contour[])
    expect(new Set(values.map(value => value!.length))).toEqual(new Set(lengths))
    values.forEach((value, i) => {
      for (let p = 0; p < value!.length; p += 2) {
        expect(Math.hypot(value![p] - 100, value![p + 1] - 100)).toBeCloseTo(40 + i, 0)
        // It grows, and does not turn.
        const before = values[Math.max(0, i - 1)]!
        expect(Math.hypot(value![p] - before[p], value![p + 1] - before[p + 1])).toBeLessThan(1.2)
      }
    })
  })

  it('keep their corners, and no more points than their bends need', () => {
    const contours = findContours(frames.map(i => [area(half(40 + i, 60 + i))])).map(
      ([shape]) => shape as Contour,
    )
    const { values, lengths } = conform(contours)
    values.forEach((value, i) => {
      const places = Array.from({ length: value!.length / 2 }, (_, p) => [value![2 * p], value![2 * p + 1]])
      for (const x of [60 - i, 140 + i])
        expect(Math.min(...places.map(([px, py]) => Math.hypot(px - x, py - 100)))).toBeLessThan(1e-6)
    })
    expect(keptPoints(values as Float64Array[], lengths, 0.2).flat().length).toBeLessThan(40)
  })

  it('are one thing where rings come or go', () => {
    const tracks = followShapes(
      frames.map(i => [i < 12 ? area(disc(40, 60 + i, 0)) : area(disc(40, 60 + i, 0), disc(9, 20 + i, 0))]),
      20,
    )
    expect(tracks.map(({ states }) => states.filter(Boolean).length)).toEqual([20])
  })

  it('come and go line by line where they are only drawn, faded together', () => {
    const mark = (x: number) => [x, 0, x + 10, 0, x, 10]
    const stroke = (i: number): PathShape => ({
      ...{ kind: 'path', closed: false, stroke: '#000000', opacity: 0.5 },
      lines: frames.slice(0, i + 1).map(k => mark(100 * k)),
    })
    const [group, ...others] = followShapes(
      frames.map(i => [stroke(i)]),
      20,
    )
    expect(others).toEqual([])
    expect((group.states[3] as GroupShape).opacity).toBe(0.5)
    expect(group.children.map(({ states }) => states.filter(Boolean).length)).toEqual(frames.map(i => 20 - i))
  })

  it('stay as they are where there are only a few of them', () => {
    const given = frames.map(i => [area(disc(40, i < 10 ? 60 : 61, 0))])
    expect(findContours(given)).toEqual(given)
  })
})
