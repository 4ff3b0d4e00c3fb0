import type { Shape } from '../../../src/core.ts'
import { leavesOf } from '../leaves.ts'
import { atMoments, type Rule } from './rule.ts'

/** Every number of a shape. */
export const finite: Rule = {
  name: 'finite',
  holds: 'has finite coordinates, sizes and opacities',
  faults: kept =>
    atMoments(kept, ({ shapes }) =>
      leavesOf(shapes).flatMap(({ shape, key }) => (listsIn(shape).every(areFinite) ? [] : [key])),
    ),
}

function listsIn(shape: Shape): ArrayLike<number>[] {
  const own = Object.values(shape).filter((value): value is number => typeof value === 'number')
  if (shape.kind === 'path') return [own, ...shape.lines]
  if (shape.kind !== 'dots') return [own]
  return [own, shape.centres, typeof shape.radius === 'number' ? [] : shape.radius]
}

function areFinite(numbers: ArrayLike<number>): boolean {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return false
  return true
}
