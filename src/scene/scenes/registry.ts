import { boundary } from './boundary.ts'
import { data } from './data.ts'
import type { Figure } from './figure.ts'
import { orbit } from './orbit.ts'
import { story } from './story.ts'
import { surface } from './surface.ts'
import { transform } from './transform.ts'

/** What `--scene` names. */
export const figures: Record<string, Figure> = { transform, data, orbit, boundary, surface, story }
