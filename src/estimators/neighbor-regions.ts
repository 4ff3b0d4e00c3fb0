import { placeOnGrid } from '../geometry/contour.ts'
import { rasterRegions } from '../geometry/raster-contours.ts'
import type { Plane } from './estimator.ts'
import { type ClassRegions, halved, regionsOfSteps } from './regions.ts'
import { type NeighborsFit, narrowing, nearestIn, turnsOfVotes, type Voters } from './voters.ts'

/**
 * Cells across of the grid on which islands are found: a quarter of a pixel in a picture of usual size, and a pixel where
 * the plane moves.
 */
const ACROSS = 2048
const MOVING = 512

/** Nodes across of the smallest block of which it is asked together who votes. */
const BLOCK = 8

/** The grid and what its nodes are: a label is a class times `steps` and a step. */
interface Labelling {
  fitted: NeighborsFit
  /** Nodes across, with a ring round the square. */
  side: number
  /** The place of a node, or between two, along an axis. */
  place: (node: number, d: number) => number
  nearest: ReturnType<typeof nearestIn>
  narrow: ReturnType<typeof narrowing>
  steps: number
  /** The step by the votes of the winner. */
  stepOf: Int32Array
  /** Votes a class, used again. */
  tally: Int32Array
  /** Those of the nodes, −1 for the ring. */
  labels: Int16Array
  /** The voters of the blocks that are not all of one label. */
  blocks: Map<number, Voters>
  /** Labels of nodes beside which a class was missed. */
  missed: Map<number, number>
}

/** The regions of nearest neighbours, with all their islands. @param levels shares of votes at which the tint grows */
export function neighborRegions(
  fitted: NeighborsFit,
  plane: Pick<Plane, 'centre' | 'half' | 'moves'>,
  levels: number[],
): ClassRegions {
  const { y, classes, count } = fitted
  const nearest = nearestIn(fitted)
  const across = plane.moves ? MOVING : ACROSS
  const side = across + 3
  const labelling: Labelling = {
    fitted,
    side,
    place: placeOnGrid(plane, across),
    nearest,
    narrow: narrowing(fitted, nearest),
    steps: levels.length + 1,
    stepOf: Int32Array.from({ length: count + 1 }, (_, most) =>
      levels.reduce((reached, level) => reached + (most / count >= level ? 1 : 0), 0),
    ),
    tally: new Int32Array(classes),
    labels: new Int16Array(side * side).fill(-1),
    blocks: new Map(),
    missed: new Map(),
  }
  const { steps, labels, blocks, missed } = labelling
  const all = { votes: new Int32Array(classes), open: Int32Array.from(y.keys()), seats: count }
  fill(labelling, 0, 0, 2 * across, all)
  for (const [block, voters] of blocks)
    probe(labelling, BLOCK * (block % side), BLOCK * Math.floor(block / side), BLOCK, voters)
  for (const [node, label] of missed) labels[node] = label
  const regionOf = rasterRegions({ labels, across }, plane, (node, step) =>
    borderBehind(labelling, node, step),
  )
  return regionsOfSteps(classes, levels.length, (k, step) => regionOf(k * steps + step, (k + 1) * steps))
}

/** The label of a node, or of a place between nodes. */
function labelAt(labelling: Labelling, column: number, row: number, { votes, open, seats }: Voters): number {
  const { fitted, place, nearest, steps, stepOf, tally } = labelling
  tally.set(votes)
  const found = nearest(place(column, 0), place(row, 1), open, seats)
  for (let i = 0; i < seats; i++) tally[fitted.y[open[found[i]]]]++
  const most = tally.reduce((a, b) => Math.max(a, b))
  return tally.indexOf(most) * steps + stepOf[most]
}

/** The label that all places have, however the open rows vote; −1 where that depends on it. */
function sureLabel({ fitted, steps, stepOf, tally }: Labelling, { votes, open, seats }: Voters): number {
  tally.fill(0)
  for (const row of open) tally[fitted.y[row]]++
  const most = votes.map((sure, k) => sure + Math.min(seats, tally[k]))
  const least = votes.map((sure, k) => sure + Math.max(0, seats - open.length + tally[k]))
  const best = least.indexOf(least.reduce((a, b) => Math.max(a, b)))
  const isSure = most.every((votes, k) => k === best || votes < least[best] + (k > best ? 1 : 0))
  return isSure && stepOf[most[best]] === stepOf[least[best]] ? best * steps + stepOf[most[best]] : -1
}

/** The voters in a square of nodes, by those in a larger one. */
function votersIn({ place, narrow }: Labelling, column: number, row: number, size: number, before: Voters) {
  const [x0, y0, x1, y1] = [column, row, column + size, row + size].map((node, i) => place(node, i & 1))
  return narrow(before, Float64Array.of(x0, y0, x1, y0, x0, y1, x1, y1))
}

/** The first nodes of the four squares of half the size. */
function quarters(column: number, row: number, half: number): [number, number][] {
  return [0, half].flatMap(dy => [0, half].map((dx): [number, number] => [column + dx, row + dy]))
}

function blockOf({ side }: Labelling, column: number, row: number): number {
  return Math.floor(row / BLOCK) * side + Math.floor(column / BLOCK)
}

/** Labels the nodes of a square, at once where they are sure. */
function fill(labelling: Labelling, column: number, row: number, size: number, before: Voters): void {
  const { side, labels, blocks } = labelling
  const [right, top] = [column, row].map(first => Math.min(first + size, side - 1))
  if (column >= right || row >= top) return
  const voters = votersIn(labelling, column, row, size, before)
  const sure = sureLabel(labelling, voters)
  if (sure < 0 && size > BLOCK) {
    for (const [i, j] of quarters(column, row, size / 2)) fill(labelling, i, j, size / 2, voters)
    return
  }
  if (sure < 0) blocks.set(blockOf(labelling, column, row), voters)
  for (let j = Math.max(1, row); j < top; j++)
    for (let i = Math.max(1, column); i < right; i++)
      labels[j * side + i] = sure < 0 ? labelAt(labelling, i, j, voters) : sure
}

/**
 * Finds strips and islands between nodes, where a line through the middle of a cell meets a class that no corner of it has:
 * the nearest corner gets that. Two open rows have one border between them, which is none.
 */
function probe(labelling: Labelling, column: number, row: number, size: number, before: Voters): void {
  const { fitted, side, place, steps, labels, missed } = labelling
  const voters = size === BLOCK ? before : votersIn(labelling, column, row, size, before)
  if (voters.open.length < 3 || sureLabel(labelling, voters) >= 0) return
  if (size > 1) {
    for (const [i, j] of quarters(column, row, size / 2)) probe(labelling, i, j, size / 2, voters)
    return
  }
  const classOf = (label: number) => Math.floor(label / steps)
  const known = [0, 1, side, side + 1].map(step => classOf(labels[row * side + column + step]))
  if (known.includes(-1)) return
  for (const d of [1, 0]) {
    const placeAt = (t: number): [number, number] =>
      d === 0 ? [column + t, row + 0.5] : [column + 0.5, row + t]
    const [from, to] = [0, 1].map(t => placeAt(t).map(place))
    const stops = [0, ...turnsOfVotes(fitted, voters.open, from, to), 1]
    for (let i = 1; i < stops.length; i++) {
      const [x, y] = placeAt((stops[i - 1] + stops[i]) / 2)
      const label = labelAt(labelling, x, y, voters)
      if (known.includes(classOf(label))) continue
      missed.set(Math.round(y) * side + Math.round(x), label)
      return
    }
  }
}

/** The share of the way from a node to the next one, a step further, at which its label ends. */
function borderBehind(labelling: Labelling, node: number, step: number): number {
  const { side, blocks, labels } = labelling
  const [column, row] = [node % side, Math.floor(node / side)]
  const voters = blocks.get(blockOf(labelling, column, row))
  if (!voters) return 0.5
  return halved(share => {
    const [i, j] = step === 1 ? [column + share, row] : [column, row + share]
    return labelAt(labelling, i, j, voters) === labels[node]
  })
}
