import { describe, expect, it } from 'vitest'
import { frameTimes, sampleTimes, stillMoment } from '../../src/figure/times.ts'
import { SpecError } from '../../src/options/error.ts'
import { bendingSheet } from '../render/scene.ts'

const lasting = (duration: number) => bendingSheet({ duration })

describe('frame times', () => {
  it('begin at 0 and end one frame before the end, so that a loop shows no moment twice', () => {
    const times = frameTimes(lasting(6), 25)
    expect(times.length).toBe(150)
    expect(times[0]).toBe(0)
    expect(times[1]).toBeCloseTo(1 / 25, 12)
    expect(times.at(-1)).toBeCloseTo(6 - 1 / 25, 12)
  })

  it.each([
    [1, 12, 12],
    [1.01, 50, 50],
    [0.001, 25, 1],
    [0, 25, 1],
    [3.37, 7, 24],
  ])('%f seconds at %f frames a second are %i frames', (duration, fps, count) => {
    expect(frameTimes(lasting(duration), fps, 50).length).toBe(count)
  })
})

describe('the time of a still', () => {
  it.each([
    [null, 'poster'],
    [1.5, 1.5],
    ['50%', 3],
    ['0%', 0],
    ['75%', 4.5],
    ['100%', 'end'],
  ])('at %s is %s', (at, time) => {
    expect(stillMoment(lasting(6), at)).toBe(time)
  })

  it('lies in the scene', () => {
    expect(() => stillMoment(lasting(6), 6.5)).toThrow(SpecError)
    expect(() => stillMoment(lasting(6), 6.5)).toThrow('0 to 6 seconds')
  })
})

describe('sample times', () => {
  it('cover the first and the last frame and every chapter', () => {
    const chapters = [
      { id: 'a', name: 'a', start: 0, end: 5.9 },
      { id: 'b', name: 'b', start: 5.9, end: 6 },
    ]
    const times = frameTimes(lasting(6), 25)
    const samples = sampleTimes({ ...lasting(6), chapters }, times)
    expect(samples).toEqual(expect.arrayContaining([times[0], times.at(-1), 'poster']))
    const seconds = samples.filter(moment => typeof moment === 'number')
    for (const { start, end } of chapters) expect(seconds.some(time => time > start && time < end)).toBe(true)
    expect(Math.max(...seconds.slice(1).map((time, i) => time - seconds[i]))).toBeLessThan(3.5)
  })

  it('are the one frame of a still', () => {
    expect(sampleTimes(lasting(6), [2])).toEqual([2])
  })
})
