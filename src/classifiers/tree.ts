import type { Classifier, LabelledRows } from './classifier.ts'

/** A leaf, or a cut of its rows at a threshold of a feature. */
export interface TreeNode {
  /** Rows of each class. */
  counts: number[]
  split?: { feature: number; threshold: number; below: TreeNode; above: TreeNode }
}

/** A decision tree. */
export interface TreeFit {
  features: number
  root: TreeNode
}

/** Values of a feature nearer to each other than this are not parted; scikit-learn's. */
const tooNear = 1e-7

/**
 * CART: each box is cut where the Gini impurity falls the most, until the rows of each are of one class (Breiman,
 * Friedman, Olshen and Stone, 1984; as scikit-learn's `DecisionTreeClassifier`, which computes in single precision).
 * Of cuts that are equally good, the one of the first feature and the lowest threshold is taken.
 */
export const tree: Classifier<TreeFit> = {
  fit(rows, { maxDepth }) {
    const single = { ...rows, x: rows.x.map(Math.fround) }
    const all = Array.from(rows.y.keys())
    return { features: rows.features, root: grow(single, all, maxDepth ?? Number.POSITIVE_INFINITY) }
  },

  scores: treeScores,
}

/** Shares of the classes in the leaves of points, samples × classes. */
export function treeScores({ features, root }: TreeFit, x: Float64Array): Float64Array {
  const samples = x.length / features
  const classes = root.counts.length
  const scores = new Float64Array(samples * classes)
  for (let s = 0; s < samples; s++) {
    let node = root
    while (node.split) {
      const { feature, threshold, below, above } = node.split
      node = Math.fround(x[s * features + feature]) <= threshold ? below : above
    }
    const total = node.counts.reduce((a, b) => a + b)
    for (let k = 0; k < classes; k++) scores[s * classes + k] = node.counts[k] / total
  }
  return scores
}

function grow(data: LabelledRows, rows: number[], depth: number): TreeNode {
  const counts = countsOf(data, rows)
  const pure = counts.filter(count => count > 0).length < 2
  const cut = pure || depth === 0 ? null : bestCut(data, rows)
  if (!cut) return { counts }
  const { feature, threshold } = cut
  const isBelow = (row: number) => data.x[row * data.features + feature] <= threshold
  const below = grow(data, rows.filter(isBelow), depth - 1)
  const above = grow(
    data,
    rows.filter(row => !isBelow(row)),
    depth - 1,
  )
  return { counts, split: { feature, threshold, below, above } }
}

/** The cut after which Σ (Σ counts² / rows) of both sides is highest, which is where the impurity is lowest. */
function bestCut(data: LabelledRows, rows: number[]): { feature: number; threshold: number } | null {
  const { x, y, features, classes } = data
  let best: { feature: number; threshold: number } | null = null
  let highest = Number.NEGATIVE_INFINITY
  for (let feature = 0; feature < features; feature++) {
    const value = (row: number) => x[row * features + feature]
    const sorted = rows.toSorted((a, b) => value(a) - value(b))
    const below = Array<number>(classes).fill(0)
    const above = countsOf(data, rows)
    for (let i = 0; i < sorted.length - 1; i++) {
      below[y[sorted[i]]]++
      above[y[sorted[i]]]--
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

function countsOf({ y, classes }: LabelledRows, rows: number[]): number[] {
  const counts = Array<number>(classes).fill(0)
  for (const row of rows) counts[y[row]]++
  return counts
}

function squares(counts: number[]): number {
  return counts.reduce((sum, count) => sum + count * count, 0)
}
