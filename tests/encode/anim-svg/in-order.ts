import { expect } from 'vitest'
import { followShapes, structures } from '../../../src/encode/anim-svg/tracks.ts'
import type { Case } from '../../scene/cases.ts'
import { make } from '../../scene/stage.ts'

/** Cases whose sheet folds over itself: its lines are many. */
export const folded = ['two layers', 'six units']

/** Fails unless what is followed gives each frame of a figure in its order, and all shapes have keys. */
export function expectInOrder({ options, table }: Case): void {
  const { scene } = make(options, table)
  const count = Math.round(12 * scene.duration)
  const frames = Array.from({ length: count + 1 }, (_, i) => scene.at((i * scene.duration) / count))
  const tracks = followShapes(frames, structures())
  frames.forEach((frame, i) => {
    expect(tracks.flatMap(({ states }) => states[i] ?? [])).toEqual(frame)
    const nameless = frame.find(({ key }) => key === undefined || key.includes('undefined'))
    expect(JSON.stringify(nameless)?.slice(0, 100)).toBeUndefined()
  })
}
