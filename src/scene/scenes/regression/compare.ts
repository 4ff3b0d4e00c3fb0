import type { Language } from '../../../language/language.ts'
import { forward } from '../../../network/forward.ts'
import { hasHidden, type Network } from '../../../network/network.ts'
import { SpecError } from '../../../options/error.ts'
import { regressors } from '../../../regressors/registry.ts'
import { addingUp, curveOf, evenPlaces, type Regressor, type Window } from '../../../regressors/regressor.ts'
import type { ComparedState } from '../../compare/compared-plot.ts'
import { drawMarks } from '../../compare/draw-marks.ts'
import { openGraph } from '../../graph/graph.ts'
import {
  comparedRegressors,
  predictedBy,
  type RegressionComparison,
  regressionComparisonOf,
} from '../../model/regression-comparison.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { drawnTo } from '../../plane/drawn-line.ts'
import type { Shape } from '../../shape.ts'
import type { Layout } from '../../style/layout.ts'
import { dotRadius } from '../../style/points.ts'
import { drawTargets } from '../../style/target-points.ts'
import type { Theme } from '../../style/theme.ts'
import { dataCaption, regressionNotes } from '../../words/regression.ts'
import type { RegressionScene } from '../define.ts'
import { planMultiples } from '../multiples.ts'

/** Curves that other regressors and the network draw: one after the other in large, then side by side. */
export const compare: RegressionScene = {
  facts: {
    name: 'compare',
    task: 'regression',
    summary: 'the curves of other regressors, one after the other, beside the network',
    duration: ({ classifiers }) => 8 + 2 * classifiers,
    size: { width: 940, height: 660 },
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
  plan({ spec, model, say, theme }) {
    const comparison = regressionComparisonOf(model)
    if (!comparison) {
      const expected = `another one: of ${model.dataset.features.length} features there is no curve; choose one with --features A`
      throw new SpecError('scene', 'compare', expected)
    }
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
      notes: () => [...regressionNotes(model, say), ...comparison.notes],
    }
  },
}

/** A curve, and how it comes about. */
interface Shown extends ReturnType<Regressor['show']> {
  curve: Float64Array
}

function showAll(model: RegressionModel, { fitted }: RegressionComparison): Shown[] {
  const { input, height, dataset, network } = model
  const window: Window = {
    ...{ x: dataset.x, y: dataset.y },
    ...{ from: input.centre[0] - input.half, to: input.centre[0] + input.half },
    ...{ low: height.centre - height.half, high: height.centre + height.half },
  }
  return fitted.map(one => {
    const predict = (_: unknown, x: Float64Array) => predictedBy(one, network, x)
    const own = regressors[one.name]
    const curve = curveOf({ ...own, predict }, one.fitted, window)
    return { ...(own ? own.show(one.fitted, window) : showNetwork(network, window)), curve }
  })
}

/** The network as the sum of what its last units give, each from its mean; the largest part comes first. */
function showNetwork(network: Network, { x, from, to }: Window): ReturnType<Regressor['show']> {
  const places = evenPlaces(from, to)
  const { weights, biases } = network.layers.at(-1)!
  const [own, atRows] = [places, x].map(at => forward(network, at).at(-2) ?? at)
  let start = biases[0]
  const parts = weights.map(([weight], unit) => {
    const partOf = (h: Float64Array) =>
      Float64Array.from(
        { length: h.length / weights.length },
        (_, i) => weight * h[i * weights.length + unit],
      )
    const rows = partOf(atRows)
    const mean = rows.reduce((sum, value) => sum + value, 0) / rows.length
    start += mean
    return {
      part: partOf(own).map(value => value - mean),
      size: rows.reduce((sum, value) => sum + (value - mean) ** 2, 0),
    }
  })
  parts.sort((a, b) => b.size - a.size)
  return {
    sentence: say => say.regressors.network.predicts({ units: hasHidden(network) ? weights.length : 0 }),
    mechanism: addingUp(
      places,
      parts.map(({ part }) => part),
      { start },
    ),
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
  const drawn: Shape[] =
    line * shown > 0
      ? [
          {
            kind: 'path',
            key: 'curve',
            ...drawnTo([toPixels(curve)], line, shown),
            closed: false,
            stroke: theme.ink,
            width: 3 * scale,
          },
        ]
      : []
  return [
    {
      kind: 'path',
      key: 'ground',
      lines: [
        [
          plot.x,
          plot.y,
          plot.x + plot.size,
          plot.y,
          plot.x + plot.size,
          plot.y + plot.size,
          plot.x,
          plot.y + plot.size,
        ],
      ],
      closed: true,
      fill: theme.background,
    },
    ...ground,
    ...inside([
      ...marks(mechanism.below),
      ...drawTargets(model, centres, layout, theme),
      ...drawn,
      ...marks(mechanism.above),
    ]),
  ]
}
