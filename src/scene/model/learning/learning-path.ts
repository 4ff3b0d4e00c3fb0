import type { Network } from '../../../network/network.ts'
import { layoutOfNetwork, unpack } from '../../../network/parameter-layout.ts'
import { farthest, type KeyIterate, type LearningCore, type Outputs } from './learning.ts'

/** The way through some iterates of a training. Between two of them each weight changes straight. */
export interface LearningWay {
  keys: readonly KeyIterate[]
  /** A position is from 0 to the number of the last key: 1.5 is half-way to the third one. */
  networkAt(position: number): Network
  /** The iteration at a position, broken between two. */
  iterationAt(position: number): number
}

/** Places of what moves, in widths of its plot. */
export interface Seen {
  /** The picture that they are seen in, where that is another one than that of the hidden space. */
  in?: string
  /** Places (× 2) of the points in the hidden space. */
  points(network: Network): Float64Array
  /** Places (× 2) of the marks on the curves. */
  marks(iteration: number): ArrayLike<number>
  /** Outputs of the network, of which changes take their time too. */
  outputs: Outputs
}

/** Pieces that are looked at of all that changes, of all iterations, and of the way between two iterates at least. */
const PIECES = { all: 240, each: 8 }

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
export function thinnings({ keys, separated }: LearningCore, network: Network, { points }: Seen): Thinned[] {
  const between = (a: KeyIterate, b: KeyIterate) => {
    const { networkAt } = wayThrough([a, b], network)
    const places = Array.from({ length: PIECES.each + 1 }, (_, i) => points(networkAt(i / PIECES.each)))
    return places.slice(1).reduce((sum, place, i) => sum + farthest(places[i], place, 2), 0)
  }
  const left = [...keys]
  const ways = left.slice(1).map((key, i) => between(left[i], key))
  const across = left.map((_, i) => (i > 0 && i < left.length - 1 ? between(left[i - 1], left[i + 1]) : 0))
  const length = () => ways.reduce((sum, way) => sum + way, 0)
  const thinned: Thinned[] = [{ keys, length: length() }]
  for (let gap = GAP; gap < 1.5; gap *= 1.5)
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
  return thinned
}

export function wayThrough(keys: readonly KeyIterate[], network: Network): LearningWay {
  const layout = layoutOfNetwork(network)
  const at = (position: number) => {
    const from = Math.max(0, Math.min(Math.floor(position), keys.length - 2))
    return { a: keys[from], b: keys[Math.min(from + 1, keys.length - 1)], share: position - from }
  }
  return {
    keys,
    networkAt(position) {
      const { a, b, share } = at(position)
      const parameters = a.parameters.map((value, i) => value * (1 - share) + b.parameters[i] * share)
      return unpack(parameters, layout)
    },
    iterationAt(position) {
      const { a, b, share } = at(position)
      return a.iteration + (b.iteration - a.iteration) * share
    },
  }
}

/** Sums of changes since the first of two iterates, at the ends of pieces of equal length on the way to the second. */
export type ChangesBetween = (a: KeyIterate, b: KeyIterate) => Float64Array

/** Finds what changes between iterates of a training, once for every two: ways that are tried have most of them in common. */
export function changesBetween(network: Network, { keys }: LearningCore, { points, marks, outputs }: Seen) {
  const last = keys[keys.length - 1]
  const find: ChangesBetween = (a, b) => {
    const share =
      (b.changed - a.changed) / (last.changed || 1) + (b.iteration - a.iteration) / (last.iteration || 1)
    const pieces = Math.max(PIECES.each, Math.ceil(PIECES.all * share))
    const { networkAt, iterationAt } = wayThrough([a, b], network)
    const seenAt = (position: number) => {
      const now = networkAt(position)
      return { points: points(now), outputs: outputs.of(now), iteration: iterationAt(position) }
    }
    let before = seenAt(0)
    let sum = 0
    return Float64Array.from({ length: pieces }, (_, i) => {
      const now = seenAt((i + 1) / pieces)
      sum += Math.max(
        farthest(before.points, now.points, 2),
        outputs.distance(before.outputs, now.outputs),
        alongCurves(marks, before.iteration, now.iteration),
      )
      before = now
      return sum
    })
  }
  const known = new Map<string, Float64Array>()
  return (a: KeyIterate, b: KeyIterate) => {
    const name = `${a.iteration}–${b.iteration}`
    const changes = known.get(name) ?? find(a, b)
    known.set(name, changes)
    return changes
  }
}

/** Sums of changes on a way at the beginning and at the end of each piece, and the positions there. */
export function changesOn({ keys }: Pick<LearningWay, 'keys'>, between: ChangesBetween) {
  const [positions, changed] = [[0], [0]]
  keys.slice(1).forEach((key, i) => {
    const before = changed[changed.length - 1]
    between(keys[i], key).forEach((sum, piece, { length }) => {
      positions.push(i + (piece + 1) / length)
      changed.push(before + sum)
    })
  })
  return { positions, changed }
}

/** The farthest that the marks go from one iteration to another, round every corner of the curves between. */
function alongCurves(marks: Seen['marks'], from: number, to: number): number {
  const corners = Array.from({ length: Math.max(0, Math.ceil(to) - Math.floor(from) - 1) }, (_, i) =>
    marks(Math.floor(from) + 1 + i),
  )
  const places = [marks(from), ...corners, marks(to)]
  return places.slice(1).reduce((sum, place, i) => sum + farthest(places[i], place, 2), 0)
}
