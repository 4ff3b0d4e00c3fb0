import type { Dataset } from '../../data/dataset.ts'
import { forward } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'

/** Units of a layer that are drawn each; of more, those with the largest part in what follows. */
const MAX_UNITS = 8

/** Outputs that are drawn each: ten digits are told apart, and no one of them stands for others. */
const MAX_OUTPUTS = 10

/** A feature or a unit, or several of a column that are drawn as what they are together. */
export interface DiagramNode {
  /** Of the column: features of the input, or units of the layer. */
  units: number[]
  /** Factors by which their outputs are added up: 1 for one that stands alone. */
  mix: number[]
}

/** A line between a node of a column and one of the next: what the first adds to the sum of the second. */
export interface Line {
  from: number
  to: number
  /** Factors of the outputs of the first node's units. */
  weights: number[]
  /** Standard deviation of what it adds, over the training rows. */
  part: number
  /** True where the sum grows with what the first node gives. */
  adds: boolean
}

/** A network as nodes in columns, from the features to the outputs, and the lines between each column and the next. */
export interface Diagram {
  columns: DiagramNode[][]
  /** One list a layer. */
  lines: Line[][]
  /** A number a node of each layer. */
  biases: number[][]
}

/**
 * The nodes and lines of a network on its training rows.
 *
 * @param known its nodes, where they are those of another network of the same layers
 */
export function buildDiagram(
  network: Network,
  { x, features }: Pick<Dataset, 'x' | 'features'>,
  known?: Diagram['columns'],
): Diagram {
  const { layers } = network
  const outputs = [x, ...forward(network, x)]
  const widths = [features.length, ...layers.map(({ biases }) => biases.length)]
  const columns =
    known ??
    widths.map((width, c): DiagramNode[] =>
      c === layers.length
        ? groups(
            width,
            MAX_OUTPUTS,
            Array.from({ length: width }, (_, k) => -k),
            rest => rest.map(() => 1),
          )
        : hiddenNodes(outputs[c], width, layers[c].weights),
    )
  const lines = layers.map(({ weights }, l) =>
    columns[l + 1].flatMap((target, to) =>
      columns[l].map((source, from): Line => {
        const factors = source.units.map(i =>
          target.units.reduce((sum, j, k) => sum + target.mix[k] * weights[i][j], 0),
        )
        const { variance, slope } = spread(outputs[l], widths[l], source, factors)
        const isWhole = isPicture(columns, l)
        const adds = isWhole || (source.units.length === 1 ? factors[0] : slope) >= 0
        const part = Math.sqrt(variance)
        return { from, to, weights: factors, part, adds }
      }),
    ),
  )
  const biases = layers.map(({ biases }, l) =>
    columns[l + 1].map(({ units, mix }) => units.reduce((sum, j, k) => sum + mix[k] * biases[j], 0)),
  )
  return { columns, lines, biases }
}

/** True for a column that is one picture: all features together. */
export function isPicture(columns: Diagram['columns'], column: number): boolean {
  return column === 0 && columns[0].length === 1 && columns[0][0].units.length > 1
}

/** The nodes of a column before a layer with these weights. */
function hiddenNodes(output: Float64Array, width: number, weights: number[][]): DiagramNode[] {
  const deviations = Array.from({ length: width }, (_, i) =>
    Math.sqrt(spread(output, width, { units: [i], mix: [1] }, [1]).variance),
  )
  const parts = weights.map((row, i) => deviations[i] * row.reduce((sum, w) => sum + Math.abs(w), 0))
  // Together they are what they give to the unit that takes the most from them.
  return groups(width, MAX_UNITS, parts, rest => {
    const taken = weights[0].map((_, j) =>
      rest.reduce((sum, i) => sum + Math.abs(weights[i][j]) * deviations[i], 0),
    )
    const most = taken.indexOf(Math.max(...taken))
    return rest.map(i => weights[i][most])
  })
}

/** A node for each of so many units; of more than `max`, for the largest ones, and one for all others at the end. */
function groups(
  width: number,
  max: number,
  parts: readonly number[],
  mixOf: (rest: number[]) => number[],
): DiagramNode[] {
  const all = Array.from({ length: width }, (_, i) => i)
  const order = all.toSorted((a, b) => parts[b] - parts[a] || a - b)
  const kept = width > max ? new Set(order.slice(0, MAX_UNITS)) : new Set(all)
  const rest = all.filter(i => !kept.has(i))
  const alone = all.filter(i => kept.has(i)).map(i => ({ units: [i], mix: [1] }))
  if (rest.length === 0) return alone
  return [...alone, { units: rest, mix: mixOf(rest) }]
}

/** Variance of what a node's units give with some factors, and how that goes with what the node itself gives. */
function spread(output: Float64Array, width: number, { units, mix }: DiagramNode, factors: number[]) {
  const rows = output.length / width
  const added = (weights: number[]) => outputOf({ units, mix: weights }, output, width)
  const centred = (values: Float64Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / rows
    return values.map(value => value - mean)
  }
  const [given, own] = [centred(added(factors)), centred(added(mix))]
  const product = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, i) => sum + value * b[i], 0) / rows
  return { variance: product(given, given), slope: product(given, own) }
}

/** The sum that a node gives from the outputs of its column (rows × width): one number a row. */
export function outputOf({ units, mix }: DiagramNode, output: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: output.length / width }, (_, row) =>
    units.reduce((sum, unit, k) => sum + mix[k] * output[row * width + unit], 0),
  )
}

/**
 * The sum of a node from the outputs of the column before (rows × width), as far as it is added up: all of the first
 * `count` nodes, and a share of the next.
 */
export function sumOf(
  { columns, lines, biases }: Diagram,
  layer: number,
  node: number,
  output: Float64Array,
  width: number,
  count = Number.POSITIVE_INFINITY,
): Float64Array {
  const z = new Float64Array(output.length / width).fill(biases[layer][node])
  for (const { from, to, weights } of lines[layer]) {
    const share = Math.max(0, Math.min(1, count - from))
    if (to !== node || share === 0) continue
    columns[layer][from].units.forEach((unit, k) => {
      const weight = share * weights[k]
      for (let row = 0; row < z.length; row++) z[row] += weight * output[row * width + unit]
    })
  }
  return z
}
