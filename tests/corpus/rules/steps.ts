import type { Kept } from '../kept.ts'
import { frame, stepsOf, wayBetween } from './jumps.ts'
import type { Fault, Rule } from './rule.ts'

/** How many times the median of the steps the largest may be. */
const most = 4
/** Share of the picture's shorter side below which a step is none. */
const least = 0.002
/** Stretches between moments in which the largest step is looked for. */
const stretches = 3

/** What moves keeps its pace: no step from frame to frame stands out. */
export const steps: Rule = {
  name: 'steps',
  holds: `has no step from one frame to the next of more than ${most} times the median`,
  faults(kept) {
    const sampled = stepsOf(kept).map(({ time, ways }) => ({ time, way: Math.max(0, ...ways.values()) }))
    const usual = median(sampled.map(({ way }) => way).filter(way => way > least))
    const found = [...sampled, ...largest(kept)].toSorted((a, b) => b.way - a.way)[0]
    if (usual === undefined || found.way <= most * usual) return []
    const what = `moves ${(100 * found.way).toFixed(1)} % of the picture, and ${(100 * usual).toFixed(1)} % else`
    return [{ moment: `${found.time.toFixed(2)} s`, what } satisfies Fault]
  },
}

/** The largest steps of the stretches that move farthest, each found by the half that moves farther. */
function largest(kept: Kept): { time: number; way: number }[] {
  const times = kept.moments.filter(({ name }) => name.endsWith('s')).map(({ time }) => time)
  const farthest = times
    .slice(1)
    .map((to, i) => ({ from: times[i], to, way: wayBetween(kept, times[i], to) }))
    .toSorted((a, b) => b.way - a.way)
    .slice(0, stretches)
  return farthest.map(({ from, to }) => {
    let [a, b] = [from, to]
    while (b - a > frame) {
      const middle = (a + b) / 2
      if (wayBetween(kept, a, middle) >= wayBetween(kept, middle, b)) b = middle
      else a = middle
    }
    const time = Math.max(0, (a + b - frame) / 2)
    return { time, way: wayBetween(kept, time, time + frame) }
  })
}

function median(values: number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
