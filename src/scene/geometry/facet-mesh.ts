import { buildHalfEdges, type HalfEdgeMesh } from './half-edge-mesh.ts'
import { levelChord, root, strayOf } from './level-chord.ts'
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
  kind: 'fine' | 'strong' | 'outline' | 'border'
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
  /** Facets of each cell and of the cells around it: what a mark in the cell must not be hidden by. */
  around: number[][]
  edges: Edge[]
  /** The cell that an input lies in. */
  cellAt(x: number, y: number): number
  /** The facet that it lies in. */
  facetAt(x: number, y: number): number
}

/** Mesh lines of one axis: places in rising order, and which of them are ruled. */
export interface Lines {
  places: number[]
  ruled: ('fine' | 'strong' | 'outline' | null)[]
}

/** Class leads of inputs (× 2): the difference of the scores of classes a and b at one input. */
export type Difference = (x: number, y: number, a: number, b: number) => number

/** The cells that borders cross. */
export interface Cuts {
  /** Their pieces, each its class and its vertices, by the number of the cell. */
  pieces: Readonly<Record<number, number[][]>>
  /** The vertices that follow those of all cells, × 2. */
  places: Float64Array
}

/**
 * Cuts the cells between mesh lines along the borders between classes. `winners` gives the class of many
 * inputs (× 2), `difference` finds the crossing on an edge, `map` the places of the vertices. At no keyframe do borders
 * stray by more than a tolerance, in the units of these.
 *
 * @param known gives the cuts where they were found before, else finds them
 */
export function buildMesh(
  xs: Lines,
  ys: Lines,
  winners: (points: Float64Array) => ArrayLike<number>,
  difference: Difference,
  map: (points: Float64Array) => Track,
  tolerance: number,
  known: (find: () => Cuts) => Cuts = find => find(),
): Mesh {
  const [columns, rows] = [xs.places.length, ys.places.length]
  const points: number[] = ys.places.flatMap(y => xs.places.flatMap(x => [x, y]))
  const classes: number[] = Array.from(winners(Float64Array.from(points)))
  const crossings = new Map<string, number>()
  const cross = (i: number, j: number, a: number, b: number) => {
    const [low, high] = i < j ? [i, j] : [j, i]
    const key = `${low},${high},${a},${b}`
    let found = crossings.get(key)
    if (found === undefined) {
      const at = (t: number) => difference(mid(low, high, t, 0), mid(low, high, t, 1), a, b)
      const t = root(at, at(0), at(1))
      found = points.push(mid(low, high, t, 0), mid(low, high, t, 1)) / 2 - 1
      crossings.set(key, found)
    }
    return found
  }
  const mid = (i: number, j: number, t: number, d: number) =>
    points[2 * i + d] + (points[2 * j + d] - points[2 * i + d]) * t

  const quads: number[][] = []
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const corner = r * columns + c
      quads.push([corner, corner + 1, corner + columns + 1, corner + columns])
    }
  }
  const { pieces, places } = known(() => ({
    pieces: Object.fromEntries(
      quads.flatMap((quad, cell) =>
        quad.every(v => classes[v] === classes[quad[0]]) ? [] : [[cell, cut(quad)]],
      ),
    ),
    places: Float64Array.from(points.slice(2 * columns * rows)),
  }))
  points.splice(2 * columns * rows, points.length, ...places)
  const facets: Facet[] = []
  const cells = quads.map((quad, cell) =>
    (pieces[cell] ?? [[classes[quad[0]], ...quad]]).map(
      ([owner, ...vertices]) => facets.push({ vertices, class: owner, cell }) - 1,
    ),
  )

  /** The pieces of a cell, each its class and its vertices. */
  function cut(quad: number[]): number[][] {
    const present = [...new Set(quad.map(v => classes[v]))].sort((a, b) => a - b)
    let pieces = [quad]
    for (let k = 0; k < present.length; k++) {
      for (let l = k + 1; l < present.length; l++)
        pieces = pieces.flatMap(piece => split(piece, present[k], present[l]))
    }
    // Corners on a border belong to both sides: the others decide. A sliver's middle may lie beyond a bend.
    const owners = pieces.map(piece => present.reduce((best, k) => (lead(piece, k, best) > 0 ? k : best)))
    return bendBorders(
      pieces,
      owners,
      ([ax, ay], [bx, by], k, l) =>
        levelChord([ax, ay], [bx, by], (x, y) => difference(x, y, k, l), strays, tolerance),
      points,
    ).map((vertices, i) => [owners[i], ...vertices])
  }

  function lead(piece: number[], a: number, b: number): number {
    return piece.reduce((sum, v) => sum + difference(points[2 * v], points[2 * v + 1], a, b), 0)
  }

  /** How far a place strays from the straight piece between two others at any keyframe. */
  function strays(...places: [number, number][]): number {
    const offs = map(Float64Array.from(places.flat())).map(at => {
      const stride = at.length / 3
      const [place, a, b] = [0, 1, 2].map(i => at.subarray(i * stride, (i + 1) * stride))
      return strayOf(place, a, b)
    })
    return Math.max(...offs)
  }

  function split(piece: number[], a: number, b: number): number[][] {
    const values = piece.map(v => difference(points[2 * v], points[2 * v + 1], a, b))
    const changes = values.filter((value, i) => value > 0 !== values[(i + 1) % values.length] > 0).length
    if (changes > 2) {
      // A saddle: its triangles have one crossing line each, and its middle lies on the side of their common edge.
      const [x, y] = centroid(piece)
      const [first, ...rest] =
        difference(x, y, a, b) > 0 === values[0] > 0 ? piece : [...piece.slice(1), piece[0]]
      return rest.slice(1).flatMap((_, i) => split([first, rest[i], rest[i + 1]], a, b))
    }
    const sides: number[][] = [[], []]
    piece.forEach((v, i) => {
      const next = (i + 1) % piece.length
      sides[values[i] > 0 ? 0 : 1].push(v)
      if (values[i] > 0 !== values[next] > 0) {
        const crossing = cross(v, piece[next], a, b)
        sides[0].push(crossing)
        sides[1].push(crossing)
      }
    })
    return sides.filter(side => side.length > 2)
  }

  function centroid(vertices: number[]): number[] {
    return [0, 1].map(d => vertices.reduce((sum, v) => sum + points[2 * v + d], 0) / vertices.length)
  }

  const all = Float64Array.from(points)
  const cellAt = (x: number, y: number) =>
    intervalIndex(ys.places, y) * (columns - 1) + intervalIndex(xs.places, x)
  const facetAt = (x: number, y: number) => {
    const own = cells[cellAt(x, y)]
    return own.find(f => within(facets[f].vertices, points, x, y)) ?? own[0]
  }
  const around = neighbourhoods(cells, columns - 1, rows - 1)
  const halfEdges = buildHalfEdges(facets.map(({ vertices }) => vertices))
  const edges = edgesOf(halfEdges, facets, all, xs, ys)
  return { points: all, track: map(all), facets, halfEdges, around, edges, cellAt, facetAt }
}

/**
 * Polygons of a cell with more corners along their common sides, where their classes differ: `between` gives the places
 * (× 2) from one corner to another, for the classes of two polygons; they are added to `points`.
 */
export function bendBorders(
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

/** Whether a place lies on the left of all sides of a convex polygon. */
function within(vertices: number[], points: number[], x: number, y: number): boolean {
  return vertices.every((v, i) => {
    const w = vertices[(i + 1) % vertices.length]
    const [dx, dy] = [points[2 * w] - points[2 * v], points[2 * w + 1] - points[2 * v + 1]]
    return dx * (y - points[2 * v + 1]) >= dy * (x - points[2 * v])
  })
}

function neighbourhoods(cells: number[][], columns: number, rows: number): number[][] {
  return cells.map((_, i) => {
    const [c, r] = [i % columns, Math.floor(i / columns)]
    const near: number[] = []
    for (let y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++) {
      for (let x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++)
        near.push(...cells[y * columns + x])
    }
    return near
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
