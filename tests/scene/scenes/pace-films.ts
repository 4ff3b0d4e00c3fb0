import { describe, expect, it } from 'vitest'
import { motionOf } from '../../pictures/motion.js'
import { make, remake } from '../stage.ts'

/** Seconds in which nothing changes at most, and those of the look at the result. */
const REST = 1.5
const LOOK = 2.5
/** The largest move against the median of its chapter. */
const JUMP = 2.5

/** How some films of a dataset go. */
export function describePace(data: string, scenes: string[]): void {
  describe(`films of ${data}`, () => {
    const figure = make({ data, samples: 60 })

    it.each(scenes)('%s never stands still for long, and nothing jumps', name => {
      const duration = { transform: 6, data: 3, boundary: 5, story: 18 }[name]!
      const { scene } = remake(figure, { scene: name, duration })
      const { rest, look, jump } = motionOf(scene)
      expect(rest).toBeLessThanOrEqual(REST)
      expect(look).toBeLessThanOrEqual(LOOK)
      expect(jump).toBeLessThanOrEqual(JUMP)
    })
  })
}
