import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { activationOf } from '../../network/activation.ts'
import { classScores } from '../../network/forward.ts'
import { expit, logOdds, winner } from '../../network/scores.ts'
import { chapterOf } from '../chapters.ts'
import { eases } from '../geometry/ease.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { unitName } from '../model/hidden-space.ts'
import { classNames } from '../style/points.ts'
import { runRows } from '../units/draw-run.ts'
import { networkPlot } from '../units/network-plot.ts'
import { layerIds, networkStateAt } from '../units/network-state.ts'
import { unitFacts } from '../units/unit-facts.ts'
import { unitsOf } from '../units/unit-ids.ts'
import { cutsDecider, layersOf, resultFacts } from '../words/facts.ts'
import { networkNotes, sampleNotes } from '../words/notes.ts'
import type { SceneDefinition } from './define.ts'

/** Seconds of the inputs, of a layer, of a point that runs through, and of the way back. */
const PACE = { inputs: 1.6, layer: 4, point: 2, again: 1.4 }

/** Points that run through a network of two classes. */
const POINTS = 3

/** The network itself: each unit's own picture, its weights as lines, and points that run through. */
export const network: SceneDefinition = {
  facts: {
    name: 'network',
    summary: 'the network itself: when each unit is on, its weights as lines, and points that run through',
    duration: ({ layers }) => PACE.inputs + PACE.layer * (layers + 1) + PACE.point * POINTS + PACE.again,
    size: { width: 900, height: 600 },
    chapters: ['inputs', 'layer-0', 'output', 'point-0', 'again'],
    found: ['point-0'],
    takes: ['weights'],
    withoutHidden: 'alone',
    across: 3,
    command: 'the network unit by unit: short for --scene network',
  },
  units: { placed: unitsOf, facts: unitFacts },
  alt: (_, { network: shown }, { alt }) => alt.network({ layers: layersOf(shown) }),
  plan({ spec, model, say, theme }) {
    const { layers } = model.network
    const runs = runRows(model)
    const ids = layerIds(layers.length)
    return {
      title: say.titles.diagram({
        sizes: [model.dataset.features.length, ...layers.map(({ biases }) => biases.length)],
      }),
      captions: captionsOf(model, runs, say),
      spoken: layers.slice(0, -1).map((_, l) => changeOf(model, l, say)),
      below: true,
      chapters: [
        { id: 'inputs', name: say.chapters.data, share: PACE.inputs },
        ...ids.map((id, l) => ({
          id,
          name: id === 'output' ? say.chapters.output : say.chapters.layer({ layer: l + 1 }),
          share: PACE.layer,
        })),
        ...runs.map((_, i) => ({
          id: `point-${i}`,
          name: say.chapters.point({ number: i + 1 }),
          share: PACE.point,
        })),
        { id: 'again', name: say.chapters.again, share: PACE.again },
      ],
      poster: chapters => {
        const chapter = chapterOf(chapters, 'output')
        return { time: chapter.end, chapter }
      },
      notes: () => [...sampleNotes(model, say), ...networkNotes(model, spec, say)],
      draw(layout, chapters) {
        const ease = eases[spec.ease]
        const plot = networkPlot(model, layout, theme, say, { weights: spec.weights, ease })
        return (time, view, chapter) => {
          const asked = view?.asked
          const state = networkStateAt(time, chapters, layers.length, ease)
          const layer = ids.indexOf(chapter.id)
          const changes = layer >= 0 && layer < layers.length - 1 && state.layers[layer].output > 0
          return {
            key: [
              ...state.layers.flatMap(one => Object.values(one)),
              ...Object.values(state.run ?? {}),
              state.left,
              asked?.unit,
              asked?.row,
            ],
            shapes: () => plot(state, asked),
            ...(changes && { caption: changeOf(model, layer, say) }),
            ...(chapter.id === 'again' && state.left < 0.5 && { caption: chapters[0] }),
            // Another point may be asked for than the one that runs through.
            ...(asked && state.run && { caption: chapterOf(chapters, 'output') }),
          }
        }
      },
    }
  },
}

/** The work of a layer's activation on its sums, and where one of its units is on, where that is a side of its line. */
function changeOf(model: FigureModel, layer: number, say: Language): Caption {
  const { activation } = model.network.layers[layer]
  const bounded = activationOf(activation)?.range.every(Number.isFinite) ?? false
  return say.network.changes({ activation, bounded, on: layer === 0 ? sideOf(model) : null })
}

/** The side of its line on which the unit with the steepest sum is on. */
function sideOf({
  network: { layers },
  input,
}: FigureModel): { unit: string; side: 'right' | 'left' | 'top' | 'bottom' } | null {
  const [{ weights }] = layers
  if (!input.flat) return null
  const slopes = weights[0].map((a, unit) => ({ a, b: weights[1]?.[unit] ?? 0, unit }))
  const { a, b, unit } = slopes.reduce((best, one) =>
    Math.hypot(one.a, one.b) > Math.hypot(best.a, best.b) ? one : best,
  )
  const side = Math.abs(a) >= Math.abs(b) ? (a > 0 ? 'right' : 'left') : b > 0 ? 'top' : 'bottom'
  return { unit: unitName(unit), side }
}

function captionsOf(model: FigureModel, runs: readonly number[], say: Language): Record<string, Caption> {
  const { network: shown, dataset, all, classes } = model
  const { layers } = shown
  const names = classNames(dataset, say)
  const scores = classScores(shown, all.x)
  const points = runs.map((row, i): [string, Caption] => {
    const k = winner(scores, row, classes)
    const share = expit(logOdds(scores, classes, k)[row])
    const isNearest = i === runs.length - 1
    return [`point-${i}`, say.network.point({ name: names[k], share, isNearest, right: all.y[row] === k })]
  })
  const ids = layerIds(layers.length)
  const hidden = layers.slice(0, -1).map(({ biases }, l): [string, Caption] => [
    ids[l],
    say.network.adds({
      layer: layers.length > 2 ? l + 1 : null,
      units: biases.length,
      sources: layers[l].weights.length,
    }),
  ])
  const result = say.results.network(resultFacts(model, cutsDecider(model, 0)))
  return {
    inputs: say.network.inputs({ count: dataset.features.length }),
    ...Object.fromEntries(hidden),
    output: say.network.output({
      sources: layers.at(-1)!.weights.length,
      hidden: layers.length > 1,
      classes,
      result,
    }),
    ...Object.fromEntries(points),
    again: say.network.inputs({ count: dataset.features.length }),
  }
}
