import { WorkError } from '../../options/error.ts'

/** Numbers of a spec that say how much is drawn, or for how long: least and most, as the table of keys has them. */
const needed: Ranges = {
  'size width': [16, 4096],
  'size height': [16, 4096],
  duration: [0.1, 600],
  trails: [0, 2000],
  maxPoints: [2, 100_000],
}
/** Those that may be missing. */
const optional: Ranges = {
  holdStart: [0, 600],
  holdEnd: [0, 600],
  fontSize: [1, 100],
  classes: [1, 100],
  'sequence length': [0, 50],
  'values length': [1, 50],
}

/** The most that a player makes room for. */
const most = {
  depth: 24,
  letters: 1000,
  undrawn: 100_000,
  networks: 50,
  layers: 17,
  units: 1024,
  features: 256,
  classes: 100,
  ticks: 200,
}

/** Texts that are not drawn as they are. */
const undrawn = ['alt', 'command', 'data', 'model', 'font', 'contours']

type Tree = Record<string, unknown>
type Ranges = Readonly<Record<string, readonly [least: number, most: number]>>

/**
 * Checks what steers loops and memory of a figure that may come from anywhere. What else is wrong makes drawing throw.
 *
 * @throws WorkError that names the first fault
 */
export function checkFigure(figure: Tree): void {
  checkTree(figure, '', 0)
  const { spec, networks, title, alt, command } = figure as { [key: string]: never } & { networks: Tree[] }
  for (const text of [title, alt, command]) need(typeof text === 'string', 'a text')
  for (const [path, [least, high]] of Object.entries({ ...needed, ...optional })) {
    const value = path.split(' ').reduce<unknown>((at, key) => (at as Tree | null)?.[key], spec)
    const isLeftOut = Object.hasOwn(optional, path) && (value ?? null) === null
    need(isLeftOut || (typeof value === 'number' && value >= least && value <= high), path)
  }
  need(Array.isArray(networks) && networks.length > 0 && networks.length <= most.networks, 'networks')
  for (const { model } of networks) checkModel(model as Tree)
}

/** Checks that numbers are finite, that nothing is deep or long, and that no key would be more than data. */
function checkTree(value: unknown, name: string, depth: number): void {
  need(depth <= most.depth, 'its depth')
  if (typeof value === 'number') need(Number.isFinite(value), name)
  else if (typeof value === 'string')
    need(value.length <= (undrawn.includes(name) ? most.undrawn : most.letters), name)
  else if (ArrayBuffer.isView(value)) need((value as Float64Array).every(Number.isFinite), name)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      need(key !== '__proto__', key)
      checkTree(inner, Array.isArray(value) ? name : key, depth + 1)
    }
}

function checkModel(model: Tree): void {
  const { dataset, network, plane = network, all, rows, chosen } = model as Record<string, Tree>
  const { input, spaces, hidden } = model as Record<string, Tree>
  const [features, classes] = [lengthOf(dataset.features), lengthOf(dataset.classes)]
  need(features > 0 && features <= most.features && classes <= most.classes, 'features and classes')
  // Scores are as many for each point; a model for regression has none.
  need(((model.classes ?? 1) as number) <= most.classes, 'classes')
  const { mean, deviation } = dataset.scale as Record<string, number[]>
  for (const numbers of [mean, deviation]) need(lengthOf(numbers) === features, 'scale')
  need(mean.every(Number.isFinite) && deviation.every(one => one > 0), 'scale')
  for (const points of [dataset, all]) checkPoints(points, features, classes)
  const count = lengthOf(all.y)
  const isRow = (row: number) => row >= 0 && row < count
  for (const indexes of [rows, chosen.view, chosen.trails])
    need(indexes instanceof Int32Array && indexes.length <= count && indexes.every(isRow), 'rows')
  checkNetwork(network)
  checkNetwork(plane)
  need(lengthOf(input.coordinates) === count * (input.stride as number), 'coordinates')
  need(lengthOf(spaces) < most.layers, 'spaces')
  for (const space of [input, hidden, ...(spaces as unknown as Tree[])]) checkSpace(space)
}

function checkPoints({ x, y }: Tree, features: number, classes: number): void {
  need(x instanceof Float64Array && lengthOf(x) === lengthOf(y) * features, 'points')
  const isClass = (k: number) => k >= 0 && k < classes
  need(y instanceof Float64Array || (y instanceof Int32Array && y.every(isClass)), 'labels')
}

interface Layer {
  weights: number[][]
  biases: number[]
  activation: string
}

/** Checks that layers fit each other, and that their activations are names. */
function checkNetwork({ layers }: Tree): void {
  need(lengthOf(layers) > 0 && lengthOf(layers) <= most.layers, 'layers')
  let units = lengthOf((layers as Tree[])[0].weights)
  for (const { weights, biases, activation } of layers as Layer[]) {
    const isRow = (row: unknown) => lengthOf(row) === biases.length
    need(lengthOf(weights) === units && biases.length <= most.units && weights.every(isRow), 'weights')
    // Another name than those that are known throws where it is asked for.
    need(typeof activation === 'string' && !(activation in {}), 'activation')
    units = biases.length
  }
}

/** Checks that the view of a space has a size, and that its axes are few. */
function checkSpace({ view, axes, stride, ...space }: Tree): void {
  const { centre, half } = (view ?? space) as { centre: number[]; half: number }
  need(stride === 2 || stride === 3, 'stride')
  need(half > 0 && centre.every(at => Math.abs(at) < 1e9 * half), 'half')
  need(lengthOf(axes) <= 3 && (axes as Tree[]).every(({ ticks }) => lengthOf(ticks) <= most.ticks), 'axes')
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) || ArrayBuffer.isView(list) ? (list as unknown[]).length : NaN
}

/** @throws WorkError that names the fault, where it is not so */
export function need(is: boolean, what: string): void {
  if (!is) throw new WorkError(`the figure is damaged: ${what}`)
}
