import {
  type ClassDataset,
  checkDataset,
  type Reduction,
  type Scale,
  type Target,
} from '../../data/dataset.ts'
import { checkNames } from '../../data/limits.ts'
import { LARGEST } from '../../data/number.ts'
import { SpecError } from '../../options/error.ts'
import { activationNames } from '../activation.ts'
import { checkNetwork, copiedLayers, type Layer, type Network } from '../network.ts'
import { readEncodings } from './encodings.ts'
import { maxLayers, maxUnits, maxWeight, maxWeights } from './limits.ts'
import { asObject, type Model, type Snapshot } from './model.ts'

/** The word by which a model file of this program is known. */
export const modelFormat = 'nnanim-model'
const version = 1

/** Snapshots of a training at most, and weights of all of them: they fill the 64 MB of a file. */
const maxSnapshots = 10_000
const maxSnapshotWeights = 3_000_000
/** The number of a step at most. */
const maxStep = 1e9

/**
 * A network as the JSON object of a model file, a deep copy; `weights[i][j]` goes from input i to unit j.
 *
 * @param network what is written
 * @param dataset gives names, scale and reduction, and of a regression the target
 * @param snapshots the network during its training, for the scene `training`
 */
export function toModel(
  network: Network,
  dataset: Omit<ClassDataset, 'x' | 'y' | 'test'> & { target?: Target },
  snapshots?: readonly Snapshot[],
): object {
  checkNetwork(network)
  checkDataset(dataset)
  const { classes, target, reduction, encodings } = dataset
  const { features, scale } = reduction ?? dataset
  return {
    format: modelFormat,
    version,
    features: [...features],
    ...(target ? { target: { ...target } } : { classes: [...classes] }),
    scale: { mean: [...scale.mean], deviation: [...scale.deviation] },
    ...(encodings && { encodings: encodings.map(encoding => structuredClone(encoding)) }),
    ...(reduction && { reduce: reduceOf(reduction) }),
    layers: copiedLayers(network.layers),
    ...(snapshots && {
      snapshots: snapshots.map(snapshot => ({ ...snapshot, layers: copiedLayers(snapshot.layers) })),
    }),
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
  if (model.format !== modelFormat) throw new SpecError('format', model.format, `"${modelFormat}"`)
  if (model.version !== version) throw new SpecError('version', model.version, String(version))
  const features = names('features', model.features, 1)
  const target = model.target === undefined ? undefined : readTarget(model)
  const classes = target ? [] : names('classes', model.classes, 2)
  const encodings = model.encodings === undefined ? undefined : readEncodings(model.encodings, features)
  const reduction = model.reduce === undefined ? undefined : readReduction(model.reduce, features.length)
  const layers = asArray('layers', model.layers, 'the hidden layers, if any, and the output layer')
  if (layers.length === 0) throw new SpecError('layers', 0, 'at least the output layer')
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
  const snapshots = model.snapshots === undefined ? undefined : readSnapshots(model.snapshots, read, count)
  return {
    network: { layers: read },
    scale,
    features,
    classes,
    ...(target && { target }),
    ...(encodings && { encodings }),
    ...(reduction && { reduction }),
    ...(snapshots && { snapshots }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SpecError('model', undefined, `JSON; ${(error as Error).message}`)
  }
}

/** @param weights of the network, for the limit of all of them */
function readSnapshots(json: unknown, layers: readonly Layer[], weights: number): Snapshot[] {
  const list = asArray('snapshots', json, 'the network at two or more steps of its training')
  if (list.length < 2) throw new SpecError('snapshots', list.length, 'at least two')
  if (list.length > maxSnapshots) throw new SpecError('snapshots', list.length, `at most ${maxSnapshots}`)
  const count = list.length * weights
  if (count > maxSnapshotWeights)
    throw new SpecError('snapshots', `${count} weights`, `at most ${maxSnapshotWeights} in all`)
  const read: Snapshot[] = []
  for (const [i, snapshot] of list.entries())
    read.push(readSnapshot(`snapshots[${i}]`, snapshot, layers, read[i - 1]))
  const without = read.findIndex(({ loss }) => loss === undefined)
  if (without >= 0 && read.some(({ loss }) => loss !== undefined))
    throw new SpecError(
      `snapshots[${without}].loss`,
      undefined,
      'a number, as other snapshots have, or none anywhere',
    )
  return read
}

function readSnapshot(
  field: string,
  json: unknown,
  layers: readonly Layer[],
  before: Snapshot | undefined,
): Snapshot {
  const snapshot = asObject(field, json)
  const { step, loss } = snapshot
  if (typeof step !== 'number' || !Number.isInteger(step) || step < 0 || step > maxStep)
    throw new SpecError(`${field}.step`, step, `a whole number from 0 to ${maxStep}`)
  if (before && step <= before.step)
    throw new SpecError(`${field}.step`, step, `a number above ${before.step}, the step before`)
  if (loss !== undefined && !(typeof loss === 'number' && Number.isFinite(loss) && loss >= 0))
    throw new SpecError(`${field}.loss`, loss, 'a finite number from 0 on')
  const list = asArray(`${field}.layers`, snapshot.layers, 'the layers of the network at this step')
  if (list.length !== layers.length)
    throw new SpecError(`${field}.layers`, list.length, `${layers.length}, as many as layers`)
  const read = list.map((layer, l) =>
    readSameLayer(`${field}.layers[${l}]`, layer, layers[l], `layers[${l}]`),
  )
  return { step, ...(loss !== undefined && { loss }), layers: read }
}

/** A layer that differs from a known one in its numbers alone. */
function readSameLayer(field: string, json: unknown, known: Layer, as: string): Layer {
  const { weights, biases, activation } = asObject(field, json)
  const isSame =
    activation === known.activation || (activation === 'linear' && known.activation === 'identity')
  if (!isSame) throw new SpecError(`${field}.activation`, activation, `${known.activation}, as in ${as}`)
  const rows = asArray(`${field}.weights`, weights, 'one row of numbers an input')
  if (rows.length !== known.weights.length)
    throw new SpecError(`${field}.weights`, rows.length, `${known.weights.length} rows, as in ${as}`)
  const units = known.biases.length
  return {
    weights: rows.map((row, i) => numbers(`${field}.weights[${i}]`, row, maxWeight, units, `as in ${as}`)),
    biases: numbers(`${field}.biases`, biases, maxWeight, units, `as in ${as}`),
    activation: known.activation,
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
  if (classes === 0) {
    if (got !== 'identity' && got !== 'linear')
      throw new SpecError(`${field}.activation`, got, 'identity in the last layer of a network with a target')
    if (units !== 1) throw new SpecError(`${field}.biases`, units, '1 for a target')
    return 'identity'
  }
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

/** @throws SpecError for what is no target, or stands beside classes */
function readTarget({ target: json, classes }: Record<string, unknown>): Target {
  if (classes !== undefined)
    throw new SpecError(
      'classes',
      classes,
      'nothing beside a target: a network predicts a number or parts classes',
    )
  const { name, mean, deviation } = asObject('target', json)
  if (typeof name !== 'string' || name === '') throw new SpecError('target.name', name, 'a name in quotes')
  checkNames('target.name', [name])
  return {
    name,
    mean: mean === undefined ? 0 : finite('target.mean', mean, LARGEST),
    deviation:
      deviation === undefined
        ? 1
        : positive('target.deviation', finite('target.deviation', deviation, LARGEST)),
  }
}

/** @throws SpecError for a number by which nothing can be divided */
function positive(field: string, value: number): number {
  if (value < 1 / LARGEST) throw new SpecError(field, value, `a number above 0, from ${1 / LARGEST} on`)
  return value
}

function readScale(json: unknown, features: number): Scale {
  if (json === undefined) {
    return { mean: new Array<number>(features).fill(0), deviation: new Array<number>(features).fill(1) }
  }
  const scale = asObject('scale', json)
  const mean = numbers('scale.mean', scale.mean, LARGEST, features, 'the number of features')
  const deviation = numbers('scale.deviation', scale.deviation, LARGEST, features, 'the number of features')
  for (const [i, value] of deviation.entries()) positive(`scale.deviation[${i}]`, value)
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

function asArray(field: string, json: unknown, expected: string): unknown[] {
  if (!Array.isArray(json)) throw new SpecError(field, json, `a list: ${expected}`)
  return json
}

function numbers(field: string, json: unknown, max: number, length?: number, why?: string): number[] {
  const list = asArray(field, json, 'numbers')
  if (length !== undefined && list.length !== length) {
    throw new SpecError(field, list.length, `${length} numbers, ${why}`)
  }
  return list.map((value, i) => finite(`${field}[${i}]`, value, max))
}

function finite(field: string, value: unknown, max: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new SpecError(field, value, 'a finite number')
  if (Math.abs(value) > max) throw new SpecError(field, value, `a number from -${max} to ${max}`)
  return value
}

function names(field: 'features' | 'classes', json: unknown, min: number): string[] {
  const list = asArray(field, json, 'names')
  if (list.length < min) throw new SpecError(field, list.length, `at least ${min}`)
  const texts = list.map(value => (typeof value === 'string' ? value : ''))
  checkNames(field, texts)
  return list.map((value, i) => {
    if (typeof value !== 'string') throw new SpecError(`${field}[${i}]`, value, 'a name in quotes')
    if (list.indexOf(value) < i) throw new SpecError(`${field}[${i}]`, value, 'a name that is not taken')
    return value
  })
}
