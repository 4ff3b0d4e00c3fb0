import { expect, it } from 'vitest'
import { motionOf } from '../../pictures/motion.js'
import { make, remake } from '../stage.ts'

/** Seconds in which nothing changes at most, and those of the look at the result. */
const REST = 2
const LOOK = 2.5
/** The largest move against the median of its chapter. */
const JUMP = 2.5

const blobs = make({ data: 'blobs', samples: 60 })

it.each([
  ['transform', 6],
  ['data', 3],
  ['boundary', 5],
  ['story', 18],
])('%s of %i seconds never stands still for long, and nothing jumps', (name, duration) => {
  const { rest, look, jump } = motionOf(remake(blobs, { scene: name, duration }).scene)
  expect(rest).toBeLessThanOrEqual(REST)
  expect(look).toBeLessThanOrEqual(LOOK)
  expect(jump).toBeLessThanOrEqual(JUMP)
})
