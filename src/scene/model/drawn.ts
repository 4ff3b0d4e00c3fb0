import { corners, pairs, planeInCube, scoresInBox, tie } from '../../geometry/linear-regions.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from './class-model.ts'

/** Linear decisions that a picture draws: the best one on the input, and the network's own in its last hidden space. */
export interface LinesDrawn {
  input: boolean
  hidden: boolean
}

/** True where the best straight line or plane crosses the drawn part of the input space; a projection has none. */
export function bestLineInView({ input, classes, bestLine }: ClassModel): boolean {
  if (input.stride === 3) {
    const linear = scoresInBox(bestLine.scores, input)
    return pairs(classes).some(([a, b]) => planeInCube(linear, a, b) !== null)
  }
  const square = corners(input.centre, input.half)
  return input.flat && pairs(classes).some(([a, b]) => tie(square, bestLine.scores, a, b) !== null)
}

/** True where the network's linear decision crosses the drawn part of the last hidden space. */
export function decisionInView({ hidden, classes }: Pick<ClassModel, 'hidden' | 'classes'>): boolean {
  const { scores, stride, view } = hidden
  if (!scores) return false
  if (stride === 3) {
    const linear = scoresInBox(scores, view)
    return pairs(classes).some(([a, b]) => planeInCube(linear, a, b) !== null)
  }
  const box = corners(view.centre, view.half)
  return pairs(classes).some(([a, b]) => tie(box, scores, a, b) !== null)
}

/** The best straight line lies on the sheet, and is there where the sheet or its cuts are. */
export function drawsBestLine({ sheet, cuts }: Pick<Spec, 'sheet' | 'cuts'>, model: ClassModel): boolean {
  const { stride, dimensions } = model.input
  const lies = stride === 3 || sheet || (cuts && dimensions === 2)
  return lies && bestLineInView(model)
}
