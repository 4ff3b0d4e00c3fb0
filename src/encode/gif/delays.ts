import type { Animation } from '../format.ts'

/** The longest delay that a GIF holds, in hundredths of a second. */
export const longestDelay = 0xffff

/**
 * The beginning of a frame, in hundredths of a second; `animation.frames` gives the end. The running total is rounded,
 * not each delay, so that N seconds play N seconds.
 */
export function beginsAt(frame: number, { frames, duration, begins }: Animation): number {
  return Math.round(100 * duration * (begins?.[frame] ?? frame / frames))
}

/** A span cut into delays that a GIF can hold. Browsers turn 0 and 1 into 10, so the least is 2. */
export function delays(span: number): number[] {
  if (span <= longestDelay) return [Math.max(span, 2)]
  // One less than the longest, so that what is left is never 0 or 1.
  const first = longestDelay - 1
  return [first, ...delays(span - first)]
}
