import { describe, expect, it } from 'vitest'
import type { Scene } from '../../src/scene/scene.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { motionOf } from './motion.js'

/** A scene of two seconds, in one chapter, of shapes that depend on the time alone. */
function sceneOf(shapesAt: (time: number) => Shape[], still = 2): Scene {
  const at = (moment: number | 'poster') => shapesAt(moment === 'poster' ? still : moment)
  const chapters = [{ id: 'all', name: 'all', start: 0, end: 2 }]
  return {
    width: 100,
    height: 100,
    title: '',
    duration: 2,
    chapters,
    still,
    background: '#ffffff',
    at,
  } as never
}

const dotAt = (x: number): Shape => ({
  kind: 'dots',
  centres: [x, 0],
  rows: [3],
  radius: 1,
  colors: ['#000000'],
})
const caption = (text: string): Shape => ({
  kind: 'text',
  key: 'caption 0',
  x: 0,
  y: 0,
  text,
  size: 9,
  fill: '#000',
})

describe('motion', () => {
  it('finds the stretch in which nothing but words changes, apart from the look at the result', () => {
    // It moves from 0.8 s to 1.2 s; the last 0.8 s show the result.
    const moving = sceneOf(time => [
      dotAt(100 * Math.min(0.4, Math.max(0, time - 0.8))),
      caption(String(time)),
    ])
    const { rest, restAt, look, share } = motionOf(moving)
    expect(rest).toBeCloseTo(0.84, 1)
    expect(restAt).toBe(0)
    expect(look).toBeCloseTo(0.8, 1)
    expect(share).toBeCloseTo(0.8, 1)
  })

  it('knows that a loop rests over its seam', () => {
    const there = sceneOf(time => [dotAt(time > 0.8 && time < 1.2 ? 10 * time : 0)], 0)
    expect(motionOf(there).look).toBeCloseTo(1.6, 1)
  })

  it('holds the largest move against the median of the frames with one', () => {
    const even = sceneOf(time => [dotAt(10 * time)])
    expect(motionOf(even)).toMatchObject({ rest: 0, jump: expect.closeTo(1, 5) })
    const jumping = sceneOf(time => [dotAt(10 * time + (time > 1 ? 2 : 0))])
    expect(motionOf(jumping)).toMatchObject({ jump: expect.closeTo(2.4 / 0.4, 5), jumpIn: 'all' })
  })

  it('follows lines by their keys while their vertices are as many', () => {
    const cut = (time: number, count: number): Shape => {
      const lines = [Array.from({ length: 2 * count }, (_, i) => i + 10 * time)]
      return { kind: 'path', key: 'cut 0', lines, closed: false, stroke: '#000000' }
    }
    expect(motionOf(sceneOf(time => [cut(time < 1 ? 0 : 5, time < 1 ? 4 : 9)])).jump).toBe(0)
    const moving = motionOf(sceneOf(time => [cut(time + (time < 1.5 ? 0 : 0.12), 4)]))
    expect(moving).toMatchObject({ jump: expect.closeTo(1.6 / 0.4, 5), jumper: 'cut 0 × 8' })
  })
})
