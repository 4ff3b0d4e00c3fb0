import type { Figure, Shape } from '../../../src/core.ts'
import { leavesOf } from '../leaves.ts'
import type { Fault, Rule } from './rule.ts'

/** Seconds between two frames. */
const frame = 0.04
/** Share of the picture's shorter side that a thing may move from one frame to the next. */
const most = 0.08

/** Nothing that is in two frames jumps between them, where chapters meet and at the moments. */
export const jumps: Rule = {
  name: 'jumps',
  holds: `moves nothing by more than ${100 * most} % of the picture from one frame to the next`,
  faults(kept) {
    const { figure, moments } = kept
    const seams = figure.chapters.slice(1).map(({ start }) => start - frame / 2)
    const firsts = [
      ...seams.filter(time => time >= 0).map(time => ({ time, shapes: figure.at(time) })),
      ...moments.filter(({ name }) => name.endsWith('s')),
    ]
    return firsts
      .filter(({ time }) => time + frame <= figure.duration)
      .flatMap(({ time, shapes }) =>
        leaps(figure, shapes, figure.at(time + frame)).map(
          (what): Fault => ({ moment: `${time.toFixed(2)} s`, what }),
        ),
      )
  },
}

/** What moves too far from one frame to the next. */
function leaps(figure: Figure, first: readonly Shape[], next: readonly Shape[]): string[] {
  const [before, after] = [first, next].map(placesOf)
  const side = Math.min(figure.width, figure.height)
  const far = new Map<string, number>()
  for (const [name, from] of before) {
    const to = after.get(name)
    if (to?.length !== from.length) continue
    const kind = name.split(':')[0]
    const way = Math.max(...from.map(([x, y], i) => Math.hypot(to[i][0] - x, to[i][1] - y)))
    far.set(kind, Math.max(far.get(kind) ?? 0, way / side))
  }
  return [...far].filter(([, share]) => share > most).map(([kind]) => `${kind} jump`)
}

/** Where things are that can be told again in the next frame. */
function placesOf(shapes: readonly Shape[]): Map<string, number[][]> {
  const places = new Map<string, number[][]>()
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
