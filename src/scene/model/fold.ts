import type { Mesh } from '../geometry/facet-mesh.ts'
import type { Mapper } from '../geometry/polyline.ts'
import { along } from '../geometry/tween.ts'
import type { Actors } from './figure-model.ts'
import { sheetMesh } from './sheet-mesh.ts'

/** Cells a side where folds are looked for. */
const CELLS = 48

/**
 * The sheet in pieces where its way folds it over itself in the plane (a projection, a relu, a deep network),
 * so that filled outlines would leave holes; null where it never does. The pieces stray from it by no more than `bend`.
 */
export function foldedMesh(actors: Actors, map: Mapper, bend: number): Mesh | null {
  return folds(actors.input, map) ? sheetMesh(actors, map, bend, 2).mesh : null
}

/** Whether cells of the sheet arrive turned over. */
function folds({ centre, half }: Actors['input'], map: Mapper): boolean {
  const points: number[] = []
  for (let j = 0; j <= CELLS; j++) {
    for (let i = 0; i <= CELLS; i++)
      points.push(centre[0] + half * ((2 * i) / CELLS - 1), centre[1] + half * ((2 * j) / CELLS - 1))
  }
  const [from, ...later] = map(Float64Array.from(points))
  const quads: number[][] = []
  for (let j = 0; j < CELLS; j++) {
    for (let i = 0; i < CELLS; i++) {
      const corner = j * (CELLS + 1) + i
      quads.push([corner, corner + 1, corner + CELLS + 2, corner + CELLS + 1])
    }
  }
  const way = Math.sign(signedArea(polygonOf(from, quads[0])))
  return later.some(places => {
    const areas = quads.map(quad => way * signedArea(polygonOf(places, quad)))
    const turned = areas.reduce((sum, area) => sum + Math.max(0, -area), 0)
    return turned > 1e-6 * areas.reduce((sum, area) => sum + Math.abs(area), 0)
  })
}

/** The facets of one class at a moment, all turned the same way, so that together they fill what they cover. */
export function facetsOf({ facets, track }: Mesh, wanted: number, way: number): Float64Array[] {
  const places = along(track, way)
  return facets
    .filter(facet => facet.class === wanted)
    .map(({ vertices }) => {
      const polygon = polygonOf(places, vertices)
      return signedArea(polygon) < 0 ? polygonOf(places, vertices.toReversed()) : polygon
    })
}

/** Area of a polygon (× 2), positive where y runs up and its corners run counter-clockwise. */
export function signedArea(polygon: Float64Array): number {
  let sum = 0
  for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2)
    sum += polygon[j] * polygon[i + 1] - polygon[i] * polygon[j + 1]
  return sum / 2
}

function polygonOf(places: Float64Array, vertices: number[]): Float64Array {
  const polygon = new Float64Array(vertices.length * 2)
  vertices.forEach((v, i) => {
    polygon[2 * i] = places[2 * v]
    polygon[2 * i + 1] = places[2 * v + 1]
  })
  return polygon
}
