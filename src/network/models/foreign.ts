import type { ModelData } from '../../data/build.ts'
import { type ClassDataset, type Dataset, type RegressionDataset, taskOfPoints } from '../../data/dataset.ts'
import { checkNames } from '../../data/limits.ts'
import { applyScale, fitScale } from '../../data/scale.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { Task } from '../../options/task.ts'
import { confusionMatrix } from '../confusion.ts'
import type { Layer, Network } from '../network.ts'
import { predict } from '../predict.ts'
import { learningTask } from '../tasks/registry.ts'
import type { ForeignModel, Model } from './model.ts'

/**
 * The data of a network of another program, as far as its file knows them; a target is in its own units.
 *
 * @throws SpecError for a key of the spec beside a file that has its own
 */
export function dataOf({ scale, features }: ForeignModel, spec: Spec): ModelData {
  if (features) checkNames('features', features)
  if (scale && spec.scale !== 'none')
    throw new SpecError('scale', spec.scale, 'nothing: the network in the file scales its inputs itself')
  for (const key of ['features', 'order'] as const)
    if (features && spec[key] !== null)
      throw new SpecError(key, spec[key], `nothing: the file names its features, ${listed(features)}`)
  return { ...(scale && { scale }), ...(features && { features }), target: { mean: 0, deviation: 1 } }
}

const chosen = '--features chooses columns, in the order of these'

/**
 * The model of a network of another program on data that were loaded with what `dataOf` gives: its inputs are their features,
 * its outputs their classes, by the names of the file where it has some. Notes are on what is doubtful.
 *
 * @throws SpecError where it has not as many inputs and outputs as the data features and classes
 */
export function adoptModel(
  { layers, scale, classes }: ForeignModel,
  data: Dataset,
): { model: Model; dataset: Dataset; notes: string[] } {
  const inputs = layers[0].weights.length
  const { features } = data
  if (features.length !== inputs)
    throw new SpecError('features', listed(features), `${inputs}, the inputs of the network: ${chosen}`)
  const task = tasks[taskOfPoints(data)]
  const { dataset, notes } = (classes && task.withClasses?.(data, classes)) ?? { dataset: data, notes: [] }
  const network = { layers: [...layers.slice(0, -1), task.outputLayer(layers.at(-1)!, dataset)] }
  const known = { scale: scale !== undefined, classes: classes !== undefined }
  return {
    model: {
      ...{ network, features, scale: dataset.scale, classes: dataset.classes },
      ...('target' in dataset && { target: dataset.target }),
      ...(dataset.encodings && { encodings: dataset.encodings }),
    },
    dataset,
    notes: [...notes, ...doubts(task, network, dataset, known)],
  }
}

/** The network of another program as a task takes it. */
interface ForeignTask<Data extends Dataset = Dataset> {
  /** The output layer with the function that the data ask for, where the file leaves it open. */
  outputLayer(layer: Layer, dataset: Data): Layer
  /** The data with the classes of a file that names some. */
  withClasses?(dataset: Data, classes: string[]): { dataset: Data; notes: string[] }
  /** The share of rows that it is right for, or of the variance that it explains, in words. */
  told(share: number, rows: number): string
  /** Readings with the outputs in another order. */
  inOtherOrder?(network: Network, dataset: Data): Reading[]
}

const ofClasses: ForeignTask<ClassDataset> = {
  outputLayer(layer, { classes }) {
    const { biases, activation } = layer
    if (biases.length === 1 && classes.length === 2) return { ...layer, activation: 'sigmoid' }
    if (biases.length !== classes.length) throw refusal(layer, `one output a class, of ${listed(classes)}`)
    if (activation === 'sigmoid')
      throw refusal(layer, 'logits or softmax: each of these outputs speaks of one class only')
    return { ...layer, activation: 'softmax' }
  },
  withClasses,
  told: (share, rows) => `right for ${Math.round(share * rows)} of ${rows}`,
  inOtherOrder,
}

const ofTarget: ForeignTask<RegressionDataset> = {
  outputLayer(layer, { target }) {
    if (layer.biases.length === 1 && layer.activation === 'identity') return layer
    throw refusal(layer, `one number, of ${target.name}: this network tells classes apart`)
  },
  told: share => `R² ${share.toFixed(2)}`,
}

const tasks: Readonly<Record<Task, ForeignTask>> = { classification: ofClasses, regression: ofTarget }

function refusal({ biases, activation }: Layer, expected: string): SpecError {
  return new SpecError('outputs', `${biases.length} of ${activation}`, expected)
}

/**
 * The data with the classes of a file. Where these are the numbers from 0 on, as most programs train with, they stand for
 * the data's own, which are sorted as `numpy.unique` and scikit-learn's `LabelEncoder` do.
 */
function withClasses(dataset: ClassDataset, classes: string[]): { dataset: ClassDataset; notes: string[] } {
  checkNames('classes', classes)
  const twice = classes.find((name, k) => classes.indexOf(name) < k)
  if (twice !== undefined) throw new SpecError('classes', twice, 'names of which none is there twice')
  const own = dataset.classes
  const same = (one: string, other: string) => one === other || (one !== '' && Number(one) === Number(other))
  const indexes = own.map(name => classes.findIndex(known => same(known, name)))
  if (!indexes.includes(-1)) {
    const renumbered = <Rows extends Pick<ClassDataset, 'y'>>(rows: Rows) => ({
      ...rows,
      y: rows.y.map(k => indexes[k]),
    })
    const test = dataset.test && renumbered(dataset.test)
    return { dataset: { ...renumbered(dataset), classes, ...(test && { test }) }, notes: [] }
  }
  if (classes.length === own.length && classes.every((name, k) => name === String(k))) {
    const note = `its classes ${classes.join(', ')} are ${own.join(', ')}, in the order of the data`
    return { dataset, notes: [note] }
  }
  const unknown = own[indexes.indexOf(-1)]
  throw new SpecError('classes', unknown, `a class of the file, which has ${listed(classes)}`)
}

/** The number of names, and as many of them as a line can show. */
function listed(names: readonly string[]): string {
  return `${names.length}: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`
}

/** Share of the rows, or of the variance, by which another reading must be better to be told of. */
const muchBetter = 0.1

/** Another way to read a network, and the share that it is right for. */
interface Reading {
  share: number
  way: string
  advice: string
}

/**
 * A note on a network of another program that would predict much better with points in another scale, or with its outputs
 * as classes in another order: in all likelihood it was trained so. What its file says is not doubted.
 */
function doubts(task: ForeignTask, network: Network, dataset: Dataset, known: Known): string[] {
  const count = dataset.y.length
  const told = (share: number) => task.told(share, count)
  const now = shareOf(network, dataset)
  if (now > 1 - muchBetter) return []
  const readings = known.scale ? [] : inOtherScales(network, dataset)
  if (!known.classes) readings.push(...(task.inOtherOrder?.(network, dataset) ?? []))
  const [best] = readings.sort((a, b) => b.share - a.share)
  // One class for all rows is right for as many as it has.
  const sizes = dataset.classes.map((_, k) => dataset.y.filter(label => label === k).length / count)
  const isBetter = best && best.share - now >= muchBetter && best.share > Math.max(0, ...sizes)
  return isBetter ? [`${told(now)}; ${best.way} ${told(best.share)}: ${best.advice}`] : []
}

/** True for what the file of a network says. */
type Known = Readonly<Record<'scale' | 'classes', boolean>>

/** The share of rows that a network is right for, or of the variance that it explains, from 0 to 1. */
function shareOf(network: Network, dataset: Dataset): number {
  const { grade, scores } = learningTask(dataset)
  return Math.max(0, grade(scores(network, dataset, dataset)))
}

function inOtherScales(network: Network, dataset: Dataset): Reading[] {
  const { x, scale, features } = dataset
  const deviation = scale.deviation.map(value => 1 / value)
  const raw = applyScale(x, { mean: scale.mean.map((value, j) => -value * deviation[j]), deviation })
  return (['standard', 'minmax', 'none'] as const).map(kind => {
    const scaled = applyScale(raw, fitScale(raw, features.length, kind))
    const share = shareOf(network, { ...dataset, x: scaled } as Dataset)
    return { share, way: `with --scale ${kind}`, advice: 'was it trained on inputs in that scale?' }
  })
}

/** The order of classes in which each output stands for the one that most of its rows have; none where two stand for one. */
function inOtherOrder(network: Network, dataset: ClassDataset): Reading[] {
  const { x, y, classes } = dataset
  const counts = confusionMatrix(predict(network, x), y, classes.length)
  const order = counts.map(row => row.indexOf(Math.max(...row)))
  if (new Set(order).size < classes.length) return []
  const share = counts.reduce((sum, row, k) => sum + row[order[k]], 0) / y.length
  const way = `with its outputs as ${order.map(k => classes[k]).join(', ')}`
  return [{ share, way, advice: '--save-model writes a file whose `classes` can have that order' }]
}
