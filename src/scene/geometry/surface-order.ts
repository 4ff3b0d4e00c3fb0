import { between } from './facet-mesh.ts'
import type { Parts, Relief } from './surface-mesh.ts'

/**
 * Cells from far to near for an eye over (x, y). What is between the eye and a place lies nearer to it in both
 * directions of the grid, so columns and rows that come closer and closer are an exact order, whatever the heights.
 */
export function cellOrder({ xs, ys }: Pick<Relief, 'xs' | 'ys'>, x: number, y: number): number[] {
  const rows = approach(ys, y)
  const columns = xs.length - 1
  return approach(xs, x).flatMap(c => rows.map(r => r * columns + c))
}

/** Calls `visit` with the pieces of a cell from far to near for an eye over (x, y). */
export function eachPart(parts: Parts, x: number, y: number, visit: (piece: number) => void): void {
  if (typeof parts === 'number') {
    visit(parts)
    return
  }
  const [nx, ny, c] = parts.cut
  const ahead = nx * x + ny * y + c > 0
  eachPart(ahead ? parts.behind : parts.ahead, x, y, visit)
  eachPart(ahead ? parts.ahead : parts.behind, x, y, visit)
}

/** Stripes between rising places, from both ends towards the one that `at` lies in or next to. */
function approach(places: number[], at: number): number[] {
  const count = places.length - 1
  const own = between(places, at)
  const before = Array.from({ length: own }, (_, i) => i)
  const after = Array.from({ length: count - 1 - own }, (_, i) => count - 1 - i)
  return [...before, ...after, own]
}
