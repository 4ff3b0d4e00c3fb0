import { eases } from '../../../geometry/ease.ts'
import type { Caption } from '../../../language/facts.ts'
import type { Language } from '../../../language/language.ts'
import { activationOf } from '../../../network/activation.ts'
import type { Spec } from '../../../options/spec.ts'
import { AT_ONCE, type ChapterPlan, type Moves } from '../../chapters.ts'
import type { RegressionScene } from '../../compose/define.ts'
import { liftPlot, staysFlat } from '../../lift/lift-plot.ts'
import type { LiftState } from '../../lift/lift-state.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { buildTrajectory, type Trajectory } from '../../model/trajectory.ts'
import { timeline } from '../../timeline/timeline.ts'
import { fitErrors, shortened } from '../../words/dataset.ts'
import { layerUnits } from '../../words/facts.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { nearnessOf, projectionNotes, regressionNotes, straightOf } from '../../words/tasks/regression.ts'
import {
  comes,
  EARLY,
  goes,
  LEAVES,
  planReturn,
  planWay,
  ROCKS,
  segmentId,
  wayState,
} from '../transform-chapters.ts'

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
    return {
      title: say.regression.title({ sizes: layerUnits(model.network).map(({ units }) => units) }),
      captions: captionsOf(model, trajectory, say),
      ...timeline<LiftState>(
        spec,
        planLift(trajectory, spec, course, say),
        layout => liftPlot(model, trajectory, layout, theme, spec),
        {
          still: ['plane', 1],
          // The fit is there, and has not begun to leave.
          ends: ['fit', LEAVES],
          derive(channels, ago) {
            const { rock, ...way } = wayState(trajectory, eases[spec.ease], channels, ago)
            const { stand = 0, lying = 0, straight, plane, curve, errors } = channels
            const standing = stands ? { stand, feet: lying, rock } : { stand: 0, feet: 0, rock: 0 }
            return { ...way, ...standing, lying, straight, plane, curve, errors }
          },
          // What is seen more strongly has the word, so that the very end speaks of the first picture.
          says: ({ straight }, chapter, chapters) =>
            chapter.id === 'fit' && straight > 0.5 ? chapters[0] : chapter,
        },
      ),
      notes: () => [...regressionNotes(model, say), ...projectionNotes(model, say, true)],
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

/** The things that a film can show of a model: a camera, which may rise from a flat plot, and a result over the input. */
interface Course {
  stands: boolean
  rises: boolean
  returns: boolean
}

/**
 * The data, the rise to where the floor is seen, the way of the floor segment by segment, the plane, and unless it ends
 * there, the return: with the output over the input, or of the points alone.
 */
function planLift(
  trajectory: Trajectory,
  { oneWay }: Pick<Spec, 'oneWay'>,
  { stands, rises, returns }: Course,
  say: Language,
): ChapterPlan[] {
  const { lift, chapters } = say
  // Where nothing stands, the input lies there on its way alone.
  const [opens, leaves]: Moves[] = stands
    ? [{}, {}]
    : [{ lying: comes(0, 0.1) }, { lying: goes(LEAVES, 1, 0) }]
  const there: Moves = stands && !rises ? { stand: AT_ONCE, lying: AT_ONCE } : {}
  const rise: Moves = { stand: comes(0, 1), ...(stands && { lying: comes(0.1, 0.5) }) }
  const sink: Moves = { stand: goes(0, 1), ...(stands && { lying: goes(0, 0.7) }) }
  const judged: Moves = {
    plane: comes(0, 0.25, EARLY),
    curve: comes(0.2, 0.4, EARLY),
    errors: comes(0.35, 0.55, EARLY),
    rock: ROCKS,
  }
  const again: Moves = { ...leaves, straight: comes(LEAVES, 1, 0) }
  const back: Moves = { plane: goes(0, 0.2) }
  const fits: Moves = { curve: goes(LEAVES, 1, 0), errors: goes(LEAVES, 1, 0) }
  const unfit: Moves = { curve: goes(0, 0.16), errors: goes(0, 0.16) }
  return [
    {
      ...{ id: 'data', name: chapters.data, share: PACE.data },
      moves: { 'axes 0': AT_ONCE, straight: AT_ONCE, ...there },
    },
    ...(rises ? [{ id: 'stand', name: lift.chapters.stand, share: PACE.stand, moves: rise }] : []),
    ...planWay(trajectory, { ...opens, straight: goes(0, 0.14) }, say),
    { id: 'plane', name: lift.chapters.plane, share: PACE.plane, moves: judged },
    ...(oneWay
      ? []
      : returns
        ? [
            planReturn(trajectory, chapters.back, back),
            ...(rises ? [{ id: 'down', name: lift.chapters.down, share: PACE.down, moves: sink }] : []),
            { id: 'fit', name: lift.chapters.fit, share: PACE.fit, moves: { ...fits, ...again } },
          ]
        : [
            planReturn(trajectory, chapters.again, { ...back, ...unfit, ...again }),
            { id: 'end', name: chapters.end, share: 0, optional: true },
          ]),
  ]
}
