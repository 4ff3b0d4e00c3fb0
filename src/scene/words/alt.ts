import type { Dataset } from '../../data/dataset.ts'
import { generators } from '../../data/registry.ts'
import type { Network, TrainingRecord } from '../../network/network.ts'
import { sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import type { PictureSpec, Sweep } from '../../options/sweep.ts'
import { firstToSeparate, type Trained } from '../model/figure-model.ts'
import {
  capital,
  componentsOf,
  counted,
  counting,
  layersName,
  linearSubject,
  numberWord,
  sweepResult,
} from './facts.ts'

/** Characters of an alternative text at most: screen readers read it in one go. */
const maxLength = 400

/**
 * What a figure shows, in one to three sentences of at most 400 characters for one who does not see it: the data, what
 * moves where, and the result with its numbers. The spec's own text wins. "Separates" is said only where the
 * record's verdict says so.
 *
 * @param clauses what happens in each of the scenes
 */
export function altText(
  spec: Spec,
  { dataset, network, record }: Trained,
  clauses: readonly string[],
): string {
  if (spec.alt !== null) return spec.alt
  const result = resultOf(dataset, network, record)
  const written = [
    [dataOf(spec, dataset, true), motionOf(spec, clauses), result],
    [dataOf(spec, dataset, false), motionOf(spec, clauses), result],
    [dataOf(spec, dataset, false), scenesOf(spec, network), result],
    [dataOf(spec, dataset, false), result],
  ].map(sentences => sentences.map(sentence => `${capital(sentence)}.`).join(' '))
  const [shortest] = written.slice(-1)
  return written.find(text => text.length <= maxLength) ?? `${shortest.slice(0, maxLength - 1)}…`
}

/** The alternative text of the networks of a sweep. */
export function sweepAltText(spec: Sweep, parts: readonly Trained[]): string {
  const { reduction, ...points } = parts[0].dataset
  // Each panel of such a sweep has components of its own.
  const dataset = reduction && spec.key === 'reduce' ? { ...points, ...reduction } : parts[0].dataset
  if (spec.alt !== null) return spec.alt
  const names = spec.panels.map(({ name }) => name)
  const first = firstToSeparate(parts)
  const count = numberWord(parts.length)
  const panels = `${capital(count)} panels show it with ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
  const results = parts.map((part, i) => `${names[i]} ${sweepResult(part, i === first)}`)
  const best =
    first < 0 ? `None separates all ${dataset.y.length}` : `With ${names[first]} all are separated first`
  const written = [
    [dataOf(spec, dataset, true), panels, results.join('; ')],
    [dataOf(spec, dataset, false), panels, best],
    [`${count} panels, each with another network`, best],
  ].map(sentences => sentences.map(sentence => `${capital(sentence)}.`).join(' '))
  return written.find(text => text.length <= maxLength) ?? written[written.length - 1]
}

/** "200 points in two classes: three blobs in a row …"; the names of a table's classes only where they are words. */
function dataOf({ data, classes, hollow }: PictureSpec, dataset: Dataset, named: boolean): string {
  const { features, classes: names, y, reduction } = dataset
  const points = `${y.length} points in ${counting(names.length, 'class', 'classes')}`
  const generator = generators.find(({ name }) => name === data)
  if (generator) {
    const forms = generator.forms({ classes: classes ?? names.length, hollow })
    return `${points}: ${forms.replace(/^\d+/, count => numberWord(Number(count)))}`
  }
  const table = data === '-' ? 'a table' : shortened(data.replace(/^.*[\\/]/, ''))
  const words = named && names.length <= 4 && names.some(name => Number.isNaN(Number(name)))
  const among = words ? ` (${names.map(shortened).join(', ')})` : ''
  const count = counting((reduction?.features ?? features).length, 'feature')
  const reduced = reduction ? ` reduced to ${componentsOf(reduction)}` : ''
  return `${points}${among} from ${table}, with ${count}${reduced}`
}

/** The moments that are shown, and what happens in the scene; of several scenes, in each of the panels. */
function motionOf(spec: Spec, clauses: readonly string[]): string {
  const shown = momentsOf(spec)
  if (clauses.length === 1) return shown === '' ? clauses[0] : `${shown} in which ${clauses[0]}`
  return `${shown === '' ? '' : `${shown} in `}${numberWord(clauses.length)} panels: ${clauses.join('; ')}`
}

/** The same in fewer words. */
function scenesOf(spec: Spec, network: Network): string {
  return `${momentsOf(spec) || 'an animation'} (${sceneNames(spec).join(', ')}) of ${layersName(network)}`
}

/** Which moments a still shows; empty for a film. */
function momentsOf({ at, film }: Spec): string {
  if (at !== null) return 'a still of an animation'
  return film === null ? '' : `${numberWord(film)} moments of an animation`
}

/** How many a straight line gets on the input, and the network's own in the last hidden layer. */
function resultOf({ y, features, classes }: Dataset, network: Network, record: TrainingRecord): string {
  const { verdict, correct } = record
  const samples = y.length
  const lastUnits = network.layers[network.layers.length - 1].weights.length
  const subject = linearSubject(lastUnits, classes.length)
  const separates = correct === samples && verdict?.separable === true
  const where = network.layers.length > 2 ? 'last hidden layer' : 'hidden layer'
  const there = `in the ${where} ${counted(subject, correct, samples, separates)}`
  if (!verdict) return there
  const line = linearSubject(features.length, classes.length)
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

function shortened(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 39)}…`
}
