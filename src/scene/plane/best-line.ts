import { corners, pairs, strongest, tie } from '../../geometry/linear-regions.ts'
import { openPlane } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'

/** The model with the points last that the best straight line gets wrong, instead of those that the network does. */
export function judgedByBest(model: ClassModel): ClassModel {
  const { all, bestLine } = model
  const fails = (row: number) => strongest(bestLine.scores, all.x, row) !== all.y[row]
  const [right, wrong] = [false, true].map(failed =>
    model.rows.toSorted().filter(row => fails(row) === failed),
  )
  return { ...model, rows: Int32Array.from([...right, ...wrong]), wrong: wrong.length }
}

/**
 * The data in the plane and the best straight line on them: `points` rings those that it gets wrong, `line` draws it, both
 * to a share from 0 to 1. In a projection there is no line.
 */
export function bestLinePlot(model: ClassModel, layout: Layout, theme: Theme) {
  const { input, classes, bestLine: line } = model
  const drawing = judgedByBest(model)
  const plane = openPlane(input, layout, theme)
  const centres = plane.place(pickRows(input.coordinates, drawing.rows, 2))
  const square = corners(input.centre, input.half)
  const ends = input.flat ? pairs(classes).flatMap(([a, b]) => tie(square, line.scores, a, b) ?? []) : []
  const pixels = plane.place(ends)
  return {
    points: (marked: number): Shape[] => [
      plane.grid(),
      plane.frame,
      ...drawPoints(drawing, centres, layout, theme, { marked }),
      ...plane.axes(),
    ],
    line: (drawn: number): Shape[] =>
      drawn <= 0 || pixels.length === 0
        ? []
        : [
            stroked(
              'best line',
              Array.from({ length: pixels.length / 4 }, (_, i) => {
                const [x0, y0, x1, y1] = pixels.subarray(4 * i, 4 * i + 4)
                return [x0, y0, x0 + (x1 - x0) * drawn, y0 + (y1 - y0) * drawn]
              }),
              theme.ink,
              1.6 * layout.scale,
              { dash: [6 * layout.scale, 4 * layout.scale] },
            ),
          ],
  }
}
