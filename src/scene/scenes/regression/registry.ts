import type { RegressionScene } from '../define.ts'
import { data } from './data.ts'
import { levels } from './levels.ts'
import { surface } from './surface.ts'
import { transform } from './transform.ts'

const all = {
  transform,
  data,
  levels,
  surface,
}

export type RegressionSceneName = keyof typeof all

/** The scenes of regression that `--scene` names. */
export const regressionScenes: Record<string, RegressionScene> = all
