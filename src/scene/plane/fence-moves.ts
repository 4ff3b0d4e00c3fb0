import type { Cut } from '../../network/fences/fence.ts'

/**
 * Cuts on their way to those of another fence, each turning to the one that is nearest to it in direction, the turns as
 * small as they can be together. On the way each keeps off the class as far as it is at the ends, so that none crosses it.
 *
 * @param from no more than there are in `to`
 * @param corners of the hull of the class: x₀, y₀, x₁, y₁, …
 * @returns the cuts at each share of the way, and the others of `to`
 */
export function turnedCuts(from: readonly Cut[], to: readonly Cut[], corners: Float64Array) {
  const pairs = nearest(from, to)
  const clearance = ({ normal: [u, v], offset }: Cut) => offset - reach(corners, u, v)
  const moves = from.map((cut, i) => {
    const next = to[pairs[i]]
    const angle = angleOf(cut)
    return { cut, next, angle, turn: turnTo(cut, next), clear: [clearance(cut), clearance(next)] }
  })
  return {
    others: to.filter((_, i) => !pairs.includes(i)),
    at: (share: number): Cut[] =>
      moves.map(({ cut, next, angle, turn, clear: [near, far] }) => {
        if (share >= 1) return next
        const [u, v] = [Math.cos(angle + share * turn), Math.sin(angle + share * turn)]
        const offset = reach(corners, u, v) + near + (far - near) * share
        return { normal: [u, v], offset, gap: cut.gap + (next.gap - cut.gap) * share }
      }),
  }
}

/** The furthest that a class reaches in a direction. */
function reach(corners: Float64Array, u: number, v: number): number {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < corners.length; i += 2) most = Math.max(most, u * corners[i] + v * corners[i + 1])
  return most
}

function angleOf({ normal: [u, v] }: Cut): number {
  return Math.atan2(v, u)
}

function turnTo(from: Cut, to: Cut): number {
  const turn = angleOf(to) - angleOf(from)
  return Math.atan2(Math.sin(turn), Math.cos(turn))
}

/** For each of some cuts the number of its own of others, all turns together as small as possible. */
function nearest(from: readonly Cut[], to: readonly Cut[], taken: readonly number[] = []): number[] {
  if (taken.length === from.length) return [...taken]
  const ways = to.flatMap((_, i) => (taken.includes(i) ? [] : [nearest(from, to, [...taken, i])]))
  const cost = (way: number[]) => way.reduce((sum, next, i) => sum + Math.abs(turnTo(from[i], to[next])), 0)
  return ways.reduce((best, way) => (cost(way) < cost(best) ? way : best))
}
