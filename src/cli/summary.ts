import { percent } from '../data/number.ts'
import { formatNamed } from '../encode/formats.ts'
import { languageOf } from '../language/languages.ts'
import type { ClassRecord, RegressionRecord, TrainingRecord } from '../network/network.ts'
import { overfitting } from '../network/overfitting.ts'
import { sweepsIn } from '../options/sweep.ts'
import { type Task, taskOf } from '../options/task.ts'
import type { ComparisonResult, Output, PanelResult, RegressorResult, Result } from '../render/result.ts'
import { namedErrors } from '../scene/words/dataset.ts'
import { alignColumns } from './align-columns.ts'
import type { Plan } from './plan.ts'

/** Notes that are printed at most; all are with --verbose, and in --json. */
const MOST_NOTES = 6

/** Lines about a result for a person: the verdict, which is the network and its score, the notes, then each file. */
export function resultSummary(result: Result, isVerbose = false): string[] {
  const { spec, data, network, training, panels, outputs, seconds, notes } = result
  const starts =
    training === null ? [] : [training.restarts === 0 ? 'loaded' : counted(training.restarts, 'start')]
  const files = outputs.map(output => `${pictureOf(output, spec)} · ${sizeText(output.bytes)}`)
  const one = [data.name, ...hidden(network), ...scoreLines(result), ...starts].join(' · ')
  const shown = isVerbose || notes.length <= MOST_NOTES ? notes : notes.slice(0, MOST_NOTES - 1)
  const left = notes.length - shown.length
  return [
    ...(panels?.map(panelLine) ?? [one]),
    ...shown,
    ...(left > 0 ? [`${left} more notes with --verbose`] : []),
    ...(isVerbose ? trialLines(result) : []),
    ...files,
    `${seconds.total.toFixed(1)} s`,
  ]
}

function panelLine({ name, data, training, first }: PanelResult): string {
  const { score, best } = tasks[taskOfResult({ data })]
  return [data.name, name, score(training, data), ...(first ? [best] : [])].join(' · ')
}

interface TaskLines {
  score(record: TrainingRecord, data: Result['data']): string
  /** The measure of networks that were tried, as the heading of a column. */
  measure: string
  /** The panel of a sweep that is pointed out. */
  best: string
}

const tasks: Readonly<Record<Task, TaskLines>> = {
  classification: { score: countsOf, measure: 'right', best: 'the first to separate them' },
  regression: { score: errorsOf, measure: 'RMSE', best: 'off by least' },
}

export function taskOfResult({ data: { name, target } }: Pick<Result, 'data'>): Task {
  return taskOf({ data: name, target })
}

/** The score of the network, or where none is shown of each classifier: "tree 140 of 140, held out 85 %". */
export function scoreLines({ data, training, compare = [] }: Result): string[] {
  if (!training)
    return compare.map(one => {
      const { classifier, train } = one
      const result = 'rmse' in train ? `off by ${amount(train.rmse)}` : `${train.correct} of ${data.samples}`
      return `${classifier} ${result}${ofNotLearned(one)}`
    })
  // It is the last word of its own line already where rows were held out, or have chosen it.
  const isTold = training.test !== undefined || training.choice !== undefined
  const network = [...compare].find(({ classifier }) => classifier === 'network')
  const { score } = tasks[taskOfResult({ data })]
  return [`${score(training, data)}${network && !isTold ? ofNotLearned(network) : ''}`]
}

/** ", new points 98 %": the share of a classifier, or the error of a regressor, among points that it has not learned. */
function ofNotLearned({ notLearned }: ComparisonResult | RegressorResult): string {
  if (!notLearned) return ''
  return `, ${notLearnedWords[notLearned.by]} ${measured(notLearned)}`
}

/** An error, or the share of rows that are right. */
function measured(score: { rmse: number } | { accuracy: number }): string {
  return 'rmse' in score ? amount(score.rmse) : percent(score.accuracy)
}

/** An error in the digits that pictures give it. */
export function amount(value: number): string {
  return languageOf({ lang: 'en' }).numbers.amount(value)
}

const notLearnedWords = {
  'held out': 'held out',
  'fresh points': 'new points',
  folds: 'cross-validation',
} as const

/**
 * "140 of 140, held out 55 of 60"; of a chosen network also its cross-validation accuracy. Where it overfits, that of
 * rows that it has not seen comes first.
 */
function countsOf(record: ClassRecord, { samples }: Result['data']): string {
  const { correct, test, choice, hits } = record
  const shares = overfitting(record, samples)
  const each = (hits: ClassRecord['hits']) =>
    hits ? ` (${hits.map(one => `${one.class} ${one.correct} of ${one.samples}`).join(', ')})` : ''
  const parts = `${correct} of ${samples}${choice?.classes ? '' : each(hits)}`
  const held = test ? `, held out ${test.correct} of ${test.samples}` : ''
  if (shares) return `${languageOf({ lang: 'en' }).choice.overfit(shares).join(', ')} (${parts}${held})`
  const leftOut = choice ? `, cross-validation ${percent(choice.accuracy)}${each(choice.classes)}` : ''
  return `${parts}${held}${leftOut}`
}

/** "cross-validation error 34,807, 19 % of the mean price, R² 0.96, training error 30,210, R² 0.97": errors are RMSE. */
function errorsOf(record: RegressionRecord, { target, mean }: Result['data']): string {
  const errors = namedErrors(record, mean === undefined ? null : { name: target!, value: mean })
  const text = languageOf({ lang: 'en' }).regression.off(errors).join(', ')
  return text[0].toLowerCase() + text.slice(1)
}

/** A line for each network that was tried, where cross-validation chose one. */
function trialLines({ data, training }: Result): string[] {
  if (!training?.choice) return []
  const { folds, alpha, tried } = training.choice
  const { measure } = tasks[taskOfResult({ data })]
  const rows = tried.map(one => [one.hidden, String(one.alpha), one.loss.toFixed(4), measured(one)])
  return [
    `${folds}-fold cross-validation; it chose alpha ${alpha} with the layers`,
    alignColumns([['hidden', 'alpha', 'loss', measure], ...rows]),
  ]
}

/** Lines about a dry run for a person: the data and the network, then each file. */
export function planSummary({ spec, data, network, chapters, outputs }: Plan): string[] {
  const [sweep] = sweepsIn(spec)
  const chosen = sweep
    ? `${sweep.values.length} networks`
    : `hidden layers ${spec.alpha === null ? 'chosen by cross-validation' : 'found by training'}`
  const layers = network || spec.classifiers?.includes('network') === false ? hidden(network) : [chosen]
  return [
    [
      data.name,
      counted(data.samples, 'point'),
      data.target ?? counted(data.classes.length, 'class', 'classes'),
      ...layers,
    ].join(' · '),
    chapters.map(chapterText).join(' · '),
    ...outputs.map(output => `${output.file} · ${pictureOf(output, spec)}`),
  ]
}

/** "The data 0.9 s"; a chapter that only training finds has its id, and none has seconds then. */
function chapterText({ id, name, start, end }: Plan['chapters'][number]): string {
  return start === null ? (name ?? `${id} …`) : `${name} ${Number((end! - start).toFixed(1))} s`
}

function hidden(network: Result['network']): string[] {
  if (!network) return []
  const { sizes, activations } = network
  if (activations.length === 1) return ['no hidden layer']
  return sizes.slice(1, -1).map((units, layer) => `${units} ${activations[layer]}`)
}

function pictureOf(
  { format, width, height, frames, seconds, density }: Output,
  { size }: Result['spec'],
): string {
  const mm = (pixels: number) => Math.round(((pixels / density) * 25.4) / 96)
  const paper = size.unit ? [`${mm(width)} × ${mm(height)} mm`] : []
  const { embed } = formatNamed(format)
  const kind =
    embed === 'page' || embed === 'element'
      ? { page: 'page', element: 'figure' }[embed]
      : seconds === 0
        ? 'still'
        : frames === 0
          ? 'keyframes'
          : counted(frames, 'frame')
  const long = seconds === 0 ? [] : [`${Number(seconds.toFixed(2))} s`]
  return [...paper, `${width} × ${height}`, kind, ...long].join(' · ')
}

/** "1 row", "2 rows". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** A size of a file in kB or MB, powers of 1000, as file managers and upload limits count. */
export function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
