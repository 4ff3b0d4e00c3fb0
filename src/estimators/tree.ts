import type { Square } from '../geometry/contour.ts'
import type { InputPlane } from '../network/input-plane.ts'
import { winner } from '../network/scores.ts'
import { soFar, steppedCurve } from './curve.ts'
import type { Classifier, LabelledRows, Places, Regressor, TargetRows } from './estimator.ts'
import { type Mark, type Mechanism, oneByOne } from './mark.ts'
import { type ClassRegions, fineRegions, regionsOfSteps } from './regions.ts'

/** The rows of each class in a node. */
interface Counts {
  counts: number[]
}

/** A leaf, or a cut of its rows. */
export type TreeNode = CartNode<Counts>

export interface TreeFit {
  features: number
  root: TreeNode
}

/**
 * CART: each box is cut where the Gini impurity falls the most, until the rows of each are of one class; as
 * scikit-learn's `DecisionTreeClassifier`.
 */
export const tree: Classifier<TreeFit> = {
  words: say => say.estimators.tree,
  fit: (rows, { maxDepth }) => ({
    features: rows.features,
    root: growTree(rows, talliesOf(rows), maxDepth),
  }),
  outputs: treeScores,
  restrict: pruned,
  show: (fitted, plane) => ({
    sentence: say => say.classifiers.tree(cutsIn(fitted.root, plane.slice === 'whole')),
    ...(plane.slice === 'whole'
      ? { regions: fineRegions(plane.scores, plane.classes, plane), mechanism: {} }
      : { regions: regionsOf(fitted, plane), mechanism: boxByBox(fitted, plane) }),
  }),
}

/** Shares of the classes in the leaves of points, samples × classes. */
function treeScores({ features, root }: TreeFit, x: Float64Array): Float64Array {
  const samples = x.length / features
  const classes = root.counts.length
  const scores = new Float64Array(samples * classes)
  for (let s = 0; s < samples; s++) {
    const { counts } = leafOf(root, x, s * features)
    const total = counts.reduce((a, b) => a + b)
    for (let k = 0; k < classes; k++) scores[s * classes + k] = counts[k] / total
  }
  return scores
}

/** Rows of each class; a node of one class is cut no more. */
function talliesOf({ y, classes }: LabelledRows): Tallies<Counts> {
  return {
    width: classes,
    add: (counts, row, sign) => {
      counts[y[row]] += sign
    },
    isDone: counts => counts.filter(count => count > 0).length < 2,
    leaf: counts => ({ counts }),
  }
}

/** The tree over a plane along two features: the answers to cuts of all others are known. Null where all change along it. */
function pruned({ root }: TreeFit, { origin, axes }: InputPlane): TreeFit | null {
  const own = axes.map(axis => axis.indexOf(1))
  if (axes.some(axis => axis.some(value => value !== 0 && value !== 1)) || own[0] === own[1]) return null
  const rest = (node: TreeNode): TreeNode => {
    if (!node.split) return node
    const { feature, threshold, below, above } = node.split
    const d = own.indexOf(feature)
    if (d < 0) return rest(Math.fround(origin[feature]) <= threshold ? below : above)
    return { ...node, split: { feature: d, threshold, below: rest(below), above: rest(above) } }
  }
  return { features: 2, root: rest(root) }
}

/** The numbers of cuts across the first feature and across the second, or of those across none alone. */
function cutsIn(root: TreeNode, isOblique: boolean): { upright: number; level: number; oblique: number } {
  const features = cutNodes(root).map(({ split }) => split!.feature)
  if (isOblique) return { upright: 0, level: 0, oblique: features.length }
  const upright = features.filter(feature => feature === 0).length
  return { upright, level: features.length - upright, oblique: 0 }
}

/** x₀, y₀, x₁, y₁. */
type Box = [number, number, number, number]

/** A box whose points have a class: that of most of the rows in it. */
interface ClassBox {
  box: Box
  class: number
}

/** Exact boxes, and the edges between boxes of different classes. */
function regionsOf({ root }: TreeFit, square: Square): ClassRegions {
  const boxes = boxesOf(root, boxOf(square))
  const { areas } = regionsOfSteps(root.counts.length, 0, k => {
    return { rings: boxes.filter(box => box.class === k).map(({ box }) => ringOf(box)), borders: [] }
  })
  return { areas, borders: [0, 1].flatMap(d => edgesBetween(boxes, d)) }
}

function boxOf({ centre: [x, y], half }: Square): Box {
  return [x - half, y - half, x + half, y + half]
}

function ringOf([x0, y0, x1, y1]: Box): number[] {
  return [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0]
}

/** The two parts of a box at a threshold of a feature, inside the box. */
function cutBox(box: Box, feature: number, threshold: number): [Box, Box] {
  const at = Math.min(Math.max(threshold, box[feature]), box[feature + 2])
  const part = (i: number) => box.with(i, at) as Box
  return [part(feature + 2), part(feature)]
}

function classOf({ counts }: TreeNode): number {
  return winner(counts, 0, counts.length)
}

function boxesOf(node: TreeNode, box: Box): ClassBox[] {
  if (box[0] >= box[2] || box[1] >= box[3]) return []
  if (!node.split) return [{ box, class: classOf(node) }]
  const { feature, threshold, below, above } = node.split
  const [low, high] = cutBox(box, feature, threshold)
  return [...boxesOf(below, low), ...boxesOf(above, high)]
}

/** Upright (d = 0) or level (d = 1) edges that two boxes of different classes share. */
function edgesBetween(boxes: ClassBox[], d: number): number[][] {
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

/** Cuts come one after the other, each with the colours of its two boxes. */
function boxByBox({ root }: TreeFit, square: Square): Mechanism {
  const cuts = cutsInOrder(root, boxOf(square))
  const ends = cuts.map(cut => cut.ends)
  return {
    below(progress) {
      const boxes = cuts.slice(0, Math.floor(progress * cuts.length)).flatMap(({ parts }) => parts)
      const lines = oneByOne(ends, progress)
      const areas = boxes.map(({ box, class: k }, i): Mark => {
        return { kind: 'areas', key: `box ${i}`, rings: [ringOf(box)], fill: { class: k, as: 'region' } }
      })
      return [...areas, { kind: 'lines', key: 'cuts', lines, stroke: 'accent', width: 1.6 }]
    },
  }
}

/** The cuts of a tree, level by level, with the boxes at both sides of each. */
function cutsInOrder(root: TreeNode, whole: Box): { ends: Box; parts: ClassBox[] }[] {
  const cuts: { ends: Box; parts: ClassBox[] }[] = []
  const queue = [{ node: root, box: whole }]
  for (const { node, box } of queue) {
    if (!node.split) continue
    const { feature, threshold, below, above } = node.split
    const boxes = cutBox(box, feature, threshold)
    const sides = [below, above].map((node, i) => ({ node, box: boxes[i] }))
    const [low] = boxes
    cuts.push({
      ends: feature === 0 ? [low[2], box[1], low[2], box[3]] : [box[0], low[3], box[2], low[3]],
      parts: sides.map(({ node, box }) => ({ box, class: classOf(node) })),
    })
    queue.push(...sides)
  }
  return cuts
}

type MeanNode = CartNode<{ value: number }>

/** Cuts one in another where nobody says how many: without a limit it would pass through all points. */
const depth = 4

/** Variance below which rows are equal: scikit-learn's. */
const equal = Number.EPSILON

/**
 * CART: the feature is cut where the squared error falls the most; each part predicts the mean of its rows. As
 * scikit-learn's `DecisionTreeRegressor(max_depth=4)`.
 */
export const treeRegressor: Regressor<MeanNode> = {
  words: say => say.estimators.regressionTree,
  fit: (rows, { maxDepth }) => growTree({ x: rows.x, features: 1 }, meanTallies(rows), maxDepth ?? depth),
  outputs: leafValues,
  show(root, { from, to, low, high }) {
    const cuts = cutNodes(root)
    const places = cuts.map(({ split }) => split!.threshold)
    const lines = places.map(place => [place, low, place, high])
    const jumps = places.toSorted((a, b) => a - b)
    return {
      sentence: say => say.regressors.tree({ parts: cuts.length + 1 }),
      curve: steppedCurve(x => leafValues(root, x), jumps, { from, to }),
      mechanism: {
        below: progress => [
          { kind: 'lines', key: 'cuts', lines: oneByOne(lines, progress), stroke: 'accent', width: 1 },
          soFar(steps(root, cuts.slice(0, Math.floor(progress * cuts.length)), from, to)),
        ],
      },
    }
  },
}

function leafValues(root: MeanNode, x: Float64Array): Float64Array {
  return x.map((_, at) => leafOf(root, x, at).value)
}

/** Sums of targets; rows of one target are cut no more. */
function meanTallies({ y }: TargetRows): Tallies<{ value: number }> {
  return {
    width: 1,
    add: (sums, row, sign) => {
      sums[0] += sign * y[row]
    },
    isDone: ([sum], rows) =>
      rows.reduce((squares, row) => squares + y[row] ** 2, 0) / rows.length - (sum / rows.length) ** 2 <=
      equal,
    leaf: ([sum], rows) => ({ value: sum / rows.length }),
  }
}

/** The steps of a tree in which only some nodes are cut, as a polyline (× 2). */
function steps(node: MeanNode, cut: readonly MeanNode[], from: number, to: number): number[] {
  if (!node.split || !cut.includes(node)) return [from, node.value, to, node.value]
  const { threshold, below, above } = node.split
  return [...steps(below, cut, from, threshold), ...steps(above, cut, threshold, to)]
}

/** A leaf, or a cut of its rows at a threshold of a feature; what is known of its rows stands beside it. */
type CartNode<Leaf> = Leaf & {
  split?: { feature: number; threshold: number; below: CartNode<Leaf>; above: CartNode<Leaf> }
}

/** Sums over rows by which a tree is cut: Σ sums² / rows of both sides is as high as it can be. */
interface Tallies<Leaf> {
  /** Length of the sums. */
  width: number
  /** Adds a row to sums, or takes it away. */
  add(sums: number[], row: number, sign: 1 | -1): void
  /** True for rows that are not cut any more. */
  isDone(sums: number[], rows: readonly number[]): boolean
  leaf(sums: number[], rows: readonly number[]): CartNode<Leaf>
}

/** Values of a feature nearer to each other than this are not parted; scikit-learn's. */
const tooNear = 1e-7

/**
 * CART (Breiman, Friedman, Olshen and Stone, 1984; as scikit-learn, in single precision): a box is cut where the impurity of
 * both sides is lowest. Of cuts that are equally good, the one of the first feature and the lowest threshold is taken.
 *
 * @param maxDepth cuts one in another at most; null for no limit
 */
function growTree<Leaf>(rows: Places, tallies: Tallies<Leaf>, maxDepth: number | null): CartNode<Leaf> {
  const single = { ...rows, x: rows.x.map(Math.fround) }
  const all = Array.from({ length: rows.x.length / rows.features }, (_, row) => row)
  return grow(single, tallies, all, maxDepth ?? Number.POSITIVE_INFINITY)
}

/** The leaf of a point, whose first number is at an index. */
function leafOf<Leaf>(root: CartNode<Leaf>, x: Float64Array, at: number): CartNode<Leaf> {
  let node = root
  while (node.split) {
    const { feature, threshold, below, above } = node.split
    node = Math.fround(x[at + feature]) <= threshold ? below : above
  }
  return node
}

/** The nodes of a tree that are cut, level by level. */
function cutNodes<Leaf>(root: CartNode<Leaf>): CartNode<Leaf>[] {
  const queue = [root]
  for (const { split } of queue) if (split) queue.push(split.below, split.above)
  return queue.filter(({ split }) => split)
}

function grow<Leaf>(data: Places, tallies: Tallies<Leaf>, rows: number[], depth: number): CartNode<Leaf> {
  const sums = sumsOf(tallies, rows)
  const leaf = tallies.leaf(sums, rows)
  const cut = tallies.isDone(sums, rows) || depth === 0 ? null : bestCut(data, tallies, rows)
  if (!cut) return leaf
  const { feature, threshold } = cut
  const isBelow = (row: number) => data.x[row * data.features + feature] <= threshold
  const below = grow(data, tallies, rows.filter(isBelow), depth - 1)
  const aboveRows = rows.filter(row => !isBelow(row))
  return { ...leaf, split: { feature, threshold, below, above: grow(data, tallies, aboveRows, depth - 1) } }
}

/** The cut after which Σ (Σ sums² / rows) of both sides is highest, which is where the impurity is lowest. */
function bestCut<Leaf>({ x, features }: Places, tallies: Tallies<Leaf>, rows: number[]) {
  let best: { feature: number; threshold: number } | null = null
  let highest = Number.NEGATIVE_INFINITY
  for (let feature = 0; feature < features; feature++) {
    const value = (row: number) => x[row * features + feature]
    const sorted = rows.toSorted((a, b) => value(a) - value(b))
    const below = Array<number>(tallies.width).fill(0)
    const above = sumsOf(tallies, rows)
    for (let i = 0; i < sorted.length - 1; i++) {
      tallies.add(below, sorted[i], 1)
      tallies.add(above, sorted[i], -1)
      const [low, high] = [value(sorted[i]), value(sorted[i + 1])]
      if (high <= low + tooNear) continue
      const purity = squares(below) / (i + 1) + squares(above) / (sorted.length - i - 1)
      if (purity <= highest) continue
      highest = purity
      const middle = low / 2 + high / 2
      // Between two neighbours of single precision the middle can be the upper one.
      best = { feature, threshold: middle === high ? low : middle }
    }
  }
  return best
}

function sumsOf<Leaf>({ width, add }: Tallies<Leaf>, rows: readonly number[]): number[] {
  const sums = Array<number>(width).fill(0)
  for (const row of rows) add(sums, row, 1)
  return sums
}

function squares(sums: number[]): number {
  return sums.reduce((sum, one) => sum + one * one, 0)
}
