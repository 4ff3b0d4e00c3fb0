import { isRegression } from '../../data/dataset.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { RegressionScene, SceneContext, SceneDefinition } from '../compose/define.ts'
import { dependenceOf, rangeOf } from '../model/dependence.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { dependencePlots } from '../plane/dependence-plot.ts'
import { timeline } from '../timeline/timeline.ts'
import { shortened } from '../words/dataset.ts'

/** The first rows come one by one, later ones ever faster; then their mean goes to that of all rows. */
const COMES = { over: [0.02, 1], ease: (time: number) => time * time } as const
const SETTLES = { over: [0, 0.3] } as const

/** The mean curve of each column that changes the prediction most, among those of single rows, which come one after another. */
export const dependence = {
  facts: {
    name: 'dependence',
    summary:
      'partial dependence: the mean prediction over each column that changes it most, and curves of single rows',
    duration: () => 8,
    size: { width: 900, height: 500 },
    chapters: ['rows', 'result'],
    takes: [],
    ignores: ['xLabel', 'yLabel', 'maxPoints', 'markers'],
    withoutHidden: 'usual',
    across: 3,
  },
  parts: ['dependence' as const],
  alt: (_spec: Spec, _model: FigureModel, { alt }: Language) => alt.dependence,
  result: (model: FigureModel, say: Language) => highest(model, say).join(', '),
  plan({ spec, model, say, theme }: SceneContext<FigureModel>) {
    return {
      title: say.columns.dependence({ name: model.dataset.classes.length > 2 ? null : nameOf(model, say) }),
      captions: { rows: say.columns.oneRow, result: highest(model, say) },
      below: true,
      notes: () => [],
      ...timeline(
        spec,
        [
          { id: 'rows', name: say.chapters.oneByOne, share: 0.6, moves: { come: COMES } },
          { id: 'result', name: say.chapters.result, share: 0.4, moves: { settled: SETTLES } },
        ],
        layout => {
          const plots = dependencePlots(model, dependenceOf(model)!, { say, theme, layout })
          return ({ come, settled, left = 1 }) => plots(come, settled, left)
        },
        { still: ['result', 0.8], leaves: () => 0.94 * spec.duration },
      ),
    }
  },
} satisfies SceneDefinition

export const targetDependence: RegressionScene = {
  ...dependence,
  facts: { ...dependence.facts, task: 'regression' },
}

/** Where the mean curve that moves most is highest and lowest, and by how much. */
function highest(model: FigureModel, say: Language): Caption {
  const [{ name, average, values }] = dependenceOf(model)!.columns
  const k = average.reduce((best, curve, i) => (rangeOf(curve) > rangeOf(average[best]) ? i : best), 0)
  const [high, low] = [Math.max, Math.min].map(end => average[k].indexOf(end(...average[k])))
  return say.columns.highest({
    ...{ name: nameOf(model, say, average.length > 1 ? k : 1), column: shortened(name) },
    ...{ values: [values[high], values[low], rangeOf(average[k])], rows: model.dataset.y.length },
  })
}

/** The name of what is predicted: the target, or the probability of a class. */
function nameOf({ dataset }: FigureModel, say: Language, k = 1): string {
  return isRegression(dataset)
    ? shortened(dataset.target.name)
    : say.axes.probabilityOf({ name: shortened(dataset.classes[k]) })
}
