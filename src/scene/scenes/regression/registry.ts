import type { RegressionScene } from '../define.ts'
import { data } from './data.ts'
import { levels } from './levels.ts'

const all = {
  data,
  levels,
}

export type RegressionSceneName = keyof typeof all

/** The scenes of regression that `--scene` names. */
export const regressionScenes: Record<string, RegressionScene> = all
