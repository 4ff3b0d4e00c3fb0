import type { Mark } from '../../estimators/mark.ts'
import type { ClassModel } from '../model/class-model.ts'
import { MOST_PULLS, type Pull } from '../model/learning/pulls.ts'

/** Half the width of the strongest thread, and its head's length and half width, in halves of the plane. */
const [THIN, HEAD, WING] = [0.0075, 0.05, 0.024]

/** The weakest threads become thinner by rank, so that none comes or goes at once. */
const FADING = 15

/** Pulls, the strongest first, as threads in the colours of their classes; their heads stand on the cuts. */
export function pullMarks(pulls: readonly Pull[], { dataset, classes, input }: ClassModel): Mark[] {
  const sizes = pulls.map(({ strength }, rank) => {
    const faded = Math.min(1, (MOST_PULLS - rank) / FADING)
    return (input.half * faded * strength) / Math.abs(pulls[0].strength || 1)
  })
  return Array.from({ length: classes }, (_, k): Mark => {
    const rings = pulls.flatMap((pull, i) => (dataset.y[pull.row] === k ? threadOf(pull, sizes[i]) : []))
    const fill = { class: k, as: 'rim' } as const
    return { kind: 'areas', key: `pulls ${k}`, rings, fill, rule: 'nonzero', opacity: 0.7 }
  })
}

/** A thread and its head, which points away from the point where the size is negative. */
function threadOf({ point, foot }: Pull, size: number): number[][] {
  const [dx, dy] = [point[0] - foot[0], point[1] - foot[1]]
  const length = Math.hypot(dx, dy) || 1
  const at = (along: number, aside: number) => [
    foot[0] + (dx * along - dy * aside) / length,
    foot[1] + (dy * along + dx * aside) / length,
  ]
  const thin = THIN * Math.abs(size)
  // Both go round the same way, so that nothing is left out where threads overlap.
  return [
    [...at(0, -thin), ...at(length, -thin), ...at(length, thin), ...at(0, thin)],
    [...at(0, -WING * size), ...at(HEAD * size, 0), ...at(0, WING * size)],
  ]
}
