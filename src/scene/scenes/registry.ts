import { sceneNames } from '../../options/panels.ts'
import { sliceSizes } from '../../options/slice.ts'
import type { FigureSpec } from '../../options/sweep.ts'
import { type Task, taskOf } from '../../options/task.ts'
import type { RegressionScene, SceneDefinition, SceneTable } from '../compose/define.ts'
import { boundary } from './boundary.ts'
import type { classification } from './classification.ts'
import { allFacts } from './facts.ts'
import type { regression } from './regression.ts'
import { rest } from './rest.ts'
import { transform } from './transform.ts'

export type SceneName = keyof typeof classification
export type RegressionSceneName = keyof typeof regression

/** The scenes of classification that `--scene` names: those that are not here at once have only their facts before `loadScenes`. */
export const scenes = begun('classification', { transform, boundary }) as Readonly<
  Record<string, SceneDefinition>
>

/** Those of regression. */
export const regressionScenes = begun('regression', {}) as Readonly<Record<string, RegressionScene>>

function begun(task: Task, here: object): object {
  const facts = allFacts.filter(one => (one.task ?? 'classification') === task)
  return { ...Object.fromEntries(facts.map(facts => [facts.name, { facts }])), ...here }
}

/** The scene in whose place one of one's own stands: over the input plane, of a network. */
export const ownPlace: SceneName = 'boundary'

const tables: Readonly<Record<Task, SceneTable>> = { classification: scenes, regression: regressionScenes }

/** Loads the code that scenes of a spec are built by, where it is not here. */
export async function loadScenes(spec: FigureSpec): Promise<void> {
  if (isHere(spec)) return
  Object.assign(rest, await import('./all.ts'))
  Object.assign(scenes, rest.classification)
  Object.assign(regressionScenes, rest.regression)
  rest.setEstimators!(rest.classifiers!, rest.regressors!)
}

/** True where all that scenes of a spec are built by is here. */
export function isHere(spec: FigureSpec): boolean {
  const { play, slice, sequence, film, size } = spec
  const isUsual = (play ?? slice ?? sequence ?? film ?? size.unit ?? null) === null
  return rest.parts !== undefined || (isUsual && sceneNames(spec).every(name => scenesOf(spec)[name].plan))
}

/** The scenes of the task that a spec asks for; those that were loaded can be planned. */
export function scenesOf(spec: Parameters<typeof taskOf>[0]): SceneTable {
  return tables[taskOf(spec)]
}

/** The number of columns that a slice of a spec goes along, where the spec leaves these open. */
export function autoColumns(spec: Parameters<typeof taskOf>[0] & Parameters<typeof sceneNames>[0]): number {
  const scenes = Object.values(scenesOf(spec)).map(({ facts }) => facts)
  return sliceSizes(scenes, sceneNames(spec))[0]
}
