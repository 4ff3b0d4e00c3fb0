import type { RegressionScene, SceneContext } from '../../compose/define.ts'
import { type FilmChapter, planFilm } from '../../compose/film.ts'
import { openScene } from '../../compose/open-scene.ts'
import { staysFlat } from '../../lift/lift-plot.ts'
import { memoize } from '../../memoize.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { layerUnits } from '../../words/facts.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { dataCaption, regressionNotes } from '../../words/tasks/regression.ts'
import { data } from './data.ts'
import { fit } from './fit.ts'
import { surface } from './surface.ts'
import { transform } from './transform.ts'

/** Share of a full turn in which the surface is seen. */
const TURN = 0.5

/** From the data and the straight line through the parts of units and the hidden layers to the plane, and back. */
export const story: RegressionScene = {
  facts: {
    name: 'story',
    task: 'regression',
    summary: "the whole way in one piece: data, straight line, units' parts, hidden layer, plane, surface",
    duration: () => 24,
    size: { width: 800, height: 500 },
    chapters: [
      'data',
      'line',
      'part-0',
      'rest',
      'sum',
      'stand',
      'segment-0',
      'plane',
      'back',
      'down',
      'fit',
      'surface',
    ],
    found: ['part-0', 'rest'],
    takes: ['trails', 'view'],
  },
  alt: (_, { network, dataset }, { alt }) =>
    alt.liftStory({ layers: layerUnits(network), features: dataset.features.length }),
  point: predictedPoint,
  hasCamera: model => !staysFlat(model),
  plan(context) {
    const { model, say } = context
    const film = chaptersOf(context)
    const [still, end] = ['plane', 'fit'].map(id => film.findIndex(chapter => chapter.id === id))
    return {
      ...planFilm(film, { index: still, share: 1 }, context, {
        ...{ index: end < 0 ? still : end, share: end < 0 ? 1 : SHOWN },
      }),
      title: say.regression.title({ sizes: layerUnits(model.network).map(({ units }) => units) }),
      notes: () => regressionNotes(model, say),
    }
  },
}

/** The share of its chapter in which the fit is there, before it leaves. */
const SHOWN = 0.65

/** The chapters of the story, each where data and network have it. */
function chaptersOf(context: SceneContext<RegressionModel>): FilmChapter[] {
  const { spec, model, say } = context
  // They are played at the story's pace, to their ends.
  const pace = { duration: 10, holdStart: null, holdEnd: null, oneWay: false, turns: TURN }
  const opened = memoize((scene: RegressionScene) =>
    openScene(scene, { ...context, spec: { ...spec, ...pace, scene: scene.facts.name } }),
  )
  const some = (
    scene: RegressionScene,
    plays: RegExp,
    seconds: number,
    more: Partial<FilmChapter> = {},
  ): FilmChapter[] => {
    const of = opened(scene)
    return of.plan.chapters
      .filter(({ id }) => plays.test(id))
      .map(({ id, name }, i) => ({ id, name, of, plays: id, seconds, joined: i > 0, ...more }))
  }
  const features = model.dataset.features.length
  const settled = { between: [0, SHOWN] as const, joined: true }
  return [
    // The cube of more inputs would be seen from another side.
    ...(features === 1
      ? some(data, /^data$/, 1.4, { caption: dataCaption(spec, model, say), joined: false })
      : []),
    ...some(transform, /^data$/, 2, { id: 'line', name: say.chapters.bestLine }),
    ...(features === 1
      ? [
          ...some(fit, /^(part-|rest)/, 1.8),
          ...some(fit, /^fit$/, 1.6, { ...settled, id: 'sum', name: say.lift.chapters.sum }),
        ]
      : []),
    ...some(transform, /^(stand|segment-\d+)$/, 2.4),
    ...some(transform, /^plane$/, 3, { joined: true }),
    ...some(transform, /^(back|down)$/, 2, { joined: true }),
    ...some(transform, /^fit$/, 1.8, settled),
    ...(features === 2 ? some(surface, /^turn$/, 5, { id: 'surface', name: say.chapters.surface }) : []),
  ]
}
