import type { Scene } from '../../scene/scene.ts'
import type { Shape } from '../../scene/shape.ts'

/** A scene's shapes at times of its own, the first at 0 and the last at its end. */
export interface Samples {
  /** Shares of the duration, 0 to 1, rising. */
  times: number[]
  frames: (readonly Shape[])[]
}

/** Samples a second. */
export const RATE = 60

/** Halvings of the time between two samples, to find when a shape comes or goes: to a quarter of a millisecond. */
const HALVINGS = 6

/** Changes of what is there that are looked for so closely; more of them are a picture that changes all the time. */
const MAX_CHANGES = 200

/**
 * Samples a scene at 60 frames a second and where its chapters meet; where shapes come or go between two samples, two
 * more enclose that moment.
 *
 * @param structure what of the shapes must be the same, so that one frame can move to the next
 */
export function sampleScene(
  { duration, chapters, at }: Pick<Scene, 'duration' | 'chapters' | 'at'>,
  structure: (shapes: readonly Shape[]) => string,
): Samples {
  const count = Math.max(1, Math.round(RATE * duration))
  const even = Array.from({ length: count + 1 }, (_, i) => (i * duration) / count)
  const apart = 1e-4 * duration
  const seams = chapters
    .map(({ start }) => start)
    .filter(seam => even.every(time => Math.abs(time - seam) > apart))
  const times = [...even, ...seams].sort((a, b) => a - b)
  const frames = times.map(time => at(time))
  const kinds = frames.map(structure)
  const changes = kinds.flatMap((kind, i) => (i > 0 && kind !== kinds[i - 1] ? [i] : []))
  const samples = times.map((time, i) => ({ time, frame: frames[i] }))
  for (const i of changes.length > MAX_CHANGES ? [] : changes) {
    let [low, high] = [samples[i - 1], samples[i]]
    const before = kinds[i - 1]
    for (let n = 0; n < HALVINGS; n++) {
      const time = (low.time + high.time) / 2
      const middle = { time, frame: at(time) }
      if (structure(middle.frame) === before) low = middle
      else high = middle
    }
    samples.push(low, high)
  }
  const sorted = [...new Set(samples)].sort((a, b) => a.time - b.time)
  const unique = sorted.filter(({ time }, i) => i === 0 || time > sorted[i - 1].time)
  return { times: unique.map(({ time }) => time / duration), frames: unique.map(({ frame }) => frame) }
}
