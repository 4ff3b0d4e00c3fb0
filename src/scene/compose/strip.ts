import { stripGrid } from '../../options/panels.ts'
import type { Chapter, Scene, View } from '../scene.ts'
import { type Shape, translate } from '../shape.ts'
import { isSame } from './film.ts'

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
    ends: 0,
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
 * So many moments that represent a scene: its beginning, the end of each chapter (of the last one, and the last of each part
 * of a sequence, the middle, since its end may be the beginning again), its own still, and between them what is left over, where most time
 * passes. A scene of one chapter is cut evenly, and so is the way there of one that comes back the same way.
 */
export function moments(scene: Scene, count: number): number[] {
  const { duration, still, way } = scene
  if (way && count > 1)
    return Array.from({ length: count }, (_, i) => way[0] + ((way[1] - way[0]) * i) / (count - 1))
  const chapters = scene.chapters.filter(({ start, end }) => end > start)
  if (chapters.length < 2) {
    const step = duration / (still === duration ? count - 1 : count)
    return Array.from({ length: count }, (_, i) => i * step)
  }
  const ends = chapters.map((chapter, i) => {
    const closes = partOf(chapter) !== partOf(chapters[i + 1])
    const share = closes ? 0.5 : nearEnd
    return { closes, time: chapter.start + share * (chapter.end - chapter.start) }
  })
  // A part that comes back to the beginning is shown by that.
  const back = ends.findIndex(({ closes, time }) => closes && isSame(scene.at(time), scene.at(0)))
  const own = back < ends.length - 1 ? ends.slice(back + 1) : ends
  const telling = [0, ...own.map(({ time }) => time)]
  const results = own.flatMap(({ closes, time }) => (closes ? [time] : []))
  const near = duration * nearby
  const others = telling.filter((time, i) => {
    if (Math.abs(time - still) < near) return false
    if (i === 0 || results.includes(time)) return true
    // While a beginning rests, its end shows nothing new.
    return telling[i + 1] - time > near && scene.at(time) !== scene.at(telling[i - 1])
  })
  const times = [...others, still].sort((a, b) => a - b)
  return fill(dropClosest(times, count, [...results.slice(0, -1), still]), count)
}

/** The part of a sequence that a chapter belongs to, undefined behind the last one; all of another scene is one. */
function partOf(chapter?: Chapter): string | undefined {
  return chapter && (/^(.*)\./.exec(chapter.id)?.[1] ?? '')
}

/**
 * Leaves out the moments that are closest to their neighbours, but the first and the last of the kept ones; as long as it can
 * also none of the others that are kept, and not the last.
 */
function dropClosest(times: number[], count: number, kept: readonly number[]): number[] {
  const left = [...times]
  const still = kept[kept.length - 1]
  while (left.length > count) {
    const places = left.map((_, i) => i).filter(i => i > 0 && left[i] !== still)
    const inner = places.filter(i => i < left.length - 1)
    const free = inner.filter(i => !kept.includes(left[i]))
    const room = (i: number) => left[i + 1] - left[i - 1]
    const closest = (some: number[]) => some.reduce((a, b) => (room(b) < room(a) ? b : a))
    left.splice(free.length > 0 ? closest(free) : inner.length > 0 ? closest(inner) : places[0], 1)
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
