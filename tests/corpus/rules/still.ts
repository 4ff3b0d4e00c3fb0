import type { Shape } from '../../../src/core.ts'
import { textOf } from '../hashes.js'
import type { Kept } from '../kept.ts'
import type { Rule } from './rule.ts'

/** Frames a second at which pictures are compared, and frames of the shortest rest that is looked for. */
const [rate, rest] = [25, 6]
/** Shares of a film's time in which nothing moves. */
const shares = { least: 0.1, most: 0.45 }

/** A film rests so long that it can be read, and not so long that it seems to stand. */
export const still: Rule = {
  name: 'still',
  holds: `stands still in ${100 * shares.least} to ${100 * shares.most} % of its time`,
  faults(kept) {
    const { duration, turns } = kept.figure
    // What a camera turns never stands; a film of other times was asked for.
    if (duration === 0 || turns || ['duration', 'holdStart', 'holdEnd'].some(key => key in kept.keys))
      return []
    const share = stillFrames(kept) / Math.floor(duration * rate)
    if (share >= shares.least && share <= shares.most) return []
    return [{ moment: '', what: `stands still in ${Math.round(100 * share)} % of its time` }]
  },
}

/** Frames that are as the one before, in rests that are no shorter than the shortest. */
function stillFrames(kept: Kept): number {
  const pictures = new Map<number, readonly Shape[]>()
  const pictureOf = (frame: number) => {
    if (!pictures.has(frame)) pictures.set(frame, withoutWords(kept.figure.at(frame / rate)))
    return pictures.get(frame)!
  }
  const stays = (from: number, to: number) => isSame(pictureOf(from), pictureOf(to))
  const rests = Array.from({ length: Math.floor((kept.figure.duration * rate) / rest) }, (_, i) =>
    stays(i * rest, (i + 1) * rest),
  )
  return rests.reduce((sum, isRest, i) => {
    if (isRest) return sum + rest
    const [from, to] = [i * rest, (i + 1) * rest]
    const before = rests[i - 1] ? countWhile(step => stays(from, from + step)) : 0
    const after = rests[i + 1] ? countWhile(step => stays(to - step, to)) : 0
    return sum + before + after
  }, 0)
}

/** How many steps hold of those shorter than a rest, where none holds after one that does not. */
function countWhile(holds: (step: number) => boolean): number {
  let [low, high] = [0, rest]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

const words = /(^| )(title|caption|detail) \d+$/

function withoutWords(shapes: readonly Shape[]): readonly Shape[] {
  return shapes.filter(({ key = '' }) => !words.test(key))
}

function isSame(a: readonly Shape[], b: readonly Shape[]): boolean {
  return a.length === b.length && a.every((shape, i) => shape === b[i] || textOf(shape) === textOf(b[i]))
}
