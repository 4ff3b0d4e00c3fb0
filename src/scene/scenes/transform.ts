import { chapterOf } from '../chapters.ts'
import { eases } from '../geometry/ease.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { buildTrajectory, type Trajectory } from '../model/trajectory.ts'
import { planePlot } from '../plane/plane-plot.ts'
import { spacePlot } from '../space/space-plot.ts'
import { hiddenNotes, inputNotes, sampleNotes, segmentCaption, stagedNotes } from '../words/captions.ts'
import { hiddenFact, inputFact, layersName, linearSubject, networkTitle, planeName } from '../words/facts.ts'
import type { SceneDefinition } from './define.ts'
import { planChapters, segmentId, stateAt } from './transform-chapters.ts'

/** From the input plane to the last hidden layer, its decision, and back. */
export const transform: SceneDefinition = {
  facts: {
    name: 'transform',
    summary: 'points and plane travel from the input to the hidden layer, and the decision back',
    duration: ({ oneWay, layers, staged }) => (oneWay ? 4 : 6) + 2 * (layers - 1) + 3 * staged,
    size: { width: 600, height: 600 },
    takes: ['path', 'oneWay', 'trails', 'view', 'sheet', 'cuts'],
  },
  alt({ sheet, oneWay }, features, network) {
    const travellers = features > 2 || !sheet ? 'they' : `they and the ${planeName(features)} below`
    const three = network.layers[network.layers.length - 1].weights.length === 3 && features <= 2
    const route = three ? 'rise into the cube of' : 'travel through'
    const back = features > 2 ? ', and return' : ', and come back with the decision boundary'
    return `${travellers} ${route} ${layersName(network)}${oneWay ? '' : back}`
  },
  hasCamera: model => model.inSpace,
  plan({ spec, model, theme }) {
    const trajectory = buildTrajectory(model, spec.path === 'staged')
    return {
      title: networkTitle(model),
      captions: captionsOf(model, trajectory),
      chapters: planChapters(trajectory, spec, model.input.flat),
      poster(chapters) {
        const chapter = chapterOf(chapters, 'line')
        return { time: chapter.end, chapter }
      },
      notes: [
        ...sampleNotes(model),
        ...inputNotes(model),
        ...hiddenNotes(model),
        ...stagedNotes(model, trajectory),
      ],
      draw(layout, chapters) {
        const plot = (model.inSpace ? spacePlot : planePlot)(model, trajectory, layout, theme, spec)
        const ease = eases[spec.ease]
        return (time, view) => {
          const state = stateAt(time, chapters, trajectory, ease)
          const key = [...Object.values(state).flat(), ...Object.values(view ?? {})]
          return { key, shapes: () => plot(state, view) }
        }
      },
    }
  },
}

function captionsOf(model: FigureModel, { segments }: Trajectory): Record<string, string> {
  const { input, hidden, classes, network } = model
  const { name, plural } = linearSubject(hidden.dimensions, classes)
  const short = name.replace('straight ', '')
  // One unit on the input itself cuts straight.
  const bends = hidden.dimensions > 1 || network.layers.length > 2 ? `, and bend${plural ? '' : 's'}` : ''
  return {
    data: inputFact(model),
    ...Object.fromEntries(segments.map((segment, i) => [segmentId(i), segmentCaption(segment, model)])),
    line: hiddenFact(model),
    ...(input.flat
      ? {
          back: `Back: the ${short} come${plural ? '' : 's'} along${bends}`,
          boundary: `Same ${short} in input space: the decision boundary`,
        }
      : { back: inputFact(model), end: inputFact(model) }),
  }
}
