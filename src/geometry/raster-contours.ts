import { boxOf } from './camera.ts'
import { placeOnGrid, type Region, regionOf, type Square } from './contour.ts'
import { simplifyPolyline } from './polyline.ts'

/** Largest distance of a simplified line from a change of labels, in cells. */
const STRAY = 0.1

/** Regions and holes that are not so many cells across in either direction are left out: half a pixel to each side. */
const SPECK = 3.7

/**
 * Outlines of ranges of labels by marching squares. Regions that touch have the same points between them.
 *
 * @param labels of the nodes of a grid over a square, row by row: so many cells `across`, and a ring of −1 around
 * @param shareOf how far from a node to its neighbour by `step`, whose label is another, it changes: 0 to 1
 * @returns a function that gives the region of labels from one to below another
 */
export function rasterRegions(
  { labels, across }: { labels: Int16Array; across: number },
  square: Square,
  shareOf: (node: number, step: number) => number,
): (from: number, to: number) => Region {
  const side = across + 3
  const mixed: number[] = []
  for (let node = 0; node < labels.length - side - 1; node++) {
    const label = labels[node]
    if (labels[node + 1] !== label || labels[node + side] !== label || labels[node + side + 1] !== label)
      mixed.push(node)
  }
  const place = placeOnGrid(square, across)
  const cell = (2 * square.half) / across
  const isOut = (node: number) => labels[node] < 0
  const shares = new Map<number, number>()
  /** The place on an edge of the grid, 2 · node to the right of it, and one more for the one above. */
  const pointOn = (edge: number): [number, number] => {
    const [node, step] = [edge >> 1, edge & 1 ? side : 1]
    const share = shares.get(edge) ?? (isOut(node) || isOut(node + step) ? 0.5 : shareOf(node, step))
    shares.set(edge, share)
    const [column, row] = [node % side, Math.floor(node / side)]
    return edge & 1 ? [place(column, 0), place(row + share, 1)] : [place(column + share, 0), place(row, 1)]
  }
  return (from, to) => {
    const next = outlines(mixed, side, node => labels[node] >= from && labels[node] < to)
    const rings: Float64Array[] = []
    for (const start of next.keys()) {
      const ring: number[] = []
      for (let edge: number | undefined = start; edge !== undefined; ) {
        ring.push(...pointOn(edge))
        const following = next.get(edge)
        next.delete(edge)
        edge = following
      }
      const { left, upper, right, lower } = boxOf(ring)
      if (Math.hypot(right - left, lower - upper) >= SPECK * cell)
        rings.push(Float64Array.from(simplifyPolyline(ring, STRAY * cell)).subarray(2))
    }
    return regionOf(rings, square)
  }
}

/** From each edge of an outline to the next one, the region being on the left, in cells whose corners differ. */
function outlines(cells: number[], side: number, isIn: (node: number) => boolean) {
  const next = new Map<number, number>()
  for (const node of cells) {
    const [a, b, c, d] = [isIn(node), isIn(node + 1), isIn(node + side + 1), isIn(node + side)]
    if (a === b && b === c && c === d) continue
    const corners = [a, b, c, d]
    const edges = [2 * node, 2 * (node + 1) + 1, 2 * (node + side), 2 * node + 1]
    // It enters by an edge behind a corner that is in, and leaves by the first one before another that is out.
    for (let i = 0; i < 4; i++)
      if (corners[i] && !corners[(i + 1) % 4]) {
        let first = i
        while (corners[(first + 3) % 4]) first = (first + 3) % 4
        next.set(edges[i], edges[(first + 3) % 4])
      }
  }
  return next
}
