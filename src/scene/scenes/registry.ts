import { sceneNames } from '../../options/panels.ts'
import { sliceSizes } from '../../options/slice.ts'
import { type Task, taskOf } from '../../options/task.ts'
import type { SceneDefinition, SceneTable } from '../compose/define.ts'
import { boundary } from './boundary.ts'
import { columns } from './columns.ts'
import { compare } from './compare.ts'
import { data } from './data.ts'
import { dependence } from './dependence.ts'
import { explain } from './explain.ts'
import { network } from './network.ts'
import { orbit } from './orbit.ts'
import { regions } from './regions.ts'
import { regressionScenes } from './regression.ts'
import { story } from './story.ts'
import { surface } from './surface.ts'
import { training } from './training.ts'
import { transform } from './transform.ts'

const all = {
  transform,
  data,
  boundary,
  orbit,
  surface,
  story,
  compare,
  explain,
  training,
  network,
  columns,
  dependence,
  regions,
}

export type SceneName = keyof typeof all

/** The scenes of classification that `--scene` names. */
export const scenes: Record<string, SceneDefinition> = all

const tables: Readonly<Record<Task, SceneTable>> = { classification: scenes, regression: regressionScenes }

/** The scenes of the task that a spec asks for. */
export function scenesOf(spec: Parameters<typeof taskOf>[0]): SceneTable {
  return tables[taskOf(spec)]
}

/** The number of columns that a slice of a spec goes along, where the spec leaves these open. */
export function autoColumns(spec: Parameters<typeof taskOf>[0] & Parameters<typeof sceneNames>[0]): number {
  const scenes = Object.values(scenesOf(spec)).map(({ facts }) => facts)
  return sliceSizes(scenes, sceneNames(spec))[0]
}
