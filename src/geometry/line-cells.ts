import type { Mapper } from './polyline.ts'
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
 * by more than `bend`, is one line wide, or would make them more than `most`. Those that stray most are cut first.
 *
 * @param block a power of 2 that divides the numbers of cells
 */
export function refineCells(
  [xs, ys]: [number[], number[]],
  block: number,
  map: Mapper,
  bend: number,
  most: number,
): LineCell[] {
  const measured = (cells: LineCell[]) => {
    const points = new Float64Array(2 * NODES.length * cells.length)
    let i = 0
    for (const [left, low, right, high] of cells)
      for (const [u, v] of NODES) {
        points[i++] = xs[left] + (xs[right] - xs[left]) * u
        points[i++] = ys[low] + (ys[high] - ys[low]) * v
      }
    const offs = straysOf(map(points), cells.length)
    return cells.map((cell, i) => ({ cell, off: cell[2] - cell[0] > 1 ? offs[i] : 0 }))
  }
  const blocks = unitCells((xs.length - 1) / block + 1, (ys.length - 1) / block + 1)
  let cells = measured(blocks.map(cell => cell.map(line => line * block) as LineCell))
  for (;;) {
    cells.sort((a, b) => b.off - a.off)
    const first = cells.findIndex(({ off }) => off <= bend)
    const count = Math.min(first < 0 ? cells.length : first, BATCH, Math.floor((most - cells.length) / 3))
    if (count <= 0) break
    const cut = cells.slice(0, count).flatMap(({ cell }) => quarters(cell))
    cells = [...cells.slice(count), ...measured(cut)]
  }
  return cells.map(({ cell }) => cell).sort(([a, b], [c, d]) => b - d || a - c)
}

/** Cells that are cut before those that come of it are compared with the others. */
const BATCH = 300

/** Places of a cell at which it is measured, in its sides, row by row. */
const SHARES = [0, 0.25, 0.5, 0.75, 1]
const NODES = SHARES.flatMap(v => SHARES.map(u => [u, v]))

function quarters([left, low, right, high]: LineCell): LineCell[] {
  const [x, y] = [(left + right) / 2, (low + high) / 2]
  return [
    [left, low, x, y],
    [x, low, right, y],
    [left, y, x, high],
    [x, y, right, high],
  ]
}

/** The most by which the nodes of each of some cells stray at any keyframe from what its corners say. */
function straysOf(track: Track, count: number): Float64Array {
  const offs = new Float64Array(count)
  for (const places of track) {
    const stride = places.length / (count * NODES.length)
    for (let cell = 0; cell < count; cell++) {
      const at = (node: number) => (cell * NODES.length + node) * stride
      const [a, b, c, e] = [0, SHARES.length - 1, NODES.length - SHARES.length, NODES.length - 1].map(at)
      NODES.forEach(([u, v], n) => {
        let sum = 0
        for (let d = 0; d < stride; d++) {
          const low = places[a + d] * (1 - u) + places[b + d] * u
          const high = places[c + d] * (1 - u) + places[e + d] * u
          sum += (places[at(n) + d] - low * (1 - v) - high * v) ** 2
        }
        offs[cell] = Math.max(offs[cell], Math.sqrt(sum))
      })
    }
  }
  return offs
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

/** The numbers of a cell and of those that touch it. */
export function touching(
  [left, low, right, high]: LineCell,
  owners: Int32Array,
  columns: number,
  rows: number,
): number[] {
  const near = new Set<number>()
  for (let y = Math.max(0, low - 1); y <= Math.min(rows - 2, high); y++)
    for (let x = Math.max(0, left - 1); x <= Math.min(columns - 2, right); x++)
      near.add(owners[y * (columns - 1) + x])
  return [...near]
}
