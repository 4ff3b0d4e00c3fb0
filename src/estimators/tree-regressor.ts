import { type CartNode, growTree, leafOf } from './cart.ts'
import { oneByOne } from './mark.ts'
import { type Regressor, soFar, type TargetRows, type Window } from './regressor.ts'

/** The mean target of the rows in a node. */
type Node = CartNode<{ value: number }>

/** Cuts one in another where nobody says how many: without a limit it would pass through all points. */
const depth = 4

/** Variance below which rows are equal: scikit-learn's. */
const equal = Number.EPSILON

/**
 * CART: the feature is cut where the squared error falls the most; each part predicts the mean of its rows. As
 * scikit-learn's `DecisionTreeRegressor(max_depth=4)`.
 */
export const tree: Regressor<Node> = {
  words: say => say.regressors.tree,
  takes: ['maxDepth'],
  fit: (rows, { maxDepth }) => growTree({ x: rows.x, features: 1 }, talliesOf(rows), maxDepth ?? depth),
  predict: (root, x) => x.map((_, at) => leafOf(root, x, at).value),
  jumps: root => cutsIn(root).map(node => node.split!.threshold).sort((a, b) => a - b), // biome-ignore format: one line
  show(root, window) {
    const cuts = cutsIn(root)
    const { low, high } = window
    const lines = cuts.map(({ split }) => [split!.threshold, low, split!.threshold, high])
    return {
      sentence: say => say.regressors.tree.predicts({ parts: cuts.length + 1 }),
      mechanism: {
        below: progress => [
          { kind: 'lines', key: 'cuts', lines: oneByOne(lines, progress), stroke: 'accent', width: 1 },
          soFar(steps(root, cuts.slice(0, Math.floor(progress * cuts.length)), window)),
        ],
      },
    }
  },
}

function talliesOf({ y }: TargetRows): Parameters<typeof growTree<{ value: number }>>[1] {
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

/** Nodes that are cut, level by level. */
function cutsIn(root: Node): Node[] {
  const queue = [root]
  for (const { split } of queue) if (split) queue.push(split.below, split.above)
  return queue.filter(({ split }) => split)
}

/** The steps of a tree in which some nodes alone are cut, as a polyline (× 2). */
function steps(node: Node, cut: readonly Node[], { from, to }: Pick<Window, 'from' | 'to'>): number[] {
  if (!node.split || !cut.includes(node)) return [from, node.value, to, node.value]
  const { threshold, below, above } = node.split
  return [...steps(below, cut, { from, to: threshold }), ...steps(above, cut, { from: threshold, to })]
}
