import { boundary } from './boundary.ts'
import { columns } from './columns.ts'
import { compare } from './compare.ts'
import { data } from './data.ts'
import type { SceneDefinition } from './define.ts'
import { explain } from './explain.ts'
import { network } from './network.ts'
import { orbit } from './orbit.ts'
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
}

export type SceneName = keyof typeof all

/** The scenes that `--scene` names. */
export const scenes: Record<string, SceneDefinition> = all
