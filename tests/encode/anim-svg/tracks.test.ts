import { describe, expect, it } from 'vitest'
import { keptPoints } from '../../../src/encode/anim-svg/simplify.ts'
import { distance, followShapes, structureOf, type Track } from '../../../src/encode/anim-svg/tracks.ts'
import type { DotsShape, Shape } from '../../../src/scene/shape.ts'
import { plane } from '../../scene/cases.ts'
import { make } from '../../scene/stage.ts'

const REACH = 20

const line = (x: number, stroke = '#000000'): Shape => ({
  kind: 'path',
  lines: [[x, 0, x, 50]],
  closed: false,
  stroke,
})
const dots = (rows: number[]): Shape => ({
  ...{ kind: 'dots', radius: 4, colors: ['#000000'], rows },
  centres: rows.flatMap(row => [10 * row, 10]),
})
const seenIn = ({ states }: Track) => states.map(state => (state ? 1 : 0)).join('')

describe('shapes of samples', () => {
  it('are one thing while they move a little, another when they are far away', () => {
    expect(followShapes([[line(0)], [line(5)], [line(9)]], REACH).map(seenIn)).toEqual(['111'])
    expect(
      followShapes([[line(0)], [line(90)], [line(95)]], REACH)
        .map(seenIn)
        .sort(),
    ).toEqual(['011', '100'])
  })

  it('are matched with the nearest of their kind, in one order', () => {
    const tracks = followShapes(
      [
        [line(0), line(30), line(60)],
        [line(31), line(61)],
      ],
      REACH,
    )
    expect(tracks.map(seenIn)).toEqual(['10', '11', '11'])
  })

  it('are the same thing when they come again', () => {
    const frames = [[line(0), line(50)], [line(50)], [line(0), line(50)]]
    expect(followShapes(frames, REACH).map(seenIn)).toEqual(['101', '111'])
  })

  it('come between others in the painting order', () => {
    const frames = [
      [line(0), line(60)],
      [line(0), line(30), line(60)],
    ]
    expect(followShapes(frames, REACH).map(seenIn)).toEqual(['11', '01', '11'])
  })

  it('are followed inside of groups, and dots by their rows', () => {
    const group = (...children: Shape[]): Shape => ({ kind: 'group', children })
    const [track] = followShapes([[group(line(0))], [group(line(1), dots([1, 2]))]], REACH)
    expect(track.children.map(seenIn)).toEqual(['11', '01'])
    const [all] = followShapes([[dots([3, 7])], [dots([3, 5, 7])], [dots([7])]], REACH)
    expect(all.dots.map(({ indices }) => [...indices])).toEqual([
      [0, 0, -1],
      [-1, 1, -1],
      [1, 2, 0],
    ])
  })

  it('keep dots in the order in which they are painted', () => {
    const [track] = followShapes([[dots([1, 2])], [dots([2, 1])]], REACH)
    for (const [sample, rows] of [
      [1, 2],
      [2, 1],
    ].entries()) {
      const { rows: given } = track.states[sample] as DotsShape
      const shown = track.dots.filter(({ indices }) => indices[sample] >= 0)
      expect(shown.map(({ indices }) => given![indices[sample]])).toEqual(rows)
    }
  })

  it.each(plane.filter(({ name }) => !['two layers', 'six units'].includes(name)))(
    'never jump while they are seen: $name',
    ({ options, table }) => {
      const { scene } = make(options, table)
      const count = Math.round(60 * scene.duration)
      const frames = Array.from({ length: count + 1 }, (_, i) => scene.at((i * scene.duration) / count))
      for (const { states } of followShapes(frames, REACH))
        states.forEach((state, i) => {
          const before = states[i - 1]
          if (state && before) expect(distance(before, state)).toBeLessThanOrEqual(REACH)
        })
      // Each frame is all of its shapes, in their order.
      const tracks = followShapes(frames, REACH)
      frames.forEach((frame, i) => {
        expect(tracks.flatMap(({ states }) => states[i] ?? []).map(structureOf)).toEqual(
          frame.map(structureOf),
        )
      })
    },
  )
})

describe('the points that a line needs', () => {
  const straight = [0, 0, 1, 0, 2, 0, 3, 0, 4, 0]
  it('are its ends where it is straight in all states', () => {
    expect(keptPoints([straight, straight.map(value => 2 * value)], [10], 0.1)).toEqual([[0, 8]])
  })

  it('are more where it bends in any of them', () => {
    expect(keptPoints([straight, straight.with(5, 1)], [10], 0.1)[0]).toContain(4)
  })

  it('are those that move along the line too', () => {
    expect(keptPoints([straight, straight.with(4, 3)], [10], 0.1)[0]).toContain(4)
  })

  it('are found in each line by itself', () => {
    expect(keptPoints([[...straight, ...straight]], [10, 10], 0.1)).toEqual([
      [0, 8],
      [10, 18],
    ])
    expect(keptPoints([[1, 2]], [2, 0], 0.1)).toEqual([[0], []])
  })
})
