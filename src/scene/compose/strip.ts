import { stripGrid } from '../../options/panels.ts'
import { memoize, memoizeLast } from '../memoize.ts'
import type { Chapter, Moment, Scene, View } from '../scene.ts'
import { type Shape, translate } from '../shape.ts'

/** Moments of a scene side by side, in reading order, as a scene that does not move: fewer where it has no more pictures. */
export function filmStrip(scene: Scene, count: number): Scene {
  const { width, height } = scene
  const times = moments(scene, count)
  const { columns, rows } = stripGrid(times.length, scene)
  const compose = (view?: View) =>
    times.flatMap((time, i) =>
      translate(
        scene.at(momentAt(scene, time), view),
        (i % columns) * width,
        Math.floor(i / columns) * height,
      ),
    )
  const shapes = memoizeLast<Shape[]>()
  return {
    ...scene,
    width: columns * width,
    height: rows * height,
    duration: 0,
    chapters: [],
    still: 0,
    ends: 0,
    at: (_time, view) => shapes([view], () => compose(view)),
  }
}

/** Just before a chapter's end, while its caption is still shown, as a share of its length. */
const nearEnd = 0.98

/** Pictures of an even raster that are looked at for each moment that chapters leave open. */
const raster = 8

/**
 * At most so many moments that represent a scene, none of which looks like another one: its still, its beginning, the end of
 * each chapter (of the last one, and the last of each part of a sequence, the middle, since its end may be the beginning
 * again), and where these leave room what is farthest from all others. A scene of one chapter is cut evenly, and so is the
 * way there of one that comes back the same way.
 */
export function moments(scene: Scene, count: number): number[] {
  const { duration, still, way = [0, duration] } = scene
  const evenly = (steps: number) =>
    Array.from({ length: count }, (_, i) => way[0] + ((way[1] - way[0]) * i) / steps)
  const rest = Array.from({ length: raster * count }, (_, i) => (duration * i) / (raster * count))
  const chapters = scene.chapters.filter(({ start, end }) => end > start)
  if (scene.way || chapters.length < 2) {
    const isWhole = scene.way || still === duration
    return choose(
      scene,
      [scene.way ? [] : [still], evenly(isWhole ? Math.max(1, count - 1) : count), rest],
      count,
    )
  }
  const ends = chapters.map((chapter, i) => {
    const closes = partOf(chapter) !== partOf(chapters[i + 1])
    const time = chapter.start + (closes ? 0.5 : nearEnd) * (chapter.end - chapter.start)
    // Where the still is the end, the middle before it is one moment among others.
    return { time, isResult: closes && (i < chapters.length - 1 || time > still) }
  })
  const [results, others] = [true, false].map(is =>
    ends.flatMap(({ time, isResult }) => (isResult === is ? [time] : [])),
  )
  const last = Math.max(still, ...ends.map(({ time }) => time))
  return choose(scene, [[still, 0], results, others, rest.filter(time => time <= last)], count)
}

/** The part of a sequence that a chapter belongs to, undefined behind the last one; all of another scene is one. */
function partOf(chapter?: Chapter): string | undefined {
  return chapter && (/^(.*)\./.exec(chapter.id)?.[1] ?? '')
}

/** Moments of the first list, then of the next ones, each time the one farthest from those that are chosen, in order. */
function choose(scene: Scene, lists: number[][], count: number): number[] {
  const lookAt = memoize((time: number) => lookOf(scene.at(momentAt(scene, time))))
  const chosen: number[] = []
  const farness = (time: number) => Math.min(...chosen.map(other => Math.abs(other - time)))
  for (let left of lists)
    while (left.length > 0 && chosen.length < count) {
      const next = left.reduce((best, time) => (farness(time) > farness(best) ? time : best))
      left = left.filter(time => time !== next)
      if (!chosen.some(time => lookAt(time) === lookAt(next))) chosen.push(next)
    }
  return chosen.sort((a, b) => a - b)
}

/** The still by its name, since its time may be the seam between two chapters. */
function momentAt({ still }: Scene, time: number): Moment {
  return time === still ? 'poster' : time
}

/** The look of shapes: the same text for what differs by less than can be seen. */
function lookOf(shapes: readonly Shape[]): string {
  return JSON.stringify(shapes, (_, value) => {
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array)
    return typeof value === 'number' ? Math.round(value * 100) : value
  })
}
