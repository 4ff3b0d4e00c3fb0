/** Heights of a surface over [−1, 1]². */
export type Surface = (x: number, y: number) => number

/** The longest way over the ground, and the places looked at on it, closer ones first. */
const ACROSS = 2.83
const SIGHT_STEPS = 36

/** A surface that is looked up between the nodes of a fine grid, from its heights at many places (× 2). */
export function tabulate(heights: (ground: Float64Array) => Float64Array, cells: number): Surface {
  const nodes = cells + 1
  const ground = new Float64Array(nodes * nodes * 2)
  for (let j = 0, p = 0; j < nodes; j++) {
    for (let i = 0; i < nodes; i++) {
      ground[p++] = (2 * i) / cells - 1
      ground[p++] = (2 * j) / cells - 1
    }
  }
  const table = heights(ground)
  const within = (t: number) => Math.max(0, Math.min(cells, ((t + 1) * cells) / 2))
  return (x, y) => {
    const u = within(x)
    const v = within(y)
    const i = Math.min(cells - 1, Math.floor(u))
    const j = Math.min(cells - 1, Math.floor(v))
    const at = j * nodes + i
    const near = table[at] + (table[at + 1] - table[at]) * (u - i)
    const far = table[at + nodes] + (table[at + nodes + 1] - table[at + nodes]) * (u - i)
    return near + (far - near) * (v - j)
  }
}

/**
 * How far a surface lies over the line of sight from a place on it to the eye, at most and at least, up to where
 * the surface ends. A place is hidden from above by as much as the most is positive; it is seen from below where
 * the least is. The first bit of the way, `from` on the ground, is left out: there the surface is the place itself.
 */
export function sightOf(
  place: ArrayLike<number>,
  eye: [number, number, number],
  surface: Surface,
  from: number,
): { most: number; least: number } {
  const [x, y, z] = [place[0], place[1], place[2]]
  const [dx, dy] = [eye[0] - x, eye[1] - y]
  const distance = Math.hypot(dx, dy) || 1
  let [most, least] = [-Infinity, Infinity]
  for (let i = 0; i <= SIGHT_STEPS; i++) {
    const share = (from + (ACROSS - from) * (i / SIGHT_STEPS) ** 2) / distance
    const px = x + dx * share
    const py = y + dy * share
    if (Math.abs(px) > 1 || Math.abs(py) > 1) break
    const over = surface(px, py) - (z + (eye[2] - z) * share)
    most = Math.max(most, over)
    least = Math.min(least, over)
  }
  return { most, least }
}
