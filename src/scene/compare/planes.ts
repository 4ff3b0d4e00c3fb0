import { classifiers } from '../../estimators/classifiers.ts'
import type { DividedPlane, EstimatorWords, Plane, Predictor } from '../../estimators/estimator.ts'
import { smoothRegions } from '../../estimators/regions.ts'
import type { Score, Scored } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { classScores } from '../../network/forward.ts'
import { inputsOnPlane } from '../../network/input-plane.ts'
import { hasHidden } from '../../network/network.ts'
import type { Layout, MarkName } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { comparisonOf } from '../model/compared/comparison.ts'
import { correctAmong } from '../model/compared/tasks.ts'
import { firstCuts } from '../model/cuts.ts'
import { planeOf } from '../model/slices/slice.ts'
import { planeAxes } from '../style/axes.ts'
import { wrongMarks } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { pointsOf } from '../words/dataset.ts'
import { cutsDecider, linearOf } from '../words/facts.ts'
import { rankingOf } from '../words/scores.ts'
import { foreignNear } from '../words/slice.ts'
import { type Compared, type ComparedState, drawCompared, markedBy, unitCuts } from './compared-plot.ts'

/** Those of each model, which take a second: a page draws a figure in its author's size and in one that fits. */
const shownOf = new WeakMap<ClassModel, Compared[]>()

/** The classifiers of a model as they are shown. */
export function showComparison(model: ClassModel): Compared[] {
  const known = shownOf.get(model)
  if (known) return known
  const shown = comparisonOf(model)!.fitted.map(({ name, fitted, wrong }) => {
    // In a plan the network stands in the place of all.
    const classifier = predictorOf(fitted === null ? 'network' : name, model)
    const { own, plane } = overPlane(classifier, fitted, model)
    return { ...classifier.show(own, plane), ...markedBy(plane.scores, wrong, model) }
  })
  shownOf.set(model, shown)
  return shown
}

/** A classifier over the input plane: restricted to a slice where it can be. */
function overPlane(
  { restrict, outputs }: Predictor<Plane, DividedPlane>,
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
    scores: (points: Float64Array) => outputs(own, inputs(points)),
    ...(at && { slice: restricted ? ('restricted' as const) : ('whole' as const) }),
  }
  return { own, plane }
}

/** A classifier of the registry, or the network of the model beside them. */
function predictorOf(name: string, model: ClassModel): Predictor<Plane, DividedPlane> {
  return (
    classifiers[name] ?? {
      words: say => say.classifiers.network,
      restrict: () => model.plane,
      outputs: (_, x) => classScores(model.plane, x),
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
function comparedMarks(compared: readonly Compared[], { rows }: ClassModel): MarkName[] {
  const wrong = rows.filter(row => compared.some(one => one.wrong[row] === 1)).length
  const support = compared.some(({ mechanism }) => mechanism.above?.(1).some(({ key }) => key === 'support'))
  const foreign = compared.some(({ slice }) => slice && foreignNear(slice) > 0)
  return [
    ...wrongMarks(wrong),
    ...(support ? (['support'] as const) : []),
    ...(foreign ? (['foreign'] as const) : []),
  ]
}

/** The near points of each classifier that are right in another class's colour, in words; none without a slice. */
export function foreignNotes(model: ClassModel, say: Language): string[] {
  const { scores } = scoresIn(model, say)
  const each = showComparison(model).flatMap(({ slice }, i) =>
    slice ? [{ name: scores[i].label, foreign: foreignNear(slice) }] : [],
  )
  return each.length > 0 ? [say.slice.foreignTo({ each })] : []
}

/** The scores of a model's classifiers under their names, and the points that they are of. */
export function scoresIn(
  model: ClassModel,
  say: Language,
): { scores: (Score & EstimatorWords & { id: string })[]; scored: Scored } {
  const { fitted, notLearned } = comparisonOf(model)!
  const samples = model.dataset.y.length
  const scores = fitted.map(({ name: id, wrong }, i) => {
    const correct = correctAmong({ wrong }, samples)
    return { ...predictorOf(id, model).words(say), id, correct, notLearned: notLearned?.correct[i] ?? null }
  })
  return { scores, scored: { samples, notLearned } }
}

/** The planes that the classifiers of a model divide, a plot each, and what is said of them. */
export function openPlanes({ model, say, theme }: { model: ClassModel; say: Language; theme: Theme }) {
  const compared = showComparison(model)
  const { scores, scored } = scoresIn(model, say)
  return {
    title: say.titles.ways({ count: compared.length }),
    data: say.data.points(pointsOf(model.dataset)),
    captions: compared.map(({ sentence }, i) =>
      say.scores.caption({ divides: sentence(say), score: scores[i], scored }),
    ),
    ranking: () => say.scores.ranking(rankingOf(scores, scored)),
    plots: scores.map(score => ({ ...score, name: score.id, words: say.scores.above({ score, scored }) })),
    draw: (i: number, layout: Layout, state: ComparedState) =>
      drawCompared(model, compared[i], layout, theme, state),
    axes: (layout: Layout, opacity: number) =>
      planeAxes(layout, theme, model.input.axes, model.input, opacity),
    marks: comparedMarks(compared, model),
  }
}
