import { corners, pairs, planeInCube, scoresInBox, strongest, tie } from '../../geometry/linear-scores.ts'
import type { BoxView } from '../../geometry/tween.ts'
import { hasHidden } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from './class-model.ts'

/** Linear decisions that a picture draws: the best one on the input, and the network's own in its last hidden space. */
export interface LinesDrawn {
  input: boolean
  hidden: boolean
}

/** True where the network's linear decision crosses the drawn part of the last hidden space. */
export function decisionInView({ hidden, classes }: Pick<ClassModel, 'hidden' | 'classes'>): boolean {
  const { scores, stride, view } = hidden
  return scores !== null && isInView(scores, view, stride, classes)
}

/** True where a decision between two classes crosses a square, or a cube. */
function isInView(scores: ClassModel['bestLine']['scores'], box: BoxView, stride: number, classes: number) {
  const [linear, square] = [scoresInBox(scores, box), corners(box.centre, box.half)]
  return pairs(classes).some(
    ([a, b]) => (stride === 3 ? planeInCube(linear, a, b) : tie(square, scores, a, b)) !== null,
  )
}

/** True where the best straight line crosses the drawn part of the input: on its sheet, or in a cube beside hidden layers. */
export function drawsBestLine({ sheet, cuts, without }: Spec, model: ClassModel): boolean {
  if (without !== null) return false
  const { input, network, classes, bestLine } = model
  const onSheet = input.flat && (sheet || (cuts && input.dimensions === 2))
  const lies = input.stride === 3 ? hasHidden(network) : onSheet
  return lies && isInView(bestLine.scores, input, input.stride, classes)
}

/** Indices of the drawn points that the best straight line gets wrong. */
export function missedOf({ rows, all, bestLine }: ClassModel): Int32Array {
  const fails = (row: number) => strongest(bestLine.scores, all.x, row) !== all.y[row]
  return Int32Array.from(rows.keys()).filter(i => fails(rows[i]))
}
