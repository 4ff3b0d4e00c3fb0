import type { Edge, Mesh } from './facet-mesh.ts'
import type { Mapper } from './polyline.ts'
import type { Track } from './tween.ts'

/** A line on a mesh: vertices one after the other, and the facets at both sides of each piece. */
export interface MeshPolyline {
  vertices: number[]
  /** Facets, two a piece; −1 for none. */
  sides: number[]
}

/** The level of a line on the edge of two facets (−1: none) at a place, −1 where hidden; wide ones need room at both sides. */
export type LineLevel = (a: number, b: number, x: number, y: number, depth: number, width: number) => number

/** About the length of the parts of a piece that are hidden or not, in pixels. */
const PART = 3

/** Pixels of the longest stretch that is not told from the rounding of samples: hidden ones are painted, painted ones left out. */
const GAP = 5
const DASH = 11

/** A part of a polyline in one level, −1 where it is hidden, and its pixels. */
interface Stretch {
  level: number
  line: number[]
  length: number
}

/**
 * The parts of a polyline over places (× 2) and their distances that are painted, each in one level, as places. A line
 * that is lost for a moment goes on, and one that shows for a moment between what hides it does not.
 */
export function visibleParts(
  polyline: MeshPolyline,
  seen: { places: Float64Array; depths: Float64Array },
  lineAt: LineLevel,
  width: number,
): { level: number; line: number[] }[] {
  const parts = stretchesOf(polyline, seen, lineAt, width)
  parts.forEach((part, i) => {
    const [before, after] = [parts[i - 1], parts[i + 1]]
    if (part.level < 0 && part.length < GAP && before && after)
      part.level = Math.max(before.level, after.level)
  })
  for (let i = 0, end = 0; i < parts.length; i = end + 1) {
    let length = 0
    for (end = i; end < parts.length && parts[end].level >= 0; end++) length += parts[end].length
    const isWhole = i === 0 && end === parts.length
    if (length < DASH && !isWhole) for (let k = i; k < end; k++) parts[k].level = -1
  }
  return parts.filter(({ level }) => level >= 0).map(({ level, line }) => ({ level, line }))
}

/** A polyline from level to level, hidden stretches between them. */
function stretchesOf(
  { vertices, sides }: MeshPolyline,
  { places, depths }: { places: Float64Array; depths: Float64Array },
  lineAt: LineLevel,
  width: number,
): Stretch[] {
  const stretches: Stretch[] = []
  let last: Stretch = { level: Number.NaN, line: [], length: 0 }
  for (let i = 0; i + 1 < vertices.length; i++) {
    const v = vertices[i]
    const w = vertices[i + 1]
    const x = places[2 * v]
    const y = places[2 * v + 1]
    const dx = places[2 * w] - x
    const dy = places[2 * w + 1] - y
    const deeper = depths[w] - depths[v]
    const length = Math.sqrt(dx * dx + dy * dy)
    const count = Math.max(1, Math.round(length / PART))
    for (let k = 0; k < count; k++) {
      const middle = (k + 0.5) / count
      const level = lineAt(sides[2 * i], sides[2 * i + 1], x + dx * middle, y + dy * middle, depths[v] + deeper * middle, width) // biome-ignore format: one line
      if (level !== last.level) {
        const cut = [x + (dx * k) / count, y + (dy * k) / count]
        if (k > 0) last.line.push(...cut)
        last = { level, line: cut, length: 0 }
        stretches.push(last)
      }
      last.length += length / count
    }
    last.line.push(x + dx, y + dy)
  }
  return stretches
}

/** A piece of a polyline, from one vertex to another. */
export type PolylinePiece = Pick<Edge, 'a' | 'b' | 'facets'>

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
export function sheetLine([x0, y0, x1, y1]: number[], mesh: Mesh, [xs, ys]: number[][], map: Mapper) {
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

export function polylinesOn({ edges }: Mesh, kind: Edge['kind']): MeshPolyline[] {
  const lines = new Map<number | null, Edge[]>()
  for (const edge of edges)
    if (edge.kind === kind) lines.set(edge.line, [...(lines.get(edge.line) ?? []), edge])
  return [...lines.values()].flatMap(join)
}
