import {
  type Corners,
  type Cut,
  classCuts,
  classesAt,
  cornersAt,
  cutPolygon,
  largest,
  type Scores,
} from './cut-polygon.ts'
import { buildHalfEdges, type HalfEdgeMesh } from './half-edge-mesh.ts'
import { levelChord, strayOf } from './level-chord.ts'
import { ownersOf, polygonsOf, touching, unitCells } from './line-cells.ts'
import type { Mapper } from './polyline.ts'
import type { Track } from './tween.ts'

/** A piece of the sheet that lies in one class's region. */
export interface Facet {
  vertices: number[]
  class: number
  /** Index of the cell of the mesh it was cut from. */
  cell: number
}

/** A piece of a line on the sheet, painted right after the facets it lies on. */
export interface Edge {
  a: number
  b: number
  kind: 'strong' | 'outline' | 'border'
  /** Pieces of one ruling have the same number; those of borders have none. */
  line: number | null
  facets: number[]
}

/** The sheet as facets, cut along the decision. */
export interface Mesh {
  /** Input coordinates of the vertices, × 2. */
  points: Float64Array
  track: Track
  facets: Facet[]
  halfEdges: HalfEdgeMesh
  /** Facets of a cell and of the cells around it: what a mark in the cell must not be hidden by. */
  around(cell: number): number[]
  edges: Edge[]
  /** The cell that an input lies in. */
  cellAt(x: number, y: number): number
  /** The facet that it lies in. */
  facetAt(x: number, y: number): number
}

/** Mesh lines of one axis: places in rising order, and which of them are ruled. */
export interface Lines {
  places: number[]
  ruled: ('strong' | 'outline' | null)[]
}

/** The cells that borders cross. */
export interface Cuts {
  /** Their pieces, each its class and its vertices, by the number of the cell. */
  pieces: Readonly<Record<number, number[][]>>
  /** The vertices that follow those of all cells, × 2. */
  places: Float64Array
}

/**
 * Cuts cells between mesh lines along the borders between classes. `scores` are those of inputs (× 2), `map` gives
 * the places of the vertices. At no keyframe do borders stray by more than a tolerance, in the units of these.
 *
 * @param known gives the cuts where they were found before, else finds them
 * @param cells those between all lines beside each other by default
 */
export function buildMesh(
  xs: Lines,
  ys: Lines,
  classes: number,
  scores: Scores,
  map: Mapper,
  tolerance: number,
  known: (find: () => Cuts) => Cuts = find => find(),
  cells = unitCells(xs.places.length, ys.places.length),
): Mesh {
  const [columns, rows] = [xs.places.length, ys.places.length]
  const { places: nodes, polygons } = polygonsOf(cells, xs.places, ys.places)
  const corners = cornersAt(nodes, classes, scores)
  const count = nodes.length
  const { pieces, places } = known(() => ({
    pieces: Object.fromEntries(
      polygons.flatMap((polygon, cell) => {
        const classes = classesAt(polygon, corners)
        return classes.length === 1 ? [] : [[cell, cutCell(polygon, classes, corners, map, tolerance)]]
      }),
    ),
    places: Float64Array.from(nodes.slice(count)),
  }))
  nodes.splice(count, nodes.length, ...places)
  const points = Float64Array.from(nodes)
  const facets: Facet[] = []
  const parts = polygons.map((polygon, cell) =>
    (pieces[cell] ?? [[largest(corners.rows[polygon[0]]), ...polygon]]).map(
      ([owner, ...vertices]) => facets.push({ vertices, class: owner, cell }) - 1,
    ),
  )
  const owners = ownersOf(cells, columns, rows)
  const cellAt = (x: number, y: number) =>
    owners[intervalIndex(ys.places, y) * (columns - 1) + intervalIndex(xs.places, x)]
  const facetAt = (x: number, y: number) => {
    const own = parts[cellAt(x, y)]
    return own.find(f => within(facets[f].vertices, points, x, y)) ?? own[0]
  }
  const around = (cell: number) => touching(cells[cell], owners, columns, rows).flatMap(near => parts[near])
  const halfEdges = buildHalfEdges(facets.map(({ vertices }) => vertices))
  const edges = edgesOf(halfEdges, facets, points, xs, ys)
  return { points, track: map(points), facets, halfEdges, around, edges, cellAt, facetAt }
}

/** The pieces of a cell, whose corners so many classes have, each its class and its vertices. */
function cutCell(quad: number[], classes: number[], corners: Corners, map: Mapper, tolerance: number) {
  const { places, rows, scores } = corners
  const pieces = classCuts(classes).reduce(
    (pieces, cut) => pieces.flatMap(piece => splitPolygon(piece, cut, corners)),
    [quad],
  )
  // Corners on a border belong to both sides: the others decide. A sliver's middle may lie beyond a bend.
  const lead = (piece: number[], a: number, b: number) =>
    piece.reduce((sum, v) => sum + (rows[v][a] - rows[v][b]), 0)
  const owners = pieces.map(piece => classes.reduce((best, k) => (lead(piece, k, best) > 0 ? k : best)))
  const off = (...places: [number, number][]) => strayAlong(map(Float64Array.from(places.flat())))
  return bendBorders(
    pieces,
    owners,
    ([ax, ay], [bx, by], k, l) => {
      const difference = (x: number, y: number) => {
        const row = scores(Float64Array.of(x, y))
        return row[k] - row[l]
      }
      return levelChord([ax, ay], [bx, by], difference, off, tolerance)
    },
    places,
  ).map((vertices, i) => [owners[i], ...vertices])
}

/** Parts of a convex polygon by a cut, where it is positive first. */
function splitPolygon(polygon: number[], cut: Cut, corners: Corners): number[][] {
  const { sides, saddle } = cutPolygon(polygon, cut, corners) ?? { sides: [polygon], saddle: false }
  return saddle ? sides.flatMap(half => splitPolygon(half, cut, corners)) : sides
}

/** Largest distance of the first of three places from the straight piece between the others at any keyframe. */
function strayAlong(track: Track): number {
  return Math.max(
    ...track.map(at => {
      const stride = at.length / 3
      const [place, a, b] = [0, 1, 2].map(i => at.subarray(i * stride, (i + 1) * stride))
      return strayOf(place, a, b)
    }),
  )
}

/** Polygons of a cell with more corners where their classes differ: `between` gives them (× 2), and they join `points`. */
function bendBorders(
  polygons: number[][],
  classes: number[],
  between: (a: number[], b: number[], k: number, l: number) => number[],
  points: number[],
): number[][] {
  const inserted = new Map<string, number[]>()
  const at = (v: number) => [points[2 * v], points[2 * v + 1]]
  return polygons.map((polygon, i) =>
    polygon.flatMap((v, n) => {
      const w = polygon[(n + 1) % polygon.length]
      const back = inserted.get(`${w},${v}`)
      if (back) return [v, ...back.toReversed()]
      const other = polygons.findIndex(
        (corners, j) =>
          classes[j] !== classes[i] &&
          corners.some((c, m) => c === w && corners[(m + 1) % corners.length] === v),
      )
      if (other < 0) return [v]
      const places = between(at(v), at(w), classes[i], classes[other])
      const added = Array.from({ length: places.length / 2 }, (_, m) => points.length / 2 + m)
      points.push(...places)
      inserted.set(`${v},${w}`, added)
      return [v, ...added]
    }),
  )
}

/** True for a place on the left of all sides of a convex polygon. */
function within(vertices: number[], points: Float64Array, x: number, y: number): boolean {
  return vertices.every((v, i) => {
    const w = vertices[(i + 1) % vertices.length]
    const [dx, dy] = [points[2 * w] - points[2 * v], points[2 * w + 1] - points[2 * v + 1]]
    return dx * (y - points[2 * v + 1]) >= dy * (x - points[2 * v])
  })
}

/** Ruled pieces and borders between classes, each once, from the facets' own sides. */
function edgesOf(
  { corner, next, twin, owner }: HalfEdgeMesh,
  facets: Facet[],
  points: Float64Array,
  xs: Lines,
  ys: Lines,
): Edge[] {
  const ruling = [xs, ys].map(
    ({ places, ruled }, d) =>
      new Map(places.flatMap((place, i) => (ruled[i] ? [[place, { kind: ruled[i], line: 2 * i + d }]] : []))),
  )
  const edges: Edge[] = []
  corner.forEach((a, e) => {
    if (twin[e] > e) return
    const b = corner[next[e]]
    const sides = twin[e] < 0 ? [owner[e]] : [owner[e], owner[twin[e]]]
    if (sides.length === 2 && facets[sides[0]].class !== facets[sides[1]].class) {
      edges.push({ a, b, kind: 'border', line: null, facets: sides })
      return
    }
    const d = points[2 * a] === points[2 * b] ? 0 : points[2 * a + 1] === points[2 * b + 1] ? 1 : null
    const found = d === null ? undefined : ruling[d].get(points[2 * a + d])
    if (found) edges.push({ a, b, ...found, facets: sides })
  })
  return edges
}

/** The index of the last of rising `places`, but the final one, that is not above `at`; 0 below all. */
export function intervalIndex(places: number[], at: number): number {
  let [low, high] = [0, places.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (places[middle] <= at) low = middle
    else high = middle - 1
  }
  return low
}
