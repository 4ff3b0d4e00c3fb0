import { gridCells } from '../../geometry/cut-polygon.ts'
import { nodesOf } from '../../geometry/height-field.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { fromBox } from '../../geometry/tween.ts'
import type { InputSpace } from './input-space.ts'

/** Cells a side of the grid by which folds are measured. */
const CELLS = 64

/** Share of a sheet turned over, above which its surface is not drawn: it would hide and be hidden by itself. */
const MOST = 0.1

/** By keyframe: 1 where the surface of the sheet is drawn, 0 where it lies over itself; places of `map` have a stride. */
export function surfaceOf(input: InputSpace, map: Mapper, stride: number): number[] {
  return map(fromBox(nodesOf(CELLS), input)).map(places => Number(turnedShare(places, stride, CELLS) <= MOST))
}

/**
 * Share of a sheet's area that is turned over, up to ½, seen from where it lies most open: along its vector area, the sum
 * of those of its cells. One layer of three units has none: where their slopes are positive, all normals lie in one octant.
 *
 * @param places of the nodes of a grid with so many cells a side, two or three numbers each
 */
export function turnedShare(places: Float64Array, stride: number, cells: number): number {
  const at = (node: number, d: number) => (d < stride ? places[node * stride + d] : 0)
  const areas = gridCells(cells + 1, cells + 1).map(([a, b, c, d]) =>
    // Half the cross product of the diagonals.
    [0, 1, 2].map(axis => {
      const [u, v] = [(axis + 1) % 3, (axis + 2) % 3]
      const [du, dv] = [at(c, u) - at(a, u), at(c, v) - at(a, v)]
      return (du * (at(d, v) - at(b, v)) - dv * (at(d, u) - at(b, u))) / 2
    }),
  )
  const whole = [0, 1, 2].map(axis => areas.reduce((sum, area) => sum + area[axis], 0))
  const seen = areas.map(area => area.reduce((sum, v, axis) => sum + v * whole[axis], 0))
  const turned = seen.reduce((sum, v) => sum + Math.max(0, -v), 0)
  return turned > 0 ? turned / seen.reduce((sum, v) => sum + Math.abs(v), 0) : 0
}
