import type { Figure } from './figure.ts'
import { boundary } from './figures/boundary.ts'
import { data } from './figures/data.ts'
import { orbit } from './figures/orbit.ts'
import { story } from './figures/story.ts'
import { surface } from './figures/surface.ts'
import { transform } from './figures/transform.ts'

/** What `--scene` names. */
export const figures: Record<string, Figure> = { transform, data, orbit, boundary, surface, story }
