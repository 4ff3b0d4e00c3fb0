import type { Figure } from './figure.ts'
import { data } from './figures/data.ts'
import { orbit } from './figures/orbit.ts'
import { transform } from './figures/transform.ts'

/** What `--scene` names. */
export const figures: Record<string, Figure> = { transform, data, orbit }
