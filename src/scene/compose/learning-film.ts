import { progress } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { Network } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterMoment, chapterOf } from '../chapters.ts'
import { threePlots } from '../layout/curve-rooms.ts'
import type { Layout, PlotArea } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { classOutputs, type LearningCore } from '../model/learning/learning.ts'
import { type LearningClock, learningClock } from '../model/learning/learning-clock.ts'
import type { Seen } from '../model/learning/learning-path.ts'
import { learningOf } from '../model/part-readers.ts'
import { type CurveScales, curveScales } from '../plane/curve-scales.ts'
import { learningCurves } from '../plane/learning-curves.ts'
import type { View } from '../scene.ts'
import { faded, keyed, type Shape } from '../shape.ts'
import { dataSaying, learningExtent, learningSayings } from '../words/learning.ts'
import { drawnNotes } from '../words/notes.ts'
import type { SceneContext, ScenePlan } from './define.ts'

/** Share of the duration in which all but the data comes, and of the last chapter from which on it goes. */
const COMES = 0.06
const GOES = 0.85

/** Share of the iterates in which the rings of wrong points come: at the first weights nothing is learned that could be wrong. */
const RINGS = 0.06

/** Opacity of the axes of the hidden space while no points are in it: an empty cube is no part of the data. */
const QUIET = 0.3

/** A training that is played, and what is said of it. */
interface Played<Own extends LearningCore> {
  learning: Own
  scales(learning: Own, clock: LearningClock, say: Language): CurveScales
  says: {
    first: Caption
    last: Caption
    /** From an iterate on. */
    at(iterate: number): Caption
    /** All that may be said there. */
    all: readonly Caption[]
  }
  /** The caption of the data. */
  opening: Caption
  notes(): readonly string[]
}

/** The picture of a training: plots, and a place for its curves. */
export interface LearningPlots {
  seen: Omit<Seen, 'marks'>
  curves: PlotArea
  /** The layout that lines, dots and text of the curves are sized by. */
  curveLayout: Layout
  /** True where iterates are drawn and nothing between two of them, as each picture takes long to find. */
  jumps?: boolean
  shapesOf(network: Network, state: LearningState): Shape[]
}

/** A moment of a training. */
export interface LearningState {
  /** Opacity of all but the data. */
  shown: number
  /** That of the rings of wrong points. */
  rings: number
  /** True on the way from an iterate to another. */
  moves: boolean
  view: View | undefined
}

/** A plot, and one of the hidden space beside it in its parts, which fade. */
export interface HiddenPlots extends Pick<LearningPlots, 'seen'> {
  shapesOf(network: Network, state: LearningState): { first: Shape[]; axes: Shape[]; content: Shape[] }
}

/** @throws SpecError for a network whose iterates are not known */
export function playable<Own>(learning: Own | null, { model, play }: Spec): Own {
  if (learning) return learning
  throw new SpecError(
    play ? 'play' : 'scene',
    'training',
    model === null
      ? 'a network with the iterates of its training, which `train` gives with { trace: true }'
      : 'another one: the model file holds no snapshots of its training; `record` of the Python file that `nnanim snippet python` prints keeps them',
  )
}

/** The training of a network for classes, as it is played and told. */
export function playedClasses({ model, spec, say, record }: SceneContext) {
  const learning = playable(learningOf(model), spec)
  return {
    ...{ learning, scales: curveScales, outputs: classOutputs(model) },
    says: learningSayings(learning, model, record, say),
    opening: dataSaying(model, say),
    notes: () => drawnNotes(model, spec, say),
  }
}

/** A plot, the hidden space and the curves, side by side. */
export function besideHidden(open: (first: Layout, second: Layout) => HiddenPlots) {
  return (layout: Layout): LearningPlots => {
    const { first, second, curves, curveLayout } = threePlots(layout)
    const { seen, shapesOf } = open(first, second)
    return {
      ...{ seen, curves, curveLayout },
      shapesOf(network, state) {
        const { first, axes, content } = shapesOf(network, state)
        return [
          ...first,
          ...keyed('hidden', faded('content', content, state.shown)),
          ...keyed('hidden', faded('axes', axes, QUIET + (1 - QUIET) * state.shown)),
        ]
      },
    }
  }
}

/** The chapters of a training, and their shares. */
interface LearningChapters {
  /** The id of the first one, in which the data stand there. */
  data: string
  shares: readonly [data: number, first: number, learning: number, last: number]
}

/** A training as a film from iterate to iterate, beside its loss: the data, the first weights, all iterates, the last one. */
export function planLearningFilm<Own extends LearningCore>(
  { spec, model, say, theme, sweep }: SceneContext<FigureModel>,
  { learning, scales, says, opening, notes }: Played<Own>,
  open: (layout: Layout) => LearningPlots,
  { data: opens, shares }: LearningChapters = { data: 'data', shares: [6, 6, 76, 12] },
): ScenePlan {
  const clock = sweep?.clock ?? learningClock([learning])
  const { first, learning: learns, last } = say.chapters
  const names = { [opens]: say.chapters.data, first, learning: learns, last }
  return {
    title: say.titles.training(learningExtent(learning)),
    captions: { [opens]: opening, first: says.first, learning: says.at(0), last: says.last },
    // Which iterates are passed is known when there is a place for them.
    spoken: says.all,
    below: true,
    notes: () => [...(clock.shared ? [say.notes.clock] : []), ...notes()],
    chapters: Object.entries(names).map(([id, name], i) => ({ id, name, share: shares[i] })),
    poster: chapters => chapterMoment(chapters, 'last', 0),
    draw(layout, chapters) {
      const [data, { start, end }, last] = [opens, 'learning', 'last'].map(id => chapterOf(chapters, id))
      const plots = open(layout)
      const curves = learningCurves(scales(learning, clock, say), plots.curves, plots.curveLayout, theme)
      const seen = { ...plots.seen, marks: curves.marksAt }
      const pathOf = clock.join({ model, learning, seen }, end - start)
      // Words of the weights are said while all is there, those of the data while it comes and goes.
      const comes = Math.max(data.start, data.end - COMES * spec.duration)
      const goes = chapterMoment(chapters, 'last', spec.oneWay ? 1 : GOES).time
      const networkAt = memoizeLast<Network>()
      return (time, view, chapter) => {
        const path = pathOf()
        const { number, iteration, position } = path.at(progress(time, start, end))
        const drawn = plots.jumps ? Math.floor(position) : position
        const shown = progress(time, comes, data.end) * (spec.oneWay ? 1 : 1 - progress(time, goes, last.end))
        const rings = shown * progress(time, start, start + RINGS * (end - start))
        const moves = position > 0 && position < path.keys.length - 1
        return {
          key: [position, number, shown, rings, ...Object.values(view ?? {})],
          shapes: () => [
            ...plots.shapesOf(
              networkAt([drawn], () => path.networkAt(drawn)),
              { shown, rings, moves, view },
            ),
            ...keyed('curve', curves.shapesOf({ iteration, number }, shown)),
          ],
          ...(chapter.id === 'learning' && { caption: says.at(path.keys[Math.floor(position)].iteration) }),
          ...(chapter.id === 'last' && time > goes && { caption: data }),
        }
      }
    },
  }
}
