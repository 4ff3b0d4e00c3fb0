import { checkDataset, type Dataset, taskOfPoints } from '../../data/dataset.ts'
import type { Language } from '../../language/language.ts'
import { languageOf } from '../../language/languages.ts'
import { checkNetwork, type Network, type TrainingRecord } from '../../network/network.ts'
import { trainingWithout } from '../../network/without-unit.ts'
import { SpecError } from '../../options/error.ts'
import { sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import { checkRead, type FigureSpec, isSweep, networkSpecs } from '../../options/sweep.ts'
import { momentOf } from '../chapters.ts'
import { figureScene, type ShownNetwork, showsNetwork, trainedOf } from '../compose/figure-scene.ts'
import { scenesFor } from '../compose/scenes-for.ts'
import type { Font } from '../font.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { hiddenAsInput } from '../model/hidden-input.ts'
import type { Trained } from '../model/trained.ts'
import type { Moment, Scene } from '../scene.ts'
import { themeNotes } from '../style/themes.ts'
import { glyphNotes } from '../words/glyph-notes.ts'
import { ownText } from '../words/own-facts.ts'
import { classWords } from '../words/tasks/classification.ts'
import type { AltFacts, TaskWords } from '../words/tasks/task.ts'
import { modelOf } from './model-of.ts'
import { isHere, scenesOf } from './registry.ts'
import { rest } from './rest.ts'

/**
 * The scene that a spec describes, for a dataset and any network on it. The scene is a pure function
 * of time: `at(time)` gives shapes in pixels, in painting order.
 *
 * @param font what its texts are set in, as `loadFont` gives it
 */
export function buildScene(
  spec: Spec,
  dataset: Dataset,
  network: Network,
  record?: TrainingRecord,
  font?: Font,
): Scene {
  checkRead(spec)
  checkDataset(dataset)
  checkNetwork(network)
  const whole = { dataset, network, ...(record && { record }) } as Trained
  const part = trainingWithout(whole, dataset, spec.without) as Trained
  return sceneOf(spec, [{ model: modelOf(spec, part), record: part.record }], font)
}

/** The scene of a spec: of one network, or of those of a sweep. */
export function buildFigure(spec: FigureSpec, parts: readonly Trained[], font?: Font): Scene {
  return sceneOf(spec, shownOf(spec, parts), font)
}

function shownOf(spec: FigureSpec, parts: readonly Trained[]): ShownNetwork[] {
  const specs = networkSpecs(spec)
  return parts.map((part, i) => ({ model: modelOf(specs[i], part), record: part.record }))
}

function sceneOf(spec: FigureSpec, networks: readonly ShownNetwork[], font?: Font): Scene {
  if (!isHere(spec)) throw new SpecError('scene', spec.scene, 'code that is loaded: `await loadScenes(spec)`')
  const [{ model }] = networks
  const { dataset } = model
  const say = languageOf(spec)
  const table = scenesFor(scenesOf(spec), model, spec, rest)
  const scene = figureScene(spec, networks, table, say, font, rest.sequence, rest.arrangePrint)
  const notes = [
    ...scene.notes,
    ...leftOutNotes(spec, model, say),
    ...themeNotes(spec, dataset.classes),
    ...glyphNotes(scene, spec, dataset, say, font),
  ]
  const whole: Scene = {
    ...scene,
    at: (moment, view) => scene.at(checked(moment), view),
    saysAt: moment => scene.saysAt(checked(moment)),
    notes,
    font,
    ...(spec.transparent && { transparent: true }),
  }
  return spec.film !== null && !scene.printed ? rest.filmStrip!(whole, spec.film) : whole
}

/** Says so where a spec leaves out what is not there: the plane of the input and its cuts. */
function leftOutNotes(spec: FigureSpec, model: FigureModel, { notes }: Language): string[] {
  const flags = (['sheet', 'cuts'] as const).flatMap(key => (spec[key] ? [] : [`--no-${key}`]))
  if (flags.length === 0 || !('boundary' in model) || model.input.flat) return []
  // The plane of two hidden units has them.
  const turns = sceneNames(spec).includes('orbit') && hiddenAsInput(model) !== null
  return turns ? [] : [notes.leftOut({ flags: flags.join(', ') })]
}

/** @throws SpecError for what is no moment */
function checked(moment: Moment): Moment {
  if (Number.isFinite(moment) || moment === 'poster' || moment === 'end') return moment
  throw new SpecError('moment', moment, 'seconds, "poster" or "end"')
}

/** The alternative text of a spec: of one network, or of those of a sweep. @param scene of the spec */
export function altOf(spec: FigureSpec, parts: readonly Trained[], scene: Scene): string {
  const say = languageOf(spec)
  const networks = shownOf(spec, parts)
  if (spec.alt !== null) {
    const shown = showsNetwork(spec, scenesOf(spec))
    const own = networkSpecs(spec).map((own, i) => ownText('alt', { spec: own, ...networks[i], shown, say }))
    if (new Set(own).size === 1) return own[0]!
    throw new SpecError('alt', spec.alt, 'facts that are the same in all panels')
  }
  const isOfClasses = taskOfPoints(networks[0].model.dataset) === 'classification'
  const words: TaskWords = isOfClasses ? classWords : rest.regressionWords!
  const trained = networks.map(trainedOf)
  if (isSweep(spec)) return words.sweepAlt(spec, trained, say)
  return words.alt(spec, trained[0], toldOf(spec, networks[0].model, scene, say), say)
}

/** The scenes of a spec as its alternative text tells of them. */
function toldOf(spec: Spec, model: FigureModel, scene: Scene, say: Language): AltFacts {
  const table = scenesFor(scenesOf(spec), model, spec, rest)
  const sources = sceneNames(spec).map(name => table[name])
  const lines = sources.map(scene => scene.lines?.(spec, model))
  const { at } = spec
  const results = sources.map(scene => scene.result?.(model, say))
  // On a slice that moves all panels say the same.
  const clauses = [...new Set(sources.map(scene => scene.alt(spec, model, say)))]
  return {
    result: results.every(result => result !== undefined) ? say.alt.results([...new Set(results)]) : null,
    motion:
      at === null
        ? say.alt.film({ moments: spec.film, clauses, inTurn: spec.sequence !== null })
        : say.alt.still({ captions: [...new Set(scene.saysAt(momentOf(scene, at)))] }),
    // A still may lack what the whole film draws.
    lines: {
      input: at === null && lines.some(drawn => drawn?.input),
      hidden: at === null && lines.some(drawn => drawn?.hidden),
    },
  }
}
