import { gridOf, placeOnGrid, region, roughRegion, type Square } from '../geometry/contour.ts'
import type { Scores } from '../geometry/cut-polygon.ts'
import { corners, type LinearScores, ties } from '../geometry/linear-scores.ts'
import { rasterRegions } from '../geometry/raster-contours.ts'
import { lead, logit, logOdds, winner, winners } from '../network/scores.ts'

/** The division of the plane by a classifier, in input coordinates. */
export interface ClassRegions {
  /** In painting order: what is surer lies inside, and over, what is less sure. */
  areas: ClassArea[]
  /** Lines between the classes (x₀, y₀, …). */
  borders: ArrayLike<number>[]
}

export interface ClassArea {
  class: number
  /** Of so many `steps`: 0 where the class only just wins. */
  step: number
  steps: number
  /** Closed rings, filled even-odd. */
  rings: ArrayLike<number>[]
}

/** Probabilities of the winning class at which its tint grows stronger. */
const LEVELS = [0.6, 0.75, 0.9, 0.97]

/** The same for many classes, and where all regions move: fewer colours, and less to compute and to keep in a file. */
export const FEW_LEVELS = [0.65, 0.9]

/** Levels at which tints change, for so many classes. */
export function levelsFor(classes: number): number[] {
  return classes > 3 ? FEW_LEVELS : LEVELS
}

/** A square of which it is known whether its scores change from frame to frame. */
type MaybeMoving = Square & { moves?: boolean }

/** The regions of scores that rise and fall smoothly, shaded by their softmax. */
export function smoothRegions(scores: Scores, classes: number, square: MaybeMoving): ClassRegions {
  if (square.moves) return movingRegions(scores, classes, square)
  const known = scores(gridOf(square))
  const levels = levelsFor(classes)
  return regionsOfSteps(classes, levels.length, (k, step) => {
    const over = (values: Float64Array) =>
      step === 0
        ? lead(values, classes, k)
        : logOdds(values, classes, k).map(value => value - logit(levels[step - 1]))
    return region(points => over(scores(points)), square, over(known))
  })
}

/** Cells across of the grid of rough regions. */
const ROUGH = 72

/** The same in a tenth of the time, for scores that change from frame to frame; `levels` are probabilities at which the tint grows. */
export function roughRegions(
  scores: Scores,
  classes: number,
  square: Square,
  levels: readonly number[] = levelsFor(classes),
): ClassRegions {
  const values = scores(gridOf(square, ROUGH))
  const surer = roughLevels(values, classes, square, levels)
  return regionsOfSteps(classes, levels.length, (k, step) =>
    step > 0 ? surer(k, step) : roughRegion(lead(values, classes, k), square, ROUGH, 0, k < classes - 1),
  )
}

/**
 * The regions of scores that change from frame to frame with true lines between them: their tints are rough. The first class
 * is all of the square, under the others.
 */
export function movingRegions(scores: Scores, classes: number, square: Square): ClassRegions {
  const known = scores(gridOf(square, ROUGH))
  const surer = roughLevels(known, classes, square, FEW_LEVELS)
  const whole = { rings: [corners(square.centre, square.half)], borders: [] }
  const wholeOf = (k: number) => {
    const leads = (values: Float64Array) => lead(values, classes, k)
    return k === 0 ? whole : region(at => leads(scores(at)), square, leads(known), false, ROUGH)
  }
  return regionsOfSteps(classes, FEW_LEVELS.length, (k, step) => (step > 0 ? surer(k, step) : wholeOf(k)), 0)
}

/** The regions in which a class is at least as probable as the level of a step, from 1, by scores on the rough grid. */
function roughLevels(values: Float64Array, classes: number, square: Square, levels: readonly number[]) {
  const odds = Array.from({ length: classes }, (_, k) => logOdds(values, classes, k))
  return (k: number, step: number) => roughRegion(odds[k], square, ROUGH, logit(levels[step - 1]), false)
}

/** The regions of scores that jump, such as votes, without shades. */
export function jumpingRegions(scores: Scores, classes: number, square: MaybeMoving): ClassRegions {
  const across = square.moves ? ROUGH : undefined
  const known = scores(gridOf(square, across))
  return regionsOfSteps(classes, 0, k => {
    const wins = (values: Float64Array) =>
      Float64Array.from({ length: values.length / classes }, (_, row) =>
        winner(values, row, classes) === k ? 1 : -1,
      )
    return region(points => wins(scores(points)), square, wins(known), true, across)
  })
}

/** Cells across of a fine grid, half a pixel of a picture of usual size. */
const FINE = 1024

/** The regions of scores that jump along any lines and cost little, with what is thinner than a pixel. */
export function fineRegions(scores: Scores, classes: number, square: Square): ClassRegions {
  const side = FINE + 3
  const classesAt = (places: Float64Array) => winners(scores(places), classes)
  const isRing = (at: number) => at === 0 || at === side - 1
  const labels = Int16Array.from(classesAt(gridOf(square, FINE)), (k, node) =>
    isRing(node % side) || isRing(Math.floor(node / side)) ? -1 : k,
  )
  const place = placeOnGrid(square, FINE)
  const regionOf = rasterRegions({ labels, across: FINE }, square, (node, step) =>
    halved(share => {
      const [across, up] = step === 1 ? [share, 0] : [0, share]
      const at = Float64Array.of(place((node % side) + across, 0), place(Math.floor(node / side) + up, 1))
      return classesAt(at)[0] === labels[node]
    }),
  )
  return regionsOfSteps(classes, 0, k => regionOf(k, k + 1))
}

/** Halvings of the way between two nodes: within a 64th of it. */
const HALVINGS = 6

/** The share of the way from a node to the next one at which its label, which it has so far, ends. */
export function halved(hasLabel: (share: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let round = 0; round < HALVINGS; round++) {
    const share = (low + high) / 2
    if (hasLabel(share)) low = share
    else high = share
  }
  return (low + high) / 2
}

/** The regions of all classes and of their steps. @param bare the class whose borders are those of the others */
export function regionsOfSteps(
  classes: number,
  steps: number,
  regionOf: (k: number, step: number) => Pick<ClassArea, 'rings'> & Pick<ClassRegions, 'borders'>,
  bare = classes - 1,
): ClassRegions {
  const areas: ClassArea[] = []
  const borders: ClassRegions['borders'] = []
  for (let k = 0; k < classes; k++)
    for (let step = 0; step <= steps; step++) {
      const { rings, borders: own } = regionOf(k, step)
      if (step === 0 && k !== bare) borders.push(...own)
      // Without steps all is as strong as can be.
      areas.push({ class: k, step: steps > 0 ? step : 1, steps: Math.max(1, steps), rings })
    }
  return { areas, borders }
}

/** Exact lines between the classes of straight scores. */
export function linearBorders(scores: LinearScores, { centre, half }: Square): number[][] {
  return ties(corners(centre, half), scores)
}

/** Scores of two classes, equal where the first ones differ by `offset`. */
export function withOffset({ weights, biases: [a, b] }: LinearScores, offset: number): LinearScores {
  return { weights, biases: [a, b - offset] }
}
