import { eases } from '../../geometry/ease.ts'
import { SpecError } from '../../options/error.ts'
import { chapterOf } from '../chapters.ts'
import { besideCurves } from '../layout/curve-rooms.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { classOutputs, learningOf, mostWrong } from '../model/learning/learning.ts'
import { curveScales } from '../plane/curve-scales.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { learningPlot } from '../units/learning-plot.ts'
import { networkPlot } from '../units/network-plot.ts'
import { layerMoves, NETWORK_LEAVES, networkState, pointMoves } from '../units/network-state.ts'
import { dataSaying, learningSayings } from '../words/learning.ts'
import { changeOf, layerId, type Sums } from '../words/network.ts'
import { networkNotes, sampleNotes } from '../words/notes.ts'
import type { SceneContext, ScenePlan } from './define.ts'
import { planLearningFilm } from './learning-film.ts'

/** Shares of the inputs, of a layer, of a point that runs through, and of the way back: seconds of the whole film. */
export const PACE = { inputs: 1.6, layer: 4, point: 2, again: 1.4 }

/**
 * The plan of a network that is made layer by layer, and of points that run through it.
 *
 * @param sums the model whose first sums are told, over the input plane
 */
export function planNetwork(
  { spec, model, say, theme }: Pick<SceneContext<FigureModel>, 'spec' | 'model' | 'say' | 'theme'>,
  sums: Sums,
  { runs, ...own }: Pick<ScenePlan, 'captions' | 'notes' | 'marks'> & { runs: readonly number[] },
): ScenePlan {
  const { layers } = model.network
  const sizes = [model.dataset.features.length, ...layers.map(({ biases }) => biases.length)]
  const ids = layers.map((_, l) => layerId(l, layers.length))
  const changes = layers.slice(0, -1).map((_, l) => changeOf(sums, l, say))
  return {
    title: say.titles.diagram({ sizes }),
    spoken: changes,
    below: true,
    ...timeline(
      spec,
      [
        { id: 'inputs', name: say.chapters.data, share: PACE.inputs },
        ...ids.map((id, l) => {
          const name = id === 'output' ? say.chapters.output : say.chapters.layer({ layer: l + 1 })
          return { id, name, share: PACE.layer, moves: layerMoves(l) }
        }),
        ...runs.map((_, i) => {
          const name = say.chapters.point({ number: i + 1 })
          return { id: `point-${i}`, name, share: PACE.point, moves: pointMoves(i) }
        }),
        { id: 'again', name: say.chapters.again, share: PACE.again, moves: NETWORK_LEAVES },
      ],
      layout => {
        const plot = networkPlot(model, layout, theme, say, { ...spec, ease: eases[spec.ease] })
        return (channels, view) => plot(networkState(channels, ids.length, runs.length), view?.asked)
      },
      {
        still: ['output', 1],
        says(channels, chapter, chapters, view) {
          // Another point may be asked for than the one that runs through.
          if (view?.asked && networkState(channels, ids.length, runs.length).run)
            return chapterOf(chapters, 'output')
          return channels[`output ${ids.indexOf(chapter.id)}`] > 0 && chapter.id !== 'output'
            ? changes[ids.indexOf(chapter.id)]
            : chapter
        },
      },
    ),
    ...own,
  }
}

/**
 * The picture of scene `network` while it learns: tiles and lines of one iterate after the other, beside the loss.
 *
 * @throws SpecError for a network whose iterates are not known
 */
export function planLearningNetwork(context: SceneContext): ScenePlan {
  const { spec, model, say, record, theme } = context
  const learning = learningOf(model)
  if (!learning)
    throw new SpecError(
      'play',
      spec.play,
      'nothing: of this network no iterates are known; a model file may hold snapshots of its training',
    )
  const film = planLearningFilm(
    context,
    {
      learning,
      scales: curveScales,
      says: learningSayings(learning, model, record, say),
      opening: dataSaying(model, say),
      notes: () => [...sampleNotes(model, say), ...networkNotes(model, spec, say)],
    },
    layout => {
      const { room, curves } = besideCurves(layout)
      const plot = learningPlot(model, layout, room, theme, say, spec)
      const seen = { in: 'units', points: plot.outputsOf, outputs: classOutputs(model) }
      return {
        ...{ seen, curves, curveLayout: layout },
        shapesOf: (network, { shown, moves }) => plot.shapesOf(network, shown, moves),
      }
    },
    { data: 'inputs', shares: [6, 8, 70, 16] },
  )
  return model.slice ? { ...film, marks: wrongMarks(mostWrong(learning)) } : film
}
