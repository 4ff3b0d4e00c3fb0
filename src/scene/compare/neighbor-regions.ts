import type { NeighborsFit } from '../../classifiers/neighbors.ts'
import { placeOn, type Square } from '../geometry/contour.ts'
import { rasterRegions } from '../geometry/raster-contours.ts'
import { type ClassRegions, regionsOfSteps } from './class-regions.ts'

/** Cells across of the grid on which islands are found: a quarter of a pixel in a picture of usual size. */
const ACROSS = 2048

/** Nodes across of the smallest block of which it is asked together who votes. */
const BLOCK = 8

/** How often the way between two nodes is halved: within a 64th of it. */
const HALVINGS = 6

/** Who votes in a block of nodes: the nearest of the open rows have so many seats beside the votes that are sure. */
interface Voters {
  votes: Int32Array
  /** In their order. */
  open: Int32Array
  seats: number
}

/**
 * The regions of nearest neighbours in a square, with all their islands.
 *
 * @param levels shares of the votes at which the tint grows
 */
export function neighborRegions(
  fitted: NeighborsFit,
  square: Square,
  levels: readonly number[],
): ClassRegions {
  const { y, classes, count } = fitted
  const side = ACROSS + 3
  const labels = new Int16Array(side * side).fill(-1)
  const blocks = new Map<number, Voters>()
  const blockOf = (column: number, row: number) => Math.floor(row / BLOCK) * side + Math.floor(column / BLOCK)
  const place = placeOn(square, ACROSS)
  const nearest = nearestIn(fitted)
  const narrow = narrowing(fitted)
  const steps = levels.length + 1
  const stepOf = Int32Array.from({ length: count + 1 }, (_, most) =>
    levels.reduce((reached, level) => reached + (most / count >= level ? 1 : 0), 0),
  )
  const tally = new Int32Array(classes)
  const labelAt = (column: number, row: number, { votes, open, seats }: Voters): number => {
    tally.set(votes)
    const found = nearest(place(column, 0), place(row, 1), open, seats)
    for (let i = 0; i < seats; i++) tally[y[open[found[i]]]]++
    const most = tally.reduce((a, b) => Math.max(a, b))
    return tally.indexOf(most) * steps + stepOf[most]
  }
  /** The label that all places have, however the open rows vote; −1 where that depends on it. */
  const sureLabel = ({ votes, open, seats }: Voters): number => {
    tally.fill(0)
    for (const row of open) tally[y[row]]++
    const most = votes.map((sure, k) => sure + Math.min(seats, tally[k]))
    const least = votes.map((sure, k) => sure + Math.max(0, seats - open.length + tally[k]))
    const best = least.indexOf(least.reduce((a, b) => Math.max(a, b)))
    const isSure = most.every((votes, k) => k === best || votes < least[best] + (k > best ? 1 : 0))
    return isSure && stepOf[most[best]] === stepOf[least[best]] ? best * steps + stepOf[most[best]] : -1
  }

  const votersIn = (column: number, row: number, size: number, before: Voters) => {
    const [x0, y0, x1, y1] = [column, row, column + size, row + size].map((node, i) => place(node, i & 1))
    return narrow(before, Float64Array.of(x0, y0, x1, y0, x0, y1, x1, y1))
  }
  const quarters = (visit: typeof fill, column: number, row: number, size: number, voters: Voters) => {
    const half = size / 2
    for (const dy of [0, half]) for (const dx of [0, half]) visit(column + dx, row + dy, half, voters)
  }
  const fill = (column: number, row: number, size: number, before: Voters): void => {
    const [right, top] = [column, row].map(first => Math.min(first + size, side - 1))
    if (column >= right || row >= top) return
    const voters = votersIn(column, row, size, before)
    const sure = sureLabel(voters)
    if (sure < 0 && size > BLOCK) {
      quarters(fill, column, row, size, voters)
      return
    }
    if (sure < 0) blocks.set(blockOf(column, row), voters)
    for (let j = Math.max(1, row); j < top; j++)
      for (let i = Math.max(1, column); i < right; i++)
        labels[j * side + i] = sure < 0 ? labelAt(i, j, voters) : sure
  }
  const all = { votes: new Int32Array(classes), open: Int32Array.from(y.keys()), seats: count }
  fill(0, 0, 2 * ACROSS, all)

  const classOf = (label: number) => Math.floor(label / steps)
  const missed = new Map<number, number>()
  /**
   * Finds strips and islands between nodes, where a line through the middle of a cell meets a class that no corner of it has:
   * the nearest corner gets that. Two open rows have one border between them, which is none.
   */
  const probe = (column: number, row: number, size: number, before: Voters): void => {
    const voters = size === BLOCK ? before : votersIn(column, row, size, before)
    if (voters.open.length < 3 || sureLabel(voters) >= 0) return
    if (size > 1) {
      quarters(probe, column, row, size, voters)
      return
    }
    const known = [0, 1, side, side + 1].map(step => classOf(labels[row * side + column + step]))
    if (known.includes(-1)) return
    for (const d of [1, 0]) {
      const placeAt = (t: number): [number, number] =>
        d === 0 ? [column + t, row + 0.5] : [column + 0.5, row + t]
      const [from, to] = [0, 1].map(t => placeAt(t).map(place))
      const stops = [0, ...turns(fitted, voters.open, from, to), 1]
      for (let i = 1; i < stops.length; i++) {
        const [x, y] = placeAt((stops[i - 1] + stops[i]) / 2)
        const label = labelAt(x, y, voters)
        if (known.includes(classOf(label))) continue
        missed.set(Math.round(y) * side + Math.round(x), label)
        return
      }
    }
  }
  for (const [block, voters] of blocks)
    probe(BLOCK * (block % side), BLOCK * Math.floor(block / side), BLOCK, voters)
  for (const [node, label] of missed) labels[node] = label

  const regionOf = rasterRegions({ labels, across: ACROSS }, square, (node, step) => {
    const [column, row] = [node % side, Math.floor(node / side)]
    const voters = blocks.get(blockOf(column, row))
    let [low, high] = [0, 1]
    for (let round = 0; voters && round < HALVINGS; round++) {
      const share = (low + high) / 2
      const [i, j] = step === 1 ? [column + share, row] : [column, row + share]
      if (labelAt(i, j, voters) === labels[node]) low = share
      else high = share
    }
    return (low + high) / 2
  })
  return regionsOfSteps(classes, levels.length, (k, step) => regionOf(k * steps + step, (k + 1) * steps))
}

/** The nearest of some rows, as many as asked for: numbers among them, good until the next search; of equally near ones the first. */
function nearestIn({ x, count }: NeighborsFit) {
  const nearest = new Int32Array(count)
  const distances = new Float64Array(count)
  return (px: number, py: number, rows: Int32Array, wanted: number): Int32Array => {
    distances.fill(Number.POSITIVE_INFINITY, 0, wanted)
    for (let r = 0; r < rows.length && wanted > 0; r++) {
      const distance = (px - x[2 * rows[r]]) ** 2 + (py - x[2 * rows[r] + 1]) ** 2
      if (distance >= distances[wanted - 1]) continue
      let slot = wanted - 1
      for (; slot > 0 && distances[slot - 1] > distance; slot--) {
        distances[slot] = distances[slot - 1]
        nearest[slot] = nearest[slot - 1]
      }
      distances[slot] = distance
      nearest[slot] = r
    }
    return nearest
  }
}

/** Where on the way between two places another of two rows becomes the nearer one, in order. */
function turns(
  { x }: NeighborsFit,
  rows: Int32Array,
  from: readonly number[],
  to: readonly number[],
): number[] {
  const gaps = [from, to].map(([px, py]) =>
    Float64Array.from(rows, row => (px - x[2 * row]) ** 2 + (py - x[2 * row + 1]) ** 2),
  )
  const shares: number[] = []
  for (let a = 1; a < rows.length; a++)
    for (let b = 0; b < a; b++) {
      const [start, end] = [gaps[0][a] - gaps[0][b], gaps[1][a] - gaps[1][b]]
      if (start * end < 0) shares.push(start / (start - end))
    }
  return shares.sort((a, b) => a - b)
}

/**
 * Tells of the open rows which are among the nearest everywhere in a box, and which nowhere. Of two rows the nearer one
 * changes along a straight line alone, so that one which is nearer at the four corners is nearer all over the box.
 */
function narrowing(fitted: NeighborsFit) {
  const { x, y } = fitted
  const nearest = nearestIn(fitted)
  return ({ votes, open, seats }: Voters, corners: Float64Array): Voters => {
    const distances = new Float64Array(4 * open.length)
    for (let r = 0; r < open.length; r++)
      for (let c = 0; c < 4; c++)
        distances[4 * r + c] =
          (corners[2 * c] - x[2 * open[r]]) ** 2 + (corners[2 * c + 1] - x[2 * open[r] + 1]) ** 2
    const isNearer = (a: number, b: number): boolean => {
      for (let c = 0; c < 4; c++) {
        const more = distances[4 * a + c] - distances[4 * b + c]
        if (more > 0 || (more === 0 && a >= b)) return false
      }
      return true
    }
    /** At how many corners each is among the nearest. */
    const times = new Uint8Array(open.length)
    for (let c = 0; c < 4; c++) {
      const found = nearest(corners[2 * c], corners[2 * c + 1], open, seats)
      for (let i = 0; i < seats; i++) times[found[i]]++
    }
    const near: number[] = []
    for (let r = 0; r < open.length; r++) if (times[r] > 0) near.push(r)
    const kept: number[] = []
    for (let r = 0; r < open.length; r++) {
      let nearer = 0
      if (times[r] === 0)
        for (let i = 0; i < near.length && nearer < seats; i++) if (isNearer(near[i], r)) nearer++
      if (nearer < seats) kept.push(r)
    }
    const counted = votes.slice()
    const left: number[] = []
    let free = seats
    for (const r of kept) {
      let farther = 0
      if (times[r] === 4) for (const other of kept) if (isNearer(r, other)) farther++
      if (times[r] === 4 && farther >= kept.length - seats) {
        counted[y[open[r]]]++
        free--
      } else left.push(open[r])
    }
    return { votes: counted, open: Int32Array.from(left), seats: free }
  }
}
