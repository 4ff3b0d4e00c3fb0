import { eases } from '../../geometry/ease.ts'
import type { RegressionScene } from '../compose/define.ts'
import { LEAVES, liftState, planLift } from '../compose/transform-film.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { liftPlot, staysFlat } from '../surface/lift-plot.ts'
import type { LiftState } from '../surface/lift-state.ts'
import { timeline } from '../timeline/timeline.ts'
import { layerUnits } from '../words/facts.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { liftCaptions, nearnessOf, projectionNotes, regressionNotes } from '../words/tasks/regression.ts'
import { liftTransform as facts } from './facts.ts'

/** From the input to the last hidden layer, over which the output is a plane, and back to the input. */
export const liftTransform: RegressionScene = {
  facts,
  alt({ oneWay }, model, { alt }) {
    const { network, dataset } = model
    const [layers, features] = [layerUnits(network), dataset.features.length]
    return alt.lift({ layers, features, nearness: nearnessOf(model), back: !oneWay })
  },
  point: predictedPoint,
  hasCamera: model => !staysFlat(model),
  plan({ spec, model, say, theme, sweep }) {
    const trajectory = buildTrajectory(model, false)
    const stands = !staysFlat(model)
    // In a sweep all panels have the chapters of the one with the most, so that all move at once.
    const rises = model.input.dimensions === 1 && !staysFlat(sweep?.leading ?? model)
    const course = { stands, rises, returns: model.input.flat }
    return {
      title: say.regression.title({ sizes: layerUnits(model.network).map(({ units }) => units) }),
      captions: liftCaptions(model, trajectory.segments, say),
      ...timeline<LiftState>(
        spec,
        planLift(trajectory, spec, course, say),
        layout => liftPlot(model, trajectory, layout, theme, spec),
        {
          still: ['plane', 1],
          // The fit is there, and has not begun to leave.
          ends: ['fit', LEAVES],
          derive: (channels, ago) => liftState(trajectory, eases[spec.ease], stands, channels, ago),
          // What is seen more strongly has the word, so that the very end speaks of the first picture.
          says: ({ straight }, chapter, chapters) =>
            chapter.id === 'fit' && straight > 0.5 ? chapters[0] : chapter,
        },
      ),
      notes: () => [...regressionNotes(model, say), ...projectionNotes(model, say, true)],
    }
  },
}
