import { gridLines } from '../geometry/grid-lines.ts'
import { type Net, netOf } from '../geometry/half-edge-mesh.ts'
import { type Surface, tabulate } from '../geometry/height-field.ts'
import { buildRelief, type Field, type Relief } from '../geometry/surface-mesh.ts'
import { toBox } from '../geometry/tween.ts'
import { expit, logit, logOdds, oddsIn } from '../model/confidence.ts'
import { classScores, winner } from '../model/decision.ts'
import { type Actors, pickRows } from '../model/figure-model.ts'
import { type Landmarks, landmarksOf } from './surface-lines.ts'

/** Where probabilities of 0 and 1 stand in the cube, over a floor at −1: high enough to see the floor below. */
export const LOW = -0.2
export const HIGH = 0.8

/** Probabilities of the winning class where the sheet changes its tint. */
const TINTS = [0.75, 0.95]

/** Where it is cut, so that steep places end in level lines and not in the corners of cells. */
const LEVELS = [...TINTS, 0.99, 0.998]

/** Cells a side at most, and pieces at most: what can be sorted and painted in time. */
const CELLS = 27
const LEAST_CELLS = 12
const MOST_PIECES = 1400

/** Nodes a side of the table that tells heights between corners. */
const FINE = 128

/** The output of a network over the input plane as a surface in the cube. */
export interface Landscape {
  relief: Relief
  /** Corners of the relief and the drawn samples in the cube, × 3. */
  corners: Float64Array
  points: Float64Array
  /** Slopes of the pieces along both directions of the ground, × 2, as they are lit. */
  slopes: Float64Array
  /** Its pieces as facets. */
  net: Net
  lines: Landmarks
  /** Heights in the cube. */
  surface: Surface
  /** How many levels tints tell apart. */
  levels: number
}

/** Builds the surface: the probability of class `shown` of two, or that of the winning class of more. */
export function buildLandscape(actors: Actors, shown: number): Landscape {
  const { input, network, classes, rows } = actors
  const scores = (ground: Float64Array) =>
    classScores(
      network,
      ground.map((v, i) => input.centre[i & 1] + v * input.half),
    )
  const heights = (ground: Float64Array) =>
    probabilities(scores(ground), classes, shown).map(p => LOW + (HIGH - LOW) * p)
  const surface = tabulate(heights, FINE)
  // Every second tick has a line: enough to see the slopes.
  const ticks = input.axes.map(({ ticks }, d) =>
    ticks.filter((_, i) => i % 2 === 0).map(({ at }) => (at - input.centre[d]) / input.half),
  )
  const field = {
    classes,
    scores,
    sureness: (row: ArrayLike<number>, k: number) => oddsIn(row, 0, classes, k),
    levels: LEVELS.map(logit),
  }
  const build = (cells: number) =>
    buildRelief(gridLines(surface, 0, ticks[0], cells), gridLines(surface, 1, ticks[1], cells), field)
  let cells = CELLS
  let relief = build(cells)
  while (relief.pieces.length > MOST_PIECES && cells > LEAST_CELLS) {
    // Pieces grow a little less than cells: most are along lines.
    cells = Math.max(
      LEAST_CELLS,
      Math.min(cells - 1, Math.floor(cells * (MOST_PIECES / relief.pieces.length) ** 0.8)),
    )
    relief = build(cells)
  }

  const net = netOf(relief.pieces.map(({ corners }) => corners))
  return {
    relief,
    corners: raise(relief.ground, heights),
    points: raise(toBox(pickRows(input.coordinates, rows, 2), 2, input), heights),
    slopes: slopesOf(relief, field, k => (classes > 2 || k === shown ? 1 : -1)),
    net,
    lines: landmarksOf(relief, net, ticks),
    surface,
    levels: TINTS.length,
  }
}

/** Probabilities of class `shown` of two, or of the winning class of more, from class scores (places × classes). */
export function probabilities(scores: Float64Array, classes: number, shown: number): Float64Array {
  const odds = Array.from({ length: classes }, (_, k) => logOdds(scores, classes, k))
  return odds[0].map((_, i) => expit(odds[classes === 2 ? shown : winner(scores, i, classes)][i]))
}

function raise(ground: Float64Array, heights: (ground: Float64Array) => Float64Array): Float64Array {
  const z = heights(ground)
  return Float64Array.from({ length: z.length * 3 }, (_, i) =>
    i % 3 === 2 ? z[(i - 2) / 3] : ground[2 * Math.floor(i / 3) + (i % 3)],
  )
}

/**
 * Slopes for the light: the gradient of the log-odds, which changes little from piece to piece, times how fast
 * heights follow it half-way between the levels of a piece. `sign` tells where the heights of a class grow with it.
 */
function slopesOf({ pieces, ground }: Relief, field: Field, sign: (k: number) => number): Float64Array {
  const reach = 0.01
  const bounds = [0.5, ...LEVELS, 1]
  const around = pieces.flatMap(({ corners }) => {
    const [x, y] = [0, 1].map(d => corners.reduce((sum, v) => sum + ground[2 * v + d], 0) / corners.length)
    return [x + reach, y, x - reach, y, x, y + reach, x, y - reach]
  })
  const scores = field.scores(Float64Array.from(around))
  return Float64Array.from(
    pieces.flatMap(({ class: k, step }, p) => {
      const probability = (bounds[step] + bounds[step + 1]) / 2
      const pace = (sign(k) * (HIGH - LOW) * probability * (1 - probability)) / (2 * reach)
      const [right, left, beyond, before] = [0, 1, 2, 3].map(i => {
        const row = 4 * p + i
        return field.sureness(scores.subarray(row * field.classes, (row + 1) * field.classes), k)
      })
      return [(right - left) * pace, (beyond - before) * pace]
    }),
  )
}
