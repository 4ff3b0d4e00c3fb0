import type { Count, LinearFacts } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import { isPairs } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import type { PictureSpec, Sweep } from '../../options/sweep.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { LinesDrawn } from '../model/drawn.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { heldValues } from '../model/slices/slice.ts'
import { bestOf, leastError, type TrainedClassifier, type TrainedRegressor } from '../model/trained.ts'
import { formsIn, pointsOf, shortened, tableName } from './dataset.ts'
import { bestFacts, componentsOf, constantOf, layerUnits, linearOf } from './facts.ts'
import { fitErrors, straightOf } from './regression.ts'
import { sliceFacts } from './slice.ts'
import { panelNames, sweepFacts } from './sweep.ts'

/** Characters of an alternative text at most: screen readers read it in one go. */
const maxLength = 400

/** The scenes of a figure as its alternative text tells of them. */
export interface AltFacts {
  /** A sentence on all that happens in them, or on the text of a still. */
  motion: string
  /** The linear decisions that one of them draws. */
  lines: LinesDrawn
  /** Their own sentence on results; null for the network's. */
  result: string | null
}

/**
 * The alternative text of a figure, in one to three sentences of at most 400 characters: the data, what moves where,
 * and the result with its numbers. "Separates" is said only where the record's verdict says
 * so, and a line or plane is named only where one is drawn.
 */
export function altText(
  spec: Spec,
  { dataset, network, record }: TrainedClassifier,
  model: ClassModel,
  { motion, lines, result: own }: AltFacts,
  say: Language,
): string {
  const { alt } = say
  const { slice } = model
  const whole =
    slice &&
    alt.whole({ columns: heldValues(slice).length + 2, correct: record.correct, samples: dataset.y.length })
  const result = own ?? whole ?? resultOf({ dataset, network, record }, model, lines, say)
  const at = slice && !isPairs(spec.slice) ? sliceFacts(model, say) : null
  const onSlice = at ? [alt.slice(at)] : []
  const inShort = at ? [alt.slice({ ...at, foreign: 0 })] : []
  const data = dataOf(spec, dataset, false, say)
  return shortest(say, [
    [dataOf(spec, dataset, true, say), motion, ...onSlice, result],
    [data, motion, ...onSlice, result],
    ...(at
      ? [
          [data, motion, ...onSlice],
          [data, motion, ...inShort],
          [motion, ...inShort],
        ]
      : []),
    ...withoutLast(own ?? '').map(first => [data, motion, first]),
    ...(own ? [[motion, own]] : []),
    [data, motion],
    [motion],
    [data, motion],
  ])
}

/** The alternative text of the networks of a sweep. */
export function sweepAltText(spec: Sweep, parts: readonly TrainedClassifier[], say: Language): string {
  const { reduction, ...points } = parts[0].dataset
  // Each panel of such a sweep has components of its own.
  const dataset = reduction && spec.key === 'reduce' ? { ...points, ...reduction } : parts[0].dataset
  const { alt } = say
  const names = panelNames(spec, say)
  const first = bestOf(parts, spec.key)
  if (spec.key === 'fix') return sliceSweepText(spec, parts, say)
  const results = parts.map((part, i) => ({ name: names[i], ...sweepFacts(spec.key, part, i === first) }))
  const best = alt.sweepBest({
    name: names[first] ?? null,
    held: parts[first]?.record.test !== undefined,
    samples: dataset.y.length,
  })
  const panels = alt.sweep({ panels: names })
  return shortest(say, [
    [dataOf(spec, dataset, true, say), panels, alt.sweepResults({ results })],
    [dataOf(spec, dataset, false, say), panels, best],
    [alt.sweepShort({ panels: parts.length }), best],
  ])
}

/** The alternative text of slices of one network, a panel each. */
function sliceSweepText(spec: Sweep, parts: readonly TrainedClassifier[], say: Language): string {
  const { alt } = say
  const names = panelNames(spec, say)
  const { dataset, record } = parts[0]
  const slices = parts.map(({ model }, i) => ({ name: names[i], ...sliceFacts(model!, say) }))
  const results = alt.slices({ slices, correct: record.correct })
  return shortest(say, [
    [dataOf(spec, dataset, true, say), results],
    [dataOf(spec, dataset, false, say), results],
  ])
}

/** A text without its last clause, without the last two, and so on: what a scene says of its own begins with what matters. */
function withoutLast(text: string): string[] {
  const first = text.replace(/[;；][^;；]*$/, '')
  return first === text ? [] : [first, ...withoutLast(first)]
}

/** The first of some texts that is not too long, or the clauses of the last one that fit. */
export function shortest({ alt }: Language, versions: readonly (readonly string[])[]): string {
  const texts = versions.map(sentences => alt.sentences(sentences))
  const [last] = texts.slice(-1)
  const cut = last.slice(0, maxLength - 1).replace(/[,;，；、。][^,;，；、。]*$/, '')
  return texts.find(text => text.length <= maxLength) ?? `${cut}…`
}

/** The points; the names of a table's classes only where they are words. */
function dataOf(
  spec: PictureSpec,
  dataset: TrainedClassifier['dataset'],
  named: boolean,
  say: Language,
): string {
  const { features, classes, reduction } = dataset
  const points = pointsOf(dataset)
  const words = named && classes.length <= 4 && classes.some(name => Number.isNaN(Number(name)))
  const names = words ? classes.map(shortened) : []
  const forms = formsIn(spec, dataset, say)
  if (forms !== null)
    return say.alt.builtIn({ ...points, names: spec.classNames === null ? [] : names, forms })
  return say.alt.table({
    ...points,
    table: tableName(spec),
    names,
    features: (reduction?.features ?? features).length,
    reduced: reduction ? componentsOf(reduction) : null,
  })
}

/** The counts that a linear decision gets right on the input, and the network's own in the last hidden layer. */
function resultOf(
  { dataset, network, record }: TrainedClassifier,
  model: Pick<ClassModel, 'answers' | 'bestLine' | 'constant'>,
  lines: LinesDrawn,
  { alt }: Language,
): string {
  const { y, classes } = dataset
  const { verdict, correct } = record
  const count: Count = { correct, samples: y.length }
  const lastUnits = network.layers[network.layers.length - 1].weights.length
  const by: LinearFacts = linearOf(lastUnits, classes.length, lines.hidden)
  const separates = correct === y.length && verdict?.separable === true
  const isHidden = hasHidden(network)
  const others = separates
    ? null
    : verdict?.separable === true
      ? 'can'
      : verdict?.separable === false && model.answers > 1
        ? 'cannot'
        : null
  return alt.result({
    ...count,
    layers: network.layers.length - 1,
    by,
    separates,
    constant: constantOf(model),
    before: isHidden && verdict ? bestFacts({ dataset, bestLine: model.bestLine }, lines.input) : null,
    others,
    best: !isHidden && correct < model.bestLine.correct ? model.bestLine : null,
  })
}

/** The alternative text of a figure of regression: the data, what moves where, and how far the network is off. */
export function regressionAltText(
  spec: Spec,
  model: RegressionModel,
  { motion, result: own }: AltFacts,
  say: Language,
): string {
  const { alt } = say
  const { network } = model
  const result =
    own ??
    alt.regressionResult({
      layers: layerUnits(network),
      ...fitErrors(model),
      straight: hasHidden(network) ? straightOf(model) : null,
    })
  const data = regressionData(spec, model, say)
  return shortest(say, [[data, motion, result], [data, motion], [motion], [data, motion]])
}

/** The alternative text of the networks of a sweep for regression. */
export function regressionSweepText(spec: Sweep, parts: readonly TrainedRegressor[], say: Language): string {
  const { alt } = say
  const models = parts.map(({ model }) => model!)
  const names = panelNames(spec, say)
  const results = models.map((model, i) => ({ name: names[i], ...fitErrors(model) }))
  const data = regressionData(spec.panels[0].spec, models[0], say)
  return shortest(say, [
    [data, alt.sweep({ panels: names }), alt.regressionPanels({ panels: results })],
    [
      data,
      alt.sweepShort({ panels: parts.length }),
      alt.regressionPanels({ panels: [results[leastError(parts)]] }),
    ],
  ])
}

function regressionData(spec: Spec, { dataset, formula }: RegressionModel, { alt }: Language): string {
  const { y, test, target, features, reduction } = dataset
  return alt.regressionData({
    samples: y.length,
    held: test?.y.length ?? 0,
    target: shortened(target.name),
    features: (reduction?.features ?? features).map(shortened),
    source: formula ? { formula } : { table: tableName(spec) },
  })
}
