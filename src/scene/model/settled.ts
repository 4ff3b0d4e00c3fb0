import type { Looks } from './frame-state.ts'

/** A picture with one stop where all is there and nothing moves. */
export const SETTLED: Looks = {
  way: 0,
  trail: [],
  straight: 0,
  tint: 1,
  beyond: 1,
  line: 1,
  axes: [1],
  targets: [0],
  rock: 0,
}
