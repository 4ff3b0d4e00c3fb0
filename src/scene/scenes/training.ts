import { classScores } from '../../network/forward.ts'
import type { TrainingRecord } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import { chapterOf } from '../chapters.ts'
import { roughRegions } from '../compare/class-regions.ts'
import { drawCompared } from '../compare/compared-plot.ts'
import { unitCuts } from '../compare/mechanism.ts'
import { progress } from '../geometry/ease.ts'
import { firstCuts } from '../model/cuts.ts'
import { winner } from '../model/decision.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Learning } from '../model/learning.ts'
import { learningPath } from '../model/learning-path.ts'
import { lossCurve, lossScale } from '../plane/loss-curve.ts'
import type { Shape } from '../shape.ts'
import { learningHidden } from '../space/learning-hidden.ts'
import { planeAxes } from '../style/axes.ts'
import { threePlots } from '../style/three-plots.ts'
import { hiddenNotes, networkNotes, sampleNotes } from '../words/captions.ts'
import { counting, layersName } from '../words/facts.ts'
import { checkPlane, type SceneDefinition } from './define.ts'

/** Seconds at the very end in which all goes but the data, as a share of the duration, so that a loop has no seam. */
const FADE = 0.06

/** Training as a film: the regions, the hidden space and the loss, from iterate to iterate. */
export const training: SceneDefinition = {
  facts: {
    name: 'training',
    summary: 'the solver at work: regions, hidden space and loss in step, from iterate to iterate',
    duration: ({ layers }) => (layers > 1 ? 14 : 8),
    size: { width: 1320, height: 480 },
    takes: ['cuts', 'view', 'oneWay'],
    trace: true,
  },
  alt: (_, model) =>
    `the regions of ${layersName(model.network)}, the points in its hidden space and the curve of its loss change while it is trained`,
  hasCamera: ({ hidden }) => hidden.stride === 3,
  plan({ spec, model, record, theme }) {
    checkPlane('training', model, 'no plane to divide')
    if (model.input.dimensions !== 2)
      throw new SpecError('scene', 'training', 'another one: a line of one feature has no plane to divide')
    const { learning } = model
    if (!learning)
      throw new SpecError(
        'scene',
        'training',
        spec.model === null
          ? 'a network with the iterates of its training, which `train` gives with { trace: true }'
          : 'another one: the model file holds weights alone, not how they were learned',
      )
    const iterations = learning.losses.length - 1
    const scale = lossScale(learning)
    const says = sayings(learning, model)
    return {
      title: `The network learns: ${counting(iterations, 'iteration')}`,
      captions: {
        first: `${firstWeights(model, record)}: ${says.one(0)}`,
        learning: says.between(0, 0),
        last: `${stoppedAfter(iterations, record)}: ${says.one(iterations)}`,
      },
      // Which iterates are passed is known when there is a place for them.
      spoken: Array.from(learning.losses.keys(), iteration => says.between(iteration, iterations)),
      below: true,
      chapters: [
        { id: 'first', name: 'First weights', share: 8 },
        { id: 'learning', name: 'Learning', share: 76 },
        { id: 'last', name: 'Learned', share: 16 },
      ],
      poster: chapters => {
        const chapter = chapterOf(chapters, 'last')
        return { time: chapter.start, chapter }
      },
      notes: [...sampleNotes(model), ...hiddenNotes(model), ...networkNotes(model, spec)],
      draw(layout, chapters) {
        const { start, end } = chapterOf(chapters, 'learning')
        const { first, second, curve, curveLayout } = threePlots(layout)
        const hidden = learningHidden(model, learning.hidden, second, theme, spec)
        const path = learningPath(model, learning, end - start, {
          points: hidden.placesOf,
          mark: scale.place,
        })
        const loss = lossCurve(learning, scale, curve, curveLayout, theme)
        const fade = spec.oneWay ? 0 : FADE * spec.duration
        return (time, view, chapter) => {
          const position = path.positionAt(progress(time, start, end))
          const shown =
            fade === 0
              ? 1
              : Math.min(
                  progress(time, 0, Math.min(fade, start)),
                  1 - progress(time, spec.duration - fade, spec.duration),
                )
          const iteration = path.iterationAt(position)
          const at = Math.floor(position)
          const from = path.keys[at].iteration
          const to = (path.keys[at + 1] ?? path.keys[at]).iteration
          return {
            key: [position, shown, ...Object.values(view ?? {})],
            shapes: () => {
              const network = path.networkAt(position)
              const now = { ...model, network }
              const { axes, content } = hidden.shapesOf(network, view)
              return [
                ...drawCompared(
                  model,
                  {
                    regions: roughRegions(points => classScores(network, points), model.classes, model.input),
                    mechanism: unitCuts(spec.cuts ? firstCuts(now) : []),
                    wrong: wrongRows(now),
                  },
                  first,
                  theme,
                  { mechanism: 1, shown, tint: shown, line: shown },
                ),
                ...planeAxes(first, theme, model.input.axes, model.input, 1),
                ...faded(content, shown),
                ...axes,
                ...loss(iteration, shown),
              ]
            },
            ...(chapter.id === 'learning' && { caption: says.between(from, to) }),
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

/** 1 for each sample on the wrong side. */
function wrongRows({ network, all, classes }: FigureModel): Uint8Array {
  const scores = classScores(network, all.x)
  return Uint8Array.from(all.y, (label, row) => (winner(scores, row, classes) === label ? 0 : 1))
}

/** What iterates have reached, in words. */
function sayings({ losses, correct, held }: Learning, { dataset }: FigureModel) {
  const samples = dataset.y.length
  const since = correct.findLastIndex(count => count < samples) + 1
  const loss = (iteration: number) => Number(losses[iteration].toPrecision(2))
  const out = held
    ? (...span: [number, number]) => counts(held.correct, dataset.test!.y.length, ...span)
    : null
  const reached = (count: string, from: number, to: number) =>
    `${count}${out ? `, held out ${out(from, to)}` : ''}, loss ${ranged(loss(from), loss(to))}`
  return {
    /** "141 of 200, loss 0.52", and since when all are right. */
    one(iteration: number): string {
      const all =
        since > 0 && since < iteration ? `all ${samples} since iteration ${since}` : `all ${samples}`
      return reached(iteration >= since ? all : `${correct[iteration]} of ${samples}`, iteration, iteration)
    },
    /** "Iteration 12: 141 of 200, loss 0.52", or "Iteration 12–15: …" on the way past some that are left out. */
    between(from: number, to: number): string {
      const end = to > from + 1 ? to : from
      return `Iteration ${ranged(from, end)}: ${reached(counts(correct, samples, from, end), from, end)}`
    },
  }
}

function counts(correct: Int32Array, samples: number, from: number, to: number): string {
  return `${ranged(correct[from], correct[to])} of ${samples}`
}

function ranged(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`
}

function firstWeights({ correct, dataset }: FigureModel, record?: TrainingRecord): string {
  const starts = record?.restarts ?? 1
  if (starts < 2) return 'First weights'
  return correct === dataset.y.length
    ? `First weights of start ${starts}`
    : `First weights of the best of ${starts} starts`
}

/** Why a solver ends. */
const reasons: Partial<Record<TrainingRecord['stopped'], string>> = {
  gradient: 'at a gradient near 0',
  decrease: 'as the loss hardly falls any more',
  iterations: 'the most that it may take',
  lineSearch: 'as no step lowers the loss',
  noImprovement: 'as the loss has not fallen for ten of them',
}

function stoppedAfter(iterations: number, record?: TrainingRecord): string {
  const reason = record && reasons[record.stopped]
  return `Stopped after ${counting(iterations, 'iteration')}${reason ? `, ${reason}` : ''}`
}
