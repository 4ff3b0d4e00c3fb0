import type { RegressionScene } from '../define.ts'
import { data } from './data.ts'
import { transform } from './transform.ts'

const all = {
  transform,
  data,
}

export type RegressionSceneName = keyof typeof all

/** The scenes of regression that `--scene` names. */
export const regressionScenes: Record<string, RegressionScene> = all
