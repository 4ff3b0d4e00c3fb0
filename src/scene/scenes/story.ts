import type { Verdict } from '../../network/network.ts'
import type { SceneContext, SceneDefinition, SceneSource } from '../compose/define.ts'
import { type FilmChapter, planFilm } from '../compose/film.ts'
import { openScene } from '../compose/open-scene.ts'
import { memoize } from '../memoize.ts'
import { firstCuts } from '../model/cuts.ts'
import { bestLineInView, decisionInView } from '../model/drawn.ts'
import { gapOf } from '../model/gap.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { judgedByBest } from '../plane/best-line.ts'
import { orbitCaption, surfaceCaption, verdictCaption } from '../words/captions.ts'
import { hiddenFact, layerUnits, linearOf, networkTitle } from '../words/facts.ts'
import { hiddenNotes, networkNotes, sampleNotes, stagedNotes } from '../words/notes.ts'
import { bestLineScene } from './best-line-scene.ts'
import { orbit } from './orbit.ts'
import { surface } from './surface.ts'
import { transform } from './transform.ts'
import { segmentId, VERDICT } from './transform-chapters.ts'

/** Share of a full turn in which a space is seen from both sides: a full one in so little time would be too fast for its names. */
const TURN = 0.5

/** From the data through the hidden layers to the decision, chapter by chapter. */
export const story: SceneDefinition = {
  facts: {
    name: 'story',
    summary: 'the whole way in one piece: data, line, cuts, hidden layer, plane, surface',
    duration: () => 18,
    size: { width: 800, height: 500 },
    chapters: ['data', 'best-line', 'cuts', 'segment-0', 'line', 'verdict', 'orbit', 'surface'],
    found: ['cuts', 'verdict'],
    takes: ['path', 'trails', 'view', 'sheet', 'cuts'],
  },
  parts: ['staged', 'gap'],
  alt({ cuts }, model, { alt }) {
    const { input, classes, network } = model
    const flat = input.flat && input.dimensions === 2
    return alt.story({
      best: bestLineInView(model) ? linearOf(input.dimensions, classes) : null,
      cuts: flat && cuts && firstCuts(model).length > 0,
      layers: layerUnits(network),
      decision: decisionInView(model),
      surface: flat,
    })
  },
  lines: (_, model) => ({ input: bestLineInView(model), hidden: decisionInView(model) }),
  hasCamera: ({ input, inSpace }) => inSpace || (input.flat && input.dimensions === 2),
  plan(context) {
    const { spec, model, say, record } = context
    const film = chaptersOfStory(context, record?.verdict)
    const line = film.findIndex(({ id }) => id === 'line')
    return {
      ...planFilm(film, { index: line, share: 1 }, context),
      title: networkTitle(model, spec.sheet, say),
      notes: () => [
        ...sampleNotes(model, say),
        ...hiddenNotes(model, say),
        ...networkNotes(model, spec, say),
        ...stagedNotes(model, buildTrajectory(model, spec.path === 'staged'), say),
      ],
    }
  },
}

/** A part of the story: some chapters of a scene at a pace of its own, with words of its own where it gives them. */
interface StoryPart extends Partial<Pick<FilmChapter, 'id' | 'name' | 'caption' | 'most' | 'between'>> {
  scene: SceneSource
  /** The id of the scene's chapter; it is left out where the scene has none. */
  plays: string
  seconds: number
  joined?: boolean
}

/** The chapters of the story, each where data and network have it. */
function chaptersOfStory(context: SceneContext, verdict: Verdict | undefined): FilmChapter[] {
  // They are played at the story's pace, to their ends.
  const pace = { duration: 8, holdStart: null, holdEnd: null, oneWay: true, turns: TURN }
  const spec = { ...context.spec, ...pace }
  const opened = memoize((scene: SceneSource) =>
    openScene(scene, { ...context, spec: { ...spec, scene: scene.facts?.name ?? 'story' } }),
  )
  return partsOfStory(context, verdict).flatMap(({ scene, joined = false, ...part }) => {
    const of = opened(scene)
    const chapter = of.plan.chapters.find(({ id }) => id === part.plays)
    if (!chapter) return []
    const { id, name } = chapter
    return { id, name, of, joined, ...part }
  })
}

/** The story, written down: what plays after what, and for how long. */
function partsOfStory({ spec, model, say }: SceneContext, verdict: Verdict | undefined): StoryPart[] {
  const { input, hidden } = model
  const flat = input.flat && input.dimensions === 2
  const { segments } = buildTrajectory(model, spec.path === 'staged')
  const fails = judgedByBest(model).wrong > 0
  const cuts = firstCuts(model).length
  const judged = verdict && verdictCaption(model, verdict, gapOf(model), say)
  // In space the camera rocks all the while; in the plane all is there before the end.
  const most = (seconds: number) => (model.inSpace ? {} : { most: seconds })
  const line = { scene: transform, plays: 'line', caption: hiddenFact(model, say), joined: true }
  const bestLine = fails && !input.projected ? { seconds: 2.8, most: 3.2 } : { seconds: 2, most: 2.4 }
  const turn = { plays: 'turn', seconds: 5.2 }
  const all = { name: say.chapters.orbit, caption: orbitCaption(model, say) }
  const surfaces = { name: say.chapters.surface, caption: surfaceCaption(model, say) }
  return [
    { scene: bestLineScene, plays: 'data', seconds: 1.5, most: 1.4 },
    { scene: bestLineScene, plays: 'best-line', ...bestLine, joined: true },
    { scene: bestLineScene, plays: 'cuts', seconds: 1 + 0.9 * cuts },
    ...segments.map((segment, i) => ({
      ...{ scene: transform, plays: segmentId(i), seconds: 1.7 * segment.seconds, joined: i > 0 },
    })),
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
}
