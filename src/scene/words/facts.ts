import type { Reduction } from '../../data/dataset.ts'
import { percent } from '../../data/number.ts'
import { hasHidden, type Network } from '../../network/network.ts'
import { counting, numberWord } from '../../options/numerals.ts'
import type { SweptKey } from '../../options/sweep.ts'
import { decisionInView } from '../model/drawn.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { InputSpace } from '../model/input-space.ts'
import { separates, type Trained } from '../model/trained.ts'
import { choiceFact } from './choice.ts'
import { shortened } from './dataset.ts'

export { percent }

/** The subject of a sentence about a decision. */
export interface Subject {
  /** "straight line", "planes". */
  name: string
  /** "a", "one", "the"; empty for many. */
  article: string
  plural: boolean
}

/**
 * A linear decision in so many dimensions where it is drawn: thresholds, straight lines, planes. One that nobody sees,
 * or that has no shape of so many dimensions, is a linear classifier.
 */
export function linearSubject(dimensions: number, classes: number, drawn = true): Subject {
  const name = drawn ? ['threshold', 'straight line', 'plane'][dimensions - 1] : undefined
  if (name === undefined) return { name: 'linear classifier', article: 'a', plural: false }
  if (classes > 2) return { name: `${name}s`, article: '', plural: true }
  return { name, article: dimensions === 1 ? 'one' : 'a', plural: false }
}

/**
 * The subject that makes the decision: "two cuts", "8 units together", "two cuts and three more layers", "the output
 * alone".
 */
export function cutsSubject({ network }: FigureModel, cuts: number): Subject {
  if (!hasHidden(network)) return { name: 'output alone', article: 'the', plural: false }
  const sizes = network.layers.slice(0, -1).map(layer => layer.biases.length)
  const further = sizes.length - 1
  const more = further === 0 ? '' : ` and ${counting(further, 'more layer')}`
  if (cuts > 0) return { name: `${counting(cuts, 'cut')}${more}`, article: '', plural: cuts > 1 }
  const units = sizes.reduce((sum, size) => sum + size, 0)
  if (units === 1) return { name: 'one unit', article: '', plural: false }
  const where = further === 0 ? 'together' : `in ${sizes.length} layers`
  return { name: `${units} units ${where}`, article: '', plural: true }
}

/** The subject that divides the last hidden space: its linear decision, or the output layer where none is drawn. */
export function hiddenSubject(model: Pick<FigureModel, 'hidden' | 'classes'>): Subject {
  return decisionInView(model)
    ? linearSubject(model.hidden.dimensions, model.classes)
    : { name: 'output layer', article: 'the', plural: false }
}

/** "a straight line", "planes". */
export function withArticle({ name, article }: Subject): string {
  return article === '' ? name : `${article} ${name}`
}

/** "a straight line gets 197 of 200", "planes separate all 200", in the number of the subject. */
export function counted(
  subject: Subject,
  correct: number | string,
  samples: number,
  separates = correct === samples,
): string {
  const ending = subject.plural ? '' : 's'
  return separates
    ? `${withArticle(subject)} separate${ending} all ${samples}`
    : `${withArticle(subject)} get${ending} ${correct} of ${samples}`
}

/** "the best straight line gets 150 of 200": what the best linear decision does on the input; `drawn` says whether it is seen. */
export function inputResult(
  { dataset: { features, y, classes }, bestLine }: Pick<FigureModel, 'dataset' | 'bestLine'>,
  drawn: boolean,
): string {
  const separates = bestLine.correct === y.length
  const subject = linearSubject(features.length, classes.length, drawn)
  const best = bestLine.exact && !separates && !subject.plural
  const { name } = subject
  return counted(
    best ? { ...subject, name: `best ${name}`, article: 'the' } : subject,
    ofBestLine({ bestLine }),
    y.length,
    separates,
  )
}

/** "150", or "at least 150" where the best linear decision that was found need not be the best one. */
export function ofBestLine({ bestLine: { correct, exact } }: Pick<FigureModel, 'bestLine'>): string {
  return exact ? `${correct}` : `at least ${correct}`
}

/** The same after what is seen of the input; of a network that rows left out in turn have chosen, what they say. */
export function inputFact(model: FigureModel, drawn: boolean): string {
  const { dataset, input } = model
  if (model.choice) return choiceFact(dataset, model.choice)
  const shown = dataset.reduction
    ? capital(componentsOf(dataset.reduction, 'components'))
    : input.projected
      ? `${dataset.features.length} features, projected (${planeOf(input).kept})`
      : 'The data'
  return `${shown}: ${inputResult(model, drawn)}`
}

/** The plane in which many features are seen, in words, and what it keeps. */
export function planeOf({ projected, share }: Pick<InputSpace, 'projected' | 'share'>): {
  name: string
  kept: string
} {
  if (projected === 'discriminants')
    return { name: 'first two discriminants', kept: `${percent(share)} of what lies between classes` }
  if (projected === 'discriminant')
    return {
      name: 'discriminant, with the largest spread beside it',
      kept: 'what tells the two classes apart',
    }
  return { name: 'first two principal components', kept: `${percent(share)} of the variance` }
}

/** The result of a network that gives all points one class, or nearly one output; null for others. */
export function constantResult(
  { answers, constant }: Pick<FigureModel, 'answers' | 'constant'>,
  correct: number,
  samples: number,
): string | null {
  if (answers > 1 && !constant) return null
  const same = answers === 1 ? 'one class' : 'nearly the same output'
  return `all points get ${same}, right for ${correct} of ${samples}`
}

/** "two cuts separate all 200": what a subject does by the network's answers, or that they are all the same. */
export function networkResult(model: FigureModel, subject: Subject): string {
  const { dataset, correct } = model
  const samples = dataset.y.length
  const constant = constantResult(model, correct, samples)
  if (constant) return `${constant}${heldOut(model)}`
  return `${counted(subject, correct, samples)}${ofClasses(model)}${shortfall(model)}${heldOut(model)}`
}

/**
 * ", “yes” 37 of 44, always “no” 956": the smallest class, and what always saying the largest gets, where the classes
 * are of unequal size and some rows are on the wrong side; else empty.
 */
export function ofClasses({
  hits,
  correct,
  dataset,
}: Pick<FigureModel, 'hits' | 'correct' | 'dataset'>): string {
  if (!hits || correct === dataset.y.length) return ''
  const [least, ...others] = hits.toSorted((a, b) => a.samples - b.samples)
  const most = others[others.length - 1]
  return `, “${shortened(least.class)}” ${least.correct} of ${least.samples}, always “${shortened(most.class)}” ${most.samples}`
}

/** The count that the network gets right of the points held out of training; empty without any. */
export function heldOut({ held }: Pick<FigureModel, 'held'>): string {
  return held ? `, held out ${held.correct} of ${held.samples}` : ''
}

/** Says so where logistic regression on the same rows gets more than the network; of it itself, where another line does. */
export function shortfall(model: FigureModel): string {
  const { network, correct, logistic, bestLine } = model
  // Logistic regression makes the loss small, not the number of errors.
  if (!hasHidden(network))
    return correct < bestLine.correct ? `, fewer than the best linear classifier (${ofBestLine(model)})` : ''
  return logistic !== null && correct < logistic ? `, fewer than without hidden layers (${logistic})` : ''
}

/** "two principal components (96 % of the variance)": what features were reduced to, and what that keeps. */
export function componentsOf({ method, shares }: Reduction, pca = 'principal components'): string {
  const kept = percent(shares.reduce((sum, share) => sum + share, 0))
  const [noun, of] = method === 'pca' ? [pca, 'of the variance'] : ['discriminants', 'between classes']
  return `${numberWord(shares.length)} ${noun} (${kept} ${of})`
}

/** "now a straight line separates all 200": what the output does in the last hidden space. */
export function hiddenResult(model: FigureModel): string {
  const { network, answers, correct, bestLine } = model
  const better = hasHidden(network) && answers > 1 && correct > bestLine.correct ? 'now ' : ''
  return `${better}${networkResult(model, hiddenSubject(model))}`
}

/** The same after what is seen of the last hidden layer. */
export function hiddenFact(model: FigureModel): string {
  const { hidden, network } = model
  const shown = !hasHidden(network)
    ? 'No hidden layer'
    : saysLine(model)
      ? 'Hidden layer, come down to a line'
      : hidden.units.length === 0
        ? `Hidden layer, projected (${percent(hidden.share)})`
        : 'Hidden layer'
  return `${shown}: ${hiddenResult(model)}`
}

/**
 * True where it is to be said that the last hidden layer of a network that was chosen has come down to a line; where a
 * straight line does as well, that alone is said.
 */
export function saysLine({ isLine, constant, choice }: FigureModel): boolean {
  return isLine && !constant && choice !== null && choice.simplest !== '0' && choice.simplest !== null
}

/** True where the name of a panel, "3 units", is a plural. */
export function isPlural(key: SweptKey, { network: { layers } }: Trained): boolean {
  return key === 'hidden' && (layers.length > 2 || (hasHidden({ layers }) && layers[0].biases.length > 1))
}

/** "gets 150 of 200", "separates all 200", of a network among those of a sweep, in the number of its name. */
export function sweepResult(part: Trained, plural: boolean): string {
  const { dataset, record } = part
  const samples = dataset.y.length
  const ending = plural ? '' : 's'
  const held = heldOut({ held: record.test ?? null })
  if (separates(part)) return `separate${ending} all ${samples}${held}`
  const possible = record.verdict?.separable === true ? ', though all could be separated' : ''
  return `get${ending} ${record.correct} of ${samples}${possible}${held}`
}

/** "the first to separate all 200", or "separates all 140, held out 55 of 60, the most": of the network that is pointed out. */
export function bestResult(part: Trained, plural: boolean): string {
  if (part.record.test) return `${sweepResult(part, plural)}, the most`
  return `${plural ? 'are ' : 'is '}the first to separate all ${part.dataset.y.length}`
}

/**
 * "Two hidden units, one straight line", "No hidden layer, one straight line": the picture's own title; `sheet` says
 * whether the input plane is drawn.
 */
export function networkTitle(model: FigureModel, sheet: boolean): string {
  const { network, hidden, dataset, answers } = model
  if (!hasHidden(network)) return decidedBy(model, 'No hidden layer')
  const sizes = network.layers.slice(0, -1).map(layer => layer.biases.length)
  const units = capital(counting(sizes[0], 'hidden unit'))
  const layers = `${capital(numberWord(sizes.length))} hidden layers, ${sizes.join(' → ')} units`
  const lifts =
    sizes.length === 1 && sizes[0] === 3 && hidden.dimensions === 3 && dataset.features.length <= 2
  if (lifts && answers > 1)
    return `${units} lift the ${sheet ? planeName(dataset.features.length) : 'points'} into a cube`
  const wide = hidden.units.length === 0 ? ` in ${numberWord(hidden.dimensions)} dimensions` : ''
  return decidedBy(model, sizes.length > 1 ? layers : `${units}${wide}`)
}

/** The hidden layers that are shown, and what divides the last space, as a title. */
function decidedBy(model: FigureModel, shown: string): string {
  const { answers, hidden, classes } = model
  if (answers === 1) return `${shown}, one class for all`
  if (!decisionInView(model)) return shown
  const { name, plural } = linearSubject(hidden.dimensions, classes)
  return `${shown}, ${plural ? `${name} between classes` : `one ${name}`}`
}

/** "a hidden layer of two sigmoid units", "hidden layers of 8 tanh and 3 tanh units", "a network without hidden layers". */
export function layersName({ layers }: Network): string {
  if (!hasHidden({ layers })) return 'a network without hidden layers'
  const hidden = layers.slice(0, -1).map(({ biases, activation }) => ({ units: biases.length, activation }))
  if (hidden.length > 1) {
    const sizes = hidden.map(({ units, activation }) => `${units} ${activation}`)
    return `hidden layers of ${sizes.slice(0, -1).join(', ')} and ${sizes[sizes.length - 1]} units`
  }
  const [{ units, activation }] = hidden
  return `a hidden layer of ${numberWord(units)} ${activation} unit${units === 1 ? '' : 's'}`
}

/** The name of the input of so many features: a line, or a plane. */
export function planeName(features: number): string {
  return features === 1 ? 'line' : 'plane'
}

/** "two" → "Two". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** 0.4 → "0.40", 1234 → "1234": a number with two significant digits, or all of those before the point. */
export function twoDigits(value: number): string {
  return Math.abs(value) >= 99.5 ? value.toFixed(0) : value.toPrecision(2)
}

/** 8200 → "8.2k", 400 → "400": a count with three digits at most. */
export function shortNumber(value: number): string {
  const [unit, letter] = value < 999.5 ? [1, ''] : value < 999.5e3 ? [1e3, 'k'] : [1e6, 'M']
  return `${Number((value / unit).toPrecision(3))}${letter}`
}
