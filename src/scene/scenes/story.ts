import type { RegressionScene, SceneDefinition } from '../compose/define.ts'
import { planFilm } from '../compose/film.ts'
import { sheetCuts } from '../model/cuts.ts'
import { decisionInView, drawsBestLine } from '../model/drawn.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { staysFlat } from '../surface/lift-plot.ts'
import { layerUnits, linearOf, networkTitle } from '../words/facts.ts'
import { drawnNotes, hiddenNotes, stagedNotes } from '../words/notes.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { regressionNotes } from '../words/tasks/regression.ts'
import { story as facts, liftStory as targetFacts } from './facts.ts'
import { chaptersOfLift, chaptersOfStory, SHOWN } from './story-chapters.ts'

/** From the data through the hidden layers to the decision, chapter by chapter. */
export const story: SceneDefinition = {
  facts,
  parts: ['staged', 'paper', 'gap'],
  alt(spec, model, { alt }) {
    const { input, classes, network } = model
    const flat = input.flat && input.dimensions === 2
    return alt.story({
      best: drawsBestLine(spec, model) ? linearOf(input.dimensions, classes) : null,
      cuts: spec.cuts && sheetCuts(model).length > 0,
      layers: layerUnits(network),
      decision: decisionInView(model),
      surface: flat,
    })
  },
  lines: (spec, model) => ({ input: drawsBestLine(spec, model), hidden: decisionInView(model) }),
  hasCamera: ({ input, inSpace }) => inSpace || (input.flat && input.dimensions === 2),
  plan(context) {
    const { spec, model, say } = context
    const film = chaptersOfStory(context)
    const line = film.findIndex(({ id }) => id === 'line')
    return {
      ...planFilm(film, { index: line, share: 1 }, context),
      title: networkTitle(model, spec.sheet, say),
      notes: () => [
        ...drawnNotes(model, spec, say),
        ...hiddenNotes(model, say),
        ...stagedNotes(model, buildTrajectory(model, spec.path === 'staged'), say),
      ],
    }
  },
}

/** From the data and the straight line through the parts of units and the hidden layers to the plane, and back. */
export const liftStory: RegressionScene = {
  facts: targetFacts,
  alt: (_, { network, dataset }, { alt }) =>
    alt.liftStory({ layers: layerUnits(network), features: dataset.features.length }),
  point: predictedPoint,
  hasCamera: model => !staysFlat(model),
  plan(context) {
    const { model, say } = context
    const film = chaptersOfLift(context)
    const [still, end] = ['plane', 'fit'].map(id => film.findIndex(chapter => chapter.id === id))
    return {
      ...planFilm(film, { index: still, share: 1 }, context, {
        ...{ index: end < 0 ? still : end, share: end < 0 ? 1 : SHOWN },
      }),
      title: say.regression.title({ sizes: layerUnits(model.network).map(({ units }) => units) }),
      notes: () => regressionNotes(model, say),
    }
  },
}
