import type { Caption } from '../../language/facts.ts'
import { learningRegions } from '../compare/planes.ts'
import type { RegressionScene, SceneDefinition } from '../compose/define.ts'
import { besideHidden, planLearningFilm, playable, playedClasses } from '../compose/learning-film.ts'
import { mostWrong } from '../model/learning/learning.ts'
import { followsPulls, hasPulls } from '../model/learning/pulls.ts'
import { regressionLearningOf, targetOutputs } from '../model/learning/regression-learning.ts'
import { errorScales } from '../plane/curve-scales.ts'
import { openFloor, openOutput } from '../plane/learning-fit.ts'
import { learningHidden } from '../space/learning-hidden.ts'
import { wrongMarks } from '../style/points.ts'
import { choiceCaption } from '../words/choice.ts'
import { layerUnits } from '../words/facts.ts'
import { errorSayings } from '../words/learning.ts'
import { hiddenNotes } from '../words/notes.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { dataCaption, regressionNotes } from '../words/tasks/regression.ts'
import { training as facts, fitTraining as targetFacts } from './facts.ts'

/** Training as a film: the regions, the hidden space and the loss, from iterate to iterate. */
export const training: SceneDefinition = {
  facts,
  parts: ['learning'],
  alt: (_, { network }, { alt }) => alt.training({ layers: layerUnits(network) }),
  hasCamera: ({ hidden }) => hidden.stride === 3,
  plane: { missing: 'no plane to divide', whole: true },
  plan(context) {
    const { spec, model, say, theme } = context
    const played = playedClasses(context)
    const { says } = played
    const arrows = hasPulls(spec, model) ? [say.axes.arrows({ follows: followsPulls(spec, model) })] : []
    // What changes stands behind what does not.
    const between = ([says, ...more]: Caption): Caption => [says, ...arrows, ...more]
    const film = planLearningFilm(
      context,
      {
        ...played,
        says: { ...says, at: iterate => between(says.at(iterate)), all: says.all.map(between) },
        opening: choiceCaption(model, say) ?? played.opening,
        notes: () => [...played.notes(), ...hiddenNotes(model, say)],
      },
      besideHidden((first, second) => {
        const regions = learningRegions(model, first, theme, spec)
        const hidden = learningHidden(model, played.learning.hidden, second, theme, spec)
        return {
          seen: { points: hidden.placesOf, outputs: played.outputs },
          shapesOf(network, state) {
            const { axes, content } = hidden.shapesOf(network, state.view)
            return { first: regions(network, state), axes, content }
          },
        }
      }),
    )
    return { ...film, marks: wrongMarks(mostWrong(played.learning)) }
  },
}

/** The same of a network that predicts numbers: what is predicted stands in the place of the regions. */
export const fitTraining: RegressionScene = {
  facts: targetFacts,
  parts: ['learning'],
  alt: (_, { network, dataset }, say) =>
    say.fitTraining.clause({ layers: layerUnits(network), features: dataset.features.length }),
  point: predictedPoint,
  plan(context) {
    const { spec, model, say, record, theme } = context
    const learning = playable(regressionLearningOf(model), spec)
    return planLearningFilm(
      context,
      {
        learning,
        scales: errorScales,
        says: errorSayings(learning, record, say),
        opening: dataCaption(spec, model, say),
        notes: () => regressionNotes(model, say),
      },
      besideHidden((first, second) => {
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
  },
}
