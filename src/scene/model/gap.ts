import { cell, clip, corners, planeInCube, scoresInBox } from '../../geometry/linear-scores.ts'
import { edgesOf } from '../../geometry/split-convex.ts'
import { lift, toBox } from '../../geometry/tween.ts'
import { type MarginGap, narrowestGap } from '../../network/margin.ts'
import type { ClassModel } from './class-model.ts'
import { placeInputs } from './hidden-space.ts'
import type { Part } from './part.ts'

/** A gap of the last hidden space, and what is drawn of it in box places (× 2, or × 3 in a cube). */
export interface GapBand extends Pick<MarginGap, 'classes'> {
  /** Polygons: the gap itself in a plane, as far as its two classes reach; its two sides in a cube. */
  areas: Float64Array[]
  /** Polylines along both sides. */
  sides: Float64Array[]
}

/** The widest straight gap between the classes in the last hidden space. */
export const gap: Part<GapBand> = {
  needs: ['margin'],
  build: (model, { margin }) => (margin === null ? null : gapBand(model)),
}

/** The widest straight gap of a last hidden space; null where there is none, or a projection does not keep it. */
function gapBand({ hidden, network, dataset, inSpace }: ClassModel): GapBand | null {
  const { stride, view, units, scores } = hidden
  if (units.length === 0 || !scores) return null
  const points = placeInputs(hidden, network, dataset.x)
  const narrowest = narrowestGap({ points, y: dataset.y })
  if (typeof narrowest !== 'object' || narrowest === null) return null
  const { classes, normal, margin } = narrowest
  const along = (row: number) => normal.reduce((sum, n, d) => sum + n * points[row * stride + d], 0)
  const second = dataset.y.reduce(
    (min, label, row) => (label === classes[1] ? Math.min(min, along(row)) : min),
    Number.POSITIVE_INFINITY,
  )
  const first = second - 2 * margin
  if (stride === 3) {
    const areas = [first, second].flatMap(side => {
      const plane = { weights: [normal, [0, 0, 0]], biases: [-side, 0] }
      const polygon = planeInCube(scoresInBox(plane, view), 0, 1)
      return polygon ? [Float64Array.from(polygon)] : []
    })
    return { classes, areas, sides: areas.map(area => Float64Array.from([...area, ...area.subarray(0, 3)])) }
  }
  const value = (x: number, y: number) => normal[0] * x + normal[1] * y
  const above = clip(corners(view.centre, view.half), (x, y) => value(x, y) - first)
  const band = clip(above, (x, y) => second - value(x, y))
  const areas = classes.map(k => cell(band, scores, k))
  const place = (flat: number[]) => {
    const face = toBox(Float64Array.from(flat), 2, view)
    return inSpace ? lift(face, -1) : face
  }
  const edges = areas.flatMap(edgesOf)
  const isSide = ([x0, y0, x1, y1]: number[]) =>
    [first, second].some(side =>
      [value(x0, y0), value(x1, y1)].every(at => Math.abs(at - side) < 1e-9 * view.half),
    )
  return { classes, areas: areas.map(place), sides: edges.filter(isSide).map(place) }
}
