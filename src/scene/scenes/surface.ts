import type { RegressionScene, SceneDefinition } from '../compose/define.ts'
import { checkTwoInputs } from '../compose/open-scene.ts'
import { turning } from '../coordinates/turn.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { firstCuts } from '../model/cuts.ts'
import { planeSum } from '../model/plane-sum.ts'
import { wrongMarks } from '../style/points.ts'
import { outputInSpace } from '../surface/output-surface.ts'
import { hasRising, risingFilm } from '../surface/rising.ts'
import { surfaceKindOf } from '../surface/surface-kind.ts'
import { profile, surfaceInSpace } from '../surface/surface-plot.ts'
import { withChoice } from '../words/choice.ts'
import { cutsDecider, layerUnits, resultFacts } from '../words/facts.ts'
import { drawnNotes } from '../words/notes.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { fitCaption, regressionNotes } from '../words/tasks/regression.ts'
import { surface as facts, outputSurface as targetFacts } from './facts.ts'

/** Places of a turn that fills all of the time: a new picture in every second frame of the default film. */
const PLACES = 200

/** The output's probability over the input plane, a sheet that turns over a map of its regions. */
export const surface: SceneDefinition = {
  facts,
  alt: (spec, model, { alt }) =>
    alt.surface({
      ...{ layers: layerUnits(model.network), features: model.input.dimensions, sheet: spec.sheet },
      water: spec.sequence === null && hasRising(spec) && hasShore(model),
    }),
  hasCamera: ({ input }) => input.dimensions === 2,
  plane: { missing: 'no surface' },
  plan(context) {
    const { spec, model, say, theme } = context
    const features = model.input.dimensions
    const cuts = spec.cuts ? firstCuts(model) : []
    const kind = surfaceKindOf(model, say)
    const facts = resultFacts(model, cutsDecider(model, cuts.length))
    const told = { ...facts, shape: kind.shape, height: spec.sheet ? null : kind.name }
    const captions = withChoice(say.results.surface(told), model, say)
    const open = (layout: Layout) => surfaceInSpace(model, kind, cuts, layout, theme, spec)
    const sum = features === 2 && model.classes === 2 && planeSum(model.plane, model.input, kind.class)
    return {
      title: say.titles.surface({ name: kind.name, features }),
      captions,
      marks: wrongMarks(model.wrong),
      notes: () => drawnNotes(model, spec, say),
      ...turning(spec, say, open, PLACES),
      ...(features === 1 && {
        draw(layout) {
          const shapes = profile(model, kind, cuts, layout, theme, spec)
          return () => ({ key: [], shapes: () => shapes })
        },
      }),
      ...(sum && risingFilm(sum, context, captions, hasShore(model) ? kind : null, open)),
    }
  },
}

/** The output over two inputs, a sheet that turns over a map of its levels, with the points at their heights. */
export const outputSurface: RegressionScene = {
  facts: targetFacts,
  alt: (_, { network }, { alt }) => alt.outputSurface({ layers: layerUnits(network) }),
  hasCamera: () => true,
  point: predictedPoint,
  check: dataset => checkTwoInputs('surface', dataset),
  plan(context) {
    const { spec, model, say, theme } = context
    const captions = fitCaption(model, say)
    const open = (layout: Layout) => outputInSpace(model, layout, theme, spec)
    return {
      title: say.levels.title({ name: model.height.name }),
      captions,
      notes: () => regressionNotes(model, say),
      ...turning(spec, say, open),
      ...risingFilm(planeSum(model.plane, model.input), context, captions, null, open),
    }
  },
}

/** True where a boundary between two classes lies in the plane, which is the shore of water. */
function hasShore({ input, classes, boundary }: ClassModel): boolean {
  return input.dimensions === 2 && classes === 2 && boundary !== 'none'
}
