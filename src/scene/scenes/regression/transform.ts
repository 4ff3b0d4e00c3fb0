import type { Caption } from '../../../language/facts.ts'
import type { Language } from '../../../language/language.ts'
import { activationOf } from '../../../network/activation.ts'
import type { Spec } from '../../../options/spec.ts'
import { type ChapterPlan, chapterOf } from '../../chapters.ts'
import { type Ease, eases } from '../../geometry/ease.ts'
import { liftPlot, staysFlat } from '../../lift/lift-plot.ts'
import type { LiftState } from '../../lift/lift-state.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { buildTrajectory, type Trajectory } from '../../model/trajectory.ts'
import type { Chapter } from '../../scene.ts'
import { segmentName } from '../../words/captions.ts'
import { shortened } from '../../words/dataset.ts'
import { layerUnits } from '../../words/facts.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import {
  fitErrors,
  nearnessOf,
  projectionNotes,
  regressionNotes,
  straightOf,
} from '../../words/regression.ts'
import type { RegressionScene } from '../define.ts'
import { type HiddenWay, LEAVES, motionAt, segmentId, wayOf } from '../transform-chapters.ts'

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
    const [layers, features] = [layerUnits(network), dataset.features.length]
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
      title: say.regression.title({ sizes: layerUnits(model.network).map(({ units }) => units) }),
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
  const errors = fitErrors(model)
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

/** Seconds of the default pace, beside those of the segments. */
const PACE = { data: 1, stand: 1.5, plane: 2.2, down: 1.2, fit: 1.8 }

/** The things that a film can show of a model: a camera that rises from a flat plot, and a result over the input. */
interface Course {
  rises: boolean
  returns: boolean
}

/**
 * The data, the rise to where the floor is seen, the way of the floor segment by segment, the plane, and unless it ends
 * there, the return: with the output over the input, or of the points alone.
 */
function planLift(
  { segments }: Trajectory,
  { oneWay }: Pick<Spec, 'oneWay'>,
  { rises, returns }: Course,
  say: Language,
): ChapterPlan[] {
  return [
    { id: 'data', name: say.chapters.data, share: PACE.data },
    ...(rises ? [{ id: 'stand', name: say.lift.chapters.stand, share: PACE.stand }] : []),
    ...segments.map((segment, i) => ({
      ...{ id: segmentId(i), name: segmentName(segment, say), share: segment.seconds },
    })),
    { id: 'plane', name: say.lift.chapters.plane, share: PACE.plane },
    ...(oneWay
      ? []
      : returns
        ? [
            { id: 'back', name: say.chapters.back, share: wayOf(segments) },
            ...(rises ? [{ id: 'down', name: say.lift.chapters.down, share: PACE.down }] : []),
            { id: 'fit', name: say.lift.chapters.fit, share: PACE.fit },
          ]
        : [
            { id: 'back', name: say.chapters.again, share: wayOf(segments) },
            { id: 'end', name: say.chapters.end, share: 0, optional: true },
          ]),
  ]
}

function liftAt(
  time: number,
  chapters: readonly Chapter[],
  trajectory: Trajectory,
  ease: Ease,
  { rises, stands }: Course & { stands: boolean },
): LiftState {
  const optional = (id: string): Chapter | undefined => chapters.find(chapter => chapter.id === id)
  const [stand, back, down, fit] = ['stand', 'back', 'down', 'fit'].map(optional)
  const way: HiddenWay = {
    segments: trajectory.segments.map((_, i) => chapterOf(chapters, segmentId(i))),
    line: chapterOf(chapters, 'plane'),
    back,
    boundary: fit && fit.end > fit.start ? fit : (down ?? fit),
  }
  const { during, rise, fall, ...motion } = motionAt(time, way, trajectory, ease)
  const { position, trail, axes, rock } = motion
  const leaves = fit ? fall(LEAVES, 1) : during(back, 0, 0.16)
  const risen = rises ? during(stand, 0, 1) - during(down, 0, 1) : 1
  const there = rises ? during(stand, 0.1, 0.5) - during(down, 0, 0.7) : 1
  return {
    position,
    trail,
    stand: stands ? risen : 0,
    lying: stands ? there : during(way.segments[0], 0, 0.1) - fall(LEAVES, 1),
    straight: 1 - during(way.segments[0], 0, 0.14) + fall(LEAVES, 1),
    feet: stands ? there : 0,
    plane: rise(0, 0.25) - during(back, 0, 0.2),
    curve: rise(0.2, 0.4) - leaves,
    errors: rise(0.35, 0.55) - leaves,
    axes,
    rock: stands ? rock : 0,
  }
}
