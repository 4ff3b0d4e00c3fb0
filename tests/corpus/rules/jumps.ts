import type { Shape } from '../../../src/core.ts'
import type { Kept } from '../kept.ts'
import { leavesOf } from '../leaves.ts'
import type { Fault, Rule } from './rule.ts'

/** Seconds between two frames. */
export const frame = 0.04
/** Share of the picture's shorter side that a thing may move from one frame to the next. */
const most = 0.08

/** Nothing that is in two frames jumps between them, where chapters meet and at the moments. */
export const jumps: Rule = {
  name: 'jumps',
  holds: `moves nothing by more than ${100 * most} % of the picture from one frame to the next`,
  faults: kept =>
    stepsOf(kept).flatMap(({ time, ways }) =>
      [...ways]
        .filter(([, share]) => share > most)
        .map(([kind]): Fault => ({ moment: `${time.toFixed(2)} s`, what: `${kind} jump` })),
    ),
}

/** A step from one frame to the next: how far the farthest thing of each kind goes, as a share of the shorter side. */
interface Step {
  time: number
  ways: Map<string, number>
}

/** The steps where chapters meet and at the moments. */
export function stepsOf(kept: Kept): Step[] {
  const { figure, moments } = kept
  const seams = figure.chapters.slice(1).map(({ start }) => start - frame / 2)
  const times = moments.filter(({ name }) => name.endsWith('s')).map(({ time }) => time)
  return [...seams.filter(time => time >= 0), ...times]
    .filter(time => time + frame <= figure.duration)
    .map(time => ({ time, ways: waysBetween(kept, time, time + frame) }))
}

/** How far the farthest thing goes from one time to another, as a share of the shorter side. */
export function wayBetween(kept: Kept, from: number, to: number): number {
  return Math.max(0, ...waysBetween(kept, from, to).values())
}

function waysBetween(kept: Kept, from: number, to: number): Map<string, number> {
  const [before, after] = [from, to].map(time => placesAt(kept, time))
  const side = Math.min(kept.figure.width, kept.figure.height)
  const far = new Map<string, number>()
  const isNext = to - from < 2 * frame
  if (isNext && (isCut(before, after) || (playsScenes(kept) && mostLeap(before, after, side)))) return far
  for (const [name, places] of before) {
    const next = after.get(name)
    if (next?.length !== places.length) continue
    const kind = name.split(':')[0]
    // Of several that are called the same each goes to the nearest.
    const ways = places.map(([x, y]) => Math.min(...next.map(([u, v]) => Math.hypot(u - x, v - y))))
    far.set(kind, Math.max(far.get(kind) ?? 0, Math.max(...ways) / side))
  }
  return far
}

/** True for a film of scenes, which cuts from one to the next. */
function playsScenes({ keys }: Kept): boolean {
  return keys.scene === 'story' || 'sequence' in keys
}

/** True where most of the points are elsewhere. */
function mostLeap(before: Map<string, number[][]>, after: Map<string, number[][]>, side: number): boolean {
  const points = [...before].filter(([name]) => name.startsWith('points:') && after.has(name))
  const leaps = points.filter(([name, [[x, y]]]) => {
    const [[u, v]] = after.get(name)!
    return Math.hypot(u - x, v - y) > most * side
  })
  return 2 * leaps.length > points.length
}

const head = /^texts: (.* )?(title|caption|detail|legend)\b/

/** Whether another picture follows: of the texts below the head none stays. */
function isCut(before: Places, after: Places): boolean {
  const [some, others] = [before, after].map(places =>
    [...places.keys()].filter(name => name.startsWith('texts') && !head.test(name)),
  )
  return some.length > 0 && others.length > 0 && !some.some(name => after.has(name))
}

type Places = Map<string, number[][]>

/** The places of each figure by their time: several rules ask for them. */
const known = new WeakMap<Kept, Map<number, Places>>()

function placesAt(kept: Kept, time: number): Places {
  if (!known.has(kept)) known.set(kept, new Map())
  const byTime = known.get(kept)!
  const shapes = () => kept.moments.find(moment => moment.time === time && moment.name.endsWith('s'))?.shapes
  if (!byTime.has(time)) byTime.set(time, placesOf(shapes() ?? kept.figure.at(time)))
  return byTime.get(time)!
}

/** Where things are that can be told again in the next frame. */
function placesOf(shapes: readonly Shape[]): Places {
  const places: Places = new Map()
  const put = (name: string, place: number[]) => places.set(name, [...(places.get(name) ?? []), place])
  for (const { shape, key, opacity } of leavesOf(shapes)) {
    if (opacity < 0.1) continue
    if (shape.kind === 'text') put(`texts: ${key} ${shape.text}`, [shape.x, shape.y])
    if (shape.kind === 'path' && /\btip$/.test(key))
      put(`arrows: ${key}`, [shape.lines[0][0], shape.lines[0][1]])
    if (shape.kind === 'dots')
      for (const [i, row] of Array.from(shape.rows ?? []).entries())
        put(`points: ${row}`, [shape.centres[2 * i], shape.centres[2 * i + 1]])
  }
  return places
}
