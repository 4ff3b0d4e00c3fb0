import { eases } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import { AT_ONCE, type ChapterPlan, type Moves } from '../chapters.ts'
import type { SceneContext, SceneDefinition } from '../compose/define.ts'
import { chaptersOfFilm, type FilmChapter, type ScenePart } from '../compose/film.ts'
import { VERDICT } from '../compose/transform-film.ts'
import { firstCuts } from '../model/cuts.ts'
import { bestLineInView } from '../model/drawn.ts'
import { gapOf } from '../model/gap.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { bestLinePlot, judgedByBest } from '../plane/best-line.ts'
import { cutsAt } from '../plane/cut-lines.ts'
import { decisionRegions } from '../plane/decision-regions.ts'
import { dataCube } from '../space/data-cube.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { orbitCaption, verdictCaption } from '../words/captions.ts'
import { pointsOf } from '../words/dataset.ts'
import { bestFacts, hiddenFact, inputFact, lineBack } from '../words/facts.ts'
import { sampleNotes } from '../words/notes.ts'
import { dataCaption } from '../words/tasks/regression.ts'
import { targets } from './data.ts'
import { fit } from './fit.ts'
import { orbit } from './orbit.ts'
import { outputSurface, surface } from './surface.ts'
import { liftTransform, transform } from './transform.ts'

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
  const back = model.boundary === 'none' ? 'one class' : lineBack(model)
  const surfaces = { name: say.chapters.surface, caption: say.results.surfaceBack({ line: back }) }
  const parts: ScenePart[] = [
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
    { scene: liftTransform, plays: /^plane$/, seconds: 3, joined: true },
    { scene: liftTransform, plays: /^(back|down)$/, seconds: 2, joined: true },
    { scene: liftTransform, plays: /^fit$/, seconds: 1.8, ...settled },
    ...(features === 2 ? [{ scene: outputSurface, plays: /^turn$/, seconds: 5, ...surfaces }] : []),
  ]
  return chaptersOfFilm(parts, context, LIFT_PACE)
}

/** The points, the best straight line or planes on them with the points that they get wrong, and the cuts of the first units. */
const bestLineScene: Pick<SceneDefinition, 'plan'> = {
  plan({ spec, model, say, theme }) {
    const { dataset, input, network } = model
    const [first, ...further] = network.layers
    const marks = wrongMarks(judgedByBest(model).wrong)
    const fails = marks.length > 0
    // In a projection there are only the points that the best planes get wrong, where there are any.
    const shown = !input.projected || fails
    const cuts = input.flat && input.dimensions === 2 && spec.cuts ? firstCuts(model) : []
    const drawn = bestLineInView(model)
    const best =
      model.choice || input.projected || dataset.reduction
        ? inputFact(model, drawn, say)
        : say.results.best(bestFacts(model, drawn))
    const points = say.data.points(pointsOf(dataset))
    return {
      title: say.data.title(points),
      captions: {
        data: shown ? points : best,
        'best-line': best,
        cuts: say.layers.cuts({ units: first.biases.length, cuts: cuts.length, layers: further.length }),
      },
      ...timeline(
        spec,
        [
          { id: 'data', name: say.chapters.data, share: 2.2 },
          ...(shown ? [bestLineChapter(say, fails, input.projected !== null)] : []),
          ...(cuts.length > 0 ? [cutsChapter(say, cuts.length)] : []),
        ],
        layout => {
          if (input.stride === 3) {
            const cube = dataCube(model, judgedByBest(model), layout, theme, spec)
            return ({ bestLine = 0, wrong = 0 }, view) => cube({ bestLine, line: wrong }, view)
          }
          const { points, line } = bestLinePlot(model, layout, theme)
          // Without cuts there may be no plane to divide.
          const paint = cuts.length > 0 ? decisionRegions(model, cuts, layout, theme, spec) : () => []
          return channels => {
            const { bestLine = 0, wrong = 0 } = channels
            if (!channels.cuts) return [...points(wrong), ...line(bestLine)]
            // The line that fails stays until the plane bends.
            return [...paint({ ...cutsAt(channels, cuts), tint: 0, line: 0, left: 1 }), ...line(1)]
          }
        },
      ),
      poster: chapters => ({ time: chapters[0].end, chapter: chapters[0] }),
      marks,
      notes: () => sampleNotes(model, say),
    }
  },
}

/** The line is drawn, and the points that it gets wrong are ringed: alone where a projection has no line. */
function bestLineChapter({ chapters }: Language, fails: boolean, projected: boolean): ChapterPlan {
  const moves: Moves = {
    bestLine: { over: [0, fails ? 0.5 : 0.75], ease: eases.linear },
    wrong: { over: [projected ? 0 : 0.5, 0.85], ease: eases.linear },
  }
  return { id: 'best-line', name: chapters.bestLine, share: fails ? 3.2 : 2.2, moves }
}

/** All cuts, one after the other. */
function cutsChapter({ chapters }: Language, count: number): ChapterPlan {
  const moves: Moves = { cuts: AT_ONCE }
  for (let i = 0; i < count; i++) {
    moves[`cut ${i}`] = { over: [i / count, (i + 0.7) / count] }
    moves[`name ${i}`] = { over: [(i + 0.65) / count, (i + 0.95) / count], ease: eases.linear }
  }
  return { id: 'cuts', name: chapters.cuts, share: 1 + 0.9 * count, moves }
}
