import type { RegressionScene } from '../../compose/define.ts'
import { besideHidden, planLearningFilm, playable } from '../../compose/learning-film.ts'
import { openFloor, openOutput } from '../../graph/learning-fit.ts'
import { learningClock } from '../../model/learning/learning-clock.ts'
import { regressionLearningOf, targetOutputs } from '../../model/learning/regression-learning.ts'
import { errorScales } from '../../plane/curve-scales.ts'
import { layerUnits } from '../../words/facts.ts'
import { errorSayings } from '../../words/learning.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { dataCaption, regressionNotes } from '../../words/tasks/regression.ts'
import { training as ofClasses } from '../training.ts'

/** Training as a film: what the network predicts, the hidden space and the loss, from iterate to iterate. */
export const training: RegressionScene = {
  facts: {
    ...ofClasses.facts,
    task: 'regression',
    summary: 'the solver at work: the fit, hidden space and loss in step, from iterate to iterate',
    takes: ['oneWay'],
  },
  parts: ['learning'],
  alt: (_, { network, dataset }, { fitTraining }) =>
    fitTraining.clause({ layers: layerUnits(network), features: dataset.features.length }),
  point: predictedPoint,
  plan({ spec, model, say, record, theme, sweep }) {
    const learning = playable(regressionLearningOf(model), spec)
    const clock = sweep?.clock ?? learningClock([learning])
    const film = planLearningFilm(
      {
        ...{ spec, model, learning, clock, say, theme },
        scales: errorScales(learning, clock, say),
        says: errorSayings(learning, record, say),
        opening: dataCaption(spec, model, say),
      },
      layout =>
        besideHidden(layout, (first, second) => {
          const output = openOutput(model, first, theme, say)
          const floor = openFloor(model, learning.hidden, second, theme)
          return {
            seen: { points: floor.placesOf, outputs: targetOutputs(model) },
            shapesOf: (network, { shown }) => ({
              first: output(network, shown),
              axes: floor.axes,
              content: floor.content(network),
            }),
          }
        }),
    )
    return {
      ...film,
      notes: () => [...(clock.shared ? [say.notes.clock] : []), ...regressionNotes(model, say)],
    }
  },
}
