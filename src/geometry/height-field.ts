/** Heights of a surface over [−1, 1]². */
export type HeightField = (x: number, y: number) => number

/** The longest line of sight over the ground, and the number of places that are tested on it, closer ones first. */
const ACROSS = 2.83
const SIGHT_STEPS = 36

/** Places on the ground (× 2) of the nodes of a fine grid, row by row. */
export function nodesOf(cells: number): Float64Array {
  return gridPlaces(cells + 1, node => (2 * node) / cells - 1)
}

/** Places (× 2) of a grid of so many nodes a side, row by row, by the place of a node along each axis. */
export function gridPlaces(side: number, place: (node: number, d: number) => number): Float64Array {
  const places = new Float64Array(side * side * 2)
  for (let node = 0; node < side * side; node++) {
    places[2 * node] = place(node % side, 0)
    places[2 * node + 1] = place(Math.floor(node / side), 1)
  }
  return places
}

/** A surface that is looked up between the nodes of a fine grid, from its heights there. */
export function tabulated(table: Float64Array, cells: number): HeightField {
  const nodes = cells + 1
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
 * Height of a surface over the line of sight from a place on it to the eye, at most and at least, up to where the
 * surface ends. A place is hidden from above by as much as `max` is positive; it is seen from below where `min` is. The
 * beginning of the line, `from` on the ground, is left out: there the surface is the place itself.
 */
export function sightOf(
  place: ArrayLike<number>,
  eye: [number, number, number],
  heightField: HeightField,
  from: number,
): { max: number; min: number } {
  const [x, y, z] = [place[0], place[1], place[2]]
  const [dx, dy] = [eye[0] - x, eye[1] - y]
  const distance = Math.hypot(dx, dy) || 1
  let [max, min] = [-Infinity, Infinity]
  for (let i = 0; i <= SIGHT_STEPS; i++) {
    const share = (from + (ACROSS - from) * (i / SIGHT_STEPS) ** 2) / distance
    const px = x + dx * share
    const py = y + dy * share
    if (Math.abs(px) > 1 || Math.abs(py) > 1) break
    const over = heightField(px, py) - (z + (eye[2] - z) * share)
    max = Math.max(max, over)
    min = Math.min(min, over)
  }
  return { max, min }
}

/** Lines of the grid across an axis, one at each tick: as close as the root of the second derivative asks for. */
export function gridLines(heightField: HeightField, d: number, ticks: number[], cells: number): number[] {
  const steps = 128
  const at = (i: number) => (2 * i) / steps - 1
  const value = (i: number, across: number) =>
    d === 0 ? heightField(at(i), across) : heightField(across, at(i))
  const bends = Array.from({ length: steps }, (_, i) => {
    let sum = 0
    for (let j = -8; j <= 8; j++) {
      const [before, here, beyond] = [i - 1, i + 0.5, i + 2].map(place => value(place, j / 8))
      sum += Math.sqrt(Math.abs(before - 2 * here + beyond))
    }
    return sum
  })
  const mean = bends.reduce((sum, bend) => sum + bend, 0) / steps || 1
  const weights = bends.map(bend => 0.5 + bend / mean)
  const part = weights.reduce((sum, weight) => sum + weight, 0) / cells
  const lines: number[] = []
  let passed = 0
  weights.forEach((weight, i) => {
    for (let k = Math.floor(passed / part) + 1; k * part < passed + weight; k++)
      lines.push(at(i + (k * part - passed) / weight))
    passed += weight
  })
  const clear = 0.4 / cells
  const kept = lines.filter(
    line => 1 - Math.abs(line) > clear && ticks.every(tick => Math.abs(tick - line) > clear),
  )
  return [-1, ...kept, ...ticks, 1].sort((a, b) => a - b)
}
