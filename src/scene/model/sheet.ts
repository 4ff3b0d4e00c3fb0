import { gridOf, nodes, region } from '../../geometry/contour.ts'
import { corners, pairs, ties } from '../../geometry/linear-scores.ts'
import { type Mapper, simplifyTrack, straightTrack } from '../../geometry/polyline.ts'
import { edgesOf } from '../../geometry/split-convex.ts'
import type { Track } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import { lead, winner } from '../../network/scores.ts'
import type { ClassModel } from './class-model.ts'
import { sheetCuts, type UnitCut } from './cuts.ts'
import { surfaceOf } from './fold.ts'

/** A unit's cut of the input plane, with its line on the sheet as a track. */
export interface SheetCut extends UnitCut {
  line: Track
}

/** The sheet of the input plane with what is drawn on it, each as a track from input to hidden space. */
export interface Sheet {
  outline: Track
  /** Rulings: every fourth at a tick. */
  strong: Track[]
  fine: Track[]
  cuts: SheetCut[]
  /** Regions of the classes from 1 on; class 0 is the sheet itself. */
  regions: Track[][]
  /** By keyframe: 1 where its surface is drawn, 0 where it folds over itself. */
  surface: number[]
  borders: Track[]
  bestLine: Track[]
}

/** Builds the sheet; `stride` and `tolerance` belong to the places that `map` gives. */
export function buildSheet(model: ClassModel, map: Mapper, stride: number, tolerance: number, cuts: boolean) {
  const { input, plane, classes, bestLine: line } = model
  const { centre, half } = input
  const square = corners(centre, half)
  const track = (ends: number[]) => straightTrack(ends, map, stride, tolerance)
  const shape = (points: Float64Array) => simplifyTrack(map(points), stride, tolerance)

  const rulings = { strong: [] as Track[], fine: [] as Track[] }
  input.rulings.forEach((places, d) => {
    for (const at of places) {
      const ends = d === 0 ? [at, square[1], at, square[5]] : [square[0], at, square[4], at]
      const major = input.axes[d].ticks.some(tick => Math.abs(tick.at - at) < 1e-6 * half)
      rulings[major ? 'strong' : 'fine'].push(track(ends))
    }
  })

  const field = (k: number) => (points: Float64Array) => lead(classScores(plane, points), classes, k)
  const grid = classScores(plane, gridOf(input))
  const found = Array.from({ length: classes - 1 }, (_, k) =>
    region(field(k + 1), input, lead(grid, classes, k + 1)),
  )
  return {
    outline: join(edgesOf(square).map(track), stride),
    ...rulings,
    cuts: cuts ? sheetCuts(model).map(cut => ({ ...cut, line: track(cut.ends) })) : [],
    surface: surfaceOf(input, map, stride),
    regions: found.map(({ rings }) => rings.map(shape)),
    borders: (classes === 2 ? found[0].borders : borderLines(model, grid)).map(shape),
    bestLine: ties(square, line.scores).map(track),
  }
}

/** Lines between more than two classes, exact where they meet: each pair's, as far as no other class is ahead. */
function borderLines({ plane, input, classes }: ClassModel, grid: Float64Array): Float64Array[] {
  const scores = (points: Float64Array) => classScores(plane, points)
  return neighbours(grid, classes).flatMap(([a, b]) => {
    const gap = (all: Float64Array) => eachRow(all, classes, at => all[at + a] - all[at + b])
    const ahead = (all: Float64Array) =>
      eachRow(all, classes, at => {
        const others = all.subarray(at, at + classes).filter((_, k) => k !== a && k !== b)
        return Math.min(all[at + a], all[at + b]) - Math.max(...others)
      })
    const { borders } = region(points => gap(scores(points)), input, gap(grid))
    return borders.flatMap(line => positivePieces(line, ahead(scores(line))))
  })
}

/** A number for each row of some, by where it begins. */
function eachRow({ length }: Float64Array, width: number, of: (at: number) => number): Float64Array {
  return Float64Array.from({ length: length / width }, (_, i) => of(i * width))
}

/** The pairs of classes that win within two nodes of each other: of 100 classes a few hundred of 4950 pairs. */
function neighbours(grid: Float64Array, classes: number): [number, number][] {
  const winners = Array.from({ length: nodes * nodes }, (_, i) => winner(grid, i, classes))
  const met = new Set<number>()
  const reach = 2
  for (let y = 0; y < nodes; y++)
    for (let x = 0; x < nodes; x++)
      for (let v = y; v <= Math.min(y + reach, nodes - 1); v++)
        for (let u = Math.max(0, x - reach); u <= Math.min(x + reach, nodes - 1); u++) {
          const [one, other] = [winners[y * nodes + x], winners[v * nodes + u]]
          if (one !== other) met.add(Math.min(one, other) * classes + Math.max(one, other))
        }
  return pairs(classes).filter(([a, b]) => met.has(a * classes + b))
}

/** The pieces of a polyline (points × 2) where a value per point is not negative, cut where it passes 0. */
function positivePieces(line: Float64Array, values: Float64Array): Float64Array[] {
  const pieces: Float64Array[] = []
  let piece: number[] = []
  const finish = () => {
    if (piece.length > 2) pieces.push(Float64Array.from(piece))
    piece = []
  }
  for (let i = 0; i < values.length; i++) {
    if (values[i] >= 0) piece.push(line[2 * i], line[2 * i + 1])
    if (i + 1 < values.length && values[i] >= 0 !== values[i + 1] >= 0) {
      const share = values[i] / (values[i] - values[i + 1])
      piece.push(...[0, 1].map(d => line[2 * i + d] + (line[2 * i + 2 + d] - line[2 * i + d]) * share))
      if (values[i] >= 0) finish()
    }
  }
  finish()
  return pieces
}

function join(tracks: Track[], stride: number): Track {
  return tracks[0].map((_, keyframe) =>
    Float64Array.from(tracks.flatMap(track => [...track[keyframe].subarray(0, -stride)])),
  )
}
