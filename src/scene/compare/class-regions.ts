import type { LogisticFit } from '../../classifiers/logistic.ts'
import type { TreeFit, TreeNode } from '../../classifiers/tree.ts'
import { lead, logit, logOdds, winner } from '../../network/scores.ts'
import { gridOf, type Region, region, roughRegion, type Square } from '../geometry/contour.ts'
import type { Scores } from '../geometry/cut-polygon.ts'
import { cell, corners, type LinearScores, pairs, tie } from '../geometry/linear-regions.ts'
import { levelsFor } from '../model/decision.ts'

/** How a classifier divides the plane, in input coordinates. */
export interface ClassRegions {
  /** In painting order: what is surer lies inside, and over, what is less sure. */
  areas: ClassArea[]
  /** Lines between the classes (x₀, y₀, …). */
  borders: ArrayLike<number>[]
}

/** Where a class is predicted with some confidence. */
export interface ClassArea {
  class: number
  /** Of so many `steps`: 0 where the class only just wins. */
  step: number
  steps: number
  /** Closed rings, filled even-odd. */
  rings: ArrayLike<number>[]
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

/** The boxes of a tree in a square: x₀, y₀, x₁, y₁ and the class of each leaf. */
export interface TreeBox {
  box: [number, number, number, number]
  class: number
}

/** The regions of a tree: exact boxes, and the edges between boxes of different classes. */
export function treeRegions({ root }: TreeFit, square: Square): ClassRegions {
  const boxes = boxesOf(root, boxOf(square))
  const classes = root.counts.length
  const areas = Array.from({ length: classes }, (_, k) => ({
    class: k,
    step: 1,
    steps: 1,
    rings: boxes.filter(box => box.class === k).map(({ box }) => ringOf(box)),
  }))
  return { areas, borders: [0, 1].flatMap(d => edgesBetween(boxes, d)) }
}

/** The square as a box. */
export function boxOf({ centre: [x, y], half }: Square): TreeBox['box'] {
  return [x - half, y - half, x + half, y + half]
}

/** A box as a closed ring. */
export function ringOf([x0, y0, x1, y1]: TreeBox['box']): number[] {
  return [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0]
}

/** The two parts of a box at a threshold of a feature, inside the box. */
export function cutBox(
  box: TreeBox['box'],
  feature: number,
  threshold: number,
): [TreeBox['box'], TreeBox['box']] {
  const at = Math.min(Math.max(threshold, box[feature]), box[feature + 2])
  const part = (i: number) => box.with(i, at) as TreeBox['box']
  return [part(feature + 2), part(feature)]
}

/** The class of a node: that of most of its rows, the first of equal ones. */
export function classOf({ counts }: TreeNode): number {
  return counts.indexOf(Math.max(...counts))
}

function boxesOf(node: TreeNode, box: TreeBox['box']): TreeBox[] {
  if (box[0] >= box[2] || box[1] >= box[3]) return []
  if (!node.split) return [{ box, class: classOf(node) }]
  const { feature, threshold, below, above } = node.split
  const [low, high] = cutBox(box, feature, threshold)
  return [...boxesOf(below, low), ...boxesOf(above, high)]
}

/** Upright (d = 0) or level (d = 1) edges that two boxes of different classes share. */
function edgesBetween(boxes: TreeBox[], d: number): number[][] {
  const other = 1 - d
  return boxes.flatMap(a =>
    boxes.flatMap(b => {
      if (a.class === b.class || a.box[d + 2] !== b.box[d]) return []
      const start = Math.max(a.box[other], b.box[other])
      const end = Math.min(a.box[other + 2], b.box[other + 2])
      if (start >= end) return []
      const at = b.box[d]
      return [d === 0 ? [at, start, at, end] : [start, at, end, at]]
    }),
  )
}

/** Straight scores of a logistic regression for every class. */
export function linearScoresOf({ features, weights }: LogisticFit): LinearScores {
  const rows = weights.length === 1 ? [weights[0].map(w => -w / 2), weights[0].map(w => w / 2)] : weights
  return { weights: rows.map(row => row.slice(0, features)), biases: rows.map(row => row[features]) }
}

/** Exact lines between the classes of straight scores. */
export function linearBorders(scores: LinearScores, { centre, half }: Square): number[][] {
  return pairs(scores.biases.length).flatMap(([a, b]) => {
    const ends = tie(corners(centre, half), scores, a, b)
    return ends ? [ends] : []
  })
}

/** The regions of a logistic regression: convex cells that are exact, and level lines of its probability. */
export function logisticRegions(fitted: LogisticFit, scores: Scores, square: Square): ClassRegions {
  const linear = linearScoresOf(fitted)
  const { areas } = smoothRegions(scores, linear.biases.length, square)
  const polygon = corners(square.centre, square.half)
  return {
    areas: areas.map(area =>
      area.step === 0 ? { ...area, rings: [cell(polygon, linear, area.class)] } : area,
    ),
    borders: linearBorders(linear, square),
  }
}
