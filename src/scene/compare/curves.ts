import { addingUp, polyline } from '../../estimators/curve.ts'
import type { DrawnCurve, Predictor, Window } from '../../estimators/estimator.ts'
import { regressors } from '../../estimators/regressors.ts'
import { capital } from '../../language/formats.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import type { Spec } from '../../options/spec.ts'
import { openGraph } from '../coordinates/graph.ts'
import { outlineOf } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { regressionComparisonOf } from '../model/part-readers.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { partCurves, unitSum } from '../model/unit-sum.ts'
import { drawnTo } from '../plane/drawn-line.ts'
import { filled, keyed, type Shape } from '../shape.ts'
import { dotRadius } from '../style/points.ts'
import { drawTargets } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { dataCaption } from '../words/tasks/regression.ts'
import { drawMarks } from './draw-marks.ts'
import type { ComparedState } from './planes.ts'

/** The regressors of a model as they are shown. */
function showCurves(model: RegressionModel): DrawnCurve[] {
  const { input, height, dataset } = model
  const window: Window = {
    ...{ x: dataset.x, y: dataset.y },
    ...{ from: input.centre[0] - input.half, to: input.centre[0] + input.half },
    ...{ low: height.centre - height.half, high: height.centre + height.half },
  }
  // In a plan the network stands in the place of all.
  return regressionComparisonOf(model)!.fitted.map(({ name, fitted }) =>
    predictorOf(fitted === null ? 'network' : name, model).show(fitted, window),
  )
}

/** A regressor of the registry, or the network of the model: the sum of what its units give, the largest part first. */
function predictorOf(name: string, model: RegressionModel): Predictor<Window, DrawnCurve> {
  const { network } = model
  return (
    regressors[name] ?? {
      words: say => say.estimators.network,
      outputs: (_, x) => predictTargets(network, x),
      show(_, { from, to }) {
        const sum = unitSum(model)
        const { x, values } = partCurves(model, sum, from, to)
        const units = hasHidden(network) ? network.layers.at(-1)!.weights.length : 0
        return {
          sentence: say => say.regressors.network({ units }),
          curve: polyline(x, predictTargets(network, x)),
          mechanism: addingUp(x, values, sum.mean),
        }
      },
    }
  )
}

/** The errors of a model's regressors under their names, and the points that they are of. */
export function errorsIn(model: RegressionModel, say: Language) {
  const { fitted, notLearned } = regressionComparisonOf(model)!
  // In a plan there are no others: the same stand in their place.
  const own = { by: 'folds' as const, samples: 0, scores: fitted.map(({ scores }) => scores) }
  const { by, samples, scores: others } = notLearned ?? own
  const scores = fitted.map(({ name: id, scores: { rmse } }, i) => {
    const words = predictorOf(id, model).words(say)
    return { ...words, label: capital(words.name), id, rmse, by, other: others[i]?.rmse ?? null }
  })
  return { by, samples, scores }
}

type Given = { spec: Spec; model: RegressionModel; say: Language; theme: Theme }

/** The curves that the regressors of a model draw, a plot each, and what is said of them. */
export function openCurves({ spec, model, say, theme }: Given) {
  const drawn = showCurves(model)
  const { scores, ...points } = errorsIn(model, say)
  const results = scores.map(say.errors.above)
  return {
    title: say.titles.fits({ count: drawn.length }),
    data: dataCaption(spec, model, say),
    captions: drawn.map(({ sentence }, i) =>
      say.scores.caption({ label: scores[i].label, says: sentence(say), result: results[i][0] }),
    ),
    ranking() {
      const judged = scores.flatMap(({ name, other }) => (other === null ? [] : [{ name, rmse: other }]))
      return say.errors.ranking({ ...points, ranked: judged.sort((a, b) => a.rmse - b.rmse) })
    },
    plots: scores.map((score, i) => ({ ...score, name: score.id, words: results[i] })),
    draw: (i: number, layout: Layout, state: ComparedState) =>
      drawCurve(model, drawn[i], layout, theme, state),
    axes: (layout: Layout, opacity: number) =>
      openGraph(model, layout, theme).axes.map(shape => ({ ...shape, opacity }) as Shape),
  }
}

/** Draws one regressor in a plot of any size, without axes and words. */
function drawCurve(
  model: RegressionModel,
  { curve, mechanism }: DrawnCurve,
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
  const { input, rows } = model
  const { targets } = drawnIn(model)
  const centres = toPixels(Array.from(rows).flatMap(row => [input.coordinates[2 * row], targets[row]]))
  const stroke = { stroke: theme.ink, width: 3 * scale }
  const drawn = drawnTo('curve', [toPixels(curve)], line, shown, stroke)
  return [
    filled('ground', [outlineOf(plot)], theme.background),
    ...ground,
    ...keyed('below', inside(marks(mechanism.below))),
    ...drawTargets(model, centres, layout, theme),
    ...keyed('above', inside([...drawn, ...marks(mechanism.above)])),
  ]
}
