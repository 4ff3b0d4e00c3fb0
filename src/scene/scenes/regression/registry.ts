import type { RegressionScene } from '../define.ts'
import { compare } from './compare.ts'
import { data } from './data.ts'

const all = {
  compare,
  data,
}

export type RegressionSceneName = keyof typeof all

/** The scenes of regression that `--scene` names. */
export const regressionScenes: Record<string, RegressionScene> = all
