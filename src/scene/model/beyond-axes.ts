import type { Square } from '../../geometry/contour.ts'

/** Rows of a regression that lie beyond the axes, and all rows as they are drawn: those at the edge, and without an error. */
export interface BeyondAxes {
  rows: number[]
  /** Inputs, and heights of targets and of outputs. */
  x: Float64Array
  targets: Float64Array
  outputs: Float64Array
}

/** A model of a regression, as far as its rows go. */
interface RowsOf {
  all: { x: Float64Array; y: Float64Array }
  predicted: Float64Array
  beyond?: BeyondAxes | undefined
}

/** Inputs, targets and outputs of all rows as they are drawn. */
export function drawnIn({ all, predicted, beyond }: RowsOf): Omit<BeyondAxes, 'rows'> {
  return beyond ?? { x: all.x, targets: all.y, outputs: predicted }
}

/** Share of half an axis at which points beyond its ends are drawn. */
const EDGE = 0.97

/** Points (row-major) with those beyond a square at its edge. */
export function atEdge(points: Float64Array, { centre, half }: Square): Float64Array {
  return points.map((value, i) => {
    const from = value - centre[i % centre.length]
    return Math.abs(from) > half ? centre[i % centre.length] + Math.sign(from) * EDGE * half : value
  })
}
