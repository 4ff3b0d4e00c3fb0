import { stripGrid } from '../../options/strip.ts'
import type { Scene, View } from '../scene.ts'
import { type Shape, translate } from '../shape.ts'

/** Moments of a scene side by side, in reading order, as a scene that does not move. */
export function filmStrip(scene: Scene, count: number): Scene {
  const { width, height } = scene
  const { columns, rows } = stripGrid(count, scene)
  const times = moments(scene, count)
  const compose = (view?: View) =>
    times.flatMap((time, i) =>
      translate(
        scene.at(time === scene.still ? 'poster' : time, view),
        (i % columns) * width,
        Math.floor(i / columns) * height,
      ),
    )
  let shapes: Shape[] | undefined
  return {
    ...scene,
    width: columns * width,
    height: rows * height,
    duration: 0,
    chapters: [],
    still: 0,
    at(_time, view) {
      if (view) return compose(view)
      shapes ??= compose()
      return shapes
    },
  }
}

/** Just before a chapter's end, while its caption is still shown, as a share of its length. */
const nearEnd = 0.98

/** Moments closer together than this share of the duration look alike: of two such, the later one is shown, or the still. */
const nearby = 0.08

/**
 * So many moments that represent a scene: its beginning, the end of each chapter (of the last one the middle,
 * since its end may be the beginning again), its own still, and between them what is left over, where most time
 * passes. A scene of one chapter is cut evenly.
 */
export function moments(scene: Scene, count: number): number[] {
  const { duration, still } = scene
  const chapters = scene.chapters.filter(({ start, end }) => end > start)
  const last = chapters[chapters.length - 1]
  if (chapters.length < 2) {
    const step = duration / (still === duration ? count - 1 : count)
    return Array.from({ length: count }, (_, i) => i * step)
  }
  const ends = chapters.slice(0, -1).map(({ start, end }) => start + nearEnd * (end - start))
  const telling = [0, ...ends, (last.start + last.end) / 2]
  const near = duration * nearby
  const others = telling.filter((time, i) => {
    if (Math.abs(time - still) < near) return false
    if (i === 0 || i === telling.length - 1) return true
    // While a beginning rests, its end shows nothing new.
    return telling[i + 1] - time > near && scene.at(time) !== scene.at(telling[i - 1])
  })
  const times = [...others, still].sort((a, b) => a - b)
  return fill(dropClosest(times, count, still), count)
}

/** Leaves out the moments that are closest to their neighbours, but the first, the still and, as long as it can, the last. */
function dropClosest(times: number[], count: number, still: number): number[] {
  const left = [...times]
  while (left.length > count) {
    const places = left.map((_, i) => i).filter(i => i > 0 && left[i] !== still)
    const inner = places.filter(i => i < left.length - 1)
    const room = (i: number) => left[i + 1] - left[i - 1]
    const min = inner.length > 0 ? inner.reduce((a, b) => (room(b) < room(a) ? b : a)) : places[0]
    left.splice(min, 1)
  }
  return left
}

/** Adds moments where the steps between them are longest, and makes the steps between two old ones equal. */
function fill(times: number[], count: number): number[] {
  const parts = times.slice(1).map((time, i) => ({ start: times[i], length: time - times[i], steps: 1 }))
  for (let i = times.length; i < count; i++) {
    const longest = parts.reduce((a, b) => (b.length / b.steps > a.length / a.steps ? b : a))
    longest.steps++
  }
  const filled = parts.flatMap(({ start, length, steps }) =>
    Array.from({ length: steps }, (_, i) => start + (i * length) / steps),
  )
  return [...filled, times[times.length - 1]]
}
