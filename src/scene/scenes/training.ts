import { FEW_LEVELS, roughRegions } from '../../classifiers/regions.ts'
import { classScores } from '../../network/forward.ts'
import { SpecError } from '../../options/error.ts'
import { chapterOf } from '../chapters.ts'
import { drawCompared } from '../compare/compared-plot.ts'
import { markedRows, unitCuts } from '../compare/comparison.ts'
import { progress } from '../geometry/ease.ts'
import { firstCuts } from '../model/cuts.ts'
import { learningOf } from '../model/learning.ts'
import { learningClock } from '../model/learning-clock.ts'
import { withNetwork } from '../model/slice.ts'
import { curveScales } from '../plane/curve-scales.ts'
import { learningCurves } from '../plane/learning-curves.ts'
import { keyed, type Shape } from '../shape.ts'
import { learningHidden } from '../space/learning-hidden.ts'
import { planeAxes } from '../style/axes.ts'
import { wrongMarks } from '../style/points.ts'
import { threePlots } from '../style/three-plots.ts'
import { choiceCaption } from '../words/choice.ts'
import { layersOf } from '../words/facts.ts'
import { dataSaying, learningExtent, learningSayings } from '../words/learning.ts'
import { hiddenNotes, networkNotes, sampleNotes } from '../words/notes.ts'
import type { SceneDefinition } from './define.ts'

/** Share of the duration in which all but the data comes, and goes: a loop begins and ends with the data alone. */
const FADE = 0.06

/** Share of the iterates in which the rings of wrong points come: at the first weights nothing is learned that could be wrong. */
const RINGS = 0.06

/** Opacity of the axes of the hidden space while no points are in it: an empty cube is no part of the data. */
const QUIET = 0.3

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
  alt: (_, { network }, { alt }) => alt.training({ layers: layersOf(network) }),
  hasCamera: ({ hidden }) => hidden.stride === 3,
  plane: { missing: 'no plane to divide', whole: true },
  plan({ spec, model, say, record, theme, sweep }) {
    const learning = learningOf(model)
    if (!learning)
      throw new SpecError(
        'scene',
        'training',
        spec.model === null
          ? 'a network with the iterates of its training, which `train` gives with { trace: true }'
          : 'another one: the model file holds no snapshots of its training; what `nnanim snippet sklearn`, `torch` or `keras` prints can record them',
      )
    const clock = sweep?.clock ?? learningClock([learning])
    const scales = curveScales(learning, clock, say)
    const says = learningSayings(learning, model, record, say)
    return {
      title: say.titles.training(learningExtent(learning)),
      captions: {
        data: model.choice ? choiceCaption(model.dataset, model.choice, say) : dataSaying(model, say),
        first: says.first,
        learning: says.between(0, 0),
        last: says.last,
      },
      // Which iterates are passed is known when there is a place for them.
      spoken: says.all,
      below: true,
      chapters: [
        { id: 'data', name: say.chapters.data, share: 6 },
        { id: 'first', name: say.chapters.first, share: 6 },
        { id: 'learning', name: say.chapters.learning, share: 76 },
        { id: 'last', name: say.chapters.last, share: 12 },
      ],
      poster: chapters => {
        const chapter = chapterOf(chapters, 'last')
        return { time: chapter.start, chapter }
      },
      marks: wrongMarks(Math.max(...learning.correct.map(count => learning.samples - count))),
      notes: () => [
        ...(clock.shared ? [say.notes.clock] : []),
        ...sampleNotes(model, say),
        ...hiddenNotes(model, say),
        ...networkNotes(model, spec, say),
      ],
      draw(layout, chapters) {
        const [data, { start, end }, last] = ['data', 'learning', 'last'].map(id => chapterOf(chapters, id))
        const { first, second, curves: area, curveLayout } = threePlots(layout)
        const hidden = learningHidden(model, learning.hidden, second, theme, spec)
        const curves = learningCurves(scales, area, curveLayout, theme)
        const seen = { points: hidden.placesOf, marks: curves.marksAt }
        const pathOf = clock.join({ model, learning, seen }, end - start)
        // Words of the weights are said while all is there, those of the data while it comes and goes.
        const comes = Math.max(data.start, data.end - FADE * spec.duration)
        const goes = spec.oneWay
          ? last.end
          : Math.max((last.start + last.end) / 2, last.end - FADE * spec.duration)
        return (time, view, chapter) => {
          const path = pathOf()
          const { number, iteration, position } = path.at(progress(time, start, end))
          const shown =
            progress(time, comes, data.end) * (spec.oneWay ? 1 : 1 - progress(time, goes, last.end))
          const rings = shown * progress(time, start, start + RINGS * (end - start))
          const at = Math.floor(position)
          const from = path.keys[at].iteration
          const to = (path.keys[at + 1] ?? path.keys[at]).iteration
          return {
            key: [position, number, shown, rings, ...Object.values(view ?? {})],
            shapes: () => {
              const network = path.networkAt(position)
              const now = withNetwork(model, network)
              const scores = (points: Float64Array) => classScores(now.plane, points)
              const { axes, content } = hidden.shapesOf(network, view)
              return [
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
                ...keyed('hidden', faded(content, shown)),
                ...keyed('hidden', faded(axes, QUIET + (1 - QUIET) * shown)),
                ...keyed('curve', curves.shapesOf({ iteration, number }, shown)),
              ]
            },
            ...(chapter.id === 'learning' && { caption: says.between(from, to) }),
            ...(chapter.id === 'last' && time > goes && { caption: data }),
          }
        }
      },
    }
  },
}

function faded(children: Shape[], opacity: number): Shape[] {
  if (opacity === 1) return children
  return opacity > 0 ? [{ kind: 'group', children, opacity }] : []
}
