import type { Track } from './tween.ts'

/** A cell between mesh lines: the numbers of its left, lower, right and upper one. */
export type LineCell = [left: number, low: number, right: number, high: number]

/** All cells between lines beside each other, row by row. */
export function unitCells(columns: number, rows: number): LineCell[] {
  return Array.from({ length: (columns - 1) * (rows - 1) }, (_, i) => {
    const [c, r] = [i % (columns - 1), Math.floor(i / (columns - 1))]
    return [c, r, c + 1, r + 1]
  })
}

/**
 * Cells of `block` lines a side, cut in four, and these again, where the sheet bends: until none strays from its corners
 * by more than `bend`, or is one line wide. Where these are more than `most`, the bend is taken so large that they are not.
 *
 * @param block a power of 2 that divides the numbers of cells
 */
export function refineCells(
  [xs, ys]: [number[], number[]],
  block: number,
  map: (points: Float64Array) => Track,
  bend: number,
  most: number,
): LineCell[] {
  const offOf = memoizeOff(xs, ys, map)
  const coarse = unitCells((xs.length - 1) / block + 1, (ys.length - 1) / block + 1).map(
    (cell): LineCell => [cell[0] * block, cell[1] * block, cell[2] * block, cell[3] * block],
  )
  for (let limit = bend; ; limit *= LOOSER) {
    let cells = coarse
    for (let size = block; size > 1; size /= 2) {
      const off = offOf(cells.filter(([left, , right]) => right - left === size))
      cells = cells.flatMap(cell => (off.get(cell.join())! > limit ? quarters(cell) : [cell]))
    }
    if (cells.length <= most) return cells
  }
}

/** Growth of the bend while cells are too many. */
const LOOSER = 1.4

/** Parts of a cell's side at whose ends it is measured. */
const PARTS = 4

function quarters([left, low, right, high]: LineCell): LineCell[] {
  const [x, y] = [(left + right) / 2, (low + high) / 2]
  return [
    [left, low, x, y],
    [x, low, right, y],
    [left, y, x, high],
    [x, y, right, high],
  ]
}

/** How far cells stray at any keyframe from what their corners say, by their names; each is measured once. */
function memoizeOff(xs: number[], ys: number[], map: (points: Float64Array) => Track) {
  const known = new Map<string, number>()
  const shares = Array.from({ length: PARTS + 1 }, (_, i) => i / PARTS)
  const nodes = shares.flatMap(v => shares.map(u => [u, v]))
  return (cells: LineCell[]) => {
    const fresh = cells.filter(cell => !known.has(cell.join()))
    const points = fresh.flatMap(([left, low, right, high]) =>
      nodes.flatMap(([u, v]) => [xs[left] + (xs[right] - xs[left]) * u, ys[low] + (ys[high] - ys[low]) * v]),
    )
    const track = fresh.length > 0 ? map(Float64Array.from(points)) : []
    fresh.forEach((cell, i) => {
      const offs = track.map(places => offAt(places, i, places.length / (fresh.length * nodes.length), nodes))
      known.set(cell.join(), Math.max(...offs))
    })
    return known
  }
}

/** How far the nodes of one of many cells stray from the middles between its corners. */
function offAt(places: Float64Array, cell: number, stride: number, nodes: number[][]): number {
  const at = (node: number) => (cell * nodes.length + node) * stride
  const last = nodes.length - 1
  const corners = [0, PARTS, last - PARTS, last].map(at)
  let most = 0
  nodes.forEach(([u, v], n) => {
    let sum = 0
    for (let d = 0; d < stride; d++) {
      const [a, b, c, e] = corners.map(corner => places[corner + d])
      sum += (places[at(n) + d] - (a + (b - a) * u) * (1 - v) - (c + (e - c) * u) * v) ** 2
    }
    most = Math.max(most, sum)
  })
  return Math.sqrt(most)
}

/** Cells as polygons over the nodes that are corners of some, with the corners of smaller ones along their sides. */
export function polygonsOf(cells: readonly LineCell[], xs: number[], ys: number[]) {
  const columns = xs.length
  const keyOf = (x: number, y: number) => y * columns + x
  const used = new Uint8Array(columns * ys.length)
  for (const [left, low, right, high] of cells)
    for (const x of [left, right]) for (const y of [low, high]) used[keyOf(x, y)] = 1
  const index = new Int32Array(used.length)
  const places: number[] = []
  used.forEach((isNode, key) => {
    if (isNode) index[key] = places.push(xs[key % columns], ys[Math.floor(key / columns)]) / 2 - 1
  })
  const along = (x0: number, y0: number, x1: number, y1: number) => {
    const [dx, dy] = [Math.sign(x1 - x0), Math.sign(y1 - y0)]
    const nodes: number[] = []
    for (let [x, y] = [x0, y0]; x !== x1 || y !== y1; x += dx, y += dy)
      if (used[keyOf(x, y)]) nodes.push(index[keyOf(x, y)])
    return nodes
  }
  const polygons = cells.map(([left, low, right, high]) => [
    ...along(left, low, right, low),
    ...along(right, low, right, high),
    ...along(right, high, left, high),
    ...along(left, high, left, low),
  ])
  return { places, polygons }
}

/** The cell of each place between lines beside each other, row by row. */
export function ownersOf(cells: readonly LineCell[], columns: number, rows: number): Int32Array {
  const owners = new Int32Array((columns - 1) * (rows - 1))
  cells.forEach(([left, low, right, high], cell) => {
    for (let y = low; y < high; y++) owners.fill(cell, y * (columns - 1) + left, y * (columns - 1) + right)
  })
  return owners
}

/** For each cell, itself and those that touch it. */
export function touching(
  cells: readonly LineCell[],
  owners: Int32Array,
  columns: number,
  rows: number,
): number[][] {
  return cells.map(([left, low, right, high]) => {
    const near = new Set<number>()
    for (let y = Math.max(0, low - 1); y <= Math.min(rows - 2, high); y++)
      for (let x = Math.max(0, left - 1); x <= Math.min(columns - 2, right); x++)
        near.add(owners[y * (columns - 1) + x])
    return [...near]
  })
}
