import { contours } from 'd3-contour'
import { gridPlaces } from './height-field.ts'

/** The square of the input plane that the sheet covers. */
export interface Square {
  centre: number[]
  half: number
}

/** Part of the sheet where a function is not negative, in input coordinates (points × 2). */
export interface Region {
  /** Closed rings, filled even-odd; along the sheet's edge they follow it. */
  rings: Float64Array[]
  /** The level line itself, without the pieces along the edge. */
  borders: Float64Array[]
}

/** Values of a function at many inputs (points × 2). */
export type ScalarField = (points: Float64Array) => Float64Array

const cells = 128

/** Largest distances of pieces from the level line, in cells, and of a value from 0, in changes across a cell. */
const STRAY = 0.01
const CLOSE = 0.002

/** Halvings of a piece at most, and steps towards the level line. */
const HALVINGS = 5
const SECANTS = 4

/** Nodes a side: one ring of them beyond the sheet lets every contour close outside of it. */
export const nodes = cells + 3

/** The nodes of a grid on which regions are found, in input coordinates (× 2), row by row: three more a side than cells. */
export function gridOf(square: Square, across = cells): Float64Array {
  return gridPlaces(across + 3, placeOnGrid(square, across))
}

/**
 * The region where `field` is not negative, by marching squares on so many cells `across` with each crossing
 * moved onto the true level line by Newton's method, and more points where that bends.
 *
 * @param values of the field on the grid, where they are known
 * @param jumps whether the field has no slope to follow, as that of a tree: crossings are found by halving their edges
 */
export function region(
  field: ScalarField,
  square: Square,
  values = field(gridOf(square)),
  jumps = false,
  across = cells,
): Region {
  const { centre, half } = square
  const step = (2 * half) / across
  const place = placeOnGrid(square, across)
  const exact = contourRings(values, across, 0).map(ring => {
    const origin = ring.slice(1).map(point => point.map(v => v - 0.5))
    const raw = Float64Array.from(origin.flatMap(point => point.map(place)))
    const inside = (i: number) =>
      Math.abs(raw[2 * i] - centre[0]) < half + 0.5 * step &&
      Math.abs(raw[2 * i + 1] - centre[1]) < half + 0.5 * step
    if (jumps) {
      halve(raw, field, square, step)
      return raw
    }
    const left = polish(raw, field, step, inside)
    settle(raw, left, origin, { values, side: across + 3 }, field, place, inside)
    return bend(raw, field, step, inside)
  })
  return regionOf(exact, square)
}

/** The region where a grid's values reach a level, straight from cell to cell: quick, without borders quicker. */
export function roughRegion(
  values: Float64Array,
  square: Square,
  across: number,
  level = 0,
  withBorders = true,
): Region {
  if (!values.some(value => value >= level)) return { rings: [], borders: [] }
  const place = placeOnGrid(square, across)
  const rings = contourRings(values, across, level).map(ring => {
    const points = new Float64Array(2 * (ring.length - 1))
    for (let i = 0; i < points.length; i++) points[i] = place(ring[1 + (i >> 1)][i & 1] - 0.5, i & 1)
    return points
  })
  return regionOf(rings, square, withBorders)
}

/** The input coordinate of a node of a grid. */
export function placeOnGrid({ centre, half }: Square, across: number): (node: number, d: number) => number {
  const step = (2 * half) / across
  return (node, d) => centre[d] - half + (node - 1) * step
}

/** One for all: with each new one, its functions would be compiled again. It is given a size before each use. */
const rings = contours()

/** Rings of d3-contour, half a cell beyond the nodes; each ends where it begins. It only reads numbers by index. */
function contourRings(values: ArrayLike<number>, across: number, level: number): number[][][] {
  return rings
    .size([across + 3, across + 3])
    .contour(values as number[], level)
    .coordinates.flat()
}

/** The region inside of rings, cut at the sheet's edge. */
export function regionOf(rings: Float64Array[], square: Square, withBorders = true): Region {
  const { centre, half } = square
  const cut = rings.map(ring => {
    const closed = new Float64Array(ring.length + 2)
    for (let i = 0; i < closed.length; i++) {
      const middle = centre[i & 1]
      closed[i] = Math.min(middle + half, Math.max(middle - half, ring[i % ring.length]))
    }
    return closed
  })
  return { rings: cut, borders: withBorders ? rings.flatMap(ring => open(ring, square)) : [] }
}

/** Moves points onto the level line along the gradient, never further than a cell; gives the values before the last step. */
function polish(points: Float64Array, field: ScalarField, step: number, inside: (i: number) => boolean) {
  const count = points.length / 2
  const delta = step * 1e-3
  const left = new Float64Array(count)
  for (let round = 0; round < 2; round++) {
    const probes = new Float64Array(count * 10)
    for (let i = 0; i < count; i++) {
      const [x, y] = [points[2 * i], points[2 * i + 1]]
      probes.set([x, y, x + delta, y, x - delta, y, x, y + delta, x, y - delta], 10 * i)
    }
    const values = field(probes)
    for (let i = 0; i < count; i++) {
      left[i] = values[5 * i]
      if (!inside(i)) continue
      const gx = (values[5 * i + 1] - values[5 * i + 2]) / (2 * delta)
      const gy = (values[5 * i + 3] - values[5 * i + 4]) / (2 * delta)
      const slope = gx * gx + gy * gy
      const move = slope > 0 ? values[5 * i] / slope : 0
      if (move * move * slope > step * step) continue
      points[2 * i] -= move * gx
      points[2 * i + 1] -= move * gy
    }
  }
  return left
}

/** Moves what Newton's method missed, near a corner of the function, along the edges of the grid where it was found. */
function settle(
  points: Float64Array,
  left: ArrayLike<number>,
  origin: number[][],
  grid: { values: ArrayLike<number>; side: number },
  field: ScalarField,
  place: (node: number, d: number) => number,
  inside: (i: number) => boolean,
): void {
  const missed: number[] = []
  const edges: Bracket[] = []
  origin.forEach((node, i) => {
    const ends = [node.map(Math.floor), node.map(Math.ceil)]
    const [start, end] = ends.map(([column, row]) => grid.values[row * grid.side + column])
    if (!inside(i) || Math.abs(left[i]) <= CLOSE * Math.abs(end - start) || start > 0 === end > 0) return
    missed.push(i)
    const [from, to] = ends.map(end => end.map(place))
    edges.push({ from, to, start, end })
  })
  roots(field, edges).forEach((point, k) => {
    points.set(point, 2 * missed[k])
  })
}

/** The ring with more points where its straight pieces stray from the level line, halved again and again. */
function bend(ring: Float64Array, field: ScalarField, step: number, inside: (i: number) => boolean) {
  let points: number[][] = []
  /** True where the piece after a point may stray. */
  let open: boolean[] = []
  const count = ring.length / 2
  for (let i = 0; i < count; i++) {
    points.push([ring[2 * i], ring[2 * i + 1]])
    open.push(inside(i) && inside((i + 1) % count))
  }
  for (let round = 0; round < HALVINGS && open.some(Boolean); round++) {
    const pieces = Array.from(open.keys()).filter(i => open[i])
    // The middle of each piece, and places half as far to both sides as it is long.
    const probes = pieces.map(i => {
      const [[ax, ay], [bx, by]] = [points[i], points[(i + 1) % points.length]]
      const [x, y, dx, dy] = [(ax + bx) / 2, (ay + by) / 2, (bx - ax) / 2, (by - ay) / 2]
      return [[x, y], [x + dy, y - dx], [x - dy, y + dx]] // biome-ignore format: one line
    })
    const values = field(Float64Array.from(probes.flat(2)))
    const bent: number[] = []
    const across: Bracket[] = []
    pieces.forEach((i, k) => {
      const [middle, left, right] = values.subarray(3 * k, 3 * k + 3)
      const [from, ...sides] = probes[k]
      const length = Math.hypot(sides[0][0] - sides[1][0], sides[0][1] - sides[1][1])
      const off = (length * Math.abs(middle)) / Math.abs(left - right)
      const side = left > 0 !== middle > 0 ? 0 : 1
      const end = [left, right][side]
      if (!(off > STRAY * step) || end > 0 === middle > 0) return
      bent.push(i)
      across.push({ from, to: sides[side], start: middle, end })
    })
    const found = new Map(roots(field, across).map((point, k) => [bent[k], point]))
    open = points.flatMap((_, i) => (found.has(i) ? [true, true] : [false]))
    points = points.flatMap((point, i) => (found.has(i) ? [point, found.get(i)!] : [point]))
  }
  return Float64Array.from(points.flat())
}

/** Two places between which a function passes 0, and what it is there. */
interface Bracket {
  from: number[]
  to: number[]
  start: number
  end: number
}

/** Zeros of a function between places, all at once: by secant steps that keep the 0 between them (Illinois). */
function roots(field: ScalarField, brackets: Bracket[]): number[][] {
  const at = ({ from, to }: Bracket, t: number) => from.map((v, d) => v + (to[d] - v) * t)
  const ends = brackets.map(({ start, end }) => ({ low: 0, high: 1, atLow: start, atHigh: end }))
  const next = () =>
    ends.map(({ low, high, atLow, atHigh }) => (low * atHigh - high * atLow) / (atHigh - atLow))
  for (let round = 0; round < SECANTS && brackets.length > 0; round++) {
    const shares = next()
    const values = field(Float64Array.from(brackets.flatMap((bracket, i) => at(bracket, shares[i]))))
    if (values.every((value, i) => Math.abs(value) <= 1e-6 * Math.abs(brackets[i].end - brackets[i].start)))
      break
    ends.forEach((each, i) => {
      if (values[i] > 0 === each.atHigh > 0) {
        each.atLow /= 2
      } else {
        each.low = each.high
        each.atLow = each.atHigh
      }
      each.high = shares[i]
      each.atHigh = values[i]
    })
  }
  return next().map((share, i) => at(brackets[i], share))
}

/** Moves points along the edges of the grid on which they lie to where the field's sign changes, within 1/4000 of a cell. */
function halve(points: Float64Array, field: ScalarField, { centre, half }: Square, step: number): void {
  const node = (value: number, d: number) => (value - (centre[d] - half)) / step
  const [low, high] = [Math.floor, Math.ceil].map(end =>
    points.map((value, i) => {
      const place = node(value, i & 1)
      const on = Math.abs(place - Math.round(place)) < 1e-6
      return on ? value : centre[i & 1] - half + end(place) * step
    }),
  )
  const below = field(low)
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < points.length; i++) points[i] = (low[i] + high[i]) / 2
    const values = field(points)
    for (let p = 0; p < values.length; p++) {
      const end = values[p] >= 0 === below[p] >= 0 ? low : high
      end.set(points.subarray(2 * p, 2 * p + 2), 2 * p)
    }
  }
}

/** The pieces of a ring inside the sheet, cut exactly at its edge. */
function open(ring: Float64Array, square: Square): Float64Array[] {
  const { centre, half } = square
  const count = ring.length / 2
  const at = (i: number) => [ring[2 * (i % count)], ring[2 * (i % count) + 1]]
  const within = (i: number) => at(i).every((v, d) => Math.abs(v - centre[d]) <= half)
  const flags = Array.from({ length: count }, (_, i) => within(i))
  if (flags.every(Boolean)) return [Float64Array.from([...ring, ring[0], ring[1]])]
  const lines: Float64Array[] = []
  const first = flags.findIndex((inside, i) => inside && !flags[(i + count - 1) % count])
  if (first < 0) return lines
  let line: number[] = []
  for (let k = 0; k < count; k++) {
    const i = (first + k) % count
    if (!flags[i]) continue
    if (!flags[(i + count - 1) % count]) line = crossing(at(i), at(i + count - 1), square)
    line.push(...at(i))
    if (!flags[(i + 1) % count]) {
      line.push(...crossing(at(i), at(i + 1), square))
      lines.push(Float64Array.from(line))
    }
  }
  return lines
}

function crossing(inner: number[], outer: number[], { centre, half }: Square): number[] {
  const shares = inner.map((v, d) => {
    if (Math.abs(outer[d] - centre[d]) <= half) return 1
    return (centre[d] + half * Math.sign(outer[d] - centre[d]) - v) / (outer[d] - v)
  })
  const share = Math.min(...shares)
  return inner.map((v, d) => v + (outer[d] - v) * share)
}
