import { type Actors, asInputs } from '../cast/actors.ts'
import { classScores, lead, tie, winner } from '../cast/decision.ts'
import { gridOf, nodes, region } from '../cast/region.ts'
import type { Mesh } from '../space/mesh.ts'
import { type Mapper, simplify, straight } from '../way/curve.ts'
import type { Looks } from '../way/stage.ts'
import type { Track } from '../way/tween.ts'
import { foldedMesh } from './fold.ts'

/** A hidden unit's own cut of the input plane, where its pre-activation is 0. */
export interface UnitCut {
  /** Index of the unit. */
  unit: number
  /** Ends in input coordinates, walked so that the unit is on at the left hand. */
  ends: [number, number, number, number]
  /** Unit vector in input coordinates to the side where the unit is on. */
  on: [number, number]
  /** Whether it all but coincides with the best straight line, and so gives way to it. */
  yields: boolean
}

export interface Cut extends UnitCut {
  line: Track
}

/** The sheet of the input plane with what is drawn on it, each as a track from input to hidden space. */
export interface Sheet {
  outline: Track
  /** Rulings: every fourth at a tick. */
  strong: Track[]
  fine: Track[]
  cuts: Cut[]
  /** Regions of the classes from 1 on; class 0 is the sheet itself. */
  regions: Track[][]
  /** The sheet in pieces, where it folds over itself. */
  folded: Mesh | null
  /** The decision boundary. */
  borders: Track[]
  /** The best straight line on the input. */
  best: Track[]
}

/** Units whose cuts are drawn at most: more would be a thicket. */
const MOST_CUTS = 4

/** Builds the sheet; `stride` and `tolerance` belong to the places that `map` gives. */
export function buildSheet(
  actors: Actors,
  map: Mapper,
  stride: number,
  tolerance: number,
  cuts: boolean,
): Sheet {
  const { input, network, classes, line } = actors
  const { centre, half } = input
  const square = corners(centre, half)
  const track = (ends: number[]) => straight(ends[0], ends[1], ends[2], ends[3], map, stride, tolerance)
  const shape = (points: Float64Array) => simplify(map(points), stride, tolerance)

  const edges = [0, 2, 4, 6].map(i =>
    track([...square.slice(i, i + 2), ...square.slice((i + 2) % 8, ((i + 2) % 8) + 2)]),
  )
  const rulings = { strong: [] as Track[], fine: [] as Track[] }
  input.rulings.forEach((places, d) => {
    for (const at of places) {
      const ends = d === 0 ? [at, square[1], at, square[5]] : [square[0], at, square[4], at]
      const major = input.axes[d].ticks.some(tick => Math.abs(tick.at - at) < 1e-6 * half)
      rulings[major ? 'strong' : 'fine'].push(track(ends))
    }
  })

  const field = (k: number) => (points: Float64Array) =>
    lead(classScores(network, asInputs(points, 2)), classes, k)
  const grid = classScores(network, asInputs(gridOf(input), 2))
  const found = Array.from({ length: classes - 1 }, (_, k) =>
    region(field(k + 1), input, lead(grid, classes, k + 1)),
  )
  return {
    outline: join(edges, stride),
    ...rulings,
    cuts: cuts ? cutsOf(actors, square).map(cut => ({ ...cut, line: track(cut.ends) })) : [],
    folded: foldedMesh(actors, map, 6 * tolerance),
    regions: found.map(({ rings }) => rings.map(shape)),
    borders: (classes === 2 ? found[0].borders : borderLines(actors, grid)).map(shape),
    best: pairs(classes).flatMap(([a, b]) => {
      const ends = tie(square, line.scores, a, b)
      return ends ? [track(ends)] : []
    }),
  }
}

/**
 * The lines between the regions of more than two classes. They meet in corners, which marching squares would cut
 * off: each pair's own level line, as far as no other class is ahead, ends exactly there.
 *
 * @param grid scores on the grid of regions
 */
function borderLines({ network, input, classes }: Actors, grid: Float64Array): Float64Array[] {
  const scores = (points: Float64Array) => classScores(network, asInputs(points, 2))
  return neighbours(grid, classes).flatMap(([a, b]) => {
    const gap = (all: Float64Array) =>
      Float64Array.from(
        { length: all.length / classes },
        (_, i) => all[i * classes + a] - all[i * classes + b],
      )
    const ahead = (points: Float64Array) => {
      const all = scores(points)
      return Float64Array.from({ length: all.length / classes }, (_, i) => {
        const row = all.subarray(i * classes, (i + 1) * classes)
        return Math.min(row[a], row[b]) - Math.max(...row.filter((_, k) => k !== a && k !== b))
      })
    }
    const { borders } = region(points => gap(scores(points)), input, gap(grid))
    return borders.flatMap(line => positivePieces(line, ahead(line)))
  })
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

/** All pairs a < b of class indices. */
export function pairs(classes: number): [number, number][] {
  return Array.from({ length: classes }, (_, a) => a).flatMap(a =>
    Array.from({ length: classes - a - 1 }, (_, i): [number, number] => [a, a + 1 + i]),
  )
}

/** Corners of a square, counter-clockwise from the lowest. */
export function corners([x, y]: [number, number] | number[], half: number): number[] {
  return [x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half]
}

/** How much of a cut is shown: one that coincides with the dashed line waits until that is gone. */
export function shownOf({ yields }: UnitCut, looks: Looks): number {
  return yields ? 1 - looks.straight : 1
}

/** Whether both ends of a line lie within a distance of another one, prolonged. */
function close(ends: number[], [x0, y0, x1, y1]: number[], distance: number): boolean {
  const length = Math.hypot(x1 - x0, y1 - y0)
  return [0, 2].every(
    i => Math.abs((x1 - x0) * (ends[i + 1] - y0) - (y1 - y0) * (ends[i] - x0)) < distance * length,
  )
}

/** The cuts of up to four units of a network's only hidden layer, in the drawn order of the units. */
export function cutsOf(
  { network, hidden: { units }, input: { half }, line, classes }: Actors,
  square: number[],
): UnitCut[] {
  const { weights, biases } = network.layers[0]
  if (network.layers.length > 2 || biases.length > MOST_CUTS) return []
  const order = units.length > 0 ? units : biases.map((_, i) => i)
  const best = pairs(classes).flatMap(([a, b]) =>
    [tie(square, line.scores, a, b)].filter(ends => ends !== null),
  )
  return order.flatMap((unit): UnitCut[] => {
    const [a, b] = [weights[0][unit], weights[1][unit]]
    const size = Math.hypot(a, b)
    const ends = tie(
      square,
      {
        weights: [
          [0, 0],
          [a, b],
        ],
        biases: [0, biases[unit]],
      },
      0,
      1,
    )
    if (size === 0 || !ends) return []
    const [x0, y0, x1, y1] = ends
    const left = (x1 - x0) * b - (y1 - y0) * a > 0
    return [
      {
        unit,
        ends: left ? [x0, y0, x1, y1] : [x1, y1, x0, y0],
        on: [a / size, b / size],
        yields: best.some(other => close(ends, other, 0.1 * half)),
      },
    ]
  })
}

function join(tracks: Track[], stride: number): Track {
  return tracks[0].map((_, station) =>
    Float64Array.from(
      tracks.flatMap(track => Array.from(track[station].subarray(0, track[station].length - stride))),
    ),
  )
}
