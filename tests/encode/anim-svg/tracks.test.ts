import { describe, expect, it } from 'vitest'
import { followShapes, type KeyTrack, structures } from '../../../src/encode/anim-svg/tracks.ts'
import type { DotsShape, Shape } from '../../../src/scene/shape.ts'
import { make } from '../../scene/stage.ts'

const line = (key: string, length = 4): Shape => ({
  kind: 'path',
  key,
  lines: [Array.from({ length }, (_, i) => i)],
  closed: false,
  stroke: '#000000',
})
const dots = (rows: number[]): Shape => ({
  ...{ kind: 'dots', radius: 4, colors: ['#000000'], rows },
  centres: rows.flatMap(row => [10 * row, 10]),
})
const seenIn = ({ states }: KeyTrack) => states.map(state => (state ? 1 : 0)).join('')
const follow = (frames: readonly (readonly Shape[])[]) => followShapes(frames, structures())

describe('shapes of samples', () => {
  it('are one thing by their keys, also when they come again, and come between others in the painting order', () => {
    const frames = [[line('a'), line('c')], [line('c')], [line('a'), line('b'), line('c')]]
    expect(follow(frames).map(seenIn)).toEqual(['101', '001', '111'])
  })

  it('are other things where they would have to change places', () => {
    expect(
      follow([
        [line('a'), line('b')],
        [line('b'), line('a')],
      ]).map(seenIn),
    ).toEqual(['10', '11', '01'])
  })

  it('come in an order that all have, whichever of them is seen first', () => {
    const frames = [
      [line('a'), line('d')],
      [line('a'), line('c'), line('d')],
      [line('a'), line('b'), line('c')],
    ]
    expect(follow(frames).map(seenIn)).toEqual(['111', '001', '011', '110'])
  })

  it('are told apart by their order where they have one key', () => {
    expect(follow([[line('a'), line('a')], [line('a')]]).map(seenIn)).toEqual(['11', '10'])
  })

  it('are other things with other numbers of points, up to eight of them', () => {
    const lengths = (count: number) => Array.from({ length: count }, (_, i) => [line('a', 4 + 2 * i)])
    expect(follow(lengths(8))).toHaveLength(8)
    const [track, ...others] = follow(lengths(9))
    expect(others).toEqual([])
    expect(track.varies).toBe(true)
  })

  it('are followed inside of groups, and dots and circles by their rows', () => {
    const group = (...children: Shape[]): Shape => ({ kind: 'group', children })
    const [track] = follow([[group(line('a'))], [group(line('a'), dots([1, 2]))]])
    expect(track.children.map(seenIn)).toEqual(['11', '01'])
    const rings = (rows: number[]): Shape => ({
      ...{ kind: 'path', lines: rows.map(() => [0, 0, 1, 1]), closed: true },
      circles: { centres: rows.flatMap(row => [row, 0]), radius: 1, rows },
    })
    for (const some of [dots, rings]) {
      const [all] = follow([[some([3, 7])], [some([3, 5, 7])], [some([7])]])
      expect(all.dots.map(indices => [...indices])).toEqual([
        [0, 0, -1],
        [-1, 1, -1],
        [1, 2, 0],
      ])
    }
  })

  it('keep dots in the order in which they are painted', () => {
    const [track] = follow([[dots([1, 2])], [dots([2, 1])]])
    for (const [sample, rows] of [
      [1, 2],
      [2, 1],
    ].entries()) {
      const { rows: given } = track.states[sample] as DotsShape
      const shown = track.dots.filter(indices => indices[sample] >= 0)
      expect(shown.map(indices => given![indices[sample]])).toEqual(rows)
    }
  })

  it.each([
    { data: 'clusters', hidden: 2, samples: 40 },
    { data: 'moons', hidden: '2:relu', samples: 40 },
    { data: 'blobs', path: 'staged', trails: 5, samples: 40 },
    { data: 'moons', scene: 'compare', samples: 40, classifiers: ['tree', 'network'] },
  ])('are each frame in its order, and all have keys: %j', options => {
    const { scene } = make({ ...options, restarts: 1, maxIter: 100, duration: 4 })
    const frames = Array.from({ length: 17 }, (_, i) => scene.at((i * scene.duration) / 16))
    const tracks = follow(frames)
    frames.forEach((frame, i) => {
      expect(tracks.flatMap(({ states }) => states[i] ?? [])).toEqual(frame)
      const nameless = frame.find(({ key }) => key === undefined || key.includes('undefined'))
      expect(JSON.stringify(nameless)?.slice(0, 100)).toBeUndefined()
    })
  })
})
