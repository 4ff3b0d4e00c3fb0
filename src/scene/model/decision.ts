import { levelsFor } from '../../estimators/regions.ts'
import { gridOf, nodes, region, roughRegion } from '../../geometry/contour.ts'
import { type Mapper, simplifyTrack } from '../../geometry/polyline.ts'
import { classScores } from '../../network/forward.ts'
import { asInputs } from '../../network/input-plane.ts'
import type { Network } from '../../network/network.ts'
import { lead, logit, logOdds, winner } from '../../network/scores.ts'
import type { InputSpace } from './input-space.ts'

/** Shape of the decision boundary in the input plane as it is drawn. */
export type BoundaryShape = 'none' | 'straight' | 'bent'

/** Cosine of the turn from which on a line is seen to bend: a sagitta of about 1 % of its length. */
const BENT = Math.cos(0.1)

/**
 * Shape of the boundary on the grid of regions: none where no classes meet, straight where the difference of the scores
 * of any two grows in one direction all along their line, else bent.
 *
 * @param scores of the nodes of the grid (nodes² × classes)
 * @param dimensions of the input; the boundary of a single feature is points
 */
export function boundaryShape(scores: Float64Array, classes: number, dimensions: 1 | 2): BoundaryShape {
  const directions = new Map<number, [number, number]>()
  const gap = (node: number, a: number, b: number) => scores[node * classes + a] - scores[node * classes + b]
  // The ring of nodes beyond the sheet belongs to its neighbours' slopes alone.
  const last = nodes - 2
  for (let j = 1; j <= (dimensions === 1 ? 1 : last); j++)
    for (let i = 1; i <= last; i++) {
      const node = j * nodes + i
      const own = winner(scores, node, classes)
      for (const [step, inside] of [
        [1, i < last],
        [nodes, j < last && dimensions === 2],
      ] as const) {
        const other = inside ? winner(scores, node + step, classes) : own
        if (other === own) continue
        const [a, b] = [Math.min(own, other), Math.max(own, other)]
        const [x, y] = [1, nodes].map(d => gap(node + d, a, b) - gap(node - d, a, b))
        const size = Math.hypot(x, y) || 1
        const first = directions.get(a * classes + b)
        if (!first) directions.set(a * classes + b, [x / size, y / size])
        else if (dimensions === 2 && (first[0] * x + first[1] * y) / size < BENT) return 'bent'
      }
    }
  return directions.size > 0 ? 'straight' : 'none'
}

/** Shape of the decision boundary over an input space; none where that is no plane. */
export function boundaryIn(plane: Network, input: InputSpace, classes: number): BoundaryShape {
  const { flat, dimensions } = input
  if (!flat || dimensions === 3) return 'none'
  return boundaryShape(classScores(plane, asInputs(gridOf(input), dimensions)), classes, dimensions)
}

/** Cells a side on which the pieces of a boundary are counted. */
const ACROSS = 48

/** Share of its length by which a curve leaves its chord, from which on it is seen to bend. */
const SAGITTA = 0.02

/** The curves that the boundary of two classes consists of in an input plane. */
export function boundaryCurves(plane: Network, input: InputSpace): { curves: number; bent: boolean } {
  const ahead = lead(classScores(plane, gridOf(input, ACROSS)), 2, 1)
  const { borders } = roughRegion(ahead, input, ACROSS)
  return { curves: borders.length, bent: borders.some(bends) }
}

/** True for a polyline (points × 2) that is seen to bend; a closed one does. */
function bends(line: Float64Array): boolean {
  const [x, y] = line
  const [dx, dy] = [line[line.length - 2] - x, line[line.length - 1] - y]
  const most = SAGITTA * (dx * dx + dy * dy)
  // The chord of a closed one is a point.
  return (
    most === 0 ||
    line.some((value, i) => i % 2 === 0 && Math.abs((value - x) * dy - (line[i + 1] - y) * dx) > most)
  )
}

/** A plane that a network divides among classes. */
type Divided = { plane: Network; input: InputSpace; classes: number }

/** Regions of growing confidence in the input plane: for each class one a level, where its probability is at least that. */
export function confidenceRegions({ plane, input, classes }: Divided, map: Mapper, tolerance: number) {
  const known = classScores(plane, gridOf(input))
  return Array.from({ length: classes }, (_, k) =>
    levelsFor(classes).map(level => {
      const above = (scores: Float64Array) => logOdds(scores, classes, k).map(odds => odds - logit(level))
      const field = (points: Float64Array) => above(classScores(plane, points))
      return region(field, input, above(known)).rings.map(ring => simplifyTrack(map(ring), 2, tolerance))
    }),
  )
}
