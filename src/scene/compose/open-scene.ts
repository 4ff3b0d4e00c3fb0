import type { Dataset } from '../../data/dataset.ts'
import { hasHidden, type Network } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import { chaptersOf } from '../chapters.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Chapter } from '../scene.ts'
import type { SceneContext, ScenePlan, SceneSource } from './define.ts'
import { readable } from './readable.ts'

/** A scene that is planned, in its own time. */
export interface OpenScene {
  plan: ScenePlan
  chapters: Chapter[]
}

/** @throws SpecError for what the scene cannot show */
export function openScene(source: SceneSource, context: SceneContext<FigureModel>): OpenScene {
  checkScene(source, context.model, context.spec)
  const plan = source.plan(context)
  // A sequence has the seconds that it is given, and the panels of a sweep move at once.
  if (!source.facts || context.sweep) return { plan, chapters: chaptersOf(plan.chapters, context.spec) }
  return readable(plan, context.spec, context.say.tag)
}

/** The data, and the network where there is one yet. */
type Known = Pick<FigureModel, 'dataset'> & { network?: Network | undefined; slice: unknown }

/** @throws SpecError for data or a network that a scene cannot show */
export function checkScene(source: SceneSource, known: Known, spec: Spec): void {
  checkPlane(source, known, spec)
  // Scenes of regression ask for few columns, and a slice has as few.
  if (!(known.slice && source.facts?.task)) source.check?.(known.dataset, spec, known.network)
}

/** @throws SpecError for a scene that draws over the input plane, of data that have none */
function checkPlane({ facts, plane }: SceneSource, { dataset, network, slice }: Known, { model }: Spec) {
  // A slice is a plane.
  if (!plane || !facts || slice) return
  const { name } = facts
  const slices = 'see it over two of them with --slice auto'
  const remedy = facts.takes.includes('slice')
    ? `${slices}${model === null ? ', or train on two components with --reduce 2' : ''}`
    : model === null
      ? 'choose two with --features A,B, or train on two components with --reduce 2'
      : network && hasHidden(network)
        ? 'the scenes transform and orbit can show this model'
        : 'the scene data can show its points'
  if (dataset.features.length > 2)
    throw new SpecError(
      'scene',
      name,
      `another one: over ${dataset.features.length} features there is ${plane.missing}; ${remedy}`,
    )
  if (plane.whole && dataset.features.length < 2)
    throw new SpecError('scene', name, `another one: a line of one feature has ${plane.missing}`)
}

/** @throws SpecError for a scene that draws over the plane of two inputs, where there are more or fewer */
export function checkTwoInputs(scene: string, { features: { length: features } }: Dataset): void {
  if (features === 2) return
  throw new SpecError(
    'scene',
    scene,
    features === 1
      ? `two inputs, as of "z = x*y"; fit draws one`
      : `two inputs, not ${features}: choose two with --features A,B, or train on two components with --reduce 2`,
  )
}
