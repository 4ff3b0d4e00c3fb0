import { gridOf, placeOnGrid, type Region, region, roughRegion, type Square } from '../geometry/contour.ts'
import type { Scores } from '../geometry/cut-polygon.ts'
import { corners, type LinearScores, pairs, tie } from '../geometry/linear-regions.ts'
import { rasterRegions } from '../geometry/raster-contours.ts'
import { lead, logit, logOdds, winner, winners } from '../network/scores.ts'

/** The division of the plane by a classifier, in input coordinates. */
export interface ClassRegions {
  /** In painting order: what is surer lies inside, and over, what is less sure. */
  areas: ClassArea[]
  /** Lines between the classes (x₀, y₀, …). */
  borders: ArrayLike<number>[]
}

/** Area of a class predicted with some confidence. */
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

/** The regions of scores that rise and fall smoothly, shaded by their softmax. */
export function smoothRegions(scores: Scores, classes: number, square: Square): ClassRegions {
  const known = scores(gridOf(square))
  const levels = levelsFor(classes)
  const areas: ClassArea[] = []
  const borders: Float64Array[] = []
  for (let k = 0; k < classes; k++) {
    const leads = (values: Float64Array) => lead(values, classes, k)
    const whole = region(points => leads(scores(points)), square, leads(known))
    // The last class's borders are those of the others.
    if (k < classes - 1) borders.push(...whole.borders)
    areas.push({ class: k, step: 0, steps: levels.length, rings: whole.rings })
    for (const [i, level] of levels.entries()) {
      const odds = (values: Float64Array) => logOdds(values, classes, k).map(value => value - logit(level))
      const { rings } = region(points => odds(scores(points)), square, odds(known))
      areas.push({ class: k, step: i + 1, steps: levels.length, rings })
    }
  }
  return { areas, borders }
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
  const areas: ClassArea[] = []
  const borders: Float64Array[] = []
  for (let k = 0; k < classes; k++) {
    const isLast = k === classes - 1
    const whole = roughRegion(lead(values, classes, k), square, ROUGH, 0, !isLast)
    borders.push(...whole.borders)
    areas.push({ class: k, step: 0, steps: levels.length, rings: whole.rings })
    const odds = logOdds(values, classes, k)
    for (const [i, level] of levels.entries()) {
      const { rings } = roughRegion(odds, square, ROUGH, logit(level), false)
      areas.push({ class: k, step: i + 1, steps: levels.length, rings })
    }
  }
  return { areas, borders }
}

/**
 * The regions of scores that change from frame to frame with true lines between them: their tints are rough. The first class
 * is all of the square, under the others.
 */
export function movingRegions(scores: Scores, classes: number, square: Square): ClassRegions {
  const known = scores(gridOf(square, ROUGH))
  const areas: ClassArea[] = []
  const borders: Float64Array[] = []
  const steps = FEW_LEVELS.length
  for (let k = 0; k < classes; k++) {
    const leads = (values: Float64Array) => lead(values, classes, k)
    const exact = k > 0 ? region(at => leads(scores(at)), square, leads(known), false, ROUGH) : null
    borders.push(...(exact?.borders ?? []))
    areas.push({ class: k, step: 0, steps, rings: exact?.rings ?? [corners(square.centre, square.half)] })
    const odds = logOdds(known, classes, k)
    for (const [i, level] of FEW_LEVELS.entries())
      areas.push({
        class: k,
        step: i + 1,
        steps,
        rings: roughRegion(odds, square, ROUGH, logit(level), false).rings,
      })
  }
  return { areas, borders }
}

/** The regions of scores that jump, such as votes, without shades. */
export function jumpingRegions(scores: Scores, classes: number, square: Square): ClassRegions {
  const known = scores(gridOf(square))
  return regionsOfSteps(classes, 0, k => {
    const wins = (values: Float64Array) =>
      Float64Array.from({ length: values.length / classes }, (_, row) =>
        winner(values, row, classes) === k ? 1 : -1,
      )
    return region(points => wins(scores(points)), square, wins(known), true)
  })
}

/** Cells across of a fine grid, half a pixel of a picture of usual size, and halvings of the way between its nodes. */
const FINE = 1024
const HALVINGS = 6

/** The regions of scores that jump along any lines and cost little, with what is thinner than a pixel. */
export function fineRegions(scores: Scores, classes: number, square: Square): ClassRegions {
  const side = FINE + 3
  const classesAt = (places: Float64Array) => winners(scores(places), classes)
  const isRing = (at: number) => at === 0 || at === side - 1
  const labels = Int16Array.from(classesAt(gridOf(square, FINE)), (k, node) =>
    isRing(node % side) || isRing(Math.floor(node / side)) ? -1 : k,
  )
  const place = placeOnGrid(square, FINE)
  const regionOf = rasterRegions({ labels, across: FINE }, square, (node, step) => {
    let [low, high] = [0, 1]
    for (let round = 0; round < HALVINGS; round++) {
      const share = (low + high) / 2
      const [across, up] = step === 1 ? [share, 0] : [0, share]
      const at = Float64Array.of(place((node % side) + across, 0), place(Math.floor(node / side) + up, 1))
      if (classesAt(at)[0] === labels[node]) low = share
      else high = share
    }
    return (low + high) / 2
  })
  return regionsOfSteps(classes, 0, k => regionOf(k, k + 1))
}

/** The regions of all classes and of the steps within each, from 0, where it only just wins. */
export function regionsOfSteps(
  classes: number,
  steps: number,
  regionOf: (k: number, step: number) => Region,
): ClassRegions {
  const areas: ClassArea[] = []
  const borders: Float64Array[] = []
  for (let k = 0; k < classes; k++)
    for (let step = 0; step <= steps; step++) {
      const { rings, borders: own } = regionOf(k, step)
      // The last class's borders are those of the others.
      if (step === 0 && k < classes - 1) borders.push(...own)
      // Without steps all is as strong as can be.
      areas.push({ class: k, step: steps > 0 ? step : 1, steps: Math.max(1, steps), rings })
    }
  return { areas, borders }
}

/** Exact lines between the classes of straight scores. */
export function linearBorders(scores: LinearScores, { centre, half }: Square): number[][] {
  return pairs(scores.biases.length).flatMap(([a, b]) => {
    const ends = tie(corners(centre, half), scores, a, b)
    return ends ? [ends] : []
  })
}

/** Scores of two classes, equal where the first ones differ by `offset`. */
export function withOffset({ weights, biases: [a, b] }: LinearScores, offset: number): LinearScores {
  return { weights, biases: [a, b - offset] }
}
