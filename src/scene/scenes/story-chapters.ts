import type { SceneContext } from '../compose/define.ts'
import { chaptersOfFilm, type FilmChapter, type FilmPart } from '../compose/film.ts'
import { VERDICT } from '../compose/transform-film.ts'
import { firstCuts } from '../model/cuts.ts'
import { gapOf } from '../model/gap.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { judgedByBest } from '../plane/best-line.ts'
import { orbitCaption, surfaceCaption, verdictCaption } from '../words/captions.ts'
import { hiddenFact } from '../words/facts.ts'
import { dataCaption } from '../words/tasks/regression.ts'
import { bestLineScene } from './best-line-scene.ts'
import { targets } from './data.ts'
import { fit } from './fit.ts'
import { orbit } from './orbit.ts'
import { outputSurface, surface } from './surface.ts'
import { lift, transform } from './transform.ts'

/** Parts are played at the story's pace, to their ends: a full turn in so little time would be too fast for its names. */
const PACE = { duration: 8, holdStart: null, holdEnd: null, oneWay: true, turns: 0.5 }
const LIFT_PACE = { ...PACE, duration: 10, oneWay: false }

/** The share of its chapter in which the fit is there, before it leaves. */
export const SHOWN = 0.65

/** The story, written down: what plays after what, and for how long. */
export function chaptersOfStory(context: SceneContext): FilmChapter[] {
  const { spec, model, say, record } = context
  const verdict = record?.verdict
  const { input, hidden } = model
  const flat = input.flat && input.dimensions === 2
  const { segments } = buildTrajectory(model, spec.path === 'staged')
  const fails = judgedByBest(model).wrong > 0
  const cuts = firstCuts(model).length
  const judged = verdict && verdictCaption(model, verdict, gapOf(model), say)
  // In space the camera rocks all the while; in the plane all is there before the end.
  const most = (seconds: number) => (model.inSpace ? {} : { most: seconds })
  const line = { scene: transform, plays: /^line$/, caption: hiddenFact(model, say), joined: true }
  const bestLine = fails && !input.projected ? { seconds: 2.8, most: 3.2 } : { seconds: 2, most: 2.4 }
  const turn = { plays: /^turn$/, seconds: 5.2 }
  const all = { name: say.chapters.orbit, caption: orbitCaption(model, say) }
  const surfaces = { name: say.chapters.surface, caption: surfaceCaption(model, say) }
  const parts: FilmPart[] = [
    { scene: bestLineScene, plays: /^data$/, seconds: 1.5, most: 1.4 },
    { scene: bestLineScene, plays: /^best-line$/, ...bestLine, joined: true },
    { scene: bestLineScene, plays: /^cuts$/, seconds: 1 + 0.9 * cuts },
    { scene: transform, plays: /^segment-/, seconds: segments.map(({ seconds }) => 1.7 * seconds) },
    ...(judged
      ? [
          { ...line, seconds: 2.4, ...most(2.4), between: [0, VERDICT] as const },
          {
            ...line,
            id: 'verdict',
            name: say.chapters.verdict,
            caption: judged,
            seconds: 1.8,
            ...most(1.4),
            between: [VERDICT, 1] as const,
          },
        ]
      : [{ ...line, seconds: 2.6, ...most(2.4) }]),
    ...(hidden.stride === 3 ? [{ scene: orbit, id: 'orbit', ...all, ...turn }] : []),
    ...(flat ? [{ scene: surface, id: 'surface', ...surfaces, ...turn }] : []),
  ]
  return chaptersOfFilm(parts, context, PACE)
}

/** The same of a network that predicts numbers, over its floor. */
export function chaptersOfLift(context: SceneContext<RegressionModel>): FilmChapter[] {
  const { spec, model, say } = context
  const features = model.dataset.features.length
  const settled = { between: [0, SHOWN] as const, joined: true }
  const opening = { caption: dataCaption(spec, model, say), joined: false }
  const sum = { ...settled, id: 'sum', name: say.lift.chapters.sum }
  const line = { id: 'line', name: say.chapters.bestLine }
  const surfaces = { id: 'surface', name: say.chapters.surface }
  const parts: FilmPart[] = [
    // The cube of more inputs would be seen from another side.
    ...(features === 1 ? [{ scene: targets, plays: /^data$/, seconds: 1.4, ...opening }] : []),
    { scene: lift, plays: /^data$/, seconds: 2, ...line },
    ...(features === 1
      ? [
          { scene: fit, plays: /^(part-|rest)/, seconds: 1.8 },
          { scene: fit, plays: /^fit$/, seconds: 1.6, ...sum },
        ]
      : []),
    { scene: lift, plays: /^(stand|segment-\d+)$/, seconds: 2.4 },
    { scene: lift, plays: /^plane$/, seconds: 3, joined: true },
    { scene: lift, plays: /^(back|down)$/, seconds: 2, joined: true },
    { scene: lift, plays: /^fit$/, seconds: 1.8, ...settled },
    ...(features === 2 ? [{ scene: outputSurface, plays: /^turn$/, seconds: 5, ...surfaces }] : []),
  ]
  return chaptersOfFilm(parts, context, LIFT_PACE)
}
