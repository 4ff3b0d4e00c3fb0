import type { GivenPart, SequencePart } from './forms.ts'

/** Seconds that a part of a sequence lasts at least. */
export const minPart = 0.1

/** And at most, so that what rounding adds can be read again. */
export const maxPart = 600

/** Seconds by which parts may miss a duration that they were rounded to fill. */
const ROUNDING = 0.02

/**
 * The parts with their seconds: their own, or their scene's. With a duration, parts without seconds share what it leaves
 * them as their scenes' lengths stand to each other; where all have theirs, all go faster or slower.
 */
export function timed(
  parts: readonly GivenPart[],
  lengthOf: (scene: string) => number,
  duration: number | null,
): SequencePart[] {
  const whole = parts.map(part => withSeconds(part, part.seconds ?? lengthOf(part.scene)))
  if (duration === null || Math.abs(secondsIn(whole) - duration) <= ROUNDING) return whole
  const isPaced = ({ seconds }: GivenPart) => seconds === undefined || parts.every(part => part.seconds)
  // Sums that were rounded would make much of little where parts are short.
  const own = sumOf(whole.filter((_, i) => isPaced(parts[i])))
  const pace = (duration - (sumOf(whole) - own)) / own
  return whole.map((part, i) =>
    isPaced(parts[i]) ? { ...part, seconds: Math.min(maxPart, rounded(part.seconds * pace)) } : part,
  )
}

/** The part with seconds, its keys in the order in which they are read, so that its JSON is the same. */
function withSeconds({ scene, chapters, seconds: _, ...words }: GivenPart, seconds: number): SequencePart {
  return { scene, ...(chapters !== undefined && { chapters }), seconds, ...words }
}

/** Words before the ids of each part's chapters: its scene's name, and a number where that was there before. */
export function partNames(parts: readonly Pick<GivenPart, 'scene'>[]): string[] {
  return parts.map(({ scene }, i) => {
    const times = parts.slice(0, i + 1).filter(part => part.scene === scene).length
    return times === 1 ? scene : `${scene}-${times}`
  })
}

/** Seconds of parts together. */
export function secondsIn(parts: readonly SequencePart[]): number {
  return rounded(sumOf(parts))
}

function sumOf(parts: readonly SequencePart[]): number {
  return parts.reduce((sum, { seconds }) => sum + seconds, 0)
}

function rounded(seconds: number): number {
  return Math.round(1000 * seconds) / 1000
}
