import { FEW_LEVELS, roughRegions } from '../../estimators/regions.ts'
import { classScores } from '../../network/forward.ts'
import type { Spec } from '../../options/spec.ts'
import { drawCompared, markedRows, unitCuts } from '../compare/compared-plot.ts'
import type { SceneDefinition } from '../compose/define.ts'
import { besideHidden, type HiddenPlots, planLearningFilm, playable } from '../compose/learning-film.ts'
import type { Layout } from '../layout/layout.ts'
import { firstCuts } from '../model/cuts.ts'
import type { ClassModel } from '../model/figure-model.ts'
import { classOutputs, type Learning, learningOf } from '../model/learning/learning.ts'
import { learningClock } from '../model/learning/learning-clock.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { curveScales } from '../plane/curve-scales.ts'
import { learningHidden } from '../space/learning-hidden.ts'
import { planeAxes } from '../style/axes.ts'
import { wrongMarks } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { choiceCaption } from '../words/choice.ts'
import { layerUnits } from '../words/facts.ts'
import { dataSaying, learningSayings } from '../words/learning.ts'
import { hiddenNotes, networkNotes, sampleNotes } from '../words/notes.ts'

/** Training as a film: the regions, the hidden space and the loss, from iterate to iterate. */
export const training: SceneDefinition = {
  facts: {
    name: 'training',
    summary: 'the solver at work: regions, hidden space and loss in step, from iterate to iterate',
    duration: ({ layers }) => (layers > 1 ? 20 : 12),
    size: { width: 1320, height: 480 },
    across: 3,
    chapters: ['data', 'first', 'learning', 'last'],
    takes: ['cuts', 'view', 'oneWay', 'slice', 'fix'],
    ignores: ['ease'],
    learns: true,
  },
  parts: ['learning'],
  alt: (_, { network }, { alt }) => alt.training({ layers: layerUnits(network) }),
  hasCamera: ({ hidden }) => hidden.stride === 3,
  plane: { missing: 'no plane to divide', whole: true },
  plan({ spec, model, say, record, theme, sweep }) {
    const learning = playable(learningOf(model), spec)
    const clock = sweep?.clock ?? learningClock([learning])
    const film = planLearningFilm(
      {
        spec,
        model,
        learning,
        clock,
        scales: curveScales(learning, clock, say),
        says: learningSayings(learning, model, record, say),
        opening: model.choice ? choiceCaption(model.dataset, model.choice, say) : dataSaying(model, say),
        say,
        theme,
      },
      layout =>
        besideHidden(layout, (first, second) => openPlots(model, learning, first, second, theme, spec)),
    )
    return {
      ...film,
      marks: wrongMarks(Math.max(...learning.correct.map(count => learning.samples - count))),
      notes: () => [
        ...(clock.shared ? [say.notes.clock] : []),
        ...sampleNotes(model, say),
        ...hiddenNotes(model, say),
        ...networkNotes(model, spec, say),
      ],
    }
  },
}

/** The regions of an iterate, and its hidden space. */
function openPlots(
  model: ClassModel,
  learning: Learning,
  first: Layout,
  second: Layout,
  theme: Theme,
  spec: Spec,
): HiddenPlots {
  const hidden = learningHidden(model, learning.hidden, second, theme, spec)
  return {
    seen: { points: hidden.placesOf, outputs: classOutputs(model) },
    shapesOf(network, { shown, rings, view }) {
      const now = withNetwork(model, network)
      const scores = (points: Float64Array) => classScores(now.plane, points)
      return {
        first: [
          ...drawCompared(
            model,
            {
              regions: roughRegions(scores, model.classes, model.input, FEW_LEVELS),
              mechanism: unitCuts(spec.cuts ? firstCuts(now) : []),
              ...markedRows(now),
            },
            first,
            theme,
            { mechanism: 1, shown, tint: shown, line: 1, rings },
          ),
          ...planeAxes(first, theme, model.input.axes, model.input, 1),
        ],
        ...hidden.shapesOf(network, view),
      }
    },
  }
}
