import type { Arc, Openings } from './openings.ts'

/** Sets of directions that are equally good, of which the widest gaps choose, at most. */
const MOST = 48

/**
 * The smallest sets of directions that cut off all points that can be cut off, as numbers of directions. An optimal set can
 * be turned until each direction is the last one of an arc; from every such start the others follow greedily, each as
 * late as the next arc allows.
 */
export function fewestDirections({ directions, arcs }: Openings): number[][] {
  const total = directions.length
  const byEnd = arcs.map(arc => ({ ...arc, last: lastOf(arc, total) })).sort((a, b) => a.last - b.last)
  let least = Number.POSITIVE_INFINITY
  let best: number[][] = arcs.length === 0 ? [[]] : []
  const starts = [...new Set(byEnd.map(({ last }) => last))]
  for (const start of starts) {
    const set = [start]
    const from = byEnd.findIndex(({ last }) => last > start)
    let current = start
    for (let i = 0; i < byEnd.length; i++) {
      const arc = byEnd[(Math.max(0, from) + i) % byEnd.length]
      if (holds(arc, start, total) || holds(arc, current, total)) continue
      current = arc.last
      set.push(current)
      if (set.length > least) break
    }
    if (set.length > least) continue
    if (set.length < least) best = []
    least = set.length
    best.push(set)
  }
  return spread(best)
}

/** The directions of one cut, or the pairs of those of two, that cut off the most points. */
export function mostCutOff({ directions, arcs }: Openings, cuts: 1 | 2): number[][] {
  const total = directions.length
  let most = -1
  let best: number[][] = []
  const offer = (set: number[], count: number) => {
    if (count < most) return
    if (count > most) best = []
    most = count
    best.push(set)
  }
  if (cuts === 1)
    depths(arcs, total).forEach((depth, direction) => {
      offer([direction], depth)
    })
  else
    for (const first of new Set(arcs.map(arc => lastOf(arc, total)))) {
      const left = arcs.filter(arc => !holds(arc, first, total))
      const further = depths(left, total)
      const deepest = further.reduce((a, b) => Math.max(a, b), 0)
      const count = arcs.length - left.length + deepest
      if (count < most) continue
      further.forEach((depth, second) => {
        if (depth === deepest) offer([first, second], count)
      })
    }
  return spread(best)
}

/** True where a direction lies in an arc. */
export function holds({ first, count }: Arc, direction: number, total: number): boolean {
  return (direction - first + total) % total < count
}

function lastOf({ first, count }: Arc, total: number): number {
  return (first + count - 1) % total
}

/** Number of arcs that hold each direction. */
function depths(arcs: readonly Arc[], total: number): Int32Array {
  const changes = new Int32Array(total + 1)
  for (const { first, count } of arcs) {
    const end = first + count
    changes[first]++
    changes[Math.min(end, total)]--
    if (end > total) {
      changes[0]++
      changes[end - total]--
    }
  }
  let depth = 0
  return changes.subarray(0, total).map(change => (depth += change))
}

function spread<T>(all: T[]): T[] {
  const step = Math.max(1, all.length / MOST)
  return Array.from({ length: Math.min(all.length, MOST) }, (_, i) => all[Math.floor(i * step)])
}
