import type { Spec } from '../../spec/spec.ts'
import { chaptersOf } from '../chapters.ts'
import { type Ease, progress } from '../geometry/ease.ts'
import type { Looks } from '../model/frame-state.ts'
import type { Road } from '../model/trajectory.ts'
import type { Chapter } from '../scene.ts'

/** The chapters of `transform` by their parts. */
export interface Script {
  chapters: Chapter[]
  data: Chapter
  /** One for each leg of the road. */
  legs: Chapter[]
  line: Chapter
  /** Missing with `--one-way`. */
  back: Chapter | undefined
  boundary: Chapter | undefined
}

/** Seconds of the default pace. */
const PACE = { data: 0.78, line: 1.44, back: 1.2, further: 0.3, boundary: 0.78 }

/** How long the ways of a trail lie back, in seconds. */
const TRAIL = Array.from({ length: 8 }, (_, i) => (i + 1) * 0.05)

/** Sets the chapters: the data, the way out leg by leg, the line, the way back, the boundary. */
export function writeScript({ legs }: Road, spec: Spec): Script {
  const parts = [
    { name: 'The data', share: PACE.data },
    ...legs.map(({ name, seconds }) => ({ name, share: seconds })),
    { name: 'The line', share: PACE.line },
  ]
  if (!spec.oneWay) {
    parts.push({ name: 'Back', share: PACE.back + PACE.further * (legs.length - 1) })
    parts.push({ name: 'The boundary', share: PACE.boundary })
  }
  const chapters = chaptersOf(parts, spec)
  const [data, ...rest] = chapters
  const [line, back, boundary] = rest.slice(legs.length)
  return { chapters, data, legs: rest.slice(0, legs.length), line, back, boundary }
}

/** The state of everything at a time; chapters of no length leave their fades to their neighbours. */
export function looksAt(time: number, script: Script, road: Road, ease: Ease): Looks {
  const { legs, line, back, boundary } = script
  const first = legs[0]
  const out = legs[legs.length - 1]
  const during = (chapter: Chapter | undefined, from: number, to: number) => {
    if (!chapter) return 0
    const length = chapter.end - chapter.start
    return smooth(progress(time, chapter.start + from * length, chapter.start + to * length))
  }
  const held = line.end > line.start
  const rise = (from: number, to: number) =>
    held ? during(line, from, to) : during(out, 0.8 + from / 5, 0.8 + to / 5)
  const rest = boundary && boundary.end > boundary.start
  const fall = (from: number, to: number) => (rest ? during(boundary, from, to) : during(back, from, to))
  const fade = 1 - fall(0.6, 1)
  const lastStop = road.stops.length - 1
  // Where each stop is reached, and where it is left on the way out.
  const arriving = road.stops.map(({ station }) => legs[road.legs.findIndex(leg => leg.to === station)])
  const leaving = road.stops.map(({ station }) => legs[road.legs.findIndex(leg => leg.from === station)])
  return {
    way: wayAt(time, script, road, ease),
    trail: TRAIL.map(ago => wayAt(Math.max(0, time - ago), script, road, ease)),
    straight: 1 - during(first, 0, 0.14) + fall(0.7, 1),
    tint: rise(0.05, 0.4) * fade,
    beyond: rise(0.05, 0.4) - during(back, 0, 0.16),
    line: rise(0, 0.25) * fade,
    axes: road.stops.map((_, i) =>
      i === 0
        ? 1 - during(first, 0, 0.1) + during(back, 0.9, 1)
        : during(arriving[i], 0.9, 1) - (i < lastStop ? during(leaving[i], 0, 0.1) : during(back, 0, 0.1)),
    ),
    targets: road.stops.map((_, i) =>
      i === 0
        ? 0
        : during(arriving[i], 0.02, 0.25) -
          (i < lastStop ? during(leaving[i], 0, 0.2) : during(back, 0.72, 0.95)),
    ),
    rock: held ? Math.sin(2 * Math.PI * during(line, 0.1, 0.95)) : 0,
  }
}

/** Station of the road at a time: each leg eased for itself on the way out, all in one go on the way back. */
function wayAt(time: number, { legs, line, back }: Script, road: Road, ease: Ease): number {
  const last = road.stops[road.stops.length - 1].station
  const inChapter = ({ start, end }: Chapter) => progress(time, start, end)
  if (time >= line.end) {
    if (!back) return last
    const left = 1 - ease(inChapter(back))
    // The way back passes every leg in the same time, however many stations it has.
    const leg = Math.min(road.legs.length - 1, Math.floor(left * road.legs.length))
    const { from, to } = road.legs[leg]
    return from + (to - from) * (left * road.legs.length - leg)
  }
  for (let i = legs.length - 1; i >= 0; i--) {
    if (time < legs[i].start && i > 0) continue
    const { from, to } = road.legs[i]
    return from + (to - from) * ease(inChapter(legs[i]))
  }
  return 0
}

/** Smoothstep, for fades. */
function smooth(t: number): number {
  return t * t * (3 - 2 * t)
}
