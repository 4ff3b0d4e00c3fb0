import type { Classifier, ClassifierWords, Plane, Showing } from '../../estimators/classifier.ts'
import { classifiers } from '../../estimators/classifiers.ts'
import { type Mechanism, oneByOne } from '../../estimators/mark.ts'
import { smoothRegions } from '../../estimators/regions.ts'
import type { Scores } from '../../geometry/cut-polygon.ts'
import type { Caption, Score, Scored } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { classScores } from '../../network/forward.ts'
import { inputsOnPlane } from '../../network/input-plane.ts'
import { hasHidden } from '../../network/network.ts'
import type { MarkName } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { type Comparison, comparisonOf } from '../model/compared/comparison.ts'
import { correctAmong, wrongAmong } from '../model/compared/fitted-classifiers.ts'
import { firstCuts, type UnitCut } from '../model/cuts.ts'
import { foreignTo, planeOf, type Slice } from '../model/slices/slice.ts'
import { wrongMarks } from '../style/points.ts'
import { cutsDecider, linearOf } from '../words/facts.ts'
import { foreignNear } from '../words/slice.ts'

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
  /** 1 for each row that is right though its place on the slice has another class, else 0; null without a slice. */
  foreign: Uint8Array | null
  /** The division of the plane in words. */
  sentence: Caption
}

/** Those of each model last shown, which take a second: a page draws a figure in its author's size and in one that fits. */
const shownOf = new WeakMap<ClassModel, ReturnType<typeof memoizeLast<Compared[]>>>()

/** The classifiers of a model as they are shown. */
export function showComparison(model: ClassModel, say: Language): Compared[] {
  const last = shownOf.get(model) ?? memoizeLast<Compared[]>()
  shownOf.set(model, last)
  return last([say], () => showAnew(model, say))
}

function showAnew(model: ClassModel, say: Language): Compared[] {
  const compared = comparisonOf(model)
  return (compared?.fitted ?? []).map(({ name, fitted, wrong }, i) => {
    // In a plan the network stands in the place of all.
    const classifier = classifierOf(fitted === null ? 'network' : name, model)
    const { own, plane } = overPlane(classifier, fitted, model)
    const { sentence, ...shown } = classifier.show(own, plane)
    const { short } = classifierOf(name, model).words(say)
    const score = scoreOf(compared!, i, model, say)
    return {
      name,
      short,
      ...markedBy(plane.scores, wrong, model),
      ...score,
      ...shown,
      sentence: sentence(say),
    }
  })
}

/** The points that a classifier puts on the wrong side, with those that are right in another class's colour. */
function markedBy(
  scores: Scores,
  wrong: Uint8Array,
  { slice, input, all, classes }: ClassModel,
): Pick<Compared, 'wrong' | 'foreign'> {
  const right = wrong.map(one => 1 - one)
  const foreign = slice && foreignTo({ labels: all.y, right, classes }, scores(input.coordinates))
  return { wrong, foreign }
}

/** The same for the network of a model. */
export function markedRows(model: ClassModel): Pick<Compared, 'wrong' | 'foreign'> {
  const { network, plane, all, classes } = model
  const wrong = wrongAmong({ name: 'network', fitted: null }, all, network, classes)
  return markedBy(places => classScores(plane, places), wrong, model)
}

/** A classifier over the input plane: restricted to a slice where it can be. */
function overPlane(
  { restrict, scores }: Pick<Classifier, 'restrict' | 'scores'>,
  fitted: unknown,
  { input: { centre, half }, classes, dataset, slice }: ClassModel,
): { own: unknown; plane: Plane } {
  const at = slice && planeOf(slice)
  const restricted = at && restrict?.(fitted, at)
  const own = restricted ?? fitted
  const inputs = (points: Float64Array) => (at && !restricted ? inputsOnPlane(points, at) : points)
  const plane = {
    ...{ centre, half, classes },
    labels: dataset.y,
    scores: (points: Float64Array) => scores(own, inputs(points)),
    ...(at && { slice: restricted ? ('restricted' as const) : ('whole' as const) }),
  }
  return { own, plane }
}

/** One of the registry, or the network of the model beside them. */
function classifierOf(name: string, model: ClassModel): Omit<Classifier, 'fit' | 'takes'> {
  return (
    classifiers[name] ?? {
      words: say => say.classifiers.network,
      restrict: () => model.plane,
      scores: (_, x) => classScores(model.plane, x),
      show(_, { classes, scores, ...square }) {
        const cuts = firstCuts(model)
        const hidden = hasHidden(model.network)
        return {
          sentence: say =>
            say.classifiers.network.divides({
              // Its counts are of the whole network, as those of all others.
              by: hidden ? cutsDecider({ ...model, slice: null }, cuts.length) : linearOf(2, classes),
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
export function comparedMarks(compared: readonly Compared[], { rows, slice }: ClassModel): MarkName[] {
  const wrong = rows.filter(row => compared.some(one => one.wrong[row] === 1)).length
  const support = compared.some(({ mechanism }) => mechanism.above?.(1).some(({ key }) => key === 'support'))
  const foreign = slice && compared.some(one => foreignNear(withForeign(slice, one)) > 0)
  return [
    ...wrongMarks(wrong),
    ...(support ? (['support'] as const) : []),
    ...(foreign ? (['foreign'] as const) : []),
  ]
}

/** A slice with the points of a classifier that are right in another class's colour. */
export function withForeign(slice: Slice, { foreign }: Pick<Compared, 'foreign'>): Slice {
  return foreign ? { ...slice, foreign } : slice
}

/** The scores of a model's classifiers, under their names in a sentence. */
export function namedScores(model: ClassModel, say: Language): (Score & { name: string })[] {
  const compared = comparisonOf(model)
  return (compared?.fitted ?? []).map(({ name: id }, i) => ({
    ...scoreOf(compared!, i, model, say),
    name: classifierOf(id, model).words(say).name,
  }))
}

/** The sentence on what each classifier of a model gets. */
export function comparisonResult(model: ClassModel, say: Language): string {
  return say.scores.all({ scores: namedScores(model, say), scored: scoredIn(model) })
}

/** The points that the classifiers of a model are scored by. */
export function scoredIn(model: ClassModel): Scored {
  return { samples: model.dataset.y.length, notLearned: comparisonOf(model)?.notLearned ?? null }
}

function scoreOf({ fitted, notLearned }: Comparison, i: number, model: ClassModel, say: Language): Score {
  return {
    label: classifierOf(fitted[i].name, model).words(say).label,
    correct: correctAmong(fitted[i], 0, model.dataset.y.length),
    notLearned: notLearned?.correct[i] ?? null,
  }
}
