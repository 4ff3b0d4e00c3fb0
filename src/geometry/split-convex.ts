/** A convex polygon whose edges have names. */
export interface NamedPolygon<Name> {
  /** Corners (× 2), in order. */
  corners: number[]
  /** The name of each edge, from the corner of its index to the next one. */
  edges: Name[]
}

/**
 * Both sides of a convex polygon along a line, first the one where `values` are below 0, each with the line as an edge; a
 * corner of value 0 belongs to both. After Sutherland and Hodgman, Reentrant polygon clipping, 1974.
 *
 * @param values of a linear function at the corners, of which some are below and some above 0
 */
export function splitConvex<Name>(
  polygon: NamedPolygon<Name>,
  values: ArrayLike<number>,
  line: Name,
): [NamedPolygon<Name>, NamedPolygon<Name>] {
  return [sideOf(polygon, values, line, -1), sideOf(polygon, values, line, 1)]
}

function sideOf<Name>(
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

/** True for a place inside a convex polygon (× 2), whichever way round it runs, or on its edge. */
export function isInside(corners: ArrayLike<number>, x: number, y: number): boolean {
  let [left, right] = [true, true]
  for (let i = 0; i < corners.length; i += 2) {
    const next = (i + 2) % corners.length
    const [dx, dy] = [corners[next] - corners[i], corners[next + 1] - corners[i + 1]]
    const side = dx * (y - corners[i + 1]) - dy * (x - corners[i])
    left &&= side >= 0
    right &&= side <= 0
  }
  return left || right
}

/** The middle of the corners of a polygon (× 2). */
export function middleOf(corners: ArrayLike<number>): [number, number] {
  const sum: [number, number] = [0, 0]
  for (let i = 0; i < corners.length; i++) sum[i % 2] += corners[i]
  return [(2 * sum[0]) / corners.length, (2 * sum[1]) / corners.length]
}
