import type { Caption } from '../../../language/facts.ts'
import type { Language } from '../../../language/language.ts'
import { activationOf } from '../../../network/activation.ts'
import { chapterOf } from '../../chapters.ts'
import { eases } from '../../geometry/ease.ts'
import { liftPlot, staysFlat } from '../../lift/lift-plot.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { buildTrajectory, type Trajectory } from '../../model/trajectory.ts'
import type { Chapter } from '../../scene.ts'
import { shortened } from '../../words/dataset.ts'
import { layersOf } from '../../words/facts.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { errorsOf, nearnessOf, projectionNotes, regressionNotes, straightOf } from '../../words/regression.ts'
import type { RegressionScene } from '../define.ts'
import { LEAVES, segmentId } from '../transform-chapters.ts'
import { liftAt, planLift } from './transform-chapters.ts'

/** From the input to the last hidden layer, over which the output is a plane, and back to the input. */
export const transform: RegressionScene = {
  facts: {
    name: 'transform',
    task: 'regression',
    summary:
      'the input lies on a floor that bends until one plane comes close to all heights, and the plane goes back',
    duration: ({ oneWay, layers }) => (oneWay ? 6.5 : 11) + (oneWay ? 2 : 3.5) * Math.max(0, layers - 1),
    size: { width: 600, height: 600 },
    chapters: ['data', 'stand', 'segment-0', 'plane', 'back', 'down', 'fit', 'end'],
    takes: ['oneWay', 'trails', 'view'],
  },
  alt({ oneWay }, model, { alt }) {
    const { network, dataset } = model
    const [layers, features] = [layersOf(network), dataset.features.length]
    return alt.lift({ layers, features, nearness: nearnessOf(model), back: !oneWay })
  },
  point: predictedPoint,
  hasCamera: model => !staysFlat(model),
  plan({ spec, model, say, theme, sweep }) {
    const trajectory = buildTrajectory(model, false)
    const stands = !staysFlat(model)
    // In a sweep all panels have the chapters of the one with the most, so that all move at once.
    const rises = model.input.dimensions === 1 && !staysFlat(sweep?.leading ?? model)
    const course = { stands, rises, returns: model.input.flat }
    const poster = (chapters: readonly Chapter[]) => {
      const chapter = chapterOf(chapters, 'plane')
      return { time: chapter.end, chapter }
    }
    return {
      title: say.regression.title({ sizes: layersOf(model.network).map(({ units }) => units) }),
      captions: captionsOf(model, trajectory, say),
      chapters: planLift(trajectory, spec, course, say),
      poster,
      // The fit is there, and has not begun to leave.
      end(chapters) {
        const chapter = chapters.find(({ id, start, end }) => id === 'fit' && end > start)
        return chapter
          ? { time: chapter.start + LEAVES * (chapter.end - chapter.start), chapter }
          : poster(chapters)
      },
      notes: () => [...regressionNotes(model, say), ...projectionNotes(model, say, true)],
      draw(layout, chapters) {
        const plot = liftPlot(model, trajectory, layout, theme, spec)
        const ease = eases[spec.ease]
        return (time, view, chapter) => {
          const state = liftAt(time, chapters, trajectory, ease, course)
          const key = [...Object.values(state).flat(), ...Object.values(view ?? {})]
          // What is seen more strongly has the word, so that the very end speaks of the first picture.
          const isFirst = chapter.id === 'fit' && state.straight > 0.5
          return { key, shapes: () => plot(state, view), caption: isFirst ? chapters[0] : chapter }
        }
      },
    }
  },
}

function captionsOf(
  model: RegressionModel,
  { segments }: Trajectory,
  say: Language,
): Record<string, Caption> {
  const { dataset, network, spaces, hidden, constant } = model
  const features = dataset.features.length
  const errors = errorsOf(model)
  const bends = network.layers
    .slice(0, -1)
    .some(({ activation }) => activationOf(activation)!.symbol !== null)
  const kind = hidden.dimensions === 1 && features === 1 ? ('line' as const) : ('plane' as const)
  const facts = { ...errors, kind, nearness: nearnessOf(model), features, bends }
  const start = say.regression.straight(straightOf(model))
  const said = (caption: Caption) => (constant ? say.regression.constant(errors) : caption)
  return {
    data: start,
    stand: say.lift.stand({
      feature: shortened(dataset.features[0]),
      target: shortened(dataset.target.name),
    }),
    ...Object.fromEntries(
      segments.map(({ layer }, i) => {
        const { share, units: own } = spaces[layer]
        const units = network.layers[layer].biases.length
        const kept = share < 1 && own.length === 0 ? share : null
        return [
          segmentId(i),
          spaces.length > 1
            ? say.layers.to({ layer: layer + 1, units, kept })
            : say.lift.way({ units, features, bends }),
        ]
      }),
    ),
    plane: said(say.lift.plane(facts)),
    back: say.lift.back(facts),
    ...(features > 2 ? { end: start } : { down: said(say.lift.fit(facts)), fit: said(say.lift.fit(facts)) }),
  }
}
