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
