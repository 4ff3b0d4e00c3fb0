import { intervalIndex } from './facet-mesh.ts'
import { root } from './level-chord.ts'
import { pairs } from './linear-regions.ts'

/** A flat piece of the surface: part of one cell of the grid, of one class and between two levels. */
export interface SurfacePiece {
  /** Indices of the corners, counter-clockwise seen from above. */
  corners: number[]
  class: number
  /** How many levels lie below it. */
  step: number
}

/**
 * The pieces of a cell as the tree of the straight cuts between them: a cut lies between what is `ahead`,
 * where nx·x + ny·y + c is positive, and what is `behind`.
 */
export type Parts = number | { cut: [nx: number, ny: number, c: number]; ahead: Parts; behind: Parts }

/** The graph of a function over the square [−1, 1]², cut along the borders of classes and along levels. */
export interface SurfaceMesh {
  /** Corners on the ground, × 2. */
  ground: Float64Array
  pieces: SurfacePiece[]
  /** Places of the grid's lines, from −1 to 1. */
  xs: number[]
  ys: number[]
  /** One a cell, row by row. */
  cells: Parts[]
}

/** What is drawn over the ground: a score per class, and levels of the winner's. */
export interface ScoreField {
  classes: number
  /** Scores of places (× 2), places × classes; the largest wins. */
  scores(ground: Float64Array): Float64Array
  /** How sure the winner is, from a row of scores: a number that grows with its probability. */
  sureness(row: ArrayLike<number>, winner: number): number
  /** Rising levels of the sureness. */
  levels: number[]
}

/**
 * Cuts the cells of a grid along all lines where something changes, so that steep places get pieces of their
 * own and every edge that is seen is a level line. Cuts are straight within a cell: seen from any side there
 * is an exact order of its pieces.
 */
export function buildSurfaceMesh(xs: number[], ys: number[], field: ScoreField): SurfaceMesh {
  const ground: number[] = ys.flatMap(y => xs.flatMap(x => [x, y]))
  const known = field.scores(Float64Array.from(ground))
  const rows: ArrayLike<number>[] = Array.from({ length: ground.length / 2 }, (_, i) =>
    known.subarray(i * field.classes, (i + 1) * field.classes),
  )
  const scoresAt = (x: number, y: number) => field.scores(Float64Array.of(x, y))
  const crossings = new Map<string, number>()
  const pieces: SurfacePiece[] = []

  /** The corner on the edge from i to j where a value passes 0; neighbours share it. */
  const cross = (name: string, of: (row: ArrayLike<number>) => number, i: number, j: number) => {
    const [a, b] = i < j ? [i, j] : [j, i]
    const key = `${name} ${a} ${b}`
    const before = crossings.get(key)
    if (before !== undefined) return before
    const at = (t: number) => [0, 1].map(d => ground[2 * a + d] + (ground[2 * b + d] - ground[2 * a + d]) * t)
    const value = (t: number) => {
      const [x, y] = at(t)
      return of(scoresAt(x, y))
    }
    const t = root(value, of(rows[a]), of(rows[b]))
    const [x, y] = at(t)
    const corner = ground.push(x, y) / 2 - 1
    rows.push(scoresAt(x, y))
    crossings.set(key, corner)
    return corner
  }

  /** Cuts a convex polygon where `of` is 0, and goes on with both sides. */
  const cut = (
    corners: number[],
    name: string,
    of: (row: ArrayLike<number>) => number,
    then: (side: number[]) => Parts,
  ): Parts => {
    const positive = corners.map(v => of(rows[v]) > 0)
    const changes = positive.filter((sign, i) => sign !== positive[(i + 1) % corners.length]).length
    if (changes === 0) return then(corners)
    if (changes > 2) {
      // A saddle: cut in two across the corners that lie on the side of its middle, each half has fewer changes.
      const [x, y] = middle(corners, ground)
      const start = positive.indexOf(of(scoresAt(x, y)) > 0)
      const turned = [...corners.slice(start), ...corners.slice(0, start)]
      const signs = turned.map(v => of(rows[v]) > 0)
      const across = signs.findLastIndex((sign, i) => i < turned.length - 1 && sign === signs[0])
      const halves = [turned.slice(0, across + 1), [turned[0], ...turned.slice(across)]]
      return join(turned[0], turned[across], halves, half => cut(half, name, of, then))
    }
    const sides: number[][] = [[], []]
    const ends: number[] = []
    corners.forEach((v, i) => {
      const next = (i + 1) % corners.length
      const side = positive[i] ? 0 : 1
      sides[side].push(v)
      if (positive[i] === positive[next]) return
      const crossing = cross(name, of, v, corners[next])
      sides[side].push(crossing)
      sides[1 - side].push(crossing)
      ends.push(crossing)
    })
    return join(ends[0], ends[1], sides, then)
  }

  /** Two sides of the line through two corners, as parts. */
  const join = (a: number, b: number, sides: number[][], then: (side: number[]) => Parts): Parts => {
    const [first, second] = sides
    const [nx, ny] = [ground[2 * b + 1] - ground[2 * a + 1], ground[2 * a] - ground[2 * b]]
    const c = -nx * ground[2 * a] - ny * ground[2 * a + 1]
    const [x, y] = middle(first, ground)
    const ahead = nx * x + ny * y + c > 0
    const [front, back] = ahead ? [first, second] : [second, first]
    return { cut: [nx, ny, c], ahead: then(front), behind: then(back) }
  }

  const byLevels = (corners: number[], winner: number, from = 0): Parts => {
    if (from < field.levels.length) {
      const of = (row: ArrayLike<number>) => field.sureness(row, winner) - field.levels[from]
      return cut(corners, `${winner}>${from}`, of, side => byLevels(side, winner, from + 1))
    }
    // Corners on a line belong to both sides; the others decide.
    const sure = corners.reduce((sum, v) => sum + field.sureness(rows[v], winner), 0) / corners.length
    return (
      pieces.push({ corners, class: winner, step: field.levels.filter(level => sure > level).length }) - 1
    )
  }
  const byClasses = (corners: number[], left: [number, number][]): Parts => {
    const [pair, ...others] = left
    if (pair) {
      const [a, b] = pair
      return cut(
        corners,
        `${a}|${b}`,
        row => row[a] - row[b],
        side => byClasses(side, others),
      )
    }
    const together = Array.from({ length: field.classes }, (_, k) =>
      corners.reduce((sum, v) => sum + rows[v][k], 0),
    )
    return byLevels(corners, largest(together))
  }

  const cells: Parts[] = []
  for (let r = 0; r < ys.length - 1; r++) {
    for (let c = 0; c < xs.length - 1; c++) {
      const corner = r * xs.length + c
      const quad = [corner, corner + 1, corner + xs.length + 1, corner + xs.length]
      const present = [...new Set(quad.map(v => largest(rows[v])))].sort((a, b) => a - b)
      const meeting = pairs(field.classes).filter(pair => pair.every(k => present.includes(k)))
      cells.push(byClasses(quad, meeting))
    }
  }
  return { ground: Float64Array.from(ground), pieces, xs, ys, cells }
}

function middle(corners: number[], ground: ArrayLike<number>): [number, number] {
  let [x, y] = [0, 0]
  for (const v of corners) {
    x += ground[2 * v]
    y += ground[2 * v + 1]
  }
  return [x / corners.length, y / corners.length]
}

function largest(row: ArrayLike<number>): number {
  let best = 0
  for (let k = 1; k < row.length; k++) if (row[k] > row[best]) best = k
  return best
}

/**
 * Cells from far to near for an eye over (x, y). What is between the eye and a place lies nearer to it in both
 * directions of the grid, so columns and rows that come closer and closer are an exact order, whatever the heights.
 */
export function cellOrder({ xs, ys }: Pick<SurfaceMesh, 'xs' | 'ys'>, x: number, y: number): number[] {
  const rows = approach(ys, y)
  const columns = xs.length - 1
  return approach(xs, x).flatMap(c => rows.map(r => r * columns + c))
}

/** Calls `visit` with the pieces of a cell from far to near for an eye over (x, y). */
export function eachPart(parts: Parts, x: number, y: number, visit: (piece: number) => void): void {
  if (typeof parts === 'number') {
    visit(parts)
    return
  }
  const [nx, ny, c] = parts.cut
  const ahead = nx * x + ny * y + c > 0
  eachPart(ahead ? parts.behind : parts.ahead, x, y, visit)
  eachPart(ahead ? parts.ahead : parts.behind, x, y, visit)
}

/** Stripes between rising places, from both ends towards the one that `at` lies in or next to. */
function approach(places: number[], at: number): number[] {
  const count = places.length - 1
  const own = intervalIndex(places, at)
  const before = Array.from({ length: own }, (_, i) => i)
  const after = Array.from({ length: count - 1 - own }, (_, i) => count - 1 - i)
  return [...before, ...after, own]
}
