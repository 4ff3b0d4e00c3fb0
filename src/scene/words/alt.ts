import type { Dataset } from '../../data/dataset.ts'
import { generators } from '../../data/registry.ts'
import type { Network, TrainingRecord } from '../../network/network.ts'
import { sceneNames } from '../../spec/panels.ts'
import type { Spec } from '../../spec/spec.ts'
import { panelsOf } from '../../spec/sweep.ts'
import { figures } from '../scenes/registry.ts'
import { firstToSeparate, resultOf as panelResult, type Trained } from '../scenes/sweep.ts'
import { counted, linearName, numberWord } from './facts.ts'

/** Letters of an alternative text at most: screen readers read it in one go. */
const most = 400

/**
 * What a figure shows, in one to three sentences of at most 400 letters for one who does not see it: the data, what
 * moves where, and the result with its numbers. The spec's own text wins. "Separates" is said only where the
 * record's verdict says so.
 */
export function altText(spec: Spec, dataset: Dataset, network: Network, record: TrainingRecord): string {
  if (spec.alt !== null) return spec.alt
  const result = resultOf(dataset, network, record)
  const written = [
    [dataOf(spec, dataset, true), motionOf(spec, dataset, network), result],
    [dataOf(spec, dataset, false), motionOf(spec, dataset, network), result],
    [dataOf(spec, dataset, false), scenesOf(spec, network), result],
    [dataOf(spec, dataset, false), result],
  ].map(sentences => sentences.map(sentence => `${capital(sentence)}.`).join(' '))
  const [shortest] = written.slice(-1)
  return written.find(text => text.length <= most) ?? `${shortest.slice(0, most - 1)}…`
}

/** The alternative text of one network, or of those of a sweep. */
export function altOf(spec: Spec, parts: readonly Trained[]): string {
  const [{ dataset, network, record }] = parts
  if (parts.length === 1) return altText(spec, dataset, network, record)
  if (spec.alt !== null) return spec.alt
  const names = panelsOf(spec).map(({ name }) => name)
  const first = firstToSeparate(parts)
  const count = numberWord(parts.length)
  const panels = `${capital(count)} panels show it with ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
  const results = parts.map((part, i) => `${names[i]} ${panelResult(part, i === first)}`)
  const best =
    first < 0 ? `None separates all ${dataset.y.length}` : `With ${names[first]} all are separated first`
  const written = [
    [dataOf(spec, dataset, true), panels, results.join('; ')],
    [dataOf(spec, dataset, false), panels, best],
    [`${count} panels, each with another network`, best],
  ].map(sentences => sentences.map(sentence => `${capital(sentence)}.`).join(' '))
  return written.find(text => text.length <= most) ?? written[written.length - 1]
}

/** "200 points in two classes: three blobs in a row …"; the names of a table's classes only where they are words. */
function dataOf({ data, classes, hollow }: Spec, dataset: Dataset, named: boolean): string {
  const { features, classes: names, y } = dataset
  const points = `${y.length} points in ${numberWord(names.length)} classes`
  const generator = generators.find(({ name }) => name === data)
  if (generator) {
    const forms = generator.forms({ classes: classes ?? names.length, hollow })
    return `${points}: ${forms.replace(/^\d+/, count => numberWord(Number(count)))}`
  }
  const table = data === '-' ? 'a table' : shortened(data.replace(/^.*[\\/]/, ''))
  const words = named && names.length <= 4 && names.some(name => Number.isNaN(Number(name)))
  const among = words ? ` (${names.map(shortened).join(', ')})` : ''
  const count = `${numberWord(features.length)} feature${features.length === 1 ? '' : 's'}`
  return `${points}${among} from ${table}, with ${count}`
}

/** The moments that are shown, and what happens in the scene; of several scenes, in each of the panels. */
function motionOf(spec: Spec, dataset: Dataset, network: Network): string {
  const names = sceneNames(spec)
  const clauses = names.map(name => motions[name]?.(spec, dataset, network) ?? figures[name].facts.summary)
  const shown = momentsOf(spec)
  if (names.length === 1) return shown === '' ? clauses[0] : `${shown} in which ${clauses[0]}`
  return `${shown === '' ? '' : `${shown} in `}${numberWord(names.length)} panels: ${clauses.join('; ')}`
}

/** The same in fewer words. */
function scenesOf(spec: Spec, network: Network): string {
  return `${momentsOf(spec) || 'an animation'} (${sceneNames(spec).join(', ')}) of ${layersOf(network)}`
}

/** Which moments a still shows; empty for a film. */
function momentsOf({ at, film }: Spec): string {
  if (at !== null) return 'a still of an animation'
  return film === null ? '' : `${numberWord(film)} moments of an animation`
}

/** What moves where, by the scene; the others are told by their summaries. */
const motions: Record<string, (spec: Spec, dataset: Dataset, network: Network) => string> = {
  data: () => 'a scatter plot shows them',
  transform(spec, { features }, network) {
    const travellers =
      features.length > 2 || !spec.sheet ? 'they' : `they and the ${planeName(features)} below`
    const three = lastUnits(network) === 3 && features.length <= 2
    const position = three ? 'rise into the cube of' : 'travel through'
    return `${travellers} ${position} ${layersOf(network)}${spec.oneWay ? '' : ', and come back with the decision boundary'}`
  },
  orbit: (_, __, network) =>
    `they turn in the space of ${layersOf(network)}, with what separates the classes there`,
  boundary: (_, { features }, network) =>
    `the decision regions of ${layersOf(network)} appear in the input ${planeName(features)}, each unit’s cut first`,
  surface: (_, { features }, network) =>
    `the probability of a class, by ${layersOf(network)}, is a sheet that turns over the input ${planeName(features)}`,
  story: (_, __, network) =>
    `one after the other the best straight line, the units’ cuts, the way through ${layersOf(network)} and the decision there appear`,
}

/** How many a straight line gets on the input, and the network's own in the last hidden layer. */
function resultOf({ y, features, classes }: Dataset, network: Network, record: TrainingRecord): string {
  const { verdict, correct } = record
  const samples = y.length
  const subject = cutName(lastUnits(network), classes.length)
  const separates = correct === samples && verdict?.separable === true
  const where = network.layers.length > 2 ? 'last hidden layer' : 'hidden layer'
  const there = `in the ${where} ${counted(subject, correct, samples, separates)}`
  if (!verdict) return there
  const line = cutName(features.length, classes.length)
  const before = counted(line, Math.round(verdict.inputAccuracy * samples), samples)
  const further = separates
    ? ''
    : verdict.separable === true
      ? ', though all could be separated'
      : verdict.separable === false
        ? ', and no other would separate them all'
        : ''
  return `${before} on the input; ${there}${further}`
}

/** "a straight line", "planes", and beyond space "a flat cut". */
function cutName(dimensions: number, classes: number): string {
  if (dimensions <= 3) return linearName(dimensions, classes)
  return classes > 2 ? 'flat cuts' : 'a flat cut'
}

/** "a hidden layer of two sigmoid units", "hidden layers of 8 tanh and 3 tanh units". */
function layersOf({ layers }: Network): string {
  const hidden = layers.slice(0, -1).map(({ biases, activation }) => ({ units: biases.length, activation }))
  if (hidden.length > 1) {
    const sizes = hidden.map(({ units, activation }) => `${units} ${activation}`)
    return `hidden layers of ${sizes.slice(0, -1).join(', ')} and ${sizes[sizes.length - 1]} units`
  }
  const [{ units, activation }] = hidden
  return `a hidden layer of ${numberWord(units)} ${activation} unit${units === 1 ? '' : 's'}`
}

function lastUnits({ layers }: Network): number {
  return layers[layers.length - 1].weights.length
}

function planeName(features: string[]): string {
  return features.length === 1 ? 'line' : 'plane'
}

function shortened(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 39)}…`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
