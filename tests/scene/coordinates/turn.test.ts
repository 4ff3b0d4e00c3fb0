import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { axisEdges } from '../../../src/geometry/cube.ts'
import { eases } from '../../../src/geometry/ease.ts'
import * as en from '../../../src/language/en.ts'
import { chaptersOf } from '../../../src/scene/chapters.ts'
import { namesShown, turnChapters, turnedBy } from '../../../src/scene/coordinates/turn.ts'
import { motionOf } from '../../../src/scene/timeline/timeline.ts'

const read = (options: object) => readSpecObject({ data: 'blobs', scene: 'orbit', ...options })

function azimuths(options: object, times: number[]): number[] {
  const spec = read(options)
  const plans = turnChapters(spec, en)
  const motion = motionOf(plans, chaptersOf(plans, spec), eases.cubic)
  return times.map(time => turnedBy(motion(time), spec.turns))
}

describe('a turn', () => {
  it('is even, and ends exactly where it began', () => {
    expect(azimuths({ duration: 8 }, [0, 2, 4, 6, 8])).toEqual([0, Math.PI / 2, Math.PI, 1.5 * Math.PI, 0])
  })

  it('goes several times round, or the other way', () => {
    const [, quarter, end] = azimuths({ duration: 8, turns: 3 }, [0, 2 / 3, 8])
    expect(quarter).toBeCloseTo(Math.PI / 2, 12)
    expect(end).toBe(0)
    const [, back, start] = azimuths({ duration: 8, turns: -1 }, [0, 2, 8])
    expect(back).toBeCloseTo(-Math.PI / 2, 12)
    expect(start).toBeCloseTo(0, 12)
  })

  it('waits for its holds, and then starts and stops gently', () => {
    const options = { duration: 8, holdStart: 1, holdEnd: 3 }
    const [before, early, middle, after] = azimuths(options, [0.9, 1.1, 3, 5.1])
    expect(before).toBe(0)
    expect(early).toBeLessThan((2 * Math.PI * 0.1) / 4 / 5)
    expect(middle).toBeCloseTo(Math.PI, 12)
    expect(after).toBe(0)
    expect(
      chaptersOf(turnChapters(read(options), en), read(options)).map(({ start, end }) => [start, end]),
    ).toEqual([
      [0, 1],
      [1, 5],
      [5, 8],
    ])
  })
})

describe.each([-20, 42])('names of the axes at an elevation of %i°', degrees => {
  const elevation = (degrees * Math.PI) / 180
  const step = (2 * Math.PI) / 1440
  const round = Array.from({ length: 1440 }, (_, i) => ({ azimuth: i * step, elevation }))

  it('are not seen where they change their edge', () => {
    round.forEach((camera, i) => {
      const [here, next] = [axisEdges(camera), axisEdges(round[(i + 1) % round.length])]
      const shown = namesShown(camera)
      here.forEach((edge, d) => {
        if (edge.join() !== next[d].join()) expect(shown[d]).toBe(0)
      })
    })
  })

  it('are seen whole most of the time, and fade without a jump', () => {
    const shown = round.map(namesShown)
    for (const d of [0, 1, 2]) {
      const whole = shown.filter(names => names[d] === 1).length
      expect(whole / round.length).toBeGreaterThan(0.7)
      shown.forEach((names, i) => {
        expect(Math.abs(names[d] - shown[(i + 1) % round.length][d])).toBeLessThan(0.15)
      })
    }
  })
})
