import type { SceneContext } from '../compose/define.ts'
import { chaptersOfFilm, type FilmChapter, type ScenePart } from '../compose/film.ts'
import { LEAVES, VERDICT } from '../compose/transform-film.ts'
import { wayOf } from '../model/paper.ts'
import { gapOf } from '../model/part-readers.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { orbitCaption, verdictCaption } from '../words/captions.ts'
import { hiddenFact } from '../words/facts.ts'
import { dataCaption } from '../words/tasks/regression.ts'
import { targets } from './data.ts'
import { fit } from './fit.ts'
import { liftTransform } from './lift.ts'
import { orbit } from './orbit.ts'
import { outputSurface, surface } from './surface.ts'
import { transform } from './transform.ts'

/** Parts are played at the story's pace, to their ends: a full turn in so little time would be too fast for its names. */
const PACE = { duration: 8, holdStart: null, holdEnd: null, oneWay: false, turns: 0.5 }
const LIFT_PACE = { ...PACE, duration: 10 }

/** The share of its chapter in which the fit is there, before it leaves. */
export const SHOWN = 0.65

/** The story, written down: what plays after what, and for how long. */
export function chaptersOfStory(context: SceneContext): FilmChapter[] {
  const { spec, model, say, record } = context
  const verdict = record?.verdict
  const { input, hidden } = model
  const flat = input.flat && input.dimensions === 2
  const { segments } = wayOf(model, spec.path, context.sweep !== undefined).trajectory
  const judged = verdict && verdictCaption(model, verdict, gapOf(model), say)
  // In space the camera rocks all the while; in the plane all is there before the end.
  const most = (seconds: number) => (model.inSpace ? {} : { most: seconds })
  const line = { scene: transform, plays: /^line$/, caption: hiddenFact(model, say) }
  const turn = { plays: /^turn$/, seconds: 5.2 }
  const all = { name: say.chapters.orbit, caption: orbitCaption(model, say) }
  const parts: ScenePart[] = [
    { scene: transform, plays: /^data$/, seconds: 2.8, most: 2.8 },
    { scene: transform, plays: /^cuts$/, seconds: 2.8 },
    { scene: transform, plays: /^segment-/, seconds: segments.map(({ seconds }) => 1.7 * seconds) },
    ...(judged
      ? [
          { ...line, seconds: 2.4, ...most(2.4), between: [0, VERDICT] as const },
          {
            ...line,
            ...{ id: 'verdict', name: say.chapters.verdict, caption: judged },
            ...{ seconds: 1.8, ...most(1.4), between: [VERDICT, 1] as const },
          },
        ]
      : [{ ...line, seconds: 2.6, ...most(2.4) }]),
    ...(hidden.stride === 3 ? [{ scene: orbit, id: 'orbit', ...all, ...turn }] : []),
    ...(flat
      ? [
          { scene: transform, plays: /^back$/, seconds: 1.8 },
          { scene: transform, plays: /^boundary$/, seconds: 1.4, most: 2, between: [0, LEAVES] as const },
          { scene: surface, id: 'surface', name: say.chapters.surface, ...turn },
        ]
      : []),
  ]
  return chaptersOfFilm(parts, context, PACE)
}

/** The same of a network that predicts numbers, over its floor. */
export function chaptersOfLift(context: SceneContext<RegressionModel>): FilmChapter[] {
  const { spec, model, say } = context
  const features = model.dataset.features.length
  const settled = { between: [0, SHOWN] as const }
  const opening = { caption: dataCaption(spec, model, say) }
  const sum = { ...settled, id: 'sum', name: say.lift.chapters.sum }
  const line = { id: 'line', name: say.chapters.bestLine }
  const surfaces = { id: 'surface', name: say.chapters.surface }
  const parts: ScenePart[] = [
    // The cube of more inputs would be seen from another side.
    ...(features === 1 ? [{ scene: targets, plays: /^data$/, seconds: 1.4, ...opening }] : []),
    { scene: liftTransform, plays: /^data$/, seconds: 2, ...line },
    ...(features === 1
      ? [
          { scene: fit, plays: /^(part-|rest)/, seconds: 1.8 },
          { scene: fit, plays: /^fit$/, seconds: 1.6, ...sum },
        ]
      : []),
    { scene: liftTransform, plays: /^(stand|segment-\d+)$/, seconds: 2.4 },
    { scene: liftTransform, plays: /^plane$/, seconds: 3 },
    { scene: liftTransform, plays: /^(back|down)$/, seconds: 2 },
    { scene: liftTransform, plays: /^fit$/, seconds: 1.8, ...settled },
    ...(features === 2 ? [{ scene: outputSurface, plays: /^turn$/, seconds: 5, ...surfaces }] : []),
  ]
  return chaptersOfFilm(parts, context, LIFT_PACE)
}
