import { isExpression } from '../options/paths.ts'
import { formulaOf } from '../options/task.ts'
import { expressionGenerator } from './expression-points.ts'
import type { Generator } from './generator.ts'
import { articlePoints } from './generators/article.ts'
import { blobs } from './generators/blobs.ts'
import { checkerboard } from './generators/checkerboard.ts'
import { circles } from './generators/circles.ts'
import { clusters } from './generators/clusters.ts'
import { digits } from './generators/digits.ts'
import { flower } from './generators/flower.ts'
import { iris } from './generators/iris.ts'
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
  flower,
  checkerboard,
  iris,
  digits,
]

/** The generator of built-in data or of an expression; undefined for others. @throws SpecError for an odd expression */
export function generatorOf(data: string): Generator | undefined {
  return (
    generators.find(({ name }) => name === data) ??
    (isExpression(data) && !formulaOf(data) ? expressionGenerator(data) : undefined)
  )
}
