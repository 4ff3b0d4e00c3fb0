import type { Edge, Mesh } from './facet-mesh.ts'
import type { Mapper } from './polyline.ts'
import type { Track } from './tween.ts'

/** A line on a mesh: vertices one after the other, and the facets at both sides of each piece. */
export interface MeshPolyline {
  vertices: number[]
  /** Facets, two a piece; −1 for none. */
  sides: number[]
}

/** The level of a piece between two facets (−1 for none) from a place to another; −1 where it is hidden. */
export type Between = (a: number, b: number, x0: number, y0: number, x1: number, y1: number) => number

/** The parts of a polyline over places (× 2) that are painted, each in one level, as vertices. */
export function visibleParts(
  { vertices, sides }: MeshPolyline,
  places: Float64Array,
  between: Between,
): { level: number; vertices: number[] }[] {
  const parts: { level: number; vertices: number[] }[] = []
  let start = 0
  let level = -1
  for (let i = 0; i + 1 < vertices.length; i++) {
    const v = 2 * vertices[i]
    const w = 2 * vertices[i + 1]
    const ends = [places[v], places[v + 1], places[w], places[w + 1]] as const
    const here = between(sides[2 * i], sides[2 * i + 1], ...ends)
    if (here === level) continue
    if (level >= 0) parts.push({ level, vertices: vertices.slice(start, i + 1) })
    start = i
    level = here
  }
  if (level >= 0) parts.push({ level, vertices: vertices.slice(start) })
  return parts
}

/** A piece of a polyline, from one vertex to another. */
export interface PolylinePiece {
  a: number
  b: number
  facets: number[]
}

/** Joins pieces end to end; at a vertex where more than two meet, polylines end. */
export function join(pieces: PolylinePiece[]): MeshPolyline[] {
  const at = new Map<number, number[]>()
  pieces.forEach(({ a, b }, i) => {
    for (const v of [a, b]) at.set(v, [...(at.get(v) ?? []), i])
  })
  const used = new Uint8Array(pieces.length)
  const walk = (from: number, start: number): MeshPolyline => {
    const polyline: MeshPolyline = { vertices: [from], sides: [] }
    let [v, i]: [number, number | undefined] = [from, start]
    while (i !== undefined) {
      used[i] = 1
      const { a, b, facets }: PolylinePiece = pieces[i]
      v = a === v ? b : a
      polyline.vertices.push(v)
      polyline.sides.push(facets[0], facets[1] ?? -1)
      const here: number[] = at.get(v)!
      i = here.length === 2 ? here.find(j => used[j] === 0) : undefined
    }
    return polyline
  }
  const polylines: MeshPolyline[] = []
  // Ends first; what is left are rings.
  for (const ends of [true, false])
    for (const [v, here] of at)
      for (const i of here) if (used[i] === 0 && (!ends || here.length !== 2)) polylines.push(walk(v, i))
  return polylines
}

/** A straight line of the input plane on the sheet, as a polyline over places of its own. */
export interface SheetLine extends MeshPolyline {
  track: Track
}

/** Pieces of a line between two places of the input plane at least. */
const PIECES = 72

/** Lays a line over the sheet's facets. */
export function sheetLine(
  [x0, y0, x1, y1]: number[],
  mesh: Mesh,
  [xs, ys]: number[][],
  map: Mapper,
): SheetLine {
  const shares = [
    ...Array.from({ length: PIECES + 1 }, (_, i) => i / PIECES),
    // Where it crosses a line of the mesh: each piece lies in one cell.
    ...xs.map(x => (x - x0) / (x1 - x0)),
    ...ys.map(y => (y - y0) / (y1 - y0)),
  ]
    .filter(share => share >= 0 && share <= 1)
    .sort((a, b) => a - b)
  const at = (share: number) => [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share]
  const sides = shares.slice(1).flatMap((share, i) => {
    const [x, y] = at((share + shares[i]) / 2)
    return [mesh.facetAt(x, y), -1]
  })
  return { vertices: Array.from(shares.keys()), sides, track: map(Float64Array.from(shares.flatMap(at))) }
}

/** The lines of a mesh of one kind, joined. */
export function polylinesOn({ edges }: Mesh, kind: Edge['kind']): MeshPolyline[] {
  const lines = new Map<number | null, Edge[]>()
  for (const edge of edges)
    if (edge.kind === kind) lines.set(edge.line, [...(lines.get(edge.line) ?? []), edge])
  return [...lines.values()].flatMap(join)
}
