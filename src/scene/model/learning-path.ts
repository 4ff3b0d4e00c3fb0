import type { Network } from '../../network/network.ts'
import { layoutOfNetwork, unpack } from '../../network/parameter-layout.ts'
import type { FigureModel } from './figure-model.ts'
import { comparedPlaces, distance, type KeyIterate, type Learning, probabilities } from './learning.ts'

/** The way through some iterates of a training. Between two of them each weight changes straight. */
export interface Way {
  keys: readonly KeyIterate[]
  /** A position is from 0 to the number of the last key: 1.5 is half-way to the third one. */
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

/** Pieces of the whole way that are looked at, and of the way between two iterates at least. */
const PIECES = { all: 480, each: 8 }

/** The share of all that changes which lies between two iterates at most, as long as the time allows that. */
const GAP = 1 / 12

/** Iterates of a training, and how far points go on the way through them. */
export interface Thinned {
  keys: readonly KeyIterate[]
  length: number
}

/**
 * Leaves out one iterate after the other, never the first, the last, or the first that separates: of those that leave
 * no wide gap the one without which points have the shortest way.
 *
 * @returns all iterates, and what is left after each step
 */
export function thinnings({ keys, separated }: Learning, network: Network, { points }: Seen): Thinned[] {
  const between = (a: KeyIterate, b: KeyIterate) => {
    const { networkAt } = wayThrough([a, b], network)
    const places = Array.from({ length: PIECES.each + 1 }, (_, i) => points(networkAt(i / PIECES.each)))
    return places.slice(1).reduce((sum, place, i) => sum + farthest(places[i], place), 0)
  }
  const left = [...keys]
  const ways = left.slice(1).map((key, i) => between(left[i], key))
  const across = left.map((_, i) => (i > 0 && i < left.length - 1 ? between(left[i - 1], left[i + 1]) : 0))
  const length = () => ways.reduce((sum, way) => sum + way, 0)
  const thinned: Thinned[] = [{ keys, length: length() }]
  for (let gap = GAP; gap < 1.5; gap *= 1.5) {
    for (;;) {
      let best = { at: 0, saved: 0 }
      for (let at = 1; at < left.length - 1; at++) {
        const saved = ways[at - 1] + ways[at] - across[at]
        const narrow = left[at + 1].changed - left[at - 1].changed <= gap * keys[keys.length - 1].changed
        if (left[at].iteration !== separated && saved > best.saved && narrow) best = { at, saved }
      }
      const { at } = best
      if (at === 0) break
      left.splice(at, 1)
      ways.splice(at - 1, 2, across[at])
      across.splice(at, 1)
      for (const i of [at - 1, at])
        if (i > 0 && i < left.length - 1) across[i] = between(left[i - 1], left[i + 1])
      thinned.push({ keys: [...left], length: length() })
    }
  }
  return thinned
}

export function wayThrough(keys: readonly KeyIterate[], network: Network): Way {
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

/** How much has changed from the beginning to the end of each piece, and the position there. */
export function changesOn(
  { keys, networkAt, iterationAt }: Way,
  { input, classes }: Pick<FigureModel, 'input' | 'classes'>,
  { points, mark }: Seen,
): { positions: number[]; changed: number[] } {
  const grid = comparedPlaces(input)
  const pieces = Math.max(PIECES.each, Math.ceil(PIECES.all / Math.max(1, keys.length - 1)))
  const positions = Array.from({ length: pieces * (keys.length - 1) + 1 }, (_, piece) => piece / pieces)
  const seenAt = (position: number) => {
    const network = networkAt(position)
    return {
      points: points(network),
      regions: probabilities(network, grid),
      mark: mark(iterationAt(position)),
    }
  }
  let before = seenAt(0)
  let sum = 0
  const changed = positions.map(position => {
    const now = seenAt(position)
    sum += Math.max(
      farthest(before.points, now.points),
      distance(before.regions, now.regions, classes),
      farthest(before.mark, now.mark),
    )
    before = now
    return sum
  })
  return { positions, changed }
}

/** The farthest that any place (× 2) has gone. */
function farthest(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let max = 0
  for (let i = 0; i < from.length; i += 2)
    max = Math.max(max, (to[i] - from[i]) ** 2 + (to[i + 1] - from[i + 1]) ** 2)
  return Math.sqrt(max)
}
