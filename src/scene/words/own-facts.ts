import type { Language } from '../../language/language.ts'
import type { TrainingRecord } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import { factPattern } from '../../options/own-words.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { tableName } from './dataset.ts'

/** The subject that a text of one's own tells of. */
export interface Told {
  spec: Spec
  model: FigureModel
  record?: TrainingRecord | undefined
  /** False where no network is shown. */
  shown: boolean
  say: Language
}

/** A fact that a text of one's own may have in braces. */
interface OwnFact {
  /** Its meaning, in a line. */
  help: string
  /** Its value; null where there is none. */
  of(told: Told): string | number | null
  /** The reason why there may be none. */
  without?: string
}

const ofNetwork = (help: string, of: OwnFact['of']): OwnFact => ({
  help,
  of: told => (told.shown ? of(told) : null),
  without: 'no network is shown',
})
const ofClasses = (help: string, of: (model: ClassModel, told: Told) => string | number | null): OwnFact => ({
  help,
  of: told => ('bestLine' in told.model && told.shown ? of(told.model, told) : null),
  without: 'no network that gives classes is shown',
})
const ofRegression = (
  help: string,
  of: (model: RegressionModel) => number | null,
  without = 'no network for regression is shown',
): OwnFact => ({
  help,
  of({ model, shown, say }) {
    const value = 'scores' in model && shown ? of(model) : null
    return value === null ? null : say.numbers.amount(value)
  },
  without,
})
const ofTraining = (help: string, of: OwnFact['of']): OwnFact => ({
  help,
  of: told => (told.shown && told.spec.model === null ? of(told) : null),
  without: 'no network was trained here',
})
const notHeld = 'no rows are held out with --test'
const ofHeldOut = (
  help: string,
  of: (held: NonNullable<ClassModel['held']>, say: Language) => string | number,
): OwnFact => ({ ...ofClasses(help, ({ held }, { say }) => held && of(held, say)), without: notHeld })

/** The facts that a title, a caption or an alternative text of one's own may have in braces, by their names. */
export const ownFacts: Readonly<Record<string, OwnFact>> = {
  data: {
    help: 'name of the data: blobs, iris.csv',
    of({ spec, model, say }) {
      const isTable = ('formula' in model ? model.formula : model.forms) === null
      return say.facts.data({ name: isTable ? tableName(spec) : spec.data })
    },
  },
  samples: { help: 'points, without those held out', of: ({ model }) => model.dataset.y.length },
  features: { help: 'number of features', of: ({ model }) => model.dataset.features.length },
  classes: {
    help: 'number of classes',
    of: ({ model }) => model.dataset.classes.length || null,
    without: 'the points have a target instead of classes',
  },
  correct: ofClasses('points on the right side', model => model.correct),
  wrong: ofClasses('points on the wrong side', model => model.dataset.y.length - model.correct),
  accuracy: ofClasses('share on the right side: 98 %', (model, { say }) =>
    say.numbers.percent(model.correct / model.dataset.y.length),
  ),
  bestLine: {
    help: 'points that the best straight line gets right on the input',
    of: ({ model, say }) => ('bestLine' in model ? say.facts.best(model.bestLine) : null),
    without: 'the points have a target instead of classes',
  },
  rmse: ofRegression('of regression: root of the mean squared error', ({ scores }) => scores.rmse),
  r2: ofRegression('of regression: share of the variance that is explained', ({ scores }) => scores.r2),
  largest: ofRegression('of regression: the largest error', ({ scores }) => scores.largest),
  straight: ofRegression(
    'of regression: the error (RMSE) of a straight line',
    ({ straight }) => straight.rmse,
  ),
  heldSamples: {
    ...ofNetwork('rows held out with --test', ({ model }) => model.held?.samples ?? null),
    without: notHeld,
  },
  heldRmse: ofRegression('of regression: their error (RMSE)', ({ held }) => held?.rmse ?? null, notHeld),
  heldCorrect: ofHeldOut('those of them on the right side', ({ correct }) => correct),
  heldAccuracy: ofHeldOut('their share: 92 %', ({ samples, correct }, say) =>
    say.numbers.percent(correct / samples),
  ),
  hidden: ofNetwork('units of the hidden layers: 2, or 8, 3; 0 for none', ({ model, say }) =>
    say.facts.units({ units: model.network.layers.slice(0, -1).map(({ biases }) => biases.length) }),
  ),
  layers: ofNetwork('number of hidden layers', ({ model }) => model.network.layers.length - 1),
  loss: ofTraining('loss at the end of training', ({ record, say }) =>
    record ? say.numbers.amount(record.loss) : null,
  ),
  iterations: ofTraining('iterations or epochs of training', ({ record }) => record?.iterations ?? null),
  alpha: ofTraining(
    'strength of the L2 regularization',
    ({ spec, model }) => spec.alpha ?? model.choice?.alpha ?? null,
  ),
  seed: { help: 'seed of the data and of the first weights', of: ({ spec }) => spec.seed },
}

/** A text of one's own with the values of its facts; other braces stay. @throws SpecError for a fact that there is not */
export function withFacts(key: keyof Spec, text: string, told: Told): string {
  return text.replace(factPattern, (token, name: string) => {
    const fact = Object.hasOwn(ownFacts, name) ? ownFacts[name] : undefined
    if (!fact) return token
    const value = fact.of(told)
    if (value === null) throw new SpecError(key, token, `another fact: ${fact.without}`)
    return typeof value === 'number' ? told.say.numbers.number(value) : value
  })
}

/** The text of a key for all chapters; null for the scene's own. */
export function ownText(key: 'title' | 'caption' | 'alt', told: Told): string | null {
  const text = told.spec[key]
  return text === null ? null : withFacts(key, text, told)
}

/** Title and caption of one's own for all chapters. */
export function ownWords(told: Told): Pick<Spec, 'title' | 'caption'> {
  return { title: ownText('title', told), caption: ownText('caption', told) }
}

export function textsById(key: 'titles' | 'captions', told: Told): Readonly<Record<string, string>> {
  const entries = Object.entries(told.spec[key] ?? {})
  return Object.fromEntries(entries.map(([id, text]) => [id, withFacts(key, text, told)]))
}
