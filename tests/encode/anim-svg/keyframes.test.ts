import { describe, expect, it } from 'vitest'
import {
  bezier,
  fitKeyframes,
  fitSpline,
  parameterAt,
  type Spline,
} from '../../../src/encode/anim-svg/keyframes.ts'
import { eases } from '../../../src/geometry/ease.ts'

const times = Array.from({ length: 121 }, (_, i) => i / 120)

/** The curve's progress at a time. */
function easeBy([x1, y1, x2, y2]: Spline, time: number): number {
  return bezier(parameterAt(time, x1, x2), y1, y2)
}

/** The value that keyframes give at a time. */
function valueAt(
  keys: NonNullable<ReturnType<typeof fitKeyframes>>,
  values: number[][],
  time: number,
): number[] {
  const before = keys.times.findLastIndex(key => key <= time)
  const at = Math.min(keys.times.length - 2, Math.max(0, before))
  const even = (time - keys.times[at]) / (keys.times[at + 1] - keys.times[at])
  const ease = keys.eases[at]
  const share = ease ? easeBy(ease, even) : even
  const [from, to] = [values[keys.samples[at]], values[keys.samples[at + 1]]]
  return from.map((value, k) => value + (to[k] - value) * share)
}

describe('the keyframes of a value', () => {
  it.each([
    ['linear', 2],
    ['sine', 2],
    ['quad', 3],
    ['cubic', 3],
  ])('are few on a straight way that is eased: %s, %d', (name, most) => {
    const values = times.map(time => [100 * eases[name](time), 400 - 300 * eases[name](time)])
    const keys = fitKeyframes(values, times, 0.2)!
    expect(keys.times.length).toBeLessThanOrEqual(most)
    times.forEach((time, i) => {
      valueAt(keys, values, time).forEach((value, k) => {
        expect(Math.abs(value - values[i][k])).toBeLessThan(0.2)
      })
    })
  })

  it('are none for what stays, wherever it matters', () => {
    for (const stays of [() => [3, 4], (i: number) => (i < 40 ? undefined : [3]), () => undefined]) {
      const values = times.map((_, i) => stays(i))
      expect(fitKeyframes(values, times, 0.1)).toBeNull()
    }
  })

  it('begin and end a rest, with nothing between', () => {
    const values = times.map(time => [time < 0.25 ? 0 : time > 0.75 ? 50 : 100 * (time - 0.25)])
    expect(fitKeyframes(values, times, 0.1)!.times).toEqual([0, 0.25, 0.75, 1])
  })

  it('follow a curve within the tolerance, with more of them for less', () => {
    const values = times.map(time => [80 * Math.cos(5 * time), 80 * Math.sin(5 * time)])
    const [rough, fine] = [1, 0.1].map(tolerance => fitKeyframes(values, times, tolerance)!)
    expect(rough.times.length).toBeLessThan(fine.times.length)
    // Pieces of two samples each.
    expect(fine.times.length).toBeLessThanOrEqual(61)
    for (const [tolerance, keys] of [
      [1, rough],
      [0.1, fine],
    ] as const)
      times.forEach((time, i) => {
        const [x, y] = valueAt(keys, values, time)
        expect(Math.hypot(x - values[i][0], y - values[i][1])).toBeLessThan(1.5 * tolerance)
      })
  })

  it('go from what a value was to what it will be while it does not matter', () => {
    const values = times.map((_, i) => (i < 40 ? [0] : i < 60 ? undefined : [90]))
    const { times: keys, samples } = fitKeyframes(values, times, 0.1)!
    expect(keys).toEqual([0, times[39], times[60], 1])
    expect(samples.map(sample => values[sample]![0])).toEqual([0, 0, 90, 90])
  })
})

describe('the curve of an ease', () => {
  it('is any cubic polynomial, exactly', () => {
    const smooth = times.map(time => time * time * (3 - 2 * time))
    expect(fitSpline(times, smooth, 1e-4)!.spline).toEqual([0.3333, 0, 0.6667, 1])
    const cubes = times.map(time => time ** 3)
    expect(fitSpline(times, cubes, 1e-4)!.spline).toEqual([0.3333, 0, 0.6667, 0])
  })

  it('is none where progress is even, and null where none fits', () => {
    expect(fitSpline(times, times, 1e-9)).toEqual({ spline: undefined })
    const waves = times.map(time => Math.sin(9 * time))
    expect(fitSpline(times, waves, 0.01)).toBeNull()
  })

  it('is found from a single moment', () => {
    const { spline } = fitSpline([0.5], [0.3], 0.001)!
    expect(easeBy(spline!, 0.5)).toBeCloseTo(0.3, 3)
    for (const height of [spline![1], spline![3]]) expect(Math.abs(height - 0.5)).toBeLessThanOrEqual(0.5)
  })
})
