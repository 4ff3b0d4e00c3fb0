import { boundary } from './boundary.ts'
import { columns } from './columns.ts'
import { compare } from './compare.ts'
import { data } from './data.ts'
import { dependence } from './dependence.ts'
import { explain } from './explain.ts'
import { network } from './network.ts'
import { orbit } from './orbit.ts'
import { regions } from './regions.ts'
import { story } from './story.ts'
import { surface } from './surface.ts'
import { training } from './training.ts'
import { transform } from './transform.ts'

/** The scenes of classification that `--scene` names. */
export const classification = {
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
