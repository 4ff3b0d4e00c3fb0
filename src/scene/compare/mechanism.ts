import type { LogisticFit } from '../../classifiers/logistic.ts'
import { type NeighborsFit, nearestRows } from '../../classifiers/neighbors.ts'
import type { QdaFit } from '../../classifiers/qda.ts'
import type { SvmFit, SvmMachine } from '../../classifiers/svm.ts'
import type { TreeFit, TreeNode } from '../../classifiers/tree.ts'
import { logit } from '../../network/scores.ts'
import type { Square } from '../geometry/contour.ts'
import { clip, corners, type LinearScores } from '../geometry/linear-regions.ts'
import type { UnitCut } from '../model/cuts.ts'
import type { PathShape, Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import {
  boxOf,
  classOf,
  cutBox,
  linearBorders,
  linearScoresOf,
  ringOf,
  type TreeBox,
} from './class-regions.ts'

/** Where and how a classifier's work is drawn. */
export interface Canvas {
  /** Pixels of input coordinates (× 2). */
  place(points: ArrayLike<number>): Float64Array
  /** 1 for lines of usual width. */
  scale: number
  /** Radius of a point in pixels. */
  radius: number
  theme: Theme
}

/** How a classifier finds its answer, at a share of its time from 0 to 1. */
export interface Mechanism {
  /** Below the points. */
  below(progress: number, canvas: Canvas): Shape[]
  /** Over the points. */
  above(progress: number, canvas: Canvas): Shape[]
}

/** How far the line of a logistic regression stands turned from its place at first, in radians. */
const swing = (75 * Math.PI) / 180

/** Probabilities whose level lines are drawn. */
const levels = [0.1, 0.25, 0.75, 0.9]

/** The lines swing into their place, with the level lines of the probability beside one alone. */
export function swingingLines(fitted: LogisticFit, square: Square): Mechanism {
  const scores = linearScoresOf(fitted)
  return {
    below(progress, canvas) {
      const turned = turnedAbout(scores, square.centre, (1 - progress) * swing)
      const beside =
        scores.biases.length === 2
          ? levels.flatMap(level => linearBorders(shifted(turned, logit(level)), square))
          : []
      const { theme } = canvas
      return [
        line(beside, canvas, { stroke: theme.muted, width: 1, dash: [5, 4] }),
        line(linearBorders(turned, square), canvas, { stroke: theme.ink, width: 2 }),
      ].filter(hasLines)
    },
    above: () => [],
  }
}

/** Each street opens from its middle until it touches its support vectors, which are ringed then. */
export function openingStreets(fitted: SvmFit, square: Square): Mechanism {
  const streets = fitted.machines.map(machine => linearDecision(fitted, machine))
  const polygon = corners(square.centre, square.half)
  return {
    below(progress, canvas) {
      const open = Math.min(1, progress / 0.75)
      const { theme } = canvas
      const at = (scores: LinearScores, x: number, y: number) =>
        2 * (scores.biases[1] + scores.weights[1][0] * x + scores.weights[1][1] * y)
      // Streets of many pairs would cover each other: those have their middles alone.
      const alone = streets.length === 1
      const filled = alone ? streets : []
      const street = filled.map(scores =>
        clip(
          clip(polygon, (x, y) => at(scores, x, y) + open),
          (x, y) => open - at(scores, x, y),
        ),
      )
      const edges = filled.flatMap(scores =>
        [open, -open].flatMap(offset => linearBorders(shifted(scores, offset), square)),
      )
      return [
        { ...line(street, canvas, { width: 0 }), closed: true, fill: theme.accent, opacity: 0.14 } as Shape,
        line(edges, canvas, { stroke: theme.accent, width: 1.2, dash: [5, 4] }),
        line(
          streets.flatMap(scores => linearBorders(scores, square)),
          canvas,
          alone ? { stroke: theme.ink, width: 2 } : { stroke: theme.muted, width: 1 },
        ),
      ].filter(hasLines)
    },
    above: (progress, canvas) => rings(fitted, canvas, Math.max(0, (progress - 0.75) / 0.25)),
  }
}

/** Each support vector brings the hill of its kernel, drawn to half of its height; together they make the regions. */
export function addedHills(fitted: SvmFit, labels: Int32Array): Mechanism {
  const half = Math.sqrt(Math.LN2 / fitted.gamma!)
  const hills = supportRows(fitted).sort((a, b) => b.weight - a.weight)
  return {
    below(progress, canvas) {
      const shown = Math.ceil(Math.min(1, progress / 0.8) * hills.length)
      // The regions are what is left of them.
      const left = Math.min(1, (1 - progress) / 0.2)
      if (left <= 0) return []
      const { theme } = canvas
      return hills.slice(0, shown).map(({ place: [x, y], row }) => ({
        ...line(
          [
            ellipse(
              [x, y],
              [
                [half, 0],
                [0, half],
              ],
            ),
          ],
          canvas,
          { width: 0 },
        ),
        closed: true,
        fill: classColor(theme.classes, labels[row]),
        opacity: 0.06 * left,
      }))
    },
    above: (progress, canvas) =>
      rings(fitted, canvas, 1, Math.ceil(Math.min(1, progress / 0.8) * hills.length), hills),
  }
}

/** Ellipses of one and two deviations grow around the mean of each class. */
export function growingEllipses({ classes }: QdaFit): Mechanism {
  return {
    below: () => [],
    above: (progress, canvas) =>
      classes.map(({ mean, axes, variances }, k) =>
        line(
          [1, 2].map(deviations =>
            ellipse(
              mean,
              axes.map((axis, a) => axis.map(v => v * Math.sqrt(variances[a]) * deviations * progress)),
            ),
          ),
          canvas,
          { stroke: classColor(canvas.theme.rims, k), width: 1.8 },
        ),
      ),
  }
}

/** Cuts come one after the other, each with the colours of its two boxes. */
export function boxByBox({ root }: TreeFit, square: Square): Mechanism {
  const cuts = cutsInOrder(root, boxOf(square))
  return {
    below(progress, canvas) {
      const { theme } = canvas
      const time = progress * cuts.length
      const done = cuts.slice(0, Math.ceil(time))
      const boxes = done.slice(0, Math.floor(time)).flatMap(({ parts }) => parts)
      const lines = done.map(({ ends: [x0, y0, x1, y1] }, i) => {
        const share = Math.min(1, time - i)
        return [x0, y0, x0 + (x1 - x0) * share, y0 + (y1 - y0) * share]
      })
      return [
        ...boxes.map(
          (part): Shape => ({
            ...line([ringOf(part.box)], canvas, { width: 0 }),
            closed: true,
            fill: mixColors(theme.background, classColor(theme.tints, part.class), 0.7),
          }),
        ),
        line(lines, canvas, { stroke: theme.accent, width: 1.6 }),
      ].filter(hasLines)
    },
    above: () => [],
  }
}

/** A probe walks through the plane, and its nearest rows give it their class. */
export function walkingProbe(
  fitted: NeighborsFit,
  predict: (point: Float64Array) => number,
  { centre, half }: Square,
): Mechanism {
  return {
    below: () => [],
    above(progress, canvas) {
      const { theme, radius, scale } = canvas
      const angle = (-0.9 + 1.5 * progress) * Math.PI
      const reach = (0.62 - 0.3 * progress) * half
      const point = Float64Array.of(centre[0] + reach * Math.cos(angle), centre[1] + reach * Math.sin(angle))
      const near = nearestRows(fitted, point)
      const places = near.map(row => fitted.x.subarray(2 * row, 2 * row + 2))
      const [x, y] = canvas.place(point)
      return [
        line(
          places.map(place => [...point, ...place]),
          canvas,
          { stroke: theme.ink, width: 1.3 },
        ),
        circles(places, canvas, radius * 1.7, { stroke: theme.ink, width: 1.4 }),
        {
          kind: 'dots',
          centres: [x, y],
          radius: radius * 1.8,
          colors: [classColor(theme.classes, predict(point))],
          ring: { color: theme.ink, width: 1.6 * scale, gap: { color: theme.background, width: scale } },
        },
      ]
    },
  }
}

/** The units cut one after the other. */
export function unitCuts(cuts: readonly UnitCut[]): Mechanism {
  return {
    below(progress, canvas) {
      const lines = cuts.flatMap(({ ends: [x0, y0, x1, y1] }, i) => {
        const share = Math.min(1, progress * cuts.length - i)
        return share > 0 ? [[x0, y0, x0 + (x1 - x0) * share, y0 + (y1 - y0) * share]] : []
      })
      return [line(lines, canvas, { stroke: canvas.theme.accent, width: 1.6 })].filter(hasLines)
    },
    above: () => [],
  }
}

type Stroke = Partial<Pick<PathShape, 'stroke' | 'dash'>> & { width: number }

/** Lines in input coordinates as one path; widths and dashes are of a picture of usual size. */
function line(lines: readonly ArrayLike<number>[], { place, scale }: Canvas, style: Stroke): PathShape {
  const { width, dash, stroke } = style
  return {
    kind: 'path',
    lines: lines.map(place),
    closed: false,
    ...(stroke && { stroke, width: width * scale }),
    ...(dash && { dash: dash.map(length => length * scale) }),
  }
}

function hasLines(shape: Shape): boolean {
  return shape.kind !== 'path' || shape.lines.length > 0
}

/** Circles of some pixels around places of the input. */
function circles(places: readonly ArrayLike<number>[], canvas: Canvas, radius: number, style: Stroke): Shape {
  const lines = places.map(place => {
    const [x, y] = canvas.place(place)
    return ellipse(
      [x, y],
      [
        [radius, 0],
        [0, radius],
      ],
    )
  })
  return { ...line([], canvas, style), lines, closed: true }
}

/** An ellipse with such half axes, as a closed polyline of so many pieces. */
export function ellipse(
  [x, y]: readonly number[],
  [a, b]: readonly (readonly number[])[],
  pieces = 48,
): number[] {
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / pieces
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    return [x + c * a[0] + s * b[0], y + c * a[1] + s * b[1]]
  }).flat()
}

/** Linear scores, turned about a place where they stay what they are. */
function turnedAbout(
  { weights, biases }: LinearScores,
  [x, y]: readonly number[],
  angle: number,
): LinearScores {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const turned = weights.map(([a, b]) => [c * a - s * b, s * a + c * b])
  const value = ([a, b]: number[]) => a * x + b * y
  return {
    weights: turned,
    biases: biases.map((bias, k) => bias + value(weights[k]) - value(turned[k])),
  }
}

/** Scores of two classes, equal where the first ones differ by `offset`. */
function shifted({ weights, biases: [a, b] }: LinearScores, offset: number): LinearScores {
  return { weights, biases: [a, b - offset] }
}

/** The decision of a linear machine as scores of its two classes, whose difference it is. */
function linearDecision({ features }: SvmFit, { places, weights, rho }: SvmMachine): LinearScores {
  const sum = (d: number) =>
    weights.reduce((total, weight, v) => total + weight * places[v * features + d], 0)
  const half = [sum(0) / 2, sum(1) / 2]
  return { weights: [half.map(v => -v), half], biases: [rho / 2, -rho / 2] }
}

interface SupportVector {
  row: number
  place: Float64Array
  weight: number
}

/** The rows that are support vectors of some machine, each once. */
function supportRows({ machines, features }: SvmFit): SupportVector[] {
  const found = new Map<number, SupportVector>()
  for (const { rows, places, weights } of machines)
    for (const [i, row] of rows.entries())
      found.set(row, {
        row,
        place: places.subarray(i * features, (i + 1) * features),
        weight: Math.max(Math.abs(weights[i]), found.get(row)?.weight ?? 0),
      })
  return [...found.values()]
}

function rings(
  fitted: SvmFit,
  canvas: Canvas,
  opacity: number,
  count = Infinity,
  support = supportRows(fitted),
): Shape[] {
  if (opacity <= 0 || count === 0) return []
  const places = support.slice(0, count).map(({ place }) => place)
  const { theme, radius } = canvas
  return [
    { ...circles(places, canvas, radius * 1.6, { stroke: theme.accent, width: 1.4 }), opacity } as Shape,
  ]
}

interface TreeCut {
  ends: [number, number, number, number]
  parts: TreeBox[]
}

/** The cuts of a tree, level by level. */
function cutsInOrder(root: TreeNode, whole: TreeBox['box']): TreeCut[] {
  const cuts: TreeCut[] = []
  const queue = [{ node: root, box: whole }]
  for (const { node, box } of queue) {
    if (!node.split) continue
    const { feature, threshold, below, above } = node.split
    const [low, high] = cutBox(box, feature, threshold)
    cuts.push({
      ends: feature === 0 ? [low[2], box[1], low[2], box[3]] : [box[0], low[3], box[2], low[3]],
      parts: [
        { box: low, class: classOf(below) },
        { box: high, class: classOf(above) },
      ],
    })
    queue.push({ node: below, box: low }, { node: above, box: high })
  }
  return cuts
}
