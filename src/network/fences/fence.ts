import { sortedRows, widestGap } from '../hull.ts'
import { type Arc, type InsidePoint, type Openings, openingsOf } from './openings.ts'

/** A straight cut: what it fences in is where normal · x < offset. */
export interface FenceCut {
  /** Unit vector away from what is fenced in. */
  normal: [number, number]
  offset: number
  /** Width of the gap in whose middle it runs. */
  gap: number
}

/** Cuts with a class on one side of each of them, and which of the others they leave with it. */
export interface CutStage {
  cuts: FenceCut[]
  /** Number of the others that they cut off. */
  off: number
  /** Rows of those that stay. */
  stay: number[]
}

/** The way in which straight cuts fence in a class of points in the plane. */
export interface ClassFence {
  /** Index of the class. */
  class: number
  /** Number of its points, and of all others. */
  samples: number
  others: number
  /** The others that no cut can part from it: with one of them it has no fence. */
  inside: InsidePoint[]
  /** Most that one cut fences off. */
  one: CutStage
  /** Most that two cuts do. */
  two: CutStage
  /** The fewest cuts that fence off all that are not inside. */
  all: CutStage
}

/** Radians by which a turn of a half may be off by rounding. */
const STRAIGHT = 1e-9

/** Times that points are given to the cut that they lie furthest beyond, after which cuts hardly move any more. */
const ROUNDS = 3

/**
 * The fewest straight cuts that fence in a class, and the most that one and two of them fence off. Of equally good cuts
 * those with the widest gap at the narrowest are taken.
 *
 * @param x samples × 2, row-major, with samples of class k; `given` are the points before they were scaled
 */
export function fenceIn(x: Float64Array, y: Int32Array, k: number, given = x): ClassFence {
  const [own, others] = [true, false].map(is =>
    Array.from(y, (_, row) => row).filter(row => (y[row] === k) === is),
  )
  const openings = openingsOf(x, own, others, given)
  const sorted = sortedRows(x, own)
  const stage = (sets: number[][]): CutStage => {
    const cuts = sets
      .map(set => cutsOf(x, sorted, openings, set))
      .reduce((best, own) => (narrowest(own) > narrowest(best) ? own : best))
    const stay = others.filter(row => cuts.every(cut => beyond(x, row, cut) <= 0))
    return { cuts, off: others.length - stay.length, stay }
  }
  const none = { cuts: [], off: 0, stay: others }
  const fewest = fewestDirections(openings)
  const least = fewest[0].length
  const all = least === 0 ? none : stage(fewest)
  const one = least < 2 ? all : stage(mostCutOff(openings, 1))
  return {
    class: k,
    samples: own.length,
    others: others.length,
    inside: openings.inside,
    one,
    two: least <= 2 ? all : stage(mostCutOff(openings, 2)),
    all,
  }
}

/** The least number of cuts that fence in a class; null where none do. */
export function leastCuts({ all }: ClassFence): number | null {
  return all.stay.length > 0 ? null : all.cuts.length
}

/** Sides on which a region inside some cuts never ends: none of a fence that is closed, two of a strip. */
export function openSides(cuts: readonly FenceCut[]): number {
  return cuts.length === 0 ? 1 : waysOut(cuts).length
}

/** The directions in the middle of these sides: those of the gaps of half a turn or more between the cuts' normals. */
export function waysOut(cuts: readonly FenceCut[]): [number, number][] {
  const turnOf = ({ normal: [u, v] }: FenceCut) => Math.atan2(v, u)
  const sorted = cuts.toSorted((a, b) => turnOf(a) - turnOf(b))
  return sorted.flatMap((cut, i): [number, number][] => {
    const next = sorted[(i + 1) % sorted.length]
    const gap = turnOf(next) - turnOf(cut) + (i + 1 < sorted.length ? 0 : 2 * Math.PI)
    if (gap < Math.PI - STRAIGHT) return []
    const [u, v] = [0, 1].map(d => -cut.normal[d] - next.normal[d])
    const size = Math.hypot(u, v)
    return [size > STRAIGHT ? [u / size, v / size] : [-cut.normal[1], cut.normal[0]]]
  })
}

function beyond(x: Float64Array, row: number, { normal: [u, v], offset }: FenceCut): number {
  return u * x[2 * row] + v * x[2 * row + 1] - offset
}

/**
 * Cuts in given directions, each in the middle of the widest gap between the class and the points that it cuts off. A
 * point that several cut off counts for the one that it lies furthest beyond alone, which leaves wider gaps.
 */
function cutsOf(x: Float64Array, own: number[], { arcs, directions }: Openings, set: readonly number[]) {
  const total = directions.length
  const rowsIn = (direction: number) => arcs.filter(arc => holds(arc, direction, total)).map(({ row }) => row)
  let cuts = set.map(direction => cutBetween(x, own, rowsIn(direction))!)
  for (let round = 0; round < ROUNDS; round++) {
    const given: number[][] = set.map(() => [])
    for (const { row } of arcs) {
      const depths = cuts.map(cut => beyond(x, row, cut))
      const deepest = Math.max(...depths)
      if (deepest > 0) given[depths.indexOf(deepest)].push(row)
    }
    const next = cuts.map((cut, i) => cutBetween(x, own, given[i]) ?? cut)
    if (narrowest(next) <= narrowest(cuts)) break
    cuts = next
  }
  return cuts
}

function cutBetween(x: Float64Array, own: number[], rows: number[]): FenceCut | null {
  const gap = rows.length > 0 ? widestGap(x, own, sortedRows(x, rows)) : null
  if (!gap) return null
  const { normal, middle, width } = gap
  return { normal, offset: normal[0] * middle[0] + normal[1] * middle[1], gap: width }
}

function narrowest(cuts: readonly FenceCut[]): number {
  return Math.min(...cuts.map(({ gap }) => gap))
}

/** Sets of directions that are equally good, of which the widest gaps choose, at most. */
const MOST = 48

/**
 * The smallest sets of directions that cut off all points that can be cut off, as numbers of directions. An optimal set can
 * be turned until each direction is the last one of an arc; from every such start the others follow greedily, each as
 * late as the next arc allows.
 */
function fewestDirections({ directions, arcs }: Openings): number[][] {
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
function mostCutOff({ directions, arcs }: Openings, cuts: 1 | 2): number[][] {
  const total = directions.length
  const firsts = [...new Set(arcs.map(arc => lastOf(arc, total)))].map(first => [first])
  let most = -1
  let best: number[][] = []
  for (const set of cuts === 1 ? [[]] : firsts) {
    const left = arcs.filter(arc => !set.some(first => holds(arc, first, total)))
    const further = depths(left, total)
    const deepest = further.reduce((a, b) => Math.max(a, b), 0)
    const count = arcs.length - left.length + deepest
    if (count < most) continue
    if (count > most) best = []
    most = count
    for (const [direction, depth] of further.entries()) if (depth === deepest) best.push([...set, direction])
  }
  return spread(best)
}

function holds({ first, count }: Arc, direction: number, total: number): boolean {
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
