import { tableDataset } from '../../src/data/build-table.ts'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { normal, random } from '../../src/data/random.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import type { BestLine } from '../../src/network/best-line.ts'
import { readModel, toModel } from '../../src/network/models/nnanim.ts'
import type { ClassRecord, Layer, Network } from '../../src/network/network.ts'
import { reduceDataset } from '../../src/network/reduce.ts'
import { trainNetwork } from '../../src/network/train.ts'
import type { Spec } from '../../src/options/spec.ts'
import type { ClassModel } from '../../src/scene/model/class-model.ts'
import { modelOf } from '../../src/scene/scenes/model-of.ts'

/** A table with a network of random weights, or one that learns it, and a slice through it. */
export interface SliceCase {
  features: number
  classes: number
  /** Hidden units by layer. */
  hidden: number[]
  scale?: 'standard' | 'minmax' | 'none'
  reduce?: string
  /** A column of words without an order, too. */
  words?: true
  fix?: string[]
}

export const cases: SliceCase[] = [
  { features: 3, classes: 2, hidden: [2] },
  { features: 4, classes: 3, hidden: [3], scale: 'minmax' },
  { features: 5, classes: 2, hidden: [4], scale: 'none' },
  { features: 8, classes: 4, hidden: [3, 2] },
  { features: 13, classes: 3, hidden: [2] },
  { features: 13, classes: 3, hidden: [] },
  { features: 20, classes: 5, hidden: [6], scale: 'minmax' },
  { features: 30, classes: 2, hidden: [8, 3] },
  { features: 40, classes: 10, hidden: [16] },
  { features: 60, classes: 6, hidden: [3], scale: 'none' },
  { features: 60, classes: 10, hidden: [12, 3] },
  { features: 3, classes: 3, hidden: [2], words: true },
  { features: 6, classes: 2, hidden: [3], words: true, scale: 'minmax' },
  { features: 10, classes: 4, hidden: [5], words: true, fix: ['colour=blue'] },
  { features: 6, classes: 3, hidden: [2], reduce: 'pca:2' },
  { features: 10, classes: 4, hidden: [3], reduce: 'pca:3' },
  { features: 8, classes: 3, hidden: [2], reduce: 'lda:2' },
  { features: 13, classes: 3, hidden: [3, 2], reduce: 'pca:2', scale: 'minmax' },
  { features: 5, classes: 2, hidden: [2], reduce: 'pca:3', words: true },
  { features: 7, classes: 3, hidden: [2], fix: ['row:17'] },
  { features: 9, classes: 2, hidden: [3], fix: ['size 3=5.5', 'size 7=4'] },
  { features: 6, classes: 3, hidden: [2], words: true, fix: ['row:5', 'size 4=6'] },
]

export const nameOf = ({ features, classes, hidden, scale = 'standard', ...more }: SliceCase): string =>
  `${features} features, ${classes} classes, ${hidden.join('-') || 'no'} units, ${[scale, ...Object.values(more).flat()].join(' ')}`

const ROWS = 90
const colours = ['red', 'green', 'blue']

/** A case with all that its pictures are made of. */
export interface Sliced {
  spec: Spec
  /** Cells of the rows by column. */
  table: Map<string, string[]>
  dataset: ClassDataset
  unreduced: ClassDataset
  network: Network
  record?: ClassRecord
  model: ClassModel
}

/** Builds a case: read from a table, with weights that went through a model file or, `trained`, were learned. */
export function build(of: SliceCase, change: object = {}, trained = false): Sliced {
  const table = tableOf(of)
  const rows = Array.from({ length: ROWS }, (_, row) => [...table.values()].map(cells => cells[row]).join())
  const text = [[...table.keys()].join(), ...rows].join('\n')
  const { hidden, scale, reduce, fix } = of
  const spec = readSpecObject({
    data: 'table.csv',
    scene: 'boundary',
    slice: ['size 1', 'size 2'],
    hidden: hidden.length > 0 ? hidden : 0,
    ...{ scale, reduce, fix },
    ...change,
  })
  const unreduced = tableDataset(spec, text, 'table.csv').dataset
  const dataset = reduceDataset(unreduced, spec.reduce)
  const learned = trained ? trainNetwork(dataset, spec, { trace: true }) : null
  const network = learned?.network ?? loaded(randomNetwork(dataset, hidden), dataset)
  const facts = { spec, table, dataset, unreduced, network, ...(learned && { record: learned.record }) }
  // A straight line that is not looked for.
  const line: BestLine = { layer: randomNetwork(dataset, []).layers[0], correct: 0, exact: false }
  const whole = { dataset: unreduced, scale: spec.scale, reduce: spec.reduce }
  return { ...facts, model: modelOf(spec, facts, { line, unreduced: whole }) }
}

function tableOf({ features, classes, words }: SliceCase): Map<string, string[]> {
  const rng = random(`${features} ${classes}`)
  const labels = Array.from({ length: ROWS }, (_, row) => row % classes)
  const sizes = Array.from({ length: features }, (_, d): [string, string[]] => [
    `size ${d + 1}`,
    labels.map(k => (5 + 2 * Math.cos((2 * Math.PI * k) / classes + d) + normal(rng)).toFixed(2)),
  ])
  return new Map([
    ...sizes,
    ...(words ? [['colour', labels.map(k => colours[(k + Math.floor(2 * rng())) % 3])] as const] : []),
    ['kind', labels.map(k => `kind${k}`)],
  ])
}

/** A network of random weights, as large as its inputs have it. */
function randomNetwork({ x, features, classes }: ClassDataset, hidden: number[]): Network {
  const rng = random(`${features.join()} ${classes.length} ${hidden.join()}`)
  const count = x.length / features.length
  const spread = features.map((_, d) => {
    const column = x.filter((_, i) => i % features.length === d)
    const mean = column.reduce((a, b) => a + b, 0) / count
    return { mean, deviation: Math.sqrt(column.reduce((a, b) => a + (b - mean) ** 2, 0) / count) || 1 }
  })
  const sizes = [features.length, ...hidden, classes.length === 2 ? 1 : classes.length]
  const layers = sizes.slice(1).map((units, l): Layer => {
    const weights = Array.from({ length: sizes[l] }, (_, i) =>
      Array.from(
        { length: units },
        () => (3 * normal(rng)) / Math.sqrt(sizes[l]) / (l === 0 ? spread[i].deviation : 1),
      ),
    )
    const biases = Array.from({ length: units }, (_, j) =>
      l === 0
        ? 0.3 * normal(rng) - weights.reduce((sum, w, i) => sum + w[j] * spread[i].mean, 0)
        : 0.3 * normal(rng),
    )
    const activation = l < sizes.length - 2 ? 'tanh' : units === 1 ? 'sigmoid' : 'softmax'
    return { weights, biases, activation }
  })
  return { layers }
}

/** A network that went through the text of a model file. */
function loaded(network: Network, dataset: ClassDataset): Network {
  return readModel(JSON.parse(JSON.stringify(toModel(network, dataset)))).network
}

/** The number of a feature, "size 3" or "colour = red", in each row of the table. */
export function rawOf(table: Sliced['table'], feature: string): number[] {
  const cells = table.get(feature)
  if (cells) return cells.map(Number)
  const [column, value] = feature.split(' = ')
  return table.get(column)!.map(cell => (cell === value ? 1 : 0))
}

export const meanOf = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
export const deviationOf = (values: number[]) =>
  Math.sqrt(meanOf(values.map(value => (value - meanOf(values)) ** 2)))

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)]
}

/** The value that each feature is held at, in the table's units, as the case says it. */
export function heldIn({ fix = [] }: SliceCase, { table, unreduced: { features } }: Sliced): number[] {
  const row = fix.find(text => text.startsWith('row:'))
  return features.map(feature => {
    const [column, value] = feature.split(' = ')
    const given = fix.find(text => text.startsWith(`${column}=`))?.split('=')[1]
    const raw = rawOf(table, feature)
    if (given !== undefined) return value === undefined ? Number(given) : Number(given === value)
    if (row) return raw[Number(row.slice(4)) - 1]
    if (value === undefined) return medianOf(raw)
    const cells = table.get(column)!
    const counts = colours.map(colour => cells.filter(cell => cell === colour).length)
    const most = colours.filter((_, i) => counts[i] === Math.max(...counts))
    // Of equally common ones that of the first row.
    return Number(cells.find(cell => most.includes(cell)) === value)
  })
}

/** A function that builds the input of the whole network at a place of the plane by hand. */
export function inputsOf(of: SliceCase, sliced: Sliced): (place: readonly number[]) => number[] {
  const { table, unreduced, dataset } = sliced
  const held = heldIn(of, sliced)
  const fixed = unreduced.features.map((feature, i) => {
    const raw = rawOf(table, feature)
    if (of.scale === 'none') return held[i]
    if (of.scale === 'minmax') return (held[i] - Math.min(...raw)) / (Math.max(...raw) - Math.min(...raw))
    return (held[i] - meanOf(raw)) / deviationOf(raw)
  })
  const axes = ['size 1', 'size 2'].map(name => unreduced.features.indexOf(name))
  const { reduction } = dataset
  return ([u, v]) => {
    const scaled = fixed.with(axes[0], u).with(axes[1], v)
    if (!reduction) return scaled
    const { mean } = reduction
    return reduction.axes.map(axis =>
      axis.reduce((sum, weight, i) => sum + weight * (scaled[i] - mean[i]), 0),
    )
  }
}

/** Outputs of all layers for one input, the last as probabilities of all classes. */
export function outputsOf({ layers }: Network, input: number[]): number[][] {
  let before = input
  return layers.map(({ weights, biases, activation }) => {
    const z = biases.map((bias, j) => bias + before.reduce((sum, value, i) => sum + value * weights[i][j], 0))
    const top = Math.max(...z)
    const exps = z.map(value => Math.exp(value - top))
    const sigmoid = z.map(value => 1 / (1 + Math.exp(-value)))
    before = {
      tanh: () => z.map(Math.tanh),
      sigmoid: () => sigmoid,
      softmax: () => exps.map(e => e / exps.reduce((a, b) => a + b)),
    }[activation as 'tanh' | 'sigmoid' | 'softmax']()
    return before
  })
}

/** A function that gives the probability of each class at a place of the plane. */
export function sharesOf(
  of: SliceCase,
  sliced: Sliced,
  network = sliced.network,
): (place: readonly number[]) => number[] {
  const inputAt = inputsOf(of, sliced)
  return place => {
    const last = outputsOf(network, inputAt(place)).at(-1)!
    return last.length === 1 ? [1 - last[0], last[0]] : last
  }
}

/** Random places of the plane, within the window. */
export function placesIn(
  { input: { centre, half } }: ClassModel,
  count: number,
  seed = 'places',
): number[][] {
  const rng = random(seed)
  return Array.from({ length: count }, () =>
    centre.slice(0, 2).map(middle => middle + half * (2 * rng() - 1)),
  )
}
