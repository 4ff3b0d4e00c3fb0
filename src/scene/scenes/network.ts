import type { Dataset } from '../../data/dataset.ts'
import { eases } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { activationOf } from '../../network/activation.ts'
import { classScores } from '../../network/forward.ts'
import { expit, logOdds, winner } from '../../network/scores.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterOf } from '../chapters.ts'
import type { SceneContext, SceneDefinition, ScenePlan } from '../compose/define.ts'
import { planLearningFilm } from '../compose/learning-film.ts'
import { besideCurves } from '../layout/curve-rooms.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { unitName } from '../model/hidden-space.ts'
import { classOutputs, learningOf } from '../model/learning/learning.ts'
import { learningClock } from '../model/learning/learning-clock.ts'
import { curveScales } from '../plane/curve-scales.ts'
import { classNames, wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { RUNS, rowsOfRun } from '../units/draw-run.ts'
import { learningPlot } from '../units/learning-plot.ts'
import { networkPlot } from '../units/network-plot.ts'
import { layerId, layerMoves, NETWORK_LEAVES, networkState, pointMoves } from '../units/network-state.ts'
import { unitFacts } from '../units/unit-facts.ts'
import { placedUnits } from '../units/unit-ids.ts'
import { cutsDecider, layerUnits, resultFacts } from '../words/facts.ts'
import { dataSaying, learningSayings } from '../words/learning.ts'
import { networkNotes, sampleNotes } from '../words/notes.ts'

/** Seconds of the inputs, of a layer, of a point that runs through, and of the way back. */
const PACE = { inputs: 1.6, layer: 4, point: 2, again: 1.4 }

/** Seconds of a film of one training. */
const SECONDS = 12

/** The network itself: each unit's own picture, its weights as lines, and points that run through. */
export const network: SceneDefinition = {
  facts: {
    name: 'network',
    summary: 'the network itself: when each unit is on, its weights as lines, and points that run through',
    duration: ({ layers, play }) =>
      play ? SECONDS : PACE.inputs + PACE.layer * (layers + 1) + PACE.point * RUNS + PACE.again,
    size: { width: 900, height: 600 },
    chapters: ['inputs', 'layer-0', 'output', 'point-0', 'again', 'first', 'learning', 'last'],
    found: ['point-0'],
    takes: ['weights', 'play', 'image', 'slice', 'fix'],
    withoutHidden: 'alone',
    across: 3,
    command: 'the network unit by unit: short for --scene network',
  },
  playedParts: ['learning'],
  units: { placed: placedUnits, facts: unitFacts },
  alt: ({ play }, { network: shown }, { alt }) =>
    alt.network({ layers: layerUnits(shown), learns: play !== null }),
  check: checkImage,
  plan(context) {
    const { spec, model, say } = context
    if (spec.play) return planLearning(context)
    const runs = rowsOfRun(model)
    return planNetwork(context, model, {
      runs,
      captions: captionsOf(model, runs, say),
      ...(model.slice && { marks: wrongMarks(model.wrong) }),
      notes: () => [...sampleNotes(model, say), ...networkNotes(model, spec, say)],
    })
  },
}

/**
 * The picture of scene `network` while it learns: tiles and lines of one iterate after the other, beside the loss.
 *
 * @throws SpecError for a network whose iterates are not known
 */
function planLearning({ spec, model, say, record, theme, sweep }: SceneContext): ScenePlan {
  const learning = learningOf(model)
  if (!learning)
    throw new SpecError(
      'play',
      spec.play,
      'nothing: of this network no iterates are known; a model file may hold snapshots of its training',
    )
  const clock = sweep?.clock ?? learningClock([learning])
  const film = planLearningFilm(
    {
      ...{ spec, model, learning, clock, say, theme },
      scales: curveScales(learning, clock, say),
      says: learningSayings(learning, model, record, say),
      opening: dataSaying(model, say),
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
  return {
    ...film,
    ...(model.slice && {
      marks: wrongMarks(Math.max(...learning.correct.map(count => learning.samples - count))),
    }),
    notes: () => [
      ...(clock.shared ? [say.notes.clock] : []),
      ...sampleNotes(model, say),
      ...networkNotes(model, spec, say),
    ],
  }
}

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

/** @throws SpecError for pictures of another number of pixels than the data have features */
function checkImage({ features: { length: features } }: Dataset, { image, slice }: Spec): void {
  const isFlat = slice !== null || features < 3
  if (!image || (image.width * image.height === features && !isFlat)) return
  throw new SpecError(
    'image',
    `${image.width}x${image.height}`,
    isFlat
      ? `nothing: ${slice ? 'on a slice' : 'of one or two features'} each unit is a map`
      : `${features} pixels, one for each feature`,
  )
}

/** A network, and the same over the input plane. */
type Sums = Pick<ClassModel, 'network' | 'plane' | 'input'>

/** The work of a layer's activation on its sums, and where one of its units is on, where that is a side of its line. */
function changeOf({ network: { layers }, plane, input }: Sums, layer: number, say: Language): Caption {
  const { activation } = layers[layer]
  const { weights } = plane.layers[0]
  const { range, symbol } = activationOf(activation)!
  const bounded = range.every(Number.isFinite)
  // The steepest sum has the line that is seen best.
  const [{ a, b, unit }] = weights[0]
    .map((own, i) => ({ a: own, b: weights[1]?.[i] ?? 0, unit: i }))
    .toSorted((one, other) => Math.hypot(other.a, other.b) - Math.hypot(one.a, one.b))
  const side = Math.abs(a) >= Math.abs(b) ? (a > 0 ? 'right' : 'left') : b > 0 ? 'top' : 'bottom'
  const on = layer === 0 && input.flat ? ({ unit: unitName(unit), side } as const) : null
  return say.network.changes({ activation: symbol === null ? null : activation, bounded, on })
}

function captionsOf(model: ClassModel, runs: readonly number[], say: Language): Record<string, Caption> {
  const {
    network: { layers },
    dataset,
    all,
    classes,
  } = model
  const names = classNames(dataset, say)
  const scores = classScores(model.network, all.x)
  const points = runs.map((row, i): [string, Caption] => {
    const k = winner(scores, row, classes)
    const facts = { name: names[k], share: expit(logOdds(scores, classes, k)[row]), right: all.y[row] === k }
    return [`point-${i}`, say.network.point({ ...facts, isNearest: i === runs.length - 1 })]
  })
  const result = say.results.network(resultFacts(model, cutsDecider(model, 0)))
  const inputs = say.network.inputs({ count: dataset.features.length })
  const sources = layers[layers.length - 1].weights.length
  return {
    inputs,
    ...sumCaptions(model, say),
    ...Object.fromEntries(points),
    output: say.network.output({ sources, hidden: layers.length > 1, classes, result }),
    again: inputs,
  }
}

/** The captions of hidden layers that add up, by chapter id. */
export function sumCaptions(
  { network: { layers } }: Pick<FigureModel, 'network'>,
  say: Language,
): Record<string, Caption> {
  const sums = layers.slice(0, -1).map(({ biases, weights }, l): [string, Caption] => {
    const layer = layers.length > 2 ? l + 1 : null
    return [
      layerId(l, layers.length),
      say.network.adds({ layer, units: biases.length, sources: weights.length }),
    ]
  })
  return Object.fromEntries(sums)
}
