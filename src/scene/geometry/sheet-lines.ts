import type { Edge, Mesh } from './facet-mesh.ts'
import { join, type Strand } from './mesh-polylines.ts'
import type { Mapper } from './polyline.ts'
import type { Track } from './tween.ts'

/** A straight line of the input plane on the sheet, as a strand over places of its own. */
export interface SheetLine extends Strand {
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
export function strandsOn({ edges }: Mesh, kind: Edge['kind']): Strand[] {
  const lines = new Map<number | null, Edge[]>()
  for (const edge of edges)
    if (edge.kind === kind) lines.set(edge.line, [...(lines.get(edge.line) ?? []), edge])
  return [...lines.values()].flatMap(join)
}
