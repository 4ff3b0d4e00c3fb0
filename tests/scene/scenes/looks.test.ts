import { describe, expect, it } from 'vitest'
import { readSpec } from '../../../src/encode/catalog.ts'
import { eases } from '../../../src/scene/geometry/ease.ts'
import type { Looks } from '../../../src/scene/model/frame-state.ts'
import type { Road } from '../../../src/scene/model/trajectory.ts'
import { looksAt, writeScript } from '../../../src/scene/scenes/transform-chapters.ts'

/** A way of so many stations a leg; `stops` are the stations where a layer is reached. */
function roadOf(counts: number[], stops: number[]): Road {
  const ends = counts.map((_, i) => counts.slice(0, i + 1).reduce((sum, count) => sum + count, 0))
  return {
    map: points => [points],
    points: [],
    stops: [0, ...stops].map(station => ({
      station,
      axes: [],
      view: { centre: [0, 0], half: 1 },
      range: null,
      dimensions: 2,
    })),
    legs: counts.map((count, i) => ({
      name: `leg ${i}`,
      caption: '',
      from: ends[i] - count,
      to: ends[i],
      seconds: 1,
    })),
    flat: [],
  }
}

const direct = roadOf([1], [1])
const deep = roadOf([1, 1, 1], [1, 2, 3])
const staged = roadOf([1, 12, 1, 1], [15])
const loops: [string, Road, object][] = [
  ['a loop', direct, {}],
  ['a loop without holds', direct, { holdStart: 0, holdEnd: 0 }],
  ['a loop without a first hold', direct, { holdStart: 0 }],
  ['a loop without a last hold', direct, { holdEnd: 0 }],
  ['a loop with long holds', direct, { holdStart: 2.5, holdEnd: 2.5 }],
  ['a loop through three layers', deep, {}],
  ['a loop through three layers without holds', deep, { holdStart: 0, holdEnd: 0 }],
  ['a staged loop', staged, {}],
]
const ways: [string, Road, object][] = [
  ['one way', direct, { oneWay: true }],
  ['one way without an end', direct, { oneWay: true, holdEnd: 0 }],
  ['one way without holds', direct, { oneWay: true, holdStart: 0, holdEnd: 0 }],
  ['one way through three layers', deep, { oneWay: true }],
  ['one staged way', staged, { oneWay: true, holdEnd: 0 }],
]
const STEPS = 2400

function film(road: Road, options: object) {
  const spec = readSpec({ data: 'blobs', duration: 6, ...options })
  const script = writeScript(road, spec)
  const at = (time: number) => looksAt(time, script, road, eases[spec.ease])
  return { script, at, frames: Array.from({ length: STEPS + 1 }, (_, i) => at((6 * i) / STEPS)) }
}

/** Everything but the ways, as one list of numbers. */
function parts({ straight, tint, beyond, line, axes, targets }: Looks): number[] {
  return [straight, tint, beyond, line, ...axes, ...targets]
}

function lastStation({ stops }: Road): number {
  return stops[stops.length - 1].station
}

/** What is there at the hidden layer, once the decision is. */
function arrived(road: Road) {
  const last = road.stops.map((_, i) => (i === road.stops.length - 1 ? 1 : 0))
  return {
    ...{ way: lastStation(road), straight: 0, tint: 1, beyond: 1, line: 1, axes: last, targets: last },
    rock: expect.closeTo(0, 9),
  }
}

describe.each([...loops, ...ways])('looksAt: %s', (_, road, options) => {
  const { script, frames } = film(road, options)

  it('keeps every part between 0 and 1, and the rocking between −1 and 1', () => {
    const values = frames.flatMap(parts)
    expect(values.reduce((a, b) => Math.min(a, b))).toBeGreaterThanOrEqual(0)
    expect(values.reduce((a, b) => Math.max(a, b))).toBeLessThanOrEqual(1)
    expect(Math.max(...frames.map(({ rock }) => Math.abs(rock)))).toBeLessThanOrEqual(1)
    for (const { way } of frames) if (way < 0 || way > lastStation(road)) expect.fail(`way ${way}`)
  })

  it('never jumps: nothing is faster than a fade through a twentieth of the shortest chapter that moves', () => {
    const lengths = script.chapters.map(({ start, end }) => end - start).filter(length => length > 0)
    const limit = ((6 / STEPS) * 32) / Math.min(...lengths)
    const steps = frames.slice(1).map((looks, i) => {
      const before = [...parts(frames[i]), frames[i].rock, frames[i].way / lastStation(road)]
      return Math.max(
        ...[...parts(looks), looks.rock, looks.way / lastStation(road)].map((v, k) =>
          Math.abs(v - before[k]),
        ),
      )
    })
    expect(Math.max(...steps)).toBeLessThan(limit)
  })

  it('begins with the data alone', () => {
    const first = road.stops.map((_, i) => (i === 0 ? 1 : 0))
    expect(frames[0]).toMatchObject({
      ...{
        way: 0,
        straight: 1,
        tint: 0,
        beyond: 0,
        line: 0,
        axes: first,
        targets: road.stops.map(() => 0),
        rock: 0,
      },
    })
  })

  it('moves on from layer to layer, and shows the axes of each where it is reached', () => {
    const out = frames.slice(0, Math.ceil((script.line.start / 6) * STEPS))
    out.slice(1).forEach(({ way }, i) => {
      if (way < out[i].way) expect.fail(`back from ${out[i].way} to ${way}`)
    })
    road.stops.forEach(({ station }, i) => {
      const near = frames.find(({ way }) => Math.abs(way - station) < 1e-3)!
      expect(near.axes[i]).toBeGreaterThan(0.8)
    })
  })

  it('leaves a trail along the way that was come, none at rest', () => {
    expect(frames[0].trail.every(way => way === 0)).toBe(true)
    const index = frames.findIndex(({ way }) => way > lastStation(road) / 2)
    const { way, trail } = frames[index]
    expect([way, ...trail]).toEqual([way, ...trail].sort((a, b) => b - a))
    expect(trail[0]).toBeCloseTo(frames[index - STEPS / 120].way, 6)
  })
})

describe.each(loops)('looksAt: %s', (_, road, options) => {
  it('ends where it began', () => {
    const { frames } = film(road, options)
    const [first, last] = [frames[0], frames[STEPS]]
    expect(last.way).toBeCloseTo(0, 9)
    parts(last).forEach((v, i) => {
      expect(v).toBeCloseTo(parts(first)[i], 9)
    })
  })

  it('shows the decision at the hidden layer at the end of its chapter, which is the still', () => {
    const { script, at } = film(road, options)
    expect(at(script.line.end)).toMatchObject(arrived(road))
  })
})

describe.each(ways)('looksAt: %s', (_, road, options) => {
  it('ends at the hidden layer with the decision', () => {
    expect(film(road, options).frames[STEPS]).toMatchObject(arrived(road))
  })
})

describe('looksAt', () => {
  it('brings line and tints home in full, without the half-planes, and without a second straight line', () => {
    const [first] = film(direct, {})
      .frames.slice(STEPS / 2)
      .filter(({ way }) => way === 0)
    expect(first).toMatchObject({ tint: 1, line: 1, beyond: 0, straight: 0, targets: [0, 0], axes: [1, 0] })
  })
})
