import type { Shape } from '../scene/shape.ts'

/** Number of equal shapes at the beginning of two pictures. */
export function commonHead(one: readonly Shape[], other: readonly Shape[]): number {
  let count = 0
  while (count < one.length && count < other.length && same(one[count], other[count])) count++
  return count
}

/** True for two equal values of plain data. Shapes that move differ in one of the first numbers. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (isList(one)) {
    if (!isList(other) || one.length !== other.length) return false
    for (let i = 0; i < one.length; i++) if (!same(one[i], other[i])) return false
    return true
  }
  const keys = Object.keys(one) as (keyof typeof one)[]
  if (isList(other) || keys.length !== Object.keys(other).length) return false
  return keys.every(key => key in other && same(one[key], other[key]))
}

function isList(value: object): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}
