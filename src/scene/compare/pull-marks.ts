import type { Mark } from '../../estimators/mark.ts'
import { MOST_PULLS, type Pull } from '../model/learning/pulls.ts'

/** Width of the strongest thread, and its head's length and half width, in halves of the plane. */
const THREAD = { width: 0.015, head: 0.05, wing: 0.024 }

/** Threads of which the weakest become thinner by rank, so that none comes or goes at once. */
const FADING = 15

/**
 * Pulls as threads from their points to the cuts, in the colours of the classes: thickness is the norm, and the head, which
 * stands on the cut, points where the cut is moved. `half` is half the width of the plane.
 */
export function pullMarks(pulls: readonly Pull[], classes: number, half: number): Mark[] {
  const rings = Array.from({ length: classes }, (): number[][] => [])
  pulls.forEach(({ point, foot, isToPoint, norm, class: k }, rank) => {
    const size = half * (norm / pulls[0].norm) * Math.min(1, (MOST_PULLS - rank) / FADING)
    const distance = Math.hypot(point[0] - foot[0], point[1] - foot[1])
    if (size === 0 || distance === 0) return
    const toPoint = [(point[0] - foot[0]) / distance, (point[1] - foot[1]) / distance]
    const way = isToPoint ? toPoint : toPoint.map(value => -value)
    // Both go round the same way, so that where they overlap nothing is left out.
    const at = ([u, v]: number[], [along, aside]: number[]) => [
      foot[0] + u * along - v * aside,
      foot[1] + v * along + u * aside,
    ]
    const [thin, head, wing] = [THREAD.width / 2, THREAD.head, THREAD.wing].map(share => share * size)
    rings[k].push(
      [
        [0, -thin],
        [distance, -thin],
        [distance, thin],
        [0, thin],
      ].flatMap(corner => at(toPoint, corner)),
      [[0, -wing], [head, 0], [0, wing]].flatMap(corner => at(way, corner)), // biome-ignore format: corners
    )
  })
  return rings.map((own, k): Mark => {
    return { kind: 'areas', key: `pulls ${k}`, rings: own, fill: { class: k, as: 'rim' }, rule: 'nonzero', opacity: 0.7 } // biome-ignore format: one line
  })
}
