import type { PathShape, Shape } from '../../../src/core.ts'
import { type Leaf, pathsOf } from '../leaves.ts'
import { atMoments, type Rule } from './rule.ts'

/** Radians that rounding to pixels may take off half a turn. */
const tolerance = 0.01

/** A fence is called closed where its cuts close it, and open where they do not. */
export const fences: Rule = {
  name: 'fences',
  holds: 'calls closed the fence that is drawn closed, and open the one that is drawn open',
  faults: kept =>
    kept.keys.lang
      ? []
      : atMoments(kept, ({ says, shapes }) =>
          says.flatMap(text => {
            const told = /\bthe fence is closed\b/.test(text)
              ? 'closed'
              : / sides? (is|are) open\b/.test(text)
                ? 'open'
                : null
            const drawn = told && wayOf(shapes)
            return drawn && drawn !== told ? [`“${text}” of a fence that is drawn ${drawn}`] : []
          }),
        ),
}

/** Whether the normals of the cuts, away from the hull, leave no gap of half a turn; null without hull or cuts. */
function wayOf(shapes: readonly Shape[]): 'closed' | 'open' | null {
  const paths = pathsOf(shapes)
  const hull = paths.find(({ key }) => key === 'hull')
  const cuts = paths.filter(({ key }) => /^fence \d+$/.test(key))
  if (!hull || cuts.length === 0) return null
  const centre = meanOf(hull)
  const turns = cuts.map(cut => normalOf(cut, centre)).sort((a, b) => a - b)
  const gaps = turns.map((turn, i) => (i > 0 ? turn - turns[i - 1] : turn + 2 * Math.PI - turns.at(-1)!))
  return Math.max(...gaps) < Math.PI - tolerance ? 'closed' : 'open'
}

function meanOf({ shape: { lines } }: Leaf<PathShape>): [number, number] {
  const places = lines.flatMap(line => Array.from(line))
  const mean = (d: number) =>
    places.reduce((sum, v, i) => sum + (i % 2 === d ? v : 0), 0) / (places.length / 2)
  return [mean(0), mean(1)]
}

/** The direction of a line's normal on the side away from a place, in radians. */
function normalOf({ shape: { lines } }: Leaf<PathShape>, [x, y]: [number, number]): number {
  const [x0, y0, x1, y1] = Array.from(lines[0])
  const [u, v] = [y1 - y0, x0 - x1]
  return (x - x0) * u + (y - y0) * v > 0 ? Math.atan2(-v, -u) : Math.atan2(v, u)
}
