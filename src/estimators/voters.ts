import type { LabelledRows } from './estimator.ts'

/** The rows themselves. */
export interface NeighborsFit extends LabelledRows {
  /** Number of rows asked. */
  count: number
  /** A number a row that is added to its squared distances: that of its way to a slice. */
  rests?: Float64Array
}

/** The voters in a block of nodes: the nearest of the open rows have so many seats beside the votes that are sure. */
export interface Voters {
  votes: Int32Array
  /** In their order. */
  open: Int32Array
  seats: number
}

/** Puts a row among so many nearest ones, before those farther than `least`; of equally near ones the first comes first. */
export function insert(
  row: number,
  distance: number,
  count: number,
  nearest: Int32Array,
  distances: Float64Array,
  least = distance,
): void {
  let slot = count - 1
  for (; slot > 0 && distances[slot - 1] > least; slot--) {
    distances[slot] = distances[slot - 1]
    nearest[slot] = nearest[slot - 1]
  }
  distances[slot] = distance
  nearest[slot] = row
}

/** The squared distance of a row from a place in the plane. */
function distanceTo({ x, rests }: NeighborsFit, row: number, px: number, py: number): number {
  return (px - x[2 * row]) ** 2 + (py - x[2 * row + 1]) ** 2 + (rests?.[row] ?? 0)
}

/** The nearest of some rows, as many as asked for: numbers among them, good until the next search; of equally near ones the first. */
export function nearestIn(fitted: NeighborsFit) {
  const { count } = fitted
  const nearest = new Int32Array(count)
  const distances = new Float64Array(count)
  return (px: number, py: number, rows: Int32Array, wanted: number): Int32Array => {
    distances.fill(Number.POSITIVE_INFINITY, 0, wanted)
    for (let r = 0; r < rows.length && wanted > 0; r++) {
      const distance = distanceTo(fitted, rows[r], px, py)
      if (distance < distances[wanted - 1]) insert(r, distance, wanted, nearest, distances)
    }
    return nearest
  }
}

/** Shares of the way between two places at which another of two rows becomes the nearer one, in order. */
export function turnsOfVotes(fitted: NeighborsFit, rows: Int32Array, from: number[], to: number[]): number[] {
  const gaps = [from, to].map(([px, py]) => Float64Array.from(rows, row => distanceTo(fitted, row, px, py)))
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
export function narrowing(fitted: NeighborsFit, nearest: ReturnType<typeof nearestIn>) {
  return ({ votes, open, seats }: Voters, corners: Float64Array): Voters => {
    const distances = new Float64Array(4 * open.length)
    for (let r = 0; r < open.length; r++)
      for (let c = 0; c < 4; c++)
        distances[4 * r + c] = distanceTo(fitted, open[r], corners[2 * c], corners[2 * c + 1])
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
    const near = Array.from(open.keys()).filter(r => times[r] > 0)
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
        counted[fitted.y[open[r]]]++
        free--
      } else left.push(open[r])
    }
    return { votes: counted, open: Int32Array.from(left), seats: free }
  }
}
