import type { RegressionScene } from '../../compose/define.ts'
import { compareCurves } from '../compare.ts'
import { data } from './data.ts'
import { fit } from './fit.ts'
import { levels } from './levels.ts'
import { network } from './network.ts'
import { story } from './story.ts'
import { surface } from './surface.ts'
import { training } from './training.ts'
import { transform } from './transform.ts'

const all = {
  transform,
  compare: compareCurves,
  data,
  fit,
  levels,
  surface,
  story,
  network,
  training,
}

export type RegressionSceneName = keyof typeof all

/** The scenes of regression that `--scene` names. */
export const regressionScenes: Record<string, RegressionScene> = all
