import { isRegression } from '../../data/dataset.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { RegressionScene, SceneContext, SceneDefinition, ScenePlan } from '../compose/define.ts'
import { dependenceOf, rangeOf } from '../model/dependence.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { dependencePlots } from '../plane/dependence-plot.ts'
import { timeline } from '../timeline/timeline.ts'
import { shortened } from '../words/dataset.ts'
import { heldAt } from '../words/slice.ts'
import { dependence as facts, targetDependence as targetFacts } from './facts.ts'

/** Rows come ever faster; then the mean of those that are drawn goes to that of all. */
const COMES = { come: { over: [0.02, 1], ease: (time: number) => time * time } } as const
const SETTLES = { settled: { over: [0, 0.3] } } as const

/** The mean prediction over each column that changes it most, and curves of single rows, which come one after another. */
const either = {
  parts: ['dependence' as const],
  alt: (_spec: Spec, model: FigureModel, { alt }: Language) =>
    alt.dependence({ pair: Boolean(dependenceOf(model)?.pair) }),
  result: (model: FigureModel, say: Language) => say.columns.highest(highest(model, say))[0],
  plan: ({ spec, model, say, theme }: SceneContext<FigureModel>): ScenePlan => ({
    title: say.columns.dependence({ name: model.dataset.classes.length > 2 ? null : nameOf(model, say) }),
    captions: { rows: say.columns.oneRow, result: say.columns.highest(highest(model, say)) },
    below: true,
    notes: () => [],
    ...timeline(
      spec,
      [
        { id: 'rows', name: say.chapters.oneByOne, share: 0.6, moves: COMES },
        { id: 'result', name: say.chapters.result, share: 0.4, moves: SETTLES },
      ],
      layout => {
        const draw = dependencePlots(model, dependenceOf(model)!, { say, theme, layout })
        return ({ come, settled, left = 1 }) => draw(come, settled, left)
      },
      { still: ['result', 0.8], leaves: () => 0.94 * spec.duration },
    ),
  }),
} satisfies Omit<SceneDefinition, 'facts'>

export const dependence: SceneDefinition = { ...either, facts }
export const targetDependence: RegressionScene = { ...either, facts: targetFacts }

/** The values of the first column at which its mean curve, of several the one that moves most, is highest and lowest. */
function highest(model: FigureModel, say: Language) {
  const [{ column, average, values }] = dependenceOf(model)!.columns
  const k = average.reduce((best, curve, i) => (rangeOf(curve) > rangeOf(average[best]) ? i : best), 0)
  const held = model.dataset.reduction ? { column, unit: null } : heldAt({ column, value: values[0] })
  const written = (value: number | string) => {
    if (typeof value === 'string') return value
    const digits = Number(value.toPrecision(Math.abs(value) < 1000 ? 3 : 4))
    return say.numbers.number(digits).replace('-', '−') + (held.unit ? `\u00a0${held.unit}` : '')
  }
  const [most, least] = [Math.max, Math.min].map(end =>
    written(values[average[k].indexOf(end(...average[k]))]),
  )
  return {
    name: nameOf(model, say, average.length > 1 ? k : 1),
    column: shortened(held.column),
    most,
    least,
    by: say.numbers.amount(Number(rangeOf(average[k]).toPrecision(4))),
  }
}

/** The name of the target, or of the probability of a class. */
function nameOf({ dataset }: FigureModel, { axes }: Language, k = 1): string {
  if (isRegression(dataset)) return shortened(dataset.target.name)
  return axes.probabilityOf({ name: shortened(dataset.classes[k]) })
}
