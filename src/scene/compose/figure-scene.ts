import { taskOfPoints } from '../../data/dataset.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden, type Network, type TrainingRecord } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import { hiddenNeeded } from '../../options/hidden.ts'
import { sceneNames, scenePanels } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import { type FigureSpec, isSweep, type PictureSpec, type Sweep } from '../../options/sweep.ts'
import type { Task } from '../../options/task.ts'
import type { Font } from '../font.ts'
import { knownOf } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { type LearningClock, sharedClock } from '../model/learning/learning-clock.ts'
import {
  bestOf,
  leastError,
  separatedAfter,
  separates,
  type Trained,
  type TrainedClassifier,
  type TrainedRegressor,
} from '../model/trained.ts'
import type { Scene } from '../scene.ts'
import { outlined, type Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { fitErrors } from '../words/dataset.ts'
import { ownWords } from '../words/own-facts.ts'
import { panelNames, sweepFacts } from '../words/sweep.ts'
import type { PlaySequence, SceneTable } from './define.ts'
import { type Arrange, arrangePanels, buildPanels } from './panels.ts'
import { isShown, planScene, sceneFrom } from './plan-scene.ts'

/** A network as a figure shows it, and how its training went. */
export interface ShownNetwork {
  model: FigureModel
  record?: TrainingRecord | undefined
  /** Results found of the model when it was drawn before, as in a page. */
  known?: Record<string, unknown>
}

/**
 * The scene of a figure: of one network, or of those of a sweep.
 *
 * @param networks one, or one for each value of a sweep
 * @param play what plays scenes one after the other, for a spec with a sequence
 * @param print what puts scenes on paper, for a spec with a size in millimetres
 * @throws SpecError for what its scenes cannot show
 */
export function figureScene(
  spec: FigureSpec,
  networks: readonly ShownNetwork[],
  scenes: SceneTable,
  say: Language,
  font?: Font,
  play?: PlaySequence,
  print?: Arrange,
): Scene {
  checkLayers(spec, networks, scenes)
  checkView(spec, networks, scenes)
  for (const { model, known } of networks) Object.assign(knownOf(model), known)
  const [{ model, record }] = networks
  const arrange = spec.size.unit ? print : undefined
  if (isSweep(spec)) return buildSweep(spec, networks.map(trainedOf), scenes, say, font, arrange)
  if (scenePanels(spec) > 1) return buildPanels(spec, model, scenes, say, record, font, arrange)
  const source = spec.sequence ? play!(spec.sequence, scenes) : scenes[spec.scene]
  if (!arrange) return sceneFrom(source, spec, model, say, record, font)
  const plan = (keys: object) => planScene(source, { ...spec, ...keys }, model, say, record, font)
  return arrange(spec, model.dataset, { own: [spec], panels: [plan], leading: 0, say, font })
}

/** True where any scene of a figure shows its network: other classifiers can be compared without it. */
export function showsNetwork(figure: FigureSpec, scenes: SceneTable): boolean {
  return isSweep(figure) || sceneNames(figure).some(name => isShown(scenes[name], figure))
}

/** A network of a figure as one that was trained. */
export function trainedOf({ model, record }: ShownNetwork): Required<Trained> {
  const { dataset, network } = model
  return { dataset, network, record: record!, model } as Required<Trained>
}

/** Refuses a network without hidden layers, of a spec or a model file, for scenes that show what these do. */
function checkLayers(spec: FigureSpec, networks: readonly ShownNetwork[], scenes: SceneTable): void {
  if (networks.every(({ model }) => hasHidden(model.network))) return
  const facts = Object.values(scenes).map(scene => scene.facts)
  const needed = hiddenNeeded(facts, sceneNames(spec))
  if (needed === null) return
  throw spec.model === null
    ? new SpecError('hidden', '0', needed)
    : new SpecError('model', spec.model, needed)
}

/** Refuses camera angles where no panel has a camera: only the model says whether a layer is drawn in space. */
function checkView(spec: PictureSpec, networks: readonly ShownNetwork[], scenes: SceneTable): void {
  if (spec.view === null) return
  const names = sceneNames(spec)
  if (names.some(name => networks.some(({ model }) => scenes[name].hasCamera?.(model)))) return
  throw new SpecError(
    'view',
    `${spec.view.azimuth},${spec.view.elevation}`,
    `nothing: ${names.join(', ')} of this network ${names.length > 1 ? 'are planes' : 'is a plane'}, which no camera turns round; three units or three features have one`,
  )
}

/** One scene with several networks, a panel each, on one clock; the one that is pointed out is framed. */
function buildSweep(
  spec: Sweep,
  parts: readonly Required<Trained>[],
  scenes: SceneTable,
  say: Language,
  font?: Font,
  arrange: Arrange = arrangePanels,
): Scene {
  const { lengthOf, resultsOf } = tasks[taskOfPoints(parts[0].dataset)]
  const lengths = parts.map(({ network }) => lengthOf(network))
  // The panel with the most chapters.
  const leading = lengths.indexOf(Math.max(...lengths))
  const clock = sharedClock(parts.map(({ model }) => model))
  const { chosen, resultOf } = resultsOf({ spec, parts, scenes, say }, clock)
  const context = { clock, leading: parts[leading].model }
  const names = panelNames(spec, say)
  return arrange(spec, parts[0].dataset, {
    own: spec.panels.map(({ spec: own }, i) => ownWords({ spec: own, ...parts[i], shown: true, say })),
    panels: spec.panels.map(({ spec: own }, i) => keys => {
      const { model, record } = parts[i]
      const given = { ...own, ...keys, title: keys.title ?? names[i], caption: keys.caption ?? resultOf(i) }
      return planScene(scenes[spec.scene], given, model, say, record, font, context)
    }),
    names,
    leading,
    say,
    font,
    over: (panel, size, theme) => (panel === chosen ? [frame(size, theme)] : []),
  })
}

/** A sweep whose networks were trained. */
interface Swept<Part extends Trained = Trained> {
  spec: Sweep
  parts: readonly Required<Part>[]
  scenes: SceneTable
  say: Language
}

/** The things that panels say of their networks, and the one that is pointed out; −1 for none. */
interface SweepResults {
  chosen: number
  resultOf(panel: number): string
}

/** The decisions of a task about a sweep. */
interface SweepTask {
  /** A number that is larger for a network with more chapters. */
  lengthOf(network: Network): number
  resultsOf(swept: Swept, clock: LearningClock | undefined): SweepResults
}

const tasks: Readonly<Record<Task, SweepTask>> = {
  classification: { lengthOf: ({ layers }) => layers.length, resultsOf: ofClasses },
  regression: {
    // Of those with as many layers the one with the most units at its end.
    lengthOf: ({ layers }) => 1e6 * layers.length + layers.at(-1)!.weights.length,
    resultsOf: ofRegression,
  },
}

function ofClasses(
  { spec, parts, scenes, say }: Swept<TrainedClassifier>,
  clock: LearningClock | undefined,
): SweepResults {
  const chosen = bestOf(parts, spec.key)
  return {
    chosen,
    resultOf(i) {
      // Panels of a slice have one network, and its result: what differs is what is near.
      if (spec.key === 'fix') return ''
      const { model } = parts[i]
      const after = clock && separates(parts[i]) ? separatedAfter(parts[i]) : null
      // Of scenes that draw the hidden layer, the caption is the only one.
      const projected =
        scenes[spec.scene].lines && hasHidden(model.network) && model.hidden.units.length === 0
      const facts = sweepFacts(spec.key, parts[i], i === chosen)
      return say.panels.result({ ...facts, after, projected: Boolean(projected) })
    },
  }
}

/** Of more units the error falls anyway: one is pointed out where rows were held out. */
function ofRegression({ parts, say }: Swept<TrainedRegressor>): SweepResults {
  const chosen = parts[0].model.held ? leastError(parts) : -1
  return {
    chosen,
    resultOf: i => say.regression.panel({ ...fitErrors(parts[i].model), least: i === chosen }),
  }
}

/** Distance of the frame from the edge of its panel. */
const inset = 5.5

function frame({ width, height }: Spec['size'], { accent }: Theme): Shape {
  const [right, bottom] = [width - inset, height - inset]
  const line = [inset, inset, right, inset, right, bottom, inset, bottom]
  return outlined('chosen', [line], accent, 1.5)
}
