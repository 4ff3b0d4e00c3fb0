import type { Language } from '../../language/language.ts'
import { hasHidden, type TrainingRecord } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import { hiddenNeeded } from '../../options/hidden.ts'
import { sceneNames, scenePanels } from '../../options/panels.ts'
import { type FigureSpec, isSweep, type PictureSpec } from '../../options/sweep.ts'
import type { Font } from '../font.ts'
import { knownOf, memoize } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Trained } from '../model/trained.ts'
import type { Scene } from '../scene.ts'
import type { PlaySequence, SceneTable } from './define.ts'
import { type Arrange, buildPanels } from './panels.ts'
import { isShown, planScene, sceneFrom } from './plan-scene.ts'
import { buildSweep } from './sweep.ts'

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
): Scene & Required<Pick<Scene, 'asStill'>> {
  checkLayers(spec, networks, scenes)
  checkView(spec, networks, scenes)
  for (const { model, known } of networks) Object.assign(knownOf(model), known)
  const [{ model, record }] = networks
  const arrange = spec.size.unit ? print : undefined
  const sceneAs = (still: boolean): Scene => {
    if (isSweep(spec)) return buildSweep(spec, networks.map(trainedOf), scenes, say, font, arrange)
    if (scenePanels(spec) > 1) return buildPanels(spec, model, scenes, say, { record, font, still, arrange })
    const source = spec.sequence ? play!(spec.sequence, scenes) : scenes[spec.scene]
    if (!arrange) return sceneFrom(source, spec, model, say, record, font, { still })
    const plan = (keys: object) =>
      planScene(source, { ...spec, ...keys }, model, say, record, font, { still })
    return arrange(spec, model.dataset, { own: [spec], panels: [plan], leading: 0, say, font })
  }
  // Above plots that stand side by side there is room for one sentence.
  const isAlone = spec.film === null && !isSweep(spec) && scenePanels(spec) === 1
  const asStill = memoize(() => sceneAs(!arrange || isAlone))
  // Not spread: its notes are made when they are asked for.
  return Object.assign(arrange ? asStill(model) : sceneAs(false), { asStill: () => asStill(model) })
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
  const needed = hiddenNeeded(facts, sceneNames(spec), isSweep(spec) ? spec.key : undefined)
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
