import { between } from '../geometry/facet-mesh.ts'
import type { Net } from '../geometry/half-edge-mesh.ts'
import { join, type Piece, type Strand } from '../geometry/mesh-polylines.ts'
import type { Relief } from '../geometry/surface-mesh.ts'

/** Lines on the sheet. */
export interface Landmarks {
  /** The grid's lines at the ticks, and along the edge. */
  ticks: Strand[]
  outline: Strand[]
  /** Between two classes. */
  borders: Strand[]
}

/** Finds the lines of a relief, whose pieces are the net's facets. */
export function landmarksOf({ ground, pieces, xs, ys }: Relief, net: Net, ticks: number[][]): Landmarks {
  const { corner, next, twin, owner } = net
  const edges: Piece[] = []
  corner.forEach((a, e) => {
    if (twin[e] < e)
      edges.push({ a, b: corner[next[e]], facets: twin[e] < 0 ? [owner[e]] : [owner[e], owner[twin[e]]] })
  })
  const along = (d: number, line: number) =>
    join(edges.filter(({ a, b }) => ground[2 * a + d] === line && ground[2 * b + d] === line))
  const lines = [xs, ys].flatMap((lines, d) =>
    lines.map((line, l) => ({ d, line, edge: l % (lines.length - 1) === 0 })),
  )
  return {
    ticks: lines
      .filter(({ d, line, edge }) => !edge && ticks[d].includes(line))
      .flatMap(({ d, line }) => along(d, line)),
    outline: lines.filter(({ edge }) => edge).flatMap(({ d, line }) => along(d, line)),
    borders: join(
      edges.filter(({ facets: [f, g] }) => g !== undefined && pieces[f].class !== pieces[g].class),
    ),
  }
}

/** The cells that a rectangle on the ground touches, widened by a margin. */
export function cellsUnder(
  { xs, ys }: Relief,
  [left, low, right, high]: [number, number, number, number],
  margin: number,
): number[] {
  const cells: number[] = []
  const last = between(xs, right + margin)
  for (let r = between(ys, low - margin), top = between(ys, high + margin); r <= top; r++)
    for (let c = between(xs, left - margin); c <= last; c++) cells.push(r * (xs.length - 1) + c)
  return cells
}
