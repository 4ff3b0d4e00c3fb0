import { addingUp, curveOf, polyline, type Regressor, type Window } from '../../../estimators/regressor.ts'
import { regressors } from '../../../estimators/regressors.ts'
import type { Language } from '../../../language/language.ts'
import { hasHidden } from '../../../network/network.ts'
import { predictTargets } from '../../../network/regression/scores.ts'
import { SpecError } from '../../../options/error.ts'
import { formulaOf } from '../../../options/task.ts'
import type { ComparedState } from '../../compare/compared-plot.ts'
import { drawMarks } from '../../compare/draw-marks.ts'
import type { RegressionScene } from '../../compose/define.ts'
import { planMultiples } from '../../compose/multiples.ts'
import { openGraph } from '../../graph/graph.ts'
import type { Layout } from '../../layout/layout.ts'
import {
  comparedRegressors,
  type RegressionComparison,
  regressionComparisonOf,
} from '../../model/compared/regression-comparison.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { partCurves, unitSum } from '../../model/unit-sum.ts'
import { drawnTo } from '../../plane/drawn-line.ts'
import { keyed, type Shape } from '../../shape.ts'
import { dotRadius } from '../../style/points.ts'
import { drawTargets } from '../../style/target-points.ts'
import type { Theme } from '../../style/theme.ts'
import { sampleNotes } from '../../words/notes.ts'
import { dataCaption } from '../../words/tasks/regression.ts'

/** Curves that other regressors and the network draw: one after the other in large, then side by side. */
export const compare: RegressionScene = {
  facts: {
    name: 'compare',
    task: 'regression',
    summary: 'the curves of other regressors, one after the other, beside the network',
    duration: ({ classifiers }) => 8 + 2 * classifiers,
    size: { width: 880, height: 720 },
    across: 3,
    chapters: ['data', ...comparedRegressors(), 'grid'],
    takes: ['classifiers', ...Object.values(regressors).flatMap(({ takes }) => takes)],
    withoutHidden: 'alone',
    leavesOut: true,
  },
  showsNetwork: ({ classifiers }) => classifiers?.includes('network') ?? true,
  parts: ['regressionComparison'],
  alt: (_, model, { alt }) => alt.regressors({ count: regressionComparisonOf(model)?.fitted.length ?? 0 }),
  result(model, say) {
    const { notLearned } = regressionComparisonOf(model)!
    return say.errors.all({ ...notLearned, scores: scoresOf(model, say) })
  },
  check({ features }, { data }) {
    if (features.length === 1) return
    const remedy = formulaOf(data) ? 'a formula "y = …" has one' : 'choose one with --features A'
    const expected = `another one: of ${features.length} features there is no curve; ${remedy}`
    throw new SpecError('scene', 'compare', expected)
  },
  plan({ spec, model, say, theme }) {
    const comparison = regressionComparisonOf(model)!
    const drawn = showAll(model, comparison)
    const scores = scoresOf(model, say)
    const captionOf = (i: number) => say.errors.caption({ ...scores[i], predicts: drawn[i].sentence(say) })
    return {
      title: drawn.length === 1 ? scores[0].label : say.titles.fits({ count: drawn.length }),
      captions: {
        data: dataCaption(spec, model, say),
        ...Object.fromEntries(comparison.fitted.map(({ name }, i) => [name, captionOf(i)])),
        grid: drawn.length === 1 ? captionOf(0) : say.errors.ranking(rankingOf(comparison, scores)),
      },
      ...planMultiples(
        {
          plots: comparison.fitted.map(({ name }, i) => {
            const { label, short } = wordsOf(name, say)
            return { name, label, short, words: say.errors.above(scores[i]) }
          }),
          draw: (i, layout, state) => drawFit(model, drawn[i], layout, theme, state),
          axes: (layout, opacity) =>
            openGraph(model, layout, theme).axes.map(shape => ({ ...shape, opacity }) as Shape),
        },
        { spec, say, theme },
      ),
      notes: () => [...sampleNotes(model, say), ...comparison.notes],
    }
  },
}

/** A curve, and how it comes about. */
interface Shown extends ReturnType<Regressor['show']> {
  curve: Float64Array
}

function showAll(model: RegressionModel, { fitted }: RegressionComparison): Shown[] {
  const { input, height, dataset } = model
  const window: Window = {
    ...{ x: dataset.x, y: dataset.y },
    ...{ from: input.centre[0] - input.half, to: input.centre[0] + input.half },
    ...{ low: height.centre - height.half, high: height.centre + height.half },
  }
  return fitted.map(({ name, fitted }) => {
    // In a plan the network stands in the place of all.
    if (fitted === null) return showNetwork(model, window)
    const regressor = regressors[name]
    return { ...regressor.show(fitted, window), curve: curveOf(regressor, fitted, window) }
  })
}

/** The network as the sum of what its units give, the largest part first. */
function showNetwork(model: RegressionModel, { from, to }: Window): Shown {
  const { network } = model
  const sum = unitSum(model)
  const { x, values } = partCurves(model, sum, from, to)
  const units = hasHidden(network) ? network.layers.at(-1)!.weights.length : 0
  return {
    sentence: say => say.regressors.network.predicts({ units }),
    mechanism: addingUp(x, values, sum.mean),
    curve: polyline(x, predictTargets(network, x)),
  }
}

function wordsOf(name: string, say: Language) {
  return regressors[name]?.words(say) ?? say.regressors.network
}

/** The errors of a model's regressors, under their names. */
function scoresOf(model: RegressionModel, say: Language) {
  const { fitted, notLearned } = regressionComparisonOf(model)!
  return fitted.map(({ name: id, scores: { rmse } }, i) => {
    const { label, name } = wordsOf(id, say)
    return { label, name, rmse, by: notLearned.by, other: notLearned.scores[i]?.rmse ?? null }
  })
}

function rankingOf({ notLearned }: RegressionComparison, scores: ReturnType<typeof scoresOf>) {
  const judged = scores.flatMap(({ name, other }) => (other === null ? [] : [{ name, rmse: other }]))
  return { ...notLearned, ranked: judged.sort((a, b) => a.rmse - b.rmse) }
}

/** Draws one regressor in a plot of any size, without axes and words. */
function drawFit(
  model: RegressionModel,
  { curve, mechanism }: Shown,
  layout: Layout,
  theme: Theme,
  { mechanism: progress, shown, line }: ComparedState,
): Shape[] {
  const { toPixels, ground, inside } = openGraph(model, layout, theme)
  const { scale, plot } = layout
  const canvas = { place: toPixels, scale, radius: dotRadius(model.rows.length, layout), theme, model }
  const marks = (of: typeof mechanism.below) =>
    progress > 0 && shown > 0
      ? drawMarks(of?.(progress) ?? [], canvas).map(shape => ({ ...shape, opacity: shown }) as Shape)
      : []
  const { all, rows } = model
  const centres = toPixels(Array.from(rows).flatMap(row => [all.x[row], all.y[row]]))
  const drawn = drawnTo([toPixels(curve)], line, shown)
  const stroke = { stroke: theme.ink, width: 3 * scale }
  const [left, top] = [plot.x, plot.y]
  const [right, bottom] = [left + plot.size, top + plot.size]
  const square = [left, top, right, top, right, bottom, left, bottom]
  return [
    { kind: 'path', key: 'ground', lines: [square], closed: true, fill: theme.background },
    ...ground,
    ...keyed('below', inside(marks(mechanism.below))),
    ...drawTargets(model, centres, layout, theme),
    ...keyed(
      'above',
      inside([
        ...(line * shown > 0
          ? [{ kind: 'path' as const, key: 'curve', ...drawn, closed: false, ...stroke }]
          : []),
        ...marks(mechanism.above),
      ]),
    ),
  ]
}
