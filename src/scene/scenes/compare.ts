import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { SpecError } from '../../options/error.ts'
import { formulaOf } from '../../options/task.ts'
import { errorsIn, openCurves } from '../compare/curves.ts'
import { foreignNotes, openPlanes, scoresIn } from '../compare/planes.ts'
import type { RegressionScene, SceneContext, SceneDefinition, ScenePlan } from '../compose/define.ts'
import { type Multiples, planMultiples } from '../compose/multiples.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { comparisonOf, regressionComparisonOf } from '../model/part-readers.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { sampleNotes } from '../words/notes.ts'
import { compare as facts, compareCurves as targetFacts } from './facts.ts'

/** The plane as other classifiers and the network divide it: one after the other in large, then side by side. */
export const compare: SceneDefinition = comparing<ClassModel>({
  facts,
  parts: ['comparison'],
  alt: (_, model, { alt }) => alt.compare({ count: comparisonOf(model)?.fitted.length ?? 0 }),
  result: (model, say) => say.scores.all(scoresIn(model, say)),
  plane: { missing: 'no plane to divide', whole: true },
  open: openPlanes,
  notes: (model, say) => [...comparisonOf(model)!.notes, ...foreignNotes(model, say)],
})

/** Curves that other regressors and the network draw: one after the other in large, then side by side. */
export const compareCurves: RegressionScene = comparing<RegressionModel>({
  facts: targetFacts,
  parts: ['regressionComparison'],
  alt: (_, model, { alt }) => alt.regressors({ count: regressionComparisonOf(model)?.fitted.length ?? 0 }),
  result: (model, say) => say.errors.all(errorsIn(model, say)),
  check({ features }, { data }) {
    if (features.length === 1) return
    const remedy = formulaOf(data) ? 'a formula "y = …" has one' : 'choose one with --features A'
    const expected = `another one: of ${features.length} features there is no curve; ${remedy}`
    throw new SpecError('scene', 'compare', expected)
  },
  open: openCurves,
  notes: model => regressionComparisonOf(model)!.notes,
})

/** The things that the scenes of the tasks have of their own. */
interface Own<Model extends FigureModel>
  extends Pick<SceneDefinition<Model>, 'facts' | 'parts' | 'alt' | 'result' | 'plane' | 'check'> {
  open(context: SceneContext<Model>): Opened
  notes(model: Model, say: Language): string[]
}

/** The plots of estimators, and the captions of the data, of each, and of all by what they get. */
interface Opened extends Multiples, Pick<ScenePlan, 'title' | 'marks'> {
  data: Caption
  captions: readonly Caption[]
  ranking(): Caption
}

function comparing<Model extends FigureModel>({ open, notes, ...own }: Own<Model>): SceneDefinition<Model> {
  return {
    ...own,
    showsNetwork: ({ classifiers }) => classifiers?.includes('network') ?? true,
    plan(context) {
      const { model, say } = context
      const { title, data, captions, ranking, marks, ...multiples } = open(context)
      const { plots } = multiples
      const isOne = plots.length === 1
      return {
        title: isOne ? plots[0].label : title,
        captions: {
          data,
          ...Object.fromEntries(plots.map(({ name }, i) => [name, captions[i]])),
          grid: isOne ? captions[0] : ranking(),
        },
        ...planMultiples(multiples, context),
        ...(marks && { marks }),
        notes: () => [...sampleNotes(model, say), ...notes(model, say)],
      }
    },
  }
}
