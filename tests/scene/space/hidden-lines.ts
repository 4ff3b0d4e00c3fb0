import type { HalfEdgeMesh } from '../../../src/scene/geometry/half-edge-mesh.ts'
import type { MeshPolyline } from '../../../src/scene/geometry/mesh-polylines.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { areaOf, boundsOf, contains, distanceTo } from '../outline.ts'

/** Corners of a mesh on the picture. */
interface Seen {
  places: Float64Array
  depths: Float64Array
}

/** How much a facet must be nearer than a line to hide it, and how little for the line to be seen, in half cubes. */
const HIDES = 0.04
const SHOWS = 0.012

/** A middle and places round it, in pixels: nearer than that to what hides it, a line may be either. */
const AROUND = [0, 0, 3, 0, -3, 0, 0, 3, 0, -3, 2, 2, -2, 2, 2, -2, -2, -2]

/**
 * How many pixels of lines on a mesh are painted although all of a triangulated mesh says they are hidden, and how many
 * are not although nothing hides them. `shapes` are in painting order.
 */
export function lineFaults(
  mesh: HalfEdgeMesh,
  seen: Seen,
  lines: MeshPolyline[],
  shapes: Shape[],
  isLine: (path: PathShape) => boolean,
): { looked: number; through: number; missing: number } {
  const hides = occluder(mesh, seen)
  const paths = shapes
    .filter(shape => shape.kind === 'path')
    .map(path => ({ path, near: reachOf(path), line: isLine(path) }))
  const places = lines.flatMap(line => pixelsOf(line, seen))
  const all = (place: number[], test: (hidden: boolean) => boolean, gap: number) =>
    AROUND.every(
      (dx, i) => i % 2 === 1 || test(hides(place[0] + dx, place[1] + AROUND[i + 1], place[2] - gap)),
    )
  const hidden = places.map(place => all(place, hidden => hidden, HIDES))
  const open = places.filter((_, i) => !hidden[i])
  const painted = ([x, y]: number[]) => {
    const last = paths.findLastIndex(
      ({ path, near, line }) => line && near(x, y) && path.lines.some(line => distanceTo([x, y], line) < 0.7),
    )
    const over = paths.slice(last + 1).some(({ path, near }) => path.fill && near(x, y) && holds(path, x, y))
    return last >= 0 && !over
  }
  let [through, missing] = [0, 0]
  places.forEach((place, i) => {
    // Where another part of the lines runs over it, that is what is seen.
    if (hidden[i]) {
      if (open.every(([x, y]) => Math.hypot(x - place[0], y - place[1]) > 1.5) && painted(place)) through++
    } else if (all(place, hidden => !hidden, SHOWS) && !painted(place)) missing++
  })
  return { looked: places.length, through, missing }
}

/** Whether a place lies in the box round a path, or no further than a pixel from it. */
function reachOf(path: PathShape): (x: number, y: number) => boolean {
  const [left, top, right, bottom] = boundsOf(path)
  return (x, y) => x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1
}

/** Places along a line a pixel apart, with their distances. */
function pixelsOf({ vertices }: MeshPolyline, { places, depths }: Seen): number[][] {
  return vertices.slice(1).flatMap((w, i) => {
    const v = vertices[i]
    const [dx, dy] = [places[2 * w] - places[2 * v], places[2 * w + 1] - places[2 * v + 1]]
    const count = Math.max(1, Math.round(Math.hypot(dx, dy)))
    return Array.from({ length: count }, (_, k) => {
      const t = (k + 0.5) / count
      return [places[2 * v] + dx * t, places[2 * v + 1] + dy * t, depths[v] + (depths[w] - depths[v]) * t]
    })
  })
}

/** Whether any facet, as a fan of triangles, lies before a distance at a place. */
function occluder({ first, corner }: HalfEdgeMesh, { places, depths }: Seen) {
  const size = 10
  const bins = new Map<number, number[][]>()
  const nameOf = (i: number, j: number) => 1e5 * i + j
  const binAt = (i: number, j: number) => {
    const bin = bins.get(nameOf(i, j)) ?? []
    bins.set(nameOf(i, j), bin)
    return bin
  }
  for (let f = 0; f + 1 < first.length; f++) {
    for (let e = first[f] + 1; e + 1 < first[f + 1]; e++) {
      const triangle = [corner[first[f]], corner[e], corner[e + 1]]
      const [left, right, top, bottom] = [0, 1].flatMap(d => {
        const values = triangle.map(v => Math.floor(places[2 * v + d] / size))
        return [Math.min(...values), Math.max(...values)]
      })
      for (let i = left; i <= right; i++) for (let j = top; j <= bottom; j++) binAt(i, j).push(triangle)
    }
  }
  return (x: number, y: number, depth: number) => {
    for (const [a, b, c] of bins.get(nameOf(Math.floor(x / size), Math.floor(y / size))) ?? []) {
      const [ax, ay, bx, by] = [places[2 * a], places[2 * a + 1], places[2 * b], places[2 * b + 1]]
      const [cx, cy] = [places[2 * c], places[2 * c + 1]]
      const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
      const u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area
      const v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area
      const w = 1 - u - v
      if (u >= 0 && v >= 0 && w >= 0 && u * depths[a] + v * depths[b] + w * depths[c] < depth) return true
    }
    return false
  }
}

function holds({ lines }: PathShape, x: number, y: number): boolean {
  return lines.reduce((sum, ring) => sum + (contains(ring, x, y) ? Math.sign(areaOf(ring)) : 0), 0) !== 0
}
