import type { Reduction } from '../../data/dataset.ts'
import { percent } from '../../data/number.ts'
import type { Network } from '../../network/network.ts'
import { type FigureModel, separates, type Trained } from '../model/figure-model.ts'

export { percent }

/** What decides, as the subject of a sentence. */
export interface Subject {
  /** "straight line", "planes". */
  name: string
  /** "a", "one", "the"; empty for many. */
  article: string
  plural: boolean
}

/** What a linear decision is in so many dimensions: thresholds, straight lines, planes, beyond space flat cuts. */
export function linearSubject(dimensions: number, classes: number): Subject {
  const name = ['threshold', 'straight line', 'plane'][dimensions - 1] ?? 'flat cut'
  if (classes > 2) return { name: `${name}s`, article: '', plural: true }
  return { name, article: dimensions === 1 ? 'one' : 'a', plural: false }
}

/** What makes the decision: "two cuts", "8 units together", "two cuts and three more layers". */
export function cutsSubject({ network }: FigureModel, cuts: number): Subject {
  const sizes = network.layers.slice(0, -1).map(layer => layer.biases.length)
  const further = sizes.length - 1
  const more = further === 0 ? '' : ` and ${counting(further, 'more layer')}`
  if (cuts > 0) return { name: `${counting(cuts, 'cut')}${more}`, article: '', plural: cuts > 1 }
  const units = sizes.reduce((sum, size) => sum + size, 0)
  if (units === 1) return { name: 'one unit', article: '', plural: false }
  const where = further === 0 ? 'together' : `in ${sizes.length} layers`
  return { name: `${units} units ${where}`, article: '', plural: true }
}

/** What divides the last hidden space in the picture: its linear decision, or the output layer where none is drawn. */
export function hiddenSubject({ hidden, classes }: Pick<FigureModel, 'hidden' | 'classes'>): Subject {
  return hidden.scores
    ? linearSubject(hidden.dimensions, classes)
    : { name: 'output layer', article: 'the', plural: false }
}

/** "a straight line", "planes". */
export function withArticle({ name, article }: Subject): string {
  return article === '' ? name : `${article} ${name}`
}

/** "gets 197 of 200", "separates all 200", in the number of the subject. */
export function counted(
  subject: Subject,
  correct: number,
  samples: number,
  separates = correct === samples,
): string {
  const ending = subject.plural ? '' : 's'
  return separates
    ? `${withArticle(subject)} separate${ending} all ${samples}`
    : `${withArticle(subject)} get${ending} ${correct} of ${samples}`
}

/** "a straight line gets 150 of 200": what the best linear decision does on the input. */
export function inputResult({ dataset, classes, bestLine: line }: FigureModel): string {
  return counted(linearSubject(dataset.features.length, classes), line.correct, dataset.y.length)
}

/** The same after what is seen of the input. */
export function inputFact(model: FigureModel): string {
  const { dataset, input } = model
  const shown = dataset.reduction
    ? capital(componentsOf(dataset.reduction, 'components'))
    : input.flat
      ? 'The data'
      : `${dataset.features.length} features, projected (${percent(input.share)} of the variance)`
  return `${shown}: ${inputResult(model)}`
}

/** "two principal components (96 % of the variance)": what features were reduced to, and what that keeps. */
export function componentsOf({ method, shares }: Reduction, pca = 'principal components'): string {
  const kept = percent(shares.reduce((sum, share) => sum + share, 0))
  const [noun, of] = method === 'pca' ? [pca, 'of the variance'] : ['discriminants', 'between classes']
  return `${numberWord(shares.length)} ${noun} (${kept} ${of})`
}

/** "now a straight line separates all 200": what the output neuron does in the last hidden space. */
export function hiddenResult(model: FigureModel): string {
  const { dataset, correct, bestLine: line } = model
  const better = correct > line.correct ? 'now ' : ''
  return `${better}${counted(hiddenSubject(model), correct, dataset.y.length)}`
}

/** The same after what is seen of the last hidden layer. */
export function hiddenFact(model: FigureModel): string {
  const { hidden } = model
  const shown =
    hidden.units.length === 0 ? `Hidden layer, projected (${percent(hidden.share)})` : 'Hidden layer'
  return `${shown}: ${hiddenResult(model)}`
}

/** "gets 150 of 200", "the first to separate all 200", of a network among those of a sweep. */
export function sweepResult(part: Trained, first: boolean): string {
  const { dataset, record } = part
  const samples = dataset.y.length
  if (separates(part)) return first ? `the first to separate all ${samples}` : `separates all ${samples}`
  const possible = record.verdict?.separable === true ? ', though all could be separated' : ''
  return `gets ${record.correct} of ${samples}${possible}`
}

/** "Two hidden units, one straight line": the picture's own title. */
export function networkTitle({ network, hidden, classes, dataset }: FigureModel): string {
  const sizes = network.layers.slice(0, -1).map(layer => layer.biases.length)
  const { name, plural } = linearSubject(hidden.dimensions, classes)
  const decision = plural ? name : `one ${name}`
  if (sizes.length > 1) return `${sizes.join(' → ')} hidden units, ${decision}`
  const units = capital(counting(sizes[0], 'hidden unit'))
  if (sizes[0] === 3 && dataset.features.length <= 2)
    return `${units} lift the ${planeName(dataset.features.length)} into a cube`
  return `${units}, ${decision}`
}

/** "a hidden layer of two sigmoid units", "hidden layers of 8 tanh and 3 tanh units". */
export function layersName({ layers }: Network): string {
  const hidden = layers.slice(0, -1).map(({ biases, activation }) => ({ units: biases.length, activation }))
  if (hidden.length > 1) {
    const sizes = hidden.map(({ units, activation }) => `${units} ${activation}`)
    return `hidden layers of ${sizes.slice(0, -1).join(', ')} and ${sizes[sizes.length - 1]} units`
  }
  const [{ units, activation }] = hidden
  return `a hidden layer of ${numberWord(units)} ${activation} unit${units === 1 ? '' : 's'}`
}

/** What the input of so many features is: a line, or a plane. */
export function planeName(features: number): string {
  return features === 1 ? 'line' : 'plane'
}

/** "two" → "Two". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** 2 → "two"; numbers from eleven on stay digits. */
export function numberWord(number: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  return words[number] ?? String(number)
}

/** "one cut", "two cuts". */
export function counting(number: number, one: string, many = `${one}s`): string {
  return `${numberWord(number)} ${number === 1 ? one : many}`
}
