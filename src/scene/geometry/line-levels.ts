import { openDistances, type SeenMesh } from './facet-planes.ts'
import { type LayerBuffer, topAt, touch } from './layer-buffer.ts'
import type { LineLevel } from './mesh-polylines.ts'

/** The levels of facets and of dots after them, and their turns in the order from far to near. */
export interface Stack {
  levels: Uint16Array
  turns: Int32Array
  /** The first level of each region, and one more. */
  starts: number[]
}

/** Least lead in distance of what hides a line, in half cubes. */
const CLEAR = 0.02

/** Places looked at round one of a line, in distances of samples (× 2): it is hidden where all sides of it are. */
const BESIDE = [0, 0, 1, 0, -1, 0, 0, 1, 0, -1]

/** A line so wide, in distances of samples, is looked at on both sides. */
const WIDE = 0.9

/** The levels of lines on the common edges of facets, by the samples beside them. */
export function lineLevels(
  seen: SeenMesh,
  { grid, regions: ranks }: LayerBuffer,
  { levels, turns, starts }: Stack,
  step: number,
): LineLevel {
  const { areas, halfEdges } = seen
  const distanceAt = openDistances(seen)
  const beside = (f: number, near: number, far: number) =>
    touch(halfEdges, f, near) || (far >= 0 && touch(halfEdges, f, far))
  return (a, b, x, y, depth, width) => {
    const near = b < 0 || (a >= 0 && levels[a] > levels[b]) ? a : b
    const far = near === a ? b : a
    // A sliver may be too high, and may have missed what hides it.
    const sliver = far >= 0 && Math.abs(areas[near]) < step * step && ranks[near] === ranks[far]
    let level = levels[sliver ? far : near]
    const middle = topAt(grid, x, y)
    const thin = width < WIDE * step
    if ((middle === near || middle === far) && (thin || level + 1 === starts[ranks[near] + 1])) return level
    let hiding = 0
    for (let i = 0; i < BESIDE.length; i += 2) {
      const px = x + BESIDE[i] * step
      const py = y + BESIDE[i + 1] * step
      const top = i === 0 ? middle : topAt(grid, px, py)
      if (top >= 0 && top !== near && top !== far) {
        // What goes on beside the line is no nearer than the line itself, nor may it be painted over half of it.
        // What goes over the line without touching it hides it, however near it is.
        const touches = beside(top, near, far)
        if (
          !touches
            ? turns[top] > turns[near]
            : areas[top] * areas[near] <= 0 && depth - distanceAt(top, px, py) > CLEAR
        )
          hiding++
        else if (touches && levels[top] > level && ranks[top] === ranks[near]) level = levels[top]
      }
      if (hiding === 0 && thin) return level
    }
    return 2 * hiding === BESIDE.length ? -1 : level
  }
}
