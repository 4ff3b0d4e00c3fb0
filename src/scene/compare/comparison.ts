import type { Classifier, ClassifierWords, Showing } from '../../classifiers/classifier.ts'
import { type Mechanism, oneByOne } from '../../classifiers/mark.ts'
import { smoothRegions } from '../../classifiers/regions.ts'
import { classifiers } from '../../classifiers/registry.ts'
import type { Caption, Score, Scored } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { classScores } from '../../network/forward.ts'
import { hasHidden } from '../../network/network.ts'
import { type Comparison, comparisonOf } from '../model/comparison.ts'
import { firstCuts, type UnitCut } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { correctAmong } from '../model/fitted-classifiers.ts'
import type { MarkName } from '../style/layout.ts'
import { wrongMarks } from '../style/points.ts'
import { cutsDecider, linearOf } from '../words/facts.ts'

/** The units cut one after the other. */
export function unitCuts(cuts: readonly UnitCut[]): Mechanism {
  const ends = cuts.map(cut => cut.ends)
  return {
    below: progress => [
      { kind: 'lines', key: 'cuts', lines: oneByOne(ends, progress), stroke: 'accent', width: 1.6 },
    ],
  }
}

/** A classifier as it is shown, with what it gets right. */
export interface Compared extends Omit<Showing, 'sentence'>, Score, Pick<ClassifierWords, 'short'> {
  name: string
  /** 1 for each row of the data that is on the wrong side, else 0. */
  wrong: Uint8Array
  /** The division of the plane in words. */
  sentence: Caption
}

/** The classifiers of a model as they are shown. */
export function showComparison(model: FigureModel, say: Language): Compared[] {
  const { input, classes, dataset } = model
  const compared = comparisonOf(model)
  return (compared?.fitted ?? []).map(({ name, fitted, wrong }, i) => {
    const classifier = classifierOf(name, model)
    const scores = (points: Float64Array) => classifier.scores(fitted, points)
    const { centre, half } = input
    const { sentence, ...shown } = classifier.show(fitted, {
      centre,
      half,
      classes,
      labels: dataset.y,
      scores,
    })
    const { short } = classifier.words(say)
    return { name, short, wrong, ...scoreOf(compared!, i, model, say), ...shown, sentence: sentence(say) }
  })
}

/** One of the registry, or the network of the model beside them. */
function classifierOf(name: string, model: FigureModel): Omit<Classifier, 'fit' | 'takes'> {
  return (
    classifiers[name] ?? {
      words: say => say.classifiers.network,
      scores: (_, x) => classScores(model.network, x),
      show(_, { classes, scores, ...square }) {
        const cuts = firstCuts(model)
        const hidden = hasHidden(model.network)
        return {
          sentence: say =>
            say.classifiers.network.divides({
              by: hidden ? cutsDecider(model, cuts.length) : linearOf(2, classes),
              hidden,
            }),
          regions: smoothRegions(scores, classes, square),
          mechanism: unitCuts(cuts),
        }
      },
    }
  )
}

/** The marks of points that some of the classifiers draws. */
export function comparedMarks(compared: readonly Compared[], { rows }: FigureModel): MarkName[] {
  const wrong = rows.filter(row => compared.some(one => one.wrong[row] === 1)).length
  const support = compared.some(({ mechanism }) => mechanism.above?.(1).some(({ key }) => key === 'support'))
  return [...wrongMarks(wrong), ...(support ? (['support'] as const) : [])]
}

/** The scores of a model's classifiers, under their names in a sentence. */
export function namedScores(model: FigureModel, say: Language): (Score & { name: string })[] {
  const compared = comparisonOf(model)
  return (compared?.fitted ?? []).map(({ name: id }, i) => ({
    ...scoreOf(compared!, i, model, say),
    name: classifierOf(id, model).words(say).name,
  }))
}

/** The sentence on what each classifier of a model gets. */
export function comparisonResult(model: FigureModel, say: Language): string {
  return say.scores.all({ scores: namedScores(model, say), scored: scoredIn(model) })
}

/** The points that the classifiers of a model are scored by. */
export function scoredIn(model: FigureModel): Scored {
  return { samples: model.dataset.y.length, notLearned: comparisonOf(model)?.notLearned ?? null }
}

function scoreOf({ fitted, notLearned }: Comparison, i: number, model: FigureModel, say: Language): Score {
  return {
    label: classifierOf(fitted[i].name, model).words(say).label,
    correct: correctAmong(fitted[i], 0, model.dataset.y.length),
    notLearned: notLearned?.correct[i] ?? null,
  }
}
