import { describe, expect, it } from 'vitest'
import { eases } from '../../../src/geometry/ease.ts'
import type { Transition } from '../../../src/scene/chapters.ts'
import type { Layout } from '../../../src/scene/layout/layout.ts'
import { type Channels, motionOf, timeline } from '../../../src/scene/timeline/timeline.ts'

const chapters = [0, 1, 2].map(i => ({ id: `${i}`, name: `${i}`, start: 2 * i, end: 2 * i + 2 }))

/** Draws what the channels are at each time, of a film of three chapters of two seconds. */
function played(moves: Record<string, Transition>[], leaves?: () => number) {
  const plans = moves.map((moves, i) => ({ id: `${i}`, name: `${i}`, share: 1, moves }))
  let seen: Channels = {}
  const paint = (channels: Channels) => {
    seen = channels
    return []
  }
  const { draw, poster } = timeline({ ease: 'linear', duration: 6 }, plans, () => paint, leaves && { leaves })
  const drawn = draw({} as Layout, chapters)
  const frameAt = (time: number) => {
    const frame = drawn(time, undefined, chapters[Math.min(2, Math.floor(time / 2))])
    frame.shapes()
    return { ...frame, channels: seen }
  }
  return {
    frameAt,
    poster: poster(chapters),
    at: (name: string) => (time: number) => frameAt(time).channels[name],
  }
}

describe('channels', () => {
  it('are 0 until their first transition, and keep each value until the next one', () => {
    const { at } = played([{}, { a: { over: [0, 0.5] } }, { a: { over: [0.5, 1], to: 0.25 } }])
    expect([0, 2, 2.5, 3, 4, 5, 5.5, 6].map(at('a'))).toEqual([0, 0, 0.5, 1, 1, 1, 0.625, 0.25])
  })

  it('step where a transition takes no time', () => {
    const { at } = played([{ a: { over: [0, 0] } }, { a: { over: [1, 1], to: 0 } }, {}])
    expect([0, 3.9, 4, 6].map(at('a'))).toEqual([1, 1, 0, 0])
  })

  it('go by the ease of the spec, or their own', () => {
    const { at } = played([{ a: { over: [0, 1] }, b: { over: [0, 1], ease: eases.cubic } }, {}, {}])
    expect([at('a')(0.5), at('b')(0.5)]).toEqual([0.25, 0.0625])
  })

  it('do nothing of a later chapter where its seam is of the one before', () => {
    const plans = chapters
      .slice(1, 2)
      .map(chapter => ({ ...chapter, share: 1, moves: { a: { over: [0, 0] as const } } }))
    const motion = motionOf(plans, chapters, eases.linear)
    expect([0, 1, 2].map(i => motion(2, chapters[i]).a)).toEqual([0, 1, 1])
  })

  it('play in the chapter before where their own has no length, or step', () => {
    const [first, second] = [
      { ...chapters[0], end: 4 },
      { ...chapters[1], start: 4, end: 4 },
    ]
    const moves = { a: { over: [0, 1] as const, before: 0.5 }, b: { over: [0, 1] as const } }
    const motion = motionOf([{ ...second, share: 0, moves }], [first, second], eases.linear)
    expect([2, 3, 4].map(time => motion(time))).toEqual([
      { a: 0, b: 0 },
      { a: 0.5, b: 0 },
      { a: 1, b: 1 },
    ])
  })

  it('are the key of a frame', () => {
    const { frameAt } = played([{}, { a: { over: [0, 1] } }, {}])
    expect([1, 3, 5].map(time => frameAt(time).key)).toEqual([[0], [0.5], [1]])
  })
})

describe('a fade', () => {
  const { frameAt, poster, at } = played([{}, {}, { a: { over: [0, 1] } }], () => 5)

  it('ends what moves, and has the poster before it', () => {
    expect([4, 5, 5.5, 6].map(at('a'))).toEqual([0, 1, 1, 1])
    expect([0, 5, 5.5, 6].map(at('left'))).toEqual([1, 1, 0.5, 0])
    expect(poster).toEqual({ time: 5, chapter: chapters[2] })
  })

  it('gives the first chapter the word where less than half is left', () => {
    expect([5.5, 5.6].map(time => frameAt(time).caption)).toEqual([chapters[2], chapters[0]])
  })
})
