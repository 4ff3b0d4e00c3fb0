/** A leaf, or a cut of its rows at a threshold of a feature; what is known of its rows stands beside it. */
export type CartNode<Leaf> = Leaf & {
  split?: { feature: number; threshold: number; below: CartNode<Leaf>; above: CartNode<Leaf> }
}

/** Sums over rows by which a tree is cut: Σ sums² / rows of both sides is as high as it can be. */
export interface Tallies<Leaf> {
  /** Length of the sums. */
  width: number
  /** Adds a row to sums, or takes it away. */
  add(sums: number[], row: number, sign: 1 | -1): void
  /** True for rows that are not cut any more. */
  isDone(sums: number[], rows: readonly number[]): boolean
  leaf(sums: number[], rows: readonly number[]): CartNode<Leaf>
}

/** Points of so many features, row-major. */
interface Rows {
  x: Float64Array
  features: number
}

/** Values of a feature nearer to each other than this are not parted; scikit-learn's. */
const tooNear = 1e-7

/**
 * CART (Breiman, Friedman, Olshen and Stone, 1984; as scikit-learn, in single precision): a box is cut where the impurity of
 * both sides is lowest. Of cuts that are equally good, the one of the first feature and the lowest threshold is taken.
 *
 * @param maxDepth cuts one in another at most; null for no limit
 */
export function growTree<Leaf>(rows: Rows, tallies: Tallies<Leaf>, maxDepth: number | null): CartNode<Leaf> {
  const single = { ...rows, x: rows.x.map(Math.fround) }
  const all = Array.from({ length: rows.x.length / rows.features }, (_, row) => row)
  return grow(single, tallies, all, maxDepth ?? Number.POSITIVE_INFINITY)
}

/** The leaf of a point, whose first number is at an index. */
export function leafOf<Leaf>(root: CartNode<Leaf>, x: Float64Array, at: number): CartNode<Leaf> {
  let node = root
  while (node.split) {
    const { feature, threshold, below, above } = node.split
    node = Math.fround(x[at + feature]) <= threshold ? below : above
  }
  return node
}

/** The nodes of a tree that are cut, level by level. */
export function cutNodes<Leaf>(root: CartNode<Leaf>): CartNode<Leaf>[] {
  const queue = [root]
  for (const { split } of queue) if (split) queue.push(split.below, split.above)
  return queue.filter(({ split }) => split)
}

function grow<Leaf>(data: Rows, tallies: Tallies<Leaf>, rows: number[], depth: number): CartNode<Leaf> {
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
function bestCut<Leaf>(
  { x, features }: Rows,
  tallies: Tallies<Leaf>,
  rows: number[],
): { feature: number; threshold: number } | null {
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
