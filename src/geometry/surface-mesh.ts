import {
  type Corners,
  type Cut,
  classCuts,
  classesAt,
  cornersAt,
  cutPolygon,
  gridCells,
  largest,
  middle,
  type Scores,
} from './cut-polygon.ts'
import { intervalIndex } from './facet-mesh.ts'

/** A flat piece of the surface: part of one cell of the grid, of one class and between two levels. */
export interface SurfacePiece {
  /** Indices of the corners, counter-clockwise seen from above. */
  corners: number[]
  class: number
  /** Number of levels below it. */
  step: number
}

/** The pieces of a cell as the tree of the straight cuts between them; nx·x + ny·y + c is positive where it is `ahead`. */
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

/** Scores over the ground, one a class, and levels of the winner's. */
export interface ScoreField {
  classes: number
  scores: Scores
  /** Sureness of the winner, from a row of scores: a number that grows with its probability. */
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
  const { classes, levels, sureness } = field
  const places = ys.flatMap(y => xs.flatMap(x => [x, y]))
  const corners = cornersAt(places, classes, field.scores)
  const { rows } = corners
  const levelCuts = Array.from({ length: classes }, (_, winner) =>
    levels.map((level, i): Cut => ({ name: `${winner}>${i}`, value: row => sureness(row, winner) - level })),
  )
  const pieces: SurfacePiece[] = []
  /** Corners on a line belong to both sides; the others decide what a piece is. */
  const classOf = (polygon: number[]) =>
    largest(Array.from({ length: classes }, (_, k) => polygon.reduce((sum, v) => sum + rows[v][k], 0)))
  const piece = (polygon: number[], winner: number) => {
    const sure = polygon.reduce((sum, v) => sum + sureness(rows[v], winner), 0) / polygon.length
    const step = levels.filter(level => sure > level).length
    return pieces.push({ corners: polygon, class: winner, step }) - 1
  }
  const cells = gridCells(xs.length, ys.length).map(quad =>
    partsOf(quad, classCuts(classesAt(quad, corners)), corners, part => {
      const winner = classOf(part)
      return partsOf(part, levelCuts[winner], corners, polygon => piece(polygon, winner))
    }),
  )
  return { ground: Float64Array.from(places), pieces, xs, ys, cells }
}

/** The parts of a polygon between some cuts, from one of them on; `end` gives those of what no cut parts further. */
function partsOf(
  polygon: number[],
  cuts: Cut[],
  corners: Corners,
  end: (side: number[]) => Parts,
  from = 0,
): Parts {
  if (from === cuts.length) return end(polygon)
  const found = cutPolygon(polygon, cuts[from], corners)
  if (!found) return partsOf(polygon, cuts, corners, end, from + 1)
  const { places } = corners
  const { sides, saddle } = found
  const [a, b] = found.ends
  const [nx, ny] = [places[2 * b + 1] - places[2 * a + 1], places[2 * a] - places[2 * b]]
  const c = -nx * places[2 * a] - ny * places[2 * a + 1]
  const [x, y] = middle(sides[0], places)
  const [front, back] = nx * x + ny * y + c > 0 ? sides : sides.toReversed()
  const parts = (side: number[]) => partsOf(side, cuts, corners, end, saddle ? from : from + 1)
  return { cut: [nx, ny, c], ahead: parts(front), behind: parts(back) }
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
