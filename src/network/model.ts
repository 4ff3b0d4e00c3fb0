import type { Dataset, Reduction, Scale } from '../data/dataset.ts'
import { checkNames } from '../data/limits.ts'
import { LARGEST } from '../data/number.ts'
import { SpecError } from '../options/error.ts'
import { activationNames } from './activation.ts'
import { forward } from './forward.ts'
import type { Layer, Network } from './network.ts'

const format = 'nnanim-model'
const version = 1

/** Layers at most, the output layer among them, and units of each: other programs have more than a spec. */
const maxLayers = 16
const maxUnits = 1024
/** Weights of all layers at most, as many as 512,512 units have: each is used at tens of thousands of places. */
const maxWeights = 300_000
/** Size of a weight or bias at most: those of saturated units, the largest that training gives, have seven digits. */
const maxWeight = 1e9

/** Size of a hidden unit's output at most: the fourth power of a larger one, which projections take, is not finite. */
const maxOutput = 1e60

/** What a model file holds. */
export interface Model {
  network: Network
  /** (x − mean) / deviation, one a feature. */
  scale: Scale
  features: string[]
  classes: string[]
  /** What the scaled features are reduced to before the first layer. */
  reduction?: Reduction
}

/** A network as the JSON object of a model file, a deep copy; `weights[i][j]` goes from input i to unit j. */
export function toModel({ layers }: Network, dataset: Omit<Dataset, 'x' | 'y'>): object {
  const { classes, reduction } = dataset
  const { features, scale } = reduction ?? dataset
  return {
    format,
    version,
    features: [...features],
    classes: [...classes],
    scale: { mean: [...scale.mean], deviation: [...scale.deviation] },
    ...(reduction && { reduce: reduceOf(reduction) }),
    layers: layers.map(({ weights, biases, activation }) => ({
      weights: weights.map(row => [...row]),
      biases: [...biases],
      activation,
    })),
  }
}

/** The reduction of a model file, a deep copy. */
function reduceOf({ method, mean, axes, shares }: Reduction): Reduction {
  return { method, mean: [...mean], axes: axes.map(axis => [...axis]), shares: [...shares] }
}

/**
 * Reads a model file's text or its parsed JSON. A missing scale means none.
 *
 * @throws SpecError that names the field, such as `layers[1].weights[0]`
 */
export function readModel(json: unknown): Model {
  const model = asObject('model', typeof json === 'string' ? parse(json) : json)
  if (model.format !== format) throw new SpecError('format', model.format, `"${format}"`)
  if (model.version !== version) throw new SpecError('version', model.version, String(version))
  const features = names('features', model.features, 1)
  const classes = names('classes', model.classes, 2)
  const reduction = model.reduce === undefined ? undefined : readReduction(model.reduce, features.length)
  const layers = asArray('layers', model.layers, 'at least one hidden layer and the output layer')
  if (layers.length < 2)
    throw new SpecError('layers', layers.length, 'at least one hidden layer and the output layer')
  if (layers.length > maxLayers) throw new SpecError('layers', layers.length, `at most ${maxLayers}`)
  const read: Layer[] = []
  layers.forEach((layer, l) => {
    const last = l === layers.length - 1
    const inputs = l === 0 ? (reduction?.axes.length ?? features.length) : read[l - 1].biases.length
    const from = l === 0 ? (reduction ? 'reduce.axes' : 'features') : `units of layers[${l - 1}]`
    read.push(readLayer(`layers[${l}]`, layer, inputs, from, last ? classes.length : null))
  })
  const count = read.reduce((sum, { weights, biases }) => sum + weights.length * biases.length, 0)
  if (count > maxWeights) throw new SpecError('layers', `${count} weights`, `at most ${maxWeights} in all`)
  const scale = readScale(model.scale, features.length)
  return { network: { layers: read }, scale, features, classes, ...(reduction && { reduction }) }
}

/**
 * Checks that the hidden units of a model give numbers that a picture of these points can show.
 *
 * @throws SpecError for outputs that are too large or not finite
 */
export function checkHiddenOutputs({ network }: Pick<Model, 'network'>, { x }: Pick<Dataset, 'x'>): void {
  for (const [l, outputs] of forward(network, x).slice(0, -1).entries()) {
    const output = outputs.find(value => !(Math.abs(value) <= maxOutput))
    if (output !== undefined)
      throw new SpecError(
        `layers[${l}]`,
        output,
        `weights with which its units give numbers from -${maxOutput} to ${maxOutput}`,
      )
  }
}

function readLayer(
  field: string,
  json: unknown,
  inputs: number,
  from: string,
  classes: number | null,
): Layer {
  const layer = asObject(field, json)
  const rows = asArray(`${field}.weights`, layer.weights, 'one row of numbers an input')
  if (rows.length !== inputs) {
    throw new SpecError(`${field}.weights`, rows.length, `${inputs} rows, the number of ${from}`)
  }
  const biases = numbers(`${field}.biases`, layer.biases, maxWeight)
  if (biases.length === 0) throw new SpecError(`${field}.biases`, biases, 'one number a unit')
  if (biases.length > maxUnits)
    throw new SpecError(`${field}.biases`, biases.length, `at most ${maxUnits} units`)
  const weights = rows.map((row, i) =>
    numbers(`${field}.weights[${i}]`, row, maxWeight, biases.length, `the number of ${field}.biases`),
  )
  return { weights, biases, activation: readActivation(field, layer.activation, biases.length, classes) }
}

function readActivation(
  field: string,
  got: unknown,
  units: number,
  classes: number | null,
): Layer['activation'] {
  if (classes === null) {
    const name = activationNames.find(known => known === got)
    if (!name) throw new SpecError(`${field}.activation`, got, activationNames.join(', '))
    return name
  }
  if (got !== 'softmax' && (got !== 'sigmoid' || classes !== 2)) {
    throw new SpecError(
      `${field}.activation`,
      got,
      classes === 2 ? 'sigmoid or softmax in the last layer' : 'softmax in the last layer',
    )
  }
  const expected = got === 'sigmoid' ? 1 : classes
  if (units !== expected) {
    throw new SpecError(`${field}.biases`, units, `${expected} for ${got} and ${classes} classes`)
  }
  return got
}

function readScale(json: unknown, features: number): Scale {
  if (json === undefined) {
    return { mean: new Array<number>(features).fill(0), deviation: new Array<number>(features).fill(1) }
  }
  const scale = asObject('scale', json)
  const mean = numbers('scale.mean', scale.mean, LARGEST, features, 'the number of features')
  const deviation = numbers('scale.deviation', scale.deviation, LARGEST, features, 'the number of features')
  deviation.forEach((value, i) => {
    if (value < 1 / LARGEST)
      throw new SpecError(`scale.deviation[${i}]`, value, `a number above 0, from ${1 / LARGEST} on`)
  })
  return { mean, deviation }
}

function readReduction(json: unknown, features: number): Reduction {
  const reduce = asObject('reduce', json)
  const { method } = reduce
  if (method !== 'pca' && method !== 'lda') throw new SpecError('reduce.method', method, 'pca, lda')
  const axes = asArray('reduce.axes', reduce.axes, 'two or three rows, one a component')
  if (axes.length < 2 || axes.length > 3 || axes.length >= features)
    throw new SpecError('reduce.axes', axes.length, `2 or 3 rows, fewer than the ${features} features`)
  const perFeature = (field: string, list: unknown) =>
    numbers(field, list, LARGEST, features, 'the number of features')
  const shares = numbers('reduce.shares', reduce.shares, 1, axes.length, 'the number of reduce.axes')
  shares.forEach((share, k) => {
    if (share < 0) throw new SpecError(`reduce.shares[${k}]`, share, 'a number from 0 to 1')
  })
  return {
    method,
    mean: perFeature('reduce.mean', reduce.mean),
    axes: axes.map((axis, k) => perFeature(`reduce.axes[${k}]`, axis)),
    shares,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SpecError('model', undefined, `JSON; ${(error as Error).message}`)
  }
}

function asObject(field: string, json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new SpecError(field, json, 'an object')
  return json as Record<string, unknown>
}

function asArray(field: string, json: unknown, expected: string): unknown[] {
  if (!Array.isArray(json)) throw new SpecError(field, json, `a list: ${expected}`)
  return json
}

function numbers(field: string, json: unknown, max: number, length?: number, why?: string): number[] {
  const list = asArray(field, json, 'numbers')
  if (length !== undefined && list.length !== length) {
    throw new SpecError(field, list.length, `${length} numbers, ${why}`)
  }
  return list.map((value, i) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new SpecError(`${field}[${i}]`, value, 'a finite number')
    if (Math.abs(value) > max) throw new SpecError(`${field}[${i}]`, value, `a number from -${max} to ${max}`)
    return value
  })
}

function names(field: 'features' | 'classes', json: unknown, min: number): string[] {
  const list = asArray(field, json, 'names')
  if (list.length < min) throw new SpecError(field, list.length, `at least ${min}`)
  checkNames(
    field,
    list.map(value => (typeof value === 'string' ? value : '')),
  )
  return list.map((value, i) => {
    if (typeof value !== 'string') throw new SpecError(`${field}[${i}]`, value, 'a name in quotes')
    if (list.indexOf(value) < i) throw new SpecError(`${field}[${i}]`, value, 'a name that is not taken')
    return value
  })
}
