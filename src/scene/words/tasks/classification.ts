import type { ClassDataset } from '../../../data/dataset.ts'
import type { Language } from '../../../language/language.ts'
import { hasHidden } from '../../../network/network.ts'
import { isPairs } from '../../../options/slice.ts'
import type { PictureSpec, Sweep } from '../../../options/sweep.ts'
import type { LinesDrawn } from '../../model/drawn.ts'
import { isScoreAxis } from '../../model/hidden-space.ts'
import { heldFeatures } from '../../model/slices/slice.ts'
import { bestOf, type TrainedClassifier } from '../../model/trained.ts'
import { overfitCaption } from '../choice.ts'
import { formsIn, pointsOf, shortened, tableName } from '../dataset.ts'
import { bestFacts, componentsOf, constantOf, linearOf } from '../facts.ts'
import { sliceFacts } from '../slice.ts'
import { lackCaption, panelNames, sweepFacts } from '../sweep.ts'
import type { TaskWords } from './task.ts'
import { shortest } from './task.ts'

type Shown = Required<TrainedClassifier>

/**
 * The words of classification. "Separates" is said only where the record's verdict says so, and a line or plane is named
 * only where one is drawn.
 */
export const classWords: TaskWords<TrainedClassifier> = {
  alt(spec, part, { motion, lines, result: own }, say) {
    const { dataset, record, model } = part
    const { alt } = say
    const { slice } = model
    const facts = slice && sliceFacts(model, say)
    const counts = { correct: record.correct, samples: dataset.y.length }
    const whole = facts && alt.whole({ columns: facts.columns, ...counts })
    const more = [...(overfitCaption(model, say) ?? []), ...lackCaption(model, say)]
    const result = own ?? alt.results([whole ?? resultOf(part, lines, say), ...more])
    const at = slice && heldFeatures(slice).length > 0 && !isPairs(spec.slice) ? facts : null
    const onSlice = at ? [alt.slice(at)] : []
    const inShort = at ? [alt.slice({ ...at, foreign: 0 })] : []
    const [named, data] = [true, false].map(isNamed => dataOf(spec, dataset, isNamed, say))
    return shortest(say, [
      [named, motion, ...onSlice, result],
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
  },
  sweepAlt(spec, parts, say) {
    if (spec.key === 'fix') return sliceSweepText(spec, parts, say)
    const { reduction, ...points } = parts[0].dataset
    // Each panel of such a sweep has components of its own.
    const dataset = reduction && spec.key === 'reduce' ? { ...points, ...reduction } : parts[0].dataset
    const { alt } = say
    const names = panelNames(spec, say)
    const first = bestOf(parts, spec.key)
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
  },
}

/** The alternative text of slices of one network, a panel each. */
function sliceSweepText(spec: Sweep, parts: readonly Shown[], say: Language): string {
  const names = panelNames(spec, say)
  const { dataset, record } = parts[0]
  const slices = parts.map(({ model }, i) => ({ name: names[i], ...sliceFacts(model, say) }))
  const results = say.alt.slices({ slices, correct: record.correct })
  return shortest(
    say,
    [true, false].map(isNamed => [dataOf(spec, dataset, isNamed, say), results]),
  )
}

/** A text without its last clause, without the last two, and so on: what a scene says of its own begins with what matters. */
function withoutLast(text: string): string[] {
  const first = text.replace(/[;；][^;；]*$/, '')
  return first === text ? [] : [first, ...withoutLast(first)]
}

/** The points; the names of a table's classes only where they are words. */
function dataOf(spec: PictureSpec, dataset: ClassDataset, named: boolean, say: Language): string {
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
function resultOf({ dataset, network, record, model }: Shown, lines: LinesDrawn, { alt }: Language): string {
  const { y, classes } = dataset
  const { verdict, correct } = record
  const { layers } = network
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
    ...{ correct, samples: y.length, layers: layers.length - 1, separates, others },
    by: linearOf(isScoreAxis(model.hidden) ? 1 : layers.at(-1)!.weights.length, classes.length, lines.hidden),
    constant: constantOf(model),
    before: isHidden && verdict ? bestFacts(model, lines.input) : null,
    best: !isHidden && correct < model.bestLine.correct ? model.bestLine : null,
  })
}
