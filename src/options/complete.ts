import type { Catalog, DatasetFacts, SceneFacts, ScenePace } from './catalog.ts'
import { classCount, datasetFacts } from './dataset-facts.ts'
import { drawsHidden, stagedLayers } from './hidden.ts'
import { keysWith } from './key-table.ts'
import { layersOf } from './kinds/layers.ts'
import { dividedWords } from './own-words.ts'
import { defaultSize, largestSize, type PanelLayout, sceneNames, scenePanels, usualLayout } from './panels.ts'
import { usualType } from './paper.ts'
import { foreignFormat } from './paths.ts'
import { secondsIn, timed } from './sequence.ts'
import { isMoving, MOVING_SECONDS } from './slice.ts'
import type { Given, Spec } from './spec.ts'
import type { SolverKey } from './sweep.ts'
import { formulaOf } from './task.ts'
import type { GivenScene } from './task-scenes.ts'

type Layers = NonNullable<Given['hidden']>

/** Penalty for a table, which has no default of its own. */
const TABLE_ALPHA = 0.1

/** Inputs of a formula. */
const DOMAIN = { from: -2, to: 2 }

/** Fills what depends on the data or the scene, by a catalog of the spec's task; `sweep` are the panels that it is one of. */
export function completeSpec(
  catalog: Catalog,
  given: GivenScene,
  sweep?: { key: string; count: number; layout: PanelLayout },
): Spec {
  const facts = datasetFacts(catalog, given.data)
  const factsOf = (scene: string) => catalog.scenes.find(({ name }) => name === scene)!
  const scenes = sceneNames(given).map(factsOf)
  const panels = scenePanels(given)
  const place = catalog.places.find(({ name }) => name === given.for)
  const size = given.size ?? place?.size
  const layout = given.layout ?? (panels > 1 ? usualLayout(panels, size, panels) : null)
  const sizes = scenes.map(({ size, playedSize }) => (given.play && playedSize) || size)
  const layers =
    given.hidden ??
    (given.model === null && facts
      ? defaultLayers(
          widthsOf(facts, given, scenes, sweep?.key),
          given,
          drawsHidden(catalog.scenes, sceneNames(given)),
        )
      : null)
  const usual = given.activation ?? catalog.activations[0]
  const hidden = layers?.map(({ units, activation = usual }) => ({ units, activation })) ?? null
  const solver = given.solver ?? catalog.solvers[0].name
  const { defaults } = catalog.solvers.find(({ name }) => name === solver)!
  const turning = scenes.filter(({ takes }) => takes.includes('turns')).length
  const pace = paceOf(catalog, given, hidden)
  const sequence =
    given.sequence && timed(given.sequence, scene => factsOf(scene).duration(pace), given.duration)
  return {
    ...given,
    sequence,
    ...dividedWords(catalog, given),
    samples: given.samples ?? facts?.samples ?? null,
    noise: given.noise ?? facts?.noise ?? null,
    domain: given.domain ?? (formulaOf(given.data) ? DOMAIN : null),
    scale: given.scale ?? (foreignFormat(given.model) ? 'none' : 'standard'),
    classes: facts && typeof facts.classes !== 'number' ? classCount(given, facts) : given.classes,
    hidden,
    activation: usual,
    alpha:
      given.alpha ??
      (facts ? defaultAlpha(facts, given) : hidden || given.model !== null ? TABLE_ALPHA : null),
    solver,
    ...(Object.fromEntries(
      keysWith('solverOption').map(key => [key, given[key] ?? defaults[key] ?? null]),
    ) as Pick<Spec, SolverKey>),
    layout,
    image:
      given.image ?? (scenes.some(({ takes }) => takes.includes('image')) ? ownImage(facts, given) : null),
    turns: given.turns ?? (turning > 0 ? 1 : null),
    size:
      size ??
      defaultSize(
        given.sequence ? largestSize(sizes) : sizes[0],
        sweep?.count ?? panels,
        sweep?.layout ?? layout,
      ),
    fontSize: given.fontSize ?? (given.size?.unit ? usualType : null),
    loop: given.loop ?? place?.loop ?? 'forever',
    duration:
      given.duration ??
      (sequence
        ? secondsIn(sequence)
        : isMoving(given.fix)
          ? MOVING_SECONDS
          : Math.max(...scenes.map(scene => scene.duration(pace)))),
  }
}

/** The facts that the times of scenes go by. */
function paceOf(catalog: Catalog, given: GivenScene, hidden: Spec['hidden']): ScenePace {
  const { oneWay, play, path, features, classifiers } = given
  const staged = path === 'staged' ? stagedLayers(hidden ?? [{ units: 1 }], features?.length) : 0
  const fitted = classifiers ?? catalog.classifiers
  return { oneWay, play, layers: hidden?.length ?? 1, staged, classifiers: fitted.length }
}

/** The picture that a row of a dataset is, as long as it has all of its features. */
function ownImage(facts: DatasetFacts | undefined, { features, reduce, slice }: Given): Given['image'] {
  return features === null && reduce === null && slice === null ? (facts?.image ?? null) : null
}

/** The hidden layer of scenes that draw one, of data that need none. */
const SMALLEST = '2'

/** The dataset's own network in the flag's form; panels of several activations have the same one. */
function widthsOf(facts: DatasetFacts, given: Given, scenes: readonly SceneFacts[], swept?: string): string {
  if (facts.regions && scenes.every(scene => scene.inRegions)) return facts.regions
  return (swept !== 'activation' && facts.hiddenOf?.[given.activation ?? '']) || facts.hidden
}

/** The layers of a dataset's network; an activation that was asked for wins over the one that it names. */
function defaultLayers(widths: string, { activation }: Given, drawsOne: boolean): Layers {
  const own = layersOf(widths) as Layers
  const layers = own.length === 0 && drawsOne ? (layersOf(SMALLEST) as Layers) : own
  return activation === null ? layers : layers.map(({ units }) => ({ units }))
}

/** The dataset's own penalty, in the same proportion to another number of points: the loss divides it by that. */
function defaultAlpha({ alpha, samples }: DatasetFacts, given: Given): number {
  return Number(((alpha * (given.samples ?? samples)) / samples).toPrecision(6))
}
