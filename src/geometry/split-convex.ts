export interface NamedPolygon<Name> {
  /** Corners (× 2), in order. */
  corners: number[]
  /** The name of each edge, from the corner of its index to the next one. */
  edges: Name[]
}

/**
 * The side of a convex polygon on which values have a sign, with their line as an edge; a corner of value 0 belongs to both
 * sides. After Sutherland and Hodgman, Reentrant polygon clipping, 1974.
 *
 * @param values of a linear function at the corners, of which some are below and some above 0
 */
export function sideOf<Name>(
  { corners, edges }: NamedPolygon<Name>,
  values: ArrayLike<number>,
  line: Name,
  sign: number,
): NamedPolygon<Name> {
  const side: NamedPolygon<Name> = { corners: [], edges: [] }
  const add = (x: number, y: number, edge: Name) => {
    side.corners.push(x, y)
    side.edges.push(edge)
  }
  edges.forEach((edge, i) => {
    const next = (i + 1) % edges.length
    const [here, there] = [sign * values[i], sign * values[next]]
    const [x, y] = [corners[2 * i], corners[2 * i + 1]]
    if (here >= 0) add(x, y, here === 0 && there < 0 ? line : edge)
    if (here * there >= 0) return
    const share = here / (here - there)
    add(x + (corners[2 * next] - x) * share, y + (corners[2 * next + 1] - y) * share, here > 0 ? line : edge)
  })
  return side
}

/** Area of a polygon (× 2), positive where it runs counter-clockwise (Gauss's shoelace formula). */
export function areaOf(corners: ArrayLike<number>): number {
  let twice = 0
  for (let i = 0; i < corners.length; i += 2) {
    const next = (i + 2) % corners.length
    twice += corners[i] * corners[next + 1] - corners[next] * corners[i + 1]
  }
  return twice / 2
}

/** The edges of a polygon (× 2), from each corner to the next one: x, y, x, y. */
export function edgesOf(corners: ArrayLike<number>): number[][] {
  return Array.from({ length: corners.length / 2 }, (_, i) =>
    [0, 1, 2, 3].map(d => corners[(2 * i + d) % corners.length]),
  )
}

/** True for a place inside a convex polygon (× 2), whichever way round it runs, or on its edge. */
export function isInside(corners: ArrayLike<number>, x: number, y: number): boolean {
  const sides = edgesOf(corners).map(([x0, y0, x1, y1]) => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0))
  return sides.every(side => side >= 0) || sides.every(side => side <= 0)
}

/** The middle of the corners of a polygon (× 2). */
export function middleOf(corners: ArrayLike<number>): [number, number] {
  const sum: [number, number] = [0, 0]
  for (let i = 0; i < corners.length; i++) sum[i % 2] += corners[i]
  return [(2 * sum[0]) / corners.length, (2 * sum[1]) / corners.length]
}
