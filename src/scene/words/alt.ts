import { hasHidden, type Network } from '../../network/network.ts'
import { counting, numberWord } from '../../options/numerals.ts'
import { sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import type { PictureSpec, Sweep } from '../../options/sweep.ts'
import type { LinesDrawn } from '../model/drawn.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { bestOf, type Trained } from '../model/trained.ts'
import { formsIn, shortened, tableName, trainedPoints } from './dataset.ts'
import {
  bestResult,
  capital,
  componentsOf,
  constantResult,
  counted,
  inputResult,
  isPlural,
  layersName,
  linearSubject,
  ofBestLine,
  sweepResult,
} from './facts.ts'

/** Characters of an alternative text at most: screen readers read it in one go. */
const maxLength = 400

/** The scenes of a figure as its alternative text tells of them. */
export interface Shown {
  /** A clause for each of them: what happens in it. */
  clauses: readonly string[]
  /** The linear decisions that one of them draws. */
  lines: LinesDrawn
  /** Their own sentence on results; null for the network's. */
  result: string | null
  /** Their captions at the moment of a still; null for a film. */
  captions: readonly string[] | null
}

/**
 * The alternative text of a figure, in one to three sentences of at most 400 characters: the data, what moves where,
 * and the result with its numbers. The spec's own text wins. "Separates" is said only where the record's verdict says
 * so, and a line or plane is named only where one is drawn.
 */
export function altText(
  spec: Spec,
  { dataset, network, record }: Trained,
  model: Pick<FigureModel, 'answers' | 'bestLine' | 'constant'>,
  { clauses, lines, captions, result: own }: Shown,
): string {
  if (spec.alt !== null) return spec.alt
  const result = own ?? resultOf({ dataset, network, record }, model, lines)
  const motion = captions ? stillOf(captions) : motionOf(spec, clauses)
  const written = [
    [dataOf(spec, dataset, true), motion, result],
    [dataOf(spec, dataset, false), motion, result],
    [dataOf(spec, dataset, false), scenesOf(spec, own === null ? network : null), result],
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
  const first = bestOf(parts)
  const count = numberWord(parts.length)
  const panels = `${capital(count)} panels show it with ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
  const results = parts.map((part, i) => {
    const plural = isPlural(spec.key, part)
    const result = i === first ? bestResult(part, plural) : sweepResult(part, plural)
    return `${names[i]} ${result}`
  })
  const best =
    first < 0
      ? `None separates all ${dataset.y.length}`
      : parts[first].record.test
        ? `With ${names[first]} the most held-out points are right`
        : `With ${names[first]} all are separated first`
  const written = [
    [dataOf(spec, dataset, true), panels, results.join('; ')],
    [dataOf(spec, dataset, false), panels, best],
    [`${count} panels, each with another network`, best],
  ].map(sentences => sentences.map(sentence => `${capital(sentence)}.`).join(' '))
  return written.find(text => text.length <= maxLength) ?? written[written.length - 1]
}

/**
 * "200 points in two classes: three blobs in a row …; 60 more are held out"; the names of a table's classes only where they
 * are words.
 */
function dataOf(spec: PictureSpec, dataset: Trained['dataset'], named: boolean): string {
  const { features, classes: names, reduction, test } = dataset
  const points = trainedPoints(dataset)
  const held = test ? `; ${test.y.length} more are held out` : ''
  const forms = formsIn(spec, dataset)
  if (forms !== null) return `${points}: ${forms}${held}`
  const words = named && names.length <= 4 && names.some(name => Number.isNaN(Number(name)))
  const among = words ? ` (${names.map(shortened).join(', ')})` : ''
  const count = counting((reduction?.features ?? features).length, 'feature')
  const reduced = reduction ? ` reduced to ${componentsOf(reduction)}` : ''
  return `${points}${among} from ${tableName(spec)}, with ${count}${reduced}${held}`
}

/** A still at a moment of its own, by what it says there. */
function stillOf(captions: readonly string[]): string {
  const said = [...new Set(captions)].map(caption => `“${caption}”`)
  return `a still of an animation that says ${said.join(', ')}`
}

/** The moments that are shown, and what happens in the scene; of several scenes, in each of them. */
function motionOf({ film, sequence }: Spec, clauses: readonly string[]): string {
  const shown = momentsOf(film)
  if (clauses.length === 1) return shown === '' ? clauses[0] : `${shown} in which ${clauses[0]}`
  if (sequence) return `${shown === '' ? '' : `${shown} in which `}one after the other: ${clauses.join('; ')}`
  return `${shown === '' ? '' : `${shown} in `}${numberWord(clauses.length)} panels: ${clauses.join('; ')}`
}

/** The same in fewer words. */
function scenesOf(spec: Spec, network: Network | null): string {
  const moments = spec.at === null ? momentsOf(spec.film) || 'an animation' : 'a still of an animation'
  return `${moments} (${sceneNames(spec).join(', ')})${network ? ` of ${layersName(network)}` : ''}`
}

/** The number of moments of a film strip, in words; empty for a film. */
function momentsOf(film: Spec['film']): string {
  return film === null ? '' : `${numberWord(film)} moments of an animation`
}

/** The counts that a linear decision gets right on the input, and the network's own in the last hidden layer. */
function resultOf(
  { dataset, network, record }: Trained,
  model: Pick<FigureModel, 'answers' | 'bestLine' | 'constant'>,
  lines: LinesDrawn,
): string {
  const { y, classes } = dataset
  const { verdict, correct } = record
  const samples = y.length
  const lastUnits = network.layers[network.layers.length - 1].weights.length
  const subject = linearSubject(lastUnits, classes.length, lines.hidden)
  const separates = correct === samples && verdict?.separable === true
  const where = !hasHidden(network)
    ? 'without a hidden layer'
    : network.layers.length > 2
      ? 'in the last hidden layer'
      : 'in the hidden layer'
  const done = constantResult(model, correct, samples) ?? counted(subject, correct, samples, separates)
  const there = `${where} ${done}`
  if (!hasHidden(network))
    return correct < model.bestLine.correct ? `${there}, the best one ${ofBestLine(model)}` : there
  if (!verdict) return there
  const before = inputResult({ dataset, bestLine: model.bestLine }, lines.input)
  const further = separates
    ? ''
    : verdict.separable === true
      ? ', though all could be separated'
      : verdict.separable === false && model.answers > 1
        ? ', and no other would separate them all'
        : ''
  return `${before} on the input; ${there}${further}`
}
