import type { Network } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import { chapterOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import { memoizeLast } from '../memoize.ts'
import { classOutputs, learningOf } from '../model/learning.ts'
import { learningClock } from '../model/learning-clock.ts'
import { curveScales } from '../plane/curve-scales.ts'
import { learningCurves } from '../plane/learning-curves.ts'
import { keyed } from '../shape.ts'
import { besideCurves } from '../style/curve-rooms.ts'
import { wrongMarks } from '../style/points.ts'
import { learningPlot } from '../units/learning-plot.ts'
import { dataSaying, learningExtent, learningSayings } from '../words/learning.ts'
import { networkNotes, sampleNotes } from '../words/notes.ts'
import type { SceneContext, ScenePlan } from './define.ts'

/** Seconds of a film of one training. */
export const SECONDS = 12

/** Share of the duration in which all but the inputs comes, and goes. */
const FADE = 0.06

/**
 * The picture of scene `network` while it learns: tiles and lines of one iterate after the other, beside the loss.
 *
 * @throws SpecError for a network whose iterates are not known
 */
export function planLearning({ spec, model, say, record, theme, sweep }: SceneContext): ScenePlan {
  const learning = learningOf(model)
  if (!learning)
    throw new SpecError(
      'play',
      spec.play,
      'nothing: of this network no iterates are known; a model file may hold snapshots of its training',
    )
  const clock = sweep?.clock ?? learningClock([learning])
  const scales = curveScales(learning, clock, say)
  const says = learningSayings(learning, model, record, say)
  return {
    title: say.titles.training(learningExtent(learning)),
    captions: {
      inputs: dataSaying(model, say),
      first: says.first,
      learning: says.between(0, 0),
      last: says.last,
    },
    spoken: says.all,
    below: true,
    chapters: [
      { id: 'inputs', name: say.chapters.data, share: 6 },
      { id: 'first', name: say.chapters.first, share: 8 },
      { id: 'learning', name: say.chapters.learning, share: 70 },
      { id: 'last', name: say.chapters.last, share: 16 },
    ],
    poster: chapters => {
      const chapter = chapterOf(chapters, 'last')
      return { time: chapter.start, chapter }
    },
    ...(model.slice && {
      marks: wrongMarks(Math.max(...learning.correct.map(count => learning.samples - count))),
    }),
    notes: () => [
      ...(clock.shared ? [say.notes.clock] : []),
      ...sampleNotes(model, say),
      ...networkNotes(model, spec, say),
    ],
    draw(layout, chapters) {
      const [inputs, { start, end }, last] = ['inputs', 'learning', 'last'].map(id => chapterOf(chapters, id))
      const { room, curves: area } = besideCurves(layout)
      const plot = learningPlot(model, layout, room, theme, say, spec)
      const curves = learningCurves(scales, area, layout, theme)
      const seen = {
        in: 'units',
        points: plot.outputsOf,
        marks: curves.marksAt,
        outputs: classOutputs(model),
      }
      const pathOf = clock.join({ model, learning, seen }, end - start)
      const comes = Math.max(inputs.start, inputs.end - FADE * spec.duration)
      const goes = Math.max((last.start + last.end) / 2, last.end - FADE * spec.duration)
      const networkAt = memoizeLast<Network>()
      return (time, _, chapter) => {
        const path = pathOf()
        const { number, iteration, position } = path.at(progress(time, start, end))
        const shown = progress(time, comes, inputs.end) * (1 - progress(time, goes, last.end))
        const at = Math.floor(position)
        const { iteration: from } = path.keys[at]
        const { iteration: to } = path.keys[at + 1] ?? path.keys[at]
        const moves = position > 0 && position < path.keys.length - 1
        return {
          key: [position, number, shown],
          shapes: () => {
            const network = networkAt([position], () => path.networkAt(position))
            const curve = curves.shapesOf({ iteration, number }, shown)
            return [...plot.shapesOf(network, shown, moves), ...keyed('curve', curve)]
          },
          ...(chapter.id === 'learning' && { caption: says.between(from, to) }),
          ...(chapter.id === 'last' && time > goes && { caption: inputs }),
        }
      }
    },
  }
}
