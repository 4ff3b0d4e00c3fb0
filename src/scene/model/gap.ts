import { type Gap, narrowestGap } from '../../network/margin.ts'
import { clip, corners, planeInCube, scoresInBox } from '../geometry/linear-regions.ts'
import { lift, toBox } from '../geometry/tween.ts'
import type { FigureModel } from './figure-model.ts'
import { placeInputs } from './hidden-space.ts'

/** A gap of the last hidden space, and what is drawn of it. */
export interface GapBand extends Pick<Gap, 'classes'> {
  /** In box places: the band itself in a plane (one polygon × 2, × 3 on the floor of a cube), its two sides in the cube. */
  faces: Float64Array[]
}

/** The widest straight gap of a last hidden space; null where there is none, or a projection does not keep it. */
export function gapBand({ hidden, network, dataset, inSpace }: FigureModel): GapBand | null {
  if (hidden.units.length === 0) return null
  const { stride, view } = hidden
  const points = placeInputs(hidden, network, dataset.x)
  const gap = narrowestGap({ points, y: dataset.y })
  if (typeof gap !== 'object' || gap === null) return null
  const { classes, normal, margin } = gap
  const along = (row: number) => normal.reduce((sum, n, d) => sum + n * points[row * stride + d], 0)
  const nearest = Math.min(
    ...Array.from(dataset.y.keys(), row => (dataset.y[row] === classes[1] ? along(row) : Infinity)),
  )
  const sides = [nearest - 2 * margin, nearest]
  if (stride === 2) {
    const value = (x: number, y: number) => normal[0] * x + normal[1] * y
    const above = clip(corners(view.centre, view.half), (x, y) => value(x, y) - sides[0])
    const band = clip(above, (x, y) => sides[1] - value(x, y))
    const face = toBox(Float64Array.from(band), 2, view)
    return { classes, faces: [inSpace ? lift(face, -1) : face] }
  }
  const faces = sides.flatMap(side => {
    const scores = { weights: [normal, [0, 0, 0]], biases: [-side, 0] }
    const polygon = planeInCube(scoresInBox(scores, view), 0, 1)
    return polygon ? [Float64Array.from(polygon)] : []
  })
  return { classes, faces }
}
