import type { ClassDataset } from '../../data/dataset.ts'
import { centred } from '../../data/scale.ts'
import { forward } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'

/** Units of a layer that are drawn each, and outputs: ten digits are told apart, and no one of them stands for others. */
const MOST = { units: 8, outputs: 10 }

/** A feature or a unit, or several of a column that are drawn as what they are together. */
export interface DiagramNode {
  /** Of the column: features of the input, or units of the layer. */
  units: number[]
  /** Factors by which their outputs are added up: 1 for one that stands alone. */
  mix: number[]
}

/** A line between a node of a column and one of the next: what the first adds to the sum of the second. */
export interface DiagramLine {
  from: number
  to: number
  /** Factors of the outputs of the first node's units. */
  weights: number[]
  /** Standard deviation of what it adds, over the training rows. */
  part: number
  /** True where the sum grows with what the first node gives. */
  adds: boolean
}

/** A network as nodes in columns, from the features to the outputs, and by layer its lines and a bias a node. */
export interface Diagram {
  columns: DiagramNode[][]
  lines: DiagramLine[][]
  biases: number[][]
}

/**
 * The nodes and lines of a network on its training rows.
 *
 * @param known its nodes, where they are those of another network of the same layers
 * @param alone features that are drawn each, however little they give
 */
export function buildDiagram(
  network: Network,
  { x, features }: Pick<ClassDataset, 'x' | 'features'>,
  known?: Diagram['columns'],
  alone: readonly number[] = [],
): Diagram {
  const { layers } = network
  const outputs = [x, ...forward(network, x)]
  const widths = outputs.map(({ length }) => (length * features.length) / x.length)
  const columns =
    known ?? outputs.map((output, c) => nodesOf(output, widths[c], layers[c]?.weights, c === 0 ? alone : []))
  const added = ({ units, mix }: DiagramNode, of: readonly number[]) =>
    units.reduce((sum, j, k) => sum + mix[k] * of[j], 0)
  return {
    columns,
    biases: layers.map(({ biases }, l) => columns[l + 1].map(node => added(node, biases))),
    lines: layers.map((layer, l) =>
      columns[l + 1].flatMap((target, to) =>
        columns[l].map((source, from): DiagramLine => {
          const weights = source.units.map(i => added(target, layer.weights[i]))
          const [given, own] = [weights, source.mix].map(mix =>
            centred(outputOf({ units: source.units, mix }, outputs[l], widths[l])),
          )
          const isAlone = source.units.length === 1
          const adds = isPicture(columns, l) || (isAlone ? weights[0] : product(given, own)) >= 0
          return { from, to, weights, part: Math.sqrt(product(given, given)), adds }
        }),
      ),
    ),
  }
}

/** True for a column that is one picture: all features together. */
export function isPicture(columns: Diagram['columns'], column: number): boolean {
  return column === 0 && columns[0].length === 1 && columns[0][0].units.length > 1
}

/** True for a node that stands for all units of its column that have no tile. */
export function standsForMore(columns: Diagram['columns'], column: number, node: number): boolean {
  return column < columns.length && columns[column][node].units.length > 1 && !isPicture(columns, column)
}

/** The nodes of a column before a layer with these weights, or of the outputs. */
function nodesOf(output: Float64Array, width: number, weights?: number[][], own: readonly number[] = []) {
  const all = Array.from({ length: width }, (_, i) => i)
  if (width <= (weights ? MOST.units : MOST.outputs)) return all.map(i => ({ units: [i], mix: [1] }))
  const parts = all.map(i => {
    const values = centred(outputOf({ units: [i], mix: [1] }, output, width))
    return (weights?.[i] ?? [0]).map(weight => Math.abs(weight) * Math.sqrt(product(values, values)))
  })
  const whole = parts.map(of => of.reduce((sum, part) => sum + part, 0))
  const order = all.toSorted((a, b) => whole[b] - whole[a] || a - b)
  const kept = new Set([...new Set([...own, ...order])].slice(0, MOST.units))
  const rest = all.filter(i => !kept.has(i))
  // Together they are what they give to the unit that takes the most from them.
  const taken = parts[0].map((_, j) => rest.reduce((sum, i) => sum + parts[i][j], 0))
  const most = taken.indexOf(Math.max(...taken))
  const alone = all.filter(i => kept.has(i)).map(i => ({ units: [i], mix: [1] }))
  return [...alone, { units: rest, mix: rest.map(i => weights?.[i][most] ?? 1) }]
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0) / a.length
}

/** The sum that a node gives from the outputs of its column (rows × width): one number a row. */
export function outputOf({ units, mix }: DiagramNode, output: Float64Array, width: number): Float64Array {
  const values = new Float64Array(output.length / width)
  units.forEach((unit, k) => {
    for (let row = 0; row < values.length; row++) values[row] += mix[k] * output[row * width + unit]
  })
  return values
}

/** The sum of a node from outputs of the column before (rows × width): all of the first `count` nodes, and a share of the next. */
export function sumOf(
  { columns, lines, biases }: Diagram,
  [layer, node]: readonly [layer: number, node: number],
  output: Float64Array,
  width: number,
  count = Number.POSITIVE_INFINITY,
): Float64Array {
  const z = new Float64Array(output.length / width).fill(biases[layer][node])
  for (const { from, to, weights } of lines[layer]) {
    const share = Math.max(0, Math.min(1, count - from))
    if (to !== node || share === 0) continue
    const given = outputOf({ units: columns[layer][from].units, mix: weights }, output, width)
    for (let row = 0; row < z.length; row++) z[row] += share * given[row]
  }
  return z
}
