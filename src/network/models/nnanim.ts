import type { ClassDataset, Reduction, Scale, Target } from '../../data/dataset.ts'
import { checkDataset } from '../../data/dataset.ts'
import { checkNames } from '../../data/limits.ts'
import { LARGEST } from '../../data/number.ts'
import { SpecError } from '../../options/error.ts'
import { activationNames } from '../activation.ts'
import { checkNetwork, copiedLayers, type Layer, type Network } from '../network.ts'
import { readEncodings } from './encodings.ts'
import { checkLayers, maxLayers, maxUnits, maxWeight, weightsIn } from './limits.ts'
import { asObject, type Model, type Snapshot } from './model.ts'

/** The word by which a model file of this program is known. */
export const modelFormat = 'nnanim-model'
/** The second is that of files with logarithms. */
const versions: unknown[] = [1, 2]

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
  const log = [...features.filter((_, i) => scale.log?.[i]), ...(target?.log ? [target.name] : [])]
  return {
    format: modelFormat,
    version: log.length > 0 ? 2 : 1,
    features: [...features],
    ...(target
      ? { target: { name: target.name, mean: target.mean, deviation: target.deviation } }
      : { classes: [...classes] }),
    scale: { mean: [...scale.mean], deviation: [...scale.deviation] },
    ...(log.length > 0 && { log }),
    ...(encodings && { encodings: structuredClone(encodings) }),
    ...(reduction && { reduce: reductionCopy(reduction) }),
    layers: copiedLayers(network.layers),
    ...(snapshots && {
      snapshots: snapshots.map(snapshot => ({ ...snapshot, layers: copiedLayers(snapshot.layers) })),
    }),
  }
}

/** The reduction of a model file, a deep copy. */
function reductionCopy({ method, mean, axes, shares }: Reduction): Reduction {
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
  if (!versions.includes(model.version)) throw new SpecError('version', model.version, versions.join(' or '))
  const features = names('features', model.features, 1)
  const target = optional(model.target, () => readTarget(model))
  const classes = target ? [] : names('classes', model.classes, 2)
  const encodings = optional(model.encodings, json => readEncodings(json, features))
  const reduction = optional(model.reduce, json => readReduction(json, features.length))
  const [inputs, of] = reduction ? [reduction.axes, 'reduce.axes'] : [features, 'features']
  const counted = { count: inputs.length, why: `the number of ${of}` }
  const layers = readLayers(model.layers, counted, classes.length)
  const log = optional(model.log, json => asArray('log', json, 'names of features, or the target'))
  const odd = log?.find(name => name !== target?.name && !features.includes(name as string))
  if (odd !== undefined) throw new SpecError('log', odd, 'features, or the target')
  const own = readScale(model.scale, features.length)
  const scale = { ...own, ...(log && { log: features.map(name => log.includes(name)) }) }
  const snapshots = optional(model.snapshots, json => readSnapshots(json, layers))
  return {
    network: { layers },
    scale,
    features,
    classes,
    ...(target && { target: { ...target, ...(log?.includes(target.name) && { log: true }) } }),
    ...(encodings && { encodings }),
    ...(reduction && { reduction }),
    ...(snapshots && { snapshots }),
  }
}

function optional<T>(json: unknown, read: (json: unknown) => T): T | undefined {
  return json === undefined ? undefined : read(json)
}

/** A length that a list must have, and why. */
interface Counted {
  count: number
  why: string
}

function readLayers(json: unknown, inputs: Counted, classes: number): Layer[] {
  const list = asArray('layers', json, 'the hidden layers, if any, and the output layer')
  if (list.length === 0) throw new SpecError('layers', 0, 'at least the output layer')
  if (list.length > maxLayers) throw new SpecError('layers', list.length, `at most ${maxLayers}`)
  const layers: Layer[] = []
  for (const [l, json] of list.entries()) {
    const field = `layers[${l}]`
    const layer = asObject(field, json)
    const read = readWeights(field, layer, inputs)
    const units = read.biases.length
    const outputs = l === list.length - 1 ? classes : null
    layers.push({ ...read, activation: readActivation(field, layer.activation, units, outputs) })
    inputs = { count: units, why: `the number of units of ${field}` }
  }
  checkLayers(layers)
  return layers
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SpecError('model', undefined, `JSON; ${(error as Error).message}`)
  }
}

const lossInAll = 'a number, as other snapshots have, or none anywhere'

function readSnapshots(json: unknown, layers: readonly Layer[]): Snapshot[] {
  const list = asArray('snapshots', json, 'the network at two or more steps of its training')
  if (list.length < 2) throw new SpecError('snapshots', list.length, 'at least two')
  if (list.length > maxSnapshots) throw new SpecError('snapshots', list.length, `at most ${maxSnapshots}`)
  const count = list.length * weightsIn(layers)
  if (count > maxSnapshotWeights)
    throw new SpecError('snapshots', `${count} weights`, `at most ${maxSnapshotWeights} in all`)
  const read: Snapshot[] = []
  for (const [i, snapshot] of list.entries())
    read.push(readSnapshot(`snapshots[${i}]`, snapshot, layers, read[i - 1]))
  const without = read.findIndex(({ loss }) => loss === undefined)
  if (without >= 0 && read.some(({ loss }) => loss !== undefined))
    throw new SpecError(`snapshots[${without}].loss`, undefined, lossInAll)
  return read
}

function readSnapshot(field: string, json: unknown, layers: readonly Layer[], before?: Snapshot): Snapshot {
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
  const layer = asObject(field, json)
  const { activation } = layer
  const isSame =
    activation === known.activation || (activation === 'linear' && known.activation === 'identity')
  if (!isSame) throw new SpecError(`${field}.activation`, activation, `${known.activation}, as in ${as}`)
  const [inputs, units] = [known.weights, known.biases].map(list => {
    return { count: list.length, why: `as in ${as}` }
  })
  return { ...readWeights(field, layer, inputs, units), activation: known.activation }
}

/** @param units of the layer, where they are known */
function readWeights(field: string, layer: Record<string, unknown>, inputs: Counted, units?: Counted) {
  const rows = asArray(`${field}.weights`, layer.weights, 'one row of numbers an input')
  if (rows.length !== inputs.count)
    throw new SpecError(`${field}.weights`, rows.length, `${inputs.count} rows, ${inputs.why}`)
  const biases = numbers(`${field}.biases`, layer.biases, maxWeight, units)
  if (biases.length === 0) throw new SpecError(`${field}.biases`, biases, 'one number a unit')
  if (biases.length > maxUnits)
    throw new SpecError(`${field}.biases`, biases.length, `at most ${maxUnits} units`)
  const width = units ?? { count: biases.length, why: `the number of ${field}.biases` }
  return { weights: rows.map((row, i) => numbers(`${field}.weights[${i}]`, row, maxWeight, width)), biases }
}

function readActivation(field: string, got: unknown, units: number, classes: number | null) {
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
    const either = classes === 2 ? 'sigmoid or softmax' : 'softmax'
    throw new SpecError(`${field}.activation`, got, `${either} in the last layer`)
  }
  const expected = got === 'sigmoid' ? 1 : classes
  if (units !== expected)
    throw new SpecError(`${field}.biases`, units, `${expected} for ${got} and ${classes} classes`)
  return got
}

/** @throws SpecError for what is no target, or stands beside classes */
function readTarget({ target: json, classes }: Record<string, unknown>): Target {
  const either = 'nothing beside a target: a network predicts a number or parts classes'
  if (classes !== undefined) throw new SpecError('classes', classes, either)
  const { name, mean, deviation } = asObject('target', json)
  if (typeof name !== 'string' || name === '') throw new SpecError('target.name', name, 'a name in quotes')
  checkNames('target.name', [name])
  return {
    name,
    mean: mean === undefined ? 0 : finite('target.mean', mean, LARGEST),
    deviation: deviation === undefined ? 1 : readDivisor('target.deviation', deviation),
  }
}

/** @throws SpecError for a number by which nothing can be divided */
function readDivisor(field: string, json: unknown): number {
  const value = finite(field, json, LARGEST)
  if (value < 1 / LARGEST) throw new SpecError(field, value, `a number above 0, from ${1 / LARGEST} on`)
  return value
}

function readScale(json: unknown, features: number): Scale {
  if (json === undefined)
    return { mean: new Array<number>(features).fill(0), deviation: new Array<number>(features).fill(1) }
  const scale = asObject('scale', json)
  const [mean, deviation] = (['mean', 'deviation'] as const).map(key =>
    numbers(`scale.${key}`, scale[key], LARGEST, { count: features, why: 'the number of features' }),
  )
  return { mean, deviation: deviation.map((value, i) => readDivisor(`scale.deviation[${i}]`, value)) }
}

function readReduction(json: unknown, features: number): Reduction {
  const reduce = asObject('reduce', json)
  const { method } = reduce
  if (method !== 'pca' && method !== 'lda') throw new SpecError('reduce.method', method, 'pca, lda')
  const axes = asArray('reduce.axes', reduce.axes, 'two or three rows, one a component')
  if (axes.length < 2 || axes.length > 3 || axes.length >= features)
    throw new SpecError('reduce.axes', axes.length, `2 or 3 rows, fewer than the ${features} features`)
  const perFeature = (field: string, list: unknown) =>
    numbers(field, list, LARGEST, { count: features, why: 'the number of features' })
  const perAxis = { count: axes.length, why: 'the number of reduce.axes' }
  const shares = numbers('reduce.shares', reduce.shares, 1, perAxis)
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

function numbers(field: string, json: unknown, max: number, wanted?: Counted): number[] {
  const list = asArray(field, json, 'numbers')
  if (wanted && list.length !== wanted.count)
    throw new SpecError(field, list.length, `${wanted.count} numbers, ${wanted.why}`)
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
