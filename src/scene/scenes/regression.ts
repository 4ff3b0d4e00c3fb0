import { targetColumns as columns } from './columns.ts'
import { compareCurves as compare } from './compare.ts'
import { targets as data } from './data.ts'
import { targetDependence as dependence } from './dependence.ts'
import { fit } from './fit.ts'
import { levels } from './levels.ts'
import { liftTransform as transform } from './lift.ts'
import { targetNetwork as network } from './network.ts'
import { targetRegions as regions } from './regions.ts'
import { liftStory as story } from './story.ts'
import { outputSurface as surface } from './surface.ts'
import { fitTraining as training } from './training.ts'

/** The scenes of regression that `--scene` names. */
export const regression = {
  transform,
  compare,
  data,
  fit,
  levels,
  surface,
  story,
  network,
  training,
  dependence,
  columns,
  regions,
}
