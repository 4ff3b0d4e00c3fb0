import { intervalIndex } from '../../geometry/facet-mesh.ts'
import { buildHalfEdges, type HalfEdgeMesh } from '../../geometry/half-edge-mesh.ts'
import { gridLines, type HeightField, nodesOf, tabulated } from '../../geometry/height-field.ts'
import { join, type MeshPolyline, type PolylinePiece } from '../../geometry/mesh-polylines.ts'
import {
  buildSurfaceMesh,
  type ScoreField,
  type SurfaceMesh,
  type SurfacePiece,
} from '../../geometry/surface-mesh.ts'
import { fromBox, lift, toBox } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import { expit, logit, logOdds, oddsIn, winner } from '../../network/scores.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { InputSpace } from '../model/input-space.ts'

/** Height of probability 0 in the cube, whose floor is at −1: high enough to see the floor below. */
export const LOW = -0.2
/** Height of probability 1. */
export const HIGH = 0.8

/** Probabilities of the winning class where the sheet changes its tint. */
export const TINTS = [0.75, 0.95]

/** Probabilities at which it is cut, so that steep places end in level lines and not in the corners of cells. */
const LEVELS = [...TINTS, 0.99, 0.998]

/** Cells a side at most, and pieces at most: what can be sorted and painted in time. */
const CELLS = 27
const MIN_CELLS = 12
const MAX_PIECES = 1400

/** Half the distance over which a slope is taken: about a cell in all, so that the light is even across a crease. */
const BESIDE = 0.04

/** Nodes a side of the table that heights between corners are read from. */
export const FINE = 128

/** A function over the input plane as a surface in the cube. */
export interface Surface {
  surfaceMesh: SurfaceMesh
  /** Corners of the mesh and the drawn samples in the cube, × 3. */
  corners: Float64Array
  points: Float64Array
  /** Its pieces as facets. */
  halfEdges: HalfEdgeMesh
  lines: SurfaceLines
  /** Heights in the cube. */
  heightField: HeightField
}

/** Builds the surface of the probability of class `shown` of two, which is cut at some `odds` too, or of the winner of more. */
export function buildProbabilitySurface(model: ClassModel, shown: number, odds = 0, grid?: SurfaceMesh) {
  const { input, plane, classes, rows } = model
  const scores = (ground: Float64Array) => classScores(plane, fromBox(ground, input))
  const heights = (ground: Float64Array) =>
    surfaceProbabilities(scores(ground), classes, shown).map(p => LOW + (HIGH - LOW) * p)
  const heightField = tabulated(heights(nodesOf(FINE)), FINE)
  const field = {
    classes,
    scores,
    sureness: (row: ArrayLike<number>, k: number) => oddsIn(row, 0, classes, k),
    levels: [...LEVELS.map(logit), ...(odds === 0 ? [] : [Math.abs(odds)])].sort((a, b) => a - b),
  }
  const mesh = meshOver(input, field, heightField, heights, (a, b) => a.class !== b.class, grid)
  // No tint changes at those odds.
  const own = odds === 0 ? Infinity : field.levels.indexOf(Math.abs(odds))
  for (const piece of mesh.surfaceMesh.pieces) if (piece.step > own) piece.step--
  const floor = toBox(pickRows(input.coordinates, rows, 2), 2, input)
  return { ...mesh, points: lift(floor, heights(floor)) }
}

/**
 * The mesh of a surface, and its lines.
 *
 * @param heights in the cube of places on the ground (× 2), which the height field gives nearly
 * @param areParted true for two pieces between which a border is drawn
 */
export function meshOver(
  input: Pick<InputSpace, 'axes' | 'centre' | 'half'>,
  field: ScoreField,
  heightField: HeightField,
  heights: (ground: Float64Array) => Float64Array,
  areParted: (a: SurfacePiece, b: SurfacePiece) => boolean,
  grid?: SurfaceMesh,
): Pick<Surface, 'surfaceMesh' | 'corners' | 'halfEdges' | 'lines' | 'heightField'> {
  // Every second tick has a line: enough to see the slopes.
  const ticks = input.axes.map(({ ticks }, d) =>
    ticks.filter((_, i) => i % 2 === 0).map(({ at }) => (at - input.centre[d]) / input.half),
  )
  const build = (cells: number) => {
    const [xs, ys] = [0, 1].map(d => gridLines(heightField, d, ticks[d], cells))
    return buildSurfaceMesh(xs, ys, field)
  }
  let cells = CELLS
  let surfaceMesh = grid ? buildSurfaceMesh(grid.xs, grid.ys, field) : build(cells)
  while (!grid && surfaceMesh.pieces.length > MAX_PIECES && cells > MIN_CELLS) {
    // Pieces grow a little less than cells: most are along lines.
    cells = Math.max(
      MIN_CELLS,
      Math.min(cells - 1, Math.floor(cells * (MAX_PIECES / surfaceMesh.pieces.length) ** 0.8)),
    )
    surfaceMesh = build(cells)
  }

  const halfEdges = buildHalfEdges(surfaceMesh.pieces.map(({ corners }) => corners))
  return {
    surfaceMesh,
    corners: lift(surfaceMesh.ground, heights(surfaceMesh.ground)),
    halfEdges,
    lines: surfaceLinesOf(surfaceMesh, halfEdges, ticks, areParted),
    heightField,
  }
}

/** Probabilities of class `shown` of two, or of the winning class of more, from class scores (places × classes). */
export function surfaceProbabilities(scores: Float64Array, classes: number, shown: number): Float64Array {
  const odds = Array.from({ length: classes }, (_, k) => logOdds(scores, classes, k))
  return odds[0].map((_, i) => expit(odds[classes === 2 ? shown : winner(scores, i, classes)][i]))
}

/** The gradient of a surface over the ground, for its light. */
export function slopeIn(field: HeightField, x: number, y: number): [number, number] {
  const clamp = (v: number) => Math.max(-1, Math.min(1, v))
  const [left, right, before, beyond] = [x - BESIDE, x + BESIDE, y - BESIDE, y + BESIDE].map(clamp)
  return [
    (field(right, y) - field(left, y)) / (right - left),
    (field(x, beyond) - field(x, before)) / (beyond - before),
  ]
}

/** Lines on the sheet. */
export interface SurfaceLines {
  /** The grid's lines at the ticks, and along the edge. */
  ticks: MeshPolyline[]
  outline: MeshPolyline[]
  /** Between two classes, or along levels. */
  borders: MeshPolyline[]
}

/** Finds the lines of a surface mesh, whose pieces are the facets of the half-edge mesh. */
export function surfaceLinesOf(
  { ground, pieces, xs, ys }: SurfaceMesh,
  halfEdges: HalfEdgeMesh,
  ticks: number[][],
  areParted: (a: SurfacePiece, b: SurfacePiece) => boolean,
): SurfaceLines {
  const { corner, next, twin, owner } = halfEdges
  const edges: PolylinePiece[] = []
  corner.forEach((a, e) => {
    if (twin[e] < e)
      edges.push({ a, b: corner[next[e]], facets: twin[e] < 0 ? [owner[e]] : [owner[e], owner[twin[e]]] })
  })
  const along = (d: number, line: number) =>
    join(edges.filter(({ a, b }) => ground[2 * a + d] === line && ground[2 * b + d] === line))
  const lines = [xs, ys].flatMap((lines, d) =>
    lines.map((line, l) => ({ d, line, edge: l % (lines.length - 1) === 0 })),
  )
  return {
    ticks: lines
      .filter(({ d, line, edge }) => !edge && ticks[d].includes(line))
      .flatMap(({ d, line }) => along(d, line)),
    outline: lines.filter(({ edge }) => edge).flatMap(({ d, line }) => along(d, line)),
    borders: join(edges.filter(({ facets: [f, g] }) => g !== undefined && areParted(pieces[f], pieces[g]))),
  }
}

/** The cells that a place on the ground reaches over, by a margin to each side. */
export function cellsUnder({ xs, ys }: SurfaceMesh, x: number, y: number, margin: number): number[] {
  const cells: number[] = []
  const [last, top] = [intervalIndex(xs, x + margin), intervalIndex(ys, y + margin)]
  for (let r = intervalIndex(ys, y - margin); r <= top; r++)
    for (let c = intervalIndex(xs, x - margin); c <= last; c++) cells.push(r * (xs.length - 1) + c)
  return cells
}
