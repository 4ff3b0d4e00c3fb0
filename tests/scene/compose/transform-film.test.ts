import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { eases } from '../../../src/geometry/ease.ts'
import * as en from '../../../src/language/en.ts'
import { chapterOf, chaptersOf } from '../../../src/scene/chapters.ts'
import { frameState, planTransform } from '../../../src/scene/compose/transform-film.ts'
import type { FrameState } from '../../../src/scene/model/frame-state.ts'
import type { Trajectory } from '../../../src/scene/model/trajectory.ts'
import { motionOf } from '../../../src/scene/timeline/timeline.ts'

/** A trajectory of so many keyframes a segment; `stops` are the keyframes where a layer is reached. */
function trajectoryOf(counts: number[], stops: number[]): Trajectory {
  const ends = counts.map((_, i) => counts.slice(0, i + 1).reduce((sum, count) => sum + count, 0))
  return {
    map: points => [points],
    points: [],
    stops: [0, ...stops].map(keyframe => ({
      keyframe,
      axes: [],
      view: { centre: [0, 0], half: 1 },
      range: null,
      dimensions: 2,
    })),
    segments: counts.map((count, i) => ({
      layer: i,
      step: 'layer' as const,
      from: ends[i] - count,
      to: ends[i],
      seconds: 1,
    })),
    whole: [],
    flat: [],
    away: 1,
  }
}

const direct = trajectoryOf([1], [1])
const deep = trajectoryOf([1, 1, 1], [1, 2, 3])
const staged = trajectoryOf([1, 12, 1, 1], [15])
const loops: [string, Trajectory, object][] = [
  ['a loop', direct, {}],
  ['a loop without holds', direct, { holdStart: 0, holdEnd: 0 }],
  ['a loop without a first hold', direct, { holdStart: 0 }],
  ['a loop without a last hold', direct, { holdEnd: 0 }],
  ['a loop with long holds', direct, { holdStart: 2.5, holdEnd: 2.5 }],
  ['a loop through three layers', deep, {}],
  ['a loop through three layers without holds', deep, { holdStart: 0, holdEnd: 0 }],
  ['a staged loop', staged, {}],
]
const positions: [string, Trajectory, object][] = [
  ['one way', direct, { oneWay: true }],
  ['one way without an end', direct, { oneWay: true, holdEnd: 0 }],
  ['one way without holds', direct, { oneWay: true, holdStart: 0, holdEnd: 0 }],
  ['one way through three layers', deep, { oneWay: true }],
  ['one staged way', staged, { oneWay: true, holdEnd: 0 }],
]
const STEPS = 2400

function film(trajectory: Trajectory, options: object) {
  const spec = readSpecObject({ data: 'blobs', duration: 6, ...options })
  const plans = planTransform(trajectory, spec, { hasBoundary: true, asks: true, cuts: 2 }, en)
  const chapters = chaptersOf(plans, spec)
  const ease = eases[spec.ease]
  const motion = motionOf(plans, chapters, ease)
  const at = (time: number) =>
    frameState(trajectory, ease, motion(time), seconds => motion(Math.max(0, time - seconds)))
  return {
    chapters,
    line: chapterOf(chapters, 'line'),
    at,
    frames: Array.from({ length: STEPS + 1 }, (_, i) => at((6 * i) / STEPS)),
  }
}

/** Everything but the ways, as one list of numbers. */
function parts({ bestLine, tint, beyond, line, axes, targets }: FrameState): number[] {
  return [bestLine, tint, beyond, line, ...axes, ...targets]
}

function lastKeyframe({ stops }: Trajectory): number {
  return stops[stops.length - 1].keyframe
}

/** What is there at the hidden layer, once the decision is. */
function arrived(trajectory: Trajectory) {
  const last = trajectory.stops.map((_, i) => (i === trajectory.stops.length - 1 ? 1 : 0))
  return {
    ...{
      position: lastKeyframe(trajectory),
      bestLine: 0,
      tint: 1,
      beyond: 1,
      line: 1,
      axes: last,
      targets: last,
    },
    rock: expect.closeTo(0, 9),
  }
}

describe.each([...loops, ...positions])('the state of %s', (_, trajectory, options) => {
  const { chapters, line, frames } = film(trajectory, options)

  it('never jumps: nothing is faster than a fade through a twentieth of the shortest chapter that moves', () => {
    const lengths = chapters.map(({ start, end }) => end - start).filter(length => length > 0)
    const limit = ((6 / STEPS) * 32) / Math.min(...lengths)
    const steps = frames.slice(1).map((state, i) => {
      const before = [...parts(frames[i]), frames[i].rock, frames[i].position / lastKeyframe(trajectory)]
      return Math.max(
        ...[...parts(state), state.rock, state.position / lastKeyframe(trajectory)].map((v, k) =>
          Math.abs(v - before[k]),
        ),
      )
    })
    expect(Math.max(...steps)).toBeLessThan(limit)
  })

  it('begins with the data alone', () => {
    const first = trajectory.stops.map((_, i) => (i === 0 ? 1 : 0))
    expect(frames[0]).toMatchObject({
      ...{
        position: 0,
        bestLine: 1,
        tint: 0,
        beyond: 0,
        line: 0,
        axes: first,
        targets: trajectory.stops.map(() => 0),
        rock: expect.closeTo(0, 9),
      },
    })
  })

  it('moves on from layer to layer, and shows the axes of each where it is reached', () => {
    const out = frames.slice(0, Math.ceil((line.start / 6) * STEPS))
    out.slice(1).forEach(({ position }, i) => {
      if (position < out[i].position) expect.fail(`back from ${out[i].position} to ${position}`)
    })
    trajectory.stops.forEach(({ keyframe }, i) => {
      const near = frames.find(({ position }) => Math.abs(position - keyframe) < 1e-3)!
      expect(near.axes[i]).toBeGreaterThan(0.8)
    })
  })
})

describe.each(loops)('the state of %s', (_, trajectory, options) => {
  it('ends where it began', () => {
    const { frames } = film(trajectory, options)
    const [first, last] = [frames[0], frames[STEPS]]
    expect(last.position).toBeCloseTo(0, 9)
    parts(last).forEach((v, i) => {
      expect(v).toBeCloseTo(parts(first)[i], 9)
    })
  })

  it('shows the decision at the hidden layer at the end of its chapter, which is the still', () => {
    const { line, at } = film(trajectory, options)
    expect(at(line.end)).toMatchObject(arrived(trajectory))
  })
})

describe.each(positions)('the state of %s', (_, trajectory, options) => {
  it('ends at the hidden layer with the decision', () => {
    expect(film(trajectory, options).frames[STEPS]).toMatchObject(arrived(trajectory))
  })
})
