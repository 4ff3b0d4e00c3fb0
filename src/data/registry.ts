import type { Generator } from './generator.ts'
import { articlePoints } from './generators/article.ts'
import { blobs } from './generators/blobs.ts'
import { circles } from './generators/circles.ts'
import { clusters } from './generators/clusters.ts'
import { moons } from './generators/moons.ts'
import { spirals } from './generators/spirals.ts'
import { xor } from './generators/xor.ts'

/** Every built-in dataset, in the order in which they are listed. */
// biome-ignore format: one a line
export const generators: readonly Generator[] = [
  blobs,
  articlePoints,
  circles,
  moons,
  spirals,
  xor,
  clusters,
]
