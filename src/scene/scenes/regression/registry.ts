import type { RegressionScene } from '../define.ts'
import { data } from './data.ts'
import { fit } from './fit.ts'

const all = {
  data,
  fit,
}

export type RegressionSceneName = keyof typeof all

/** The scenes of regression that `--scene` names. */
export const regressionScenes: Record<string, RegressionScene> = all
