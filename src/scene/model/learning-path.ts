import type { Network } from '../../network/network.ts'
import { layoutOfNetwork, unpack } from '../../network/parameter-layout.ts'
import type { FigureModel } from './figure-model.ts'
import { comparedPlaces, distance, type KeyIterate, type Learning, probabilities } from './learning.ts'

/** The way through the iterates of a training. Between two of them each weight changes straight. */
export interface LearningPath {
  keys: readonly KeyIterate[]
  /** Where a share of the time has come, from 0 to the number of the last key: 1.5 is half-way to the third one. */
  positionAt(share: number): number
  networkAt(position: number): Network
  /** The iteration at a position, broken between two. */
  iterationAt(position: number): number
}

/** What is seen to move, in widths of its plot. */
export interface Seen {
  /** Places (× 2) of the points in the hidden space. */
  points(network: Network): Float64Array
  /** The place on the curve of the loss. */
  mark(iteration: number): readonly [number, number]
}

/** How much may change in a second: less than three hundredths in each of 25 frames. */
const PACE = 25 * 0.026

/** Pieces of the whole way of which each has its own pace, and of the way between two iterates at least. */
const PIECES = { all: 480, each: 8 }

/** The share of all that changes which lies between two iterates at most, as long as the time allows that. */
const GAP = 1 / 12

/**
 * Finds the way through the iterates on which equal times show about equal change: of the points in the hidden space, of
 * the regions, and of the place on the curve of the loss. Where all iterates would be too fast for the time, as many
 * are left out as it takes.
 *
 * @param seconds of the whole way
 */
export function learningPath(
  model: FigureModel,
  learning: Learning,
  seconds: number,
  seen: Seen,
): LearningPath {
  const grid = comparedPlaces(model.input)
  const all = PACE * seconds
  const slower = thinner(learning.keys, model.network, seen)
  // What else changes beside the points takes its time too.
  let limit = all
  let way: Way
  let changed: number[]
  do {
    way = wayThrough(slower(limit), model.network)
    const pieces = Math.max(PIECES.each, Math.ceil(PIECES.all / Math.max(1, way.keys.length - 1)))
    changed = changesOn(way, pieces, model.classes, { ...seen, grid })
    limit *= 0.9
  } while (lastOf(changed) > all && limit > 0.4 * all)
  const pieces = (changed.length - 1) / Math.max(1, way.keys.length - 1)
  return {
    ...way,
    positionAt(share) {
      const wanted = share * lastOf(changed)
      const end = changed.findIndex(change => change >= wanted)
      if (end <= 0) return end === 0 ? 0 : way.keys.length - 1
      const [from, to] = [changed[end - 1], changed[end]]
      return (end - 1 + (wanted - from) / (to - from)) / pieces
    },
  }
}

/**
 * Leaves out one iterate after the other, never the first or the last: of those that leave no wide gap the one without which
 * points have the shortest way.
 *
 * @returns those that are left when that way is no longer than a limit
 */
function thinner(
  keys: readonly KeyIterate[],
  network: Network,
  { points }: Seen,
): (limit: number) => readonly KeyIterate[] {
  const between = (a: KeyIterate, b: KeyIterate) => {
    const { networkAt } = wayThrough([a, b], network)
    const places = Array.from({ length: PIECES.each + 1 }, (_, i) => points(networkAt(i / PIECES.each)))
    return places.slice(1).reduce((sum, place, i) => sum + farthest(places[i], place), 0)
  }
  const left = [...keys]
  const ways = left.slice(1).map((key, i) => between(left[i], key))
  const across = left.map((_, i) => (i > 0 && i < left.length - 1 ? between(left[i - 1], left[i + 1]) : 0))
  let gap = GAP * keys[keys.length - 1].changed
  return limit => {
    while (left.length > 2 && ways.reduce((sum, way) => sum + way, 0) > limit) {
      let best = { at: 0, saved: 0 }
      for (let at = 1; at < left.length - 1; at++) {
        const saved = ways[at - 1] + ways[at] - across[at]
        if (saved > best.saved && left[at + 1].changed - left[at - 1].changed <= gap) best = { at, saved }
      }
      const { at } = best
      if (at === 0) {
        if (gap > keys[keys.length - 1].changed) break
        gap *= 1.5
        continue
      }
      left.splice(at, 1)
      ways.splice(at - 1, 2, across[at])
      across.splice(at, 1)
      for (const i of [at - 1, at])
        if (i > 0 && i < left.length - 1) across[i] = between(left[i - 1], left[i + 1])
    }
    return [...left]
  }
}

type Way = Omit<LearningPath, 'positionAt'>

function wayThrough(keys: readonly KeyIterate[], network: Network): Way {
  const layout = layoutOfNetwork(network)
  const at = (position: number) => {
    const from = Math.max(0, Math.min(Math.floor(position), keys.length - 2))
    return { a: keys[from], b: keys[Math.min(from + 1, keys.length - 1)], share: position - from }
  }
  return {
    keys,
    networkAt(position) {
      const { a, b, share } = at(position)
      return unpack(
        a.parameters.map((value, i) => value * (1 - share) + b.parameters[i] * share),
        layout,
      )
    },
    iterationAt(position) {
      const { a, b, share } = at(position)
      return a.iteration + (b.iteration - a.iteration) * share
    },
  }
}

/** How much has changed from the beginning to the end of each piece, of so many between two iterates. */
function changesOn(
  { keys, networkAt, iterationAt }: Way,
  pieces: number,
  classes: number,
  { points, mark, grid }: Seen & { grid: Float64Array },
): number[] {
  const seenAt = (position: number) => {
    const network = networkAt(position)
    return {
      points: points(network),
      regions: probabilities(network, grid),
      mark: mark(iterationAt(position)),
    }
  }
  const changed = [0]
  let before = seenAt(0)
  for (let piece = 1; piece <= pieces * (keys.length - 1); piece++) {
    const now = seenAt(piece / pieces)
    const change = Math.max(
      farthest(before.points, now.points),
      distance(before.regions, now.regions, classes),
      farthest(before.mark, now.mark),
    )
    changed.push(lastOf(changed) + change)
    before = now
  }
  return changed
}

/** The farthest that any place (× 2) has gone. */
function farthest(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let max = 0
  for (let i = 0; i < from.length; i += 2)
    max = Math.max(max, (to[i] - from[i]) ** 2 + (to[i + 1] - from[i + 1]) ** 2)
  return Math.sqrt(max)
}

function lastOf(values: readonly number[]): number {
  return values[values.length - 1]
}
