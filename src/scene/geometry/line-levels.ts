import { openDistances } from './facet-planes.ts'
import { type LayerBuffer, touch } from './layer-buffer.ts'
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

/** Places looked at beside one of a line, each a distance of samples away: it is hidden where all sides of it are. */
const BESIDE = 4

/** A line so wide, in distances of samples, is looked at on both sides. */
const WIDE = 0.9

/** The levels of lines on the common edges of facets, by the samples beside them. */
export function lineLevels(
  { grid, mesh, regions: ranks }: LayerBuffer,
  { levels, turns, starts }: Stack,
  step: number,
): LineLevel {
  const { areas, halfEdges } = mesh
  const { left, upper, pace, width: columns, height, tops } = grid
  const distanceAt = openDistances(mesh)
  return (a, b, x, y, depth, width) => {
    const near = b < 0 || (a >= 0 && levels[a] > levels[b]) ? a : b
    const far = near === a ? b : a
    // A sliver may be too high, and may have missed what hides it.
    const sliver = far >= 0 && Math.abs(areas[near]) < step * step && ranks[near] === ranks[far]
    let level = levels[sliver ? far : near]
    const thin = width < WIDE * step
    let hiding = 0
    let last = -1
    let touches = false
    // The place itself, to its right, left, below and above.
    for (let i = 0; i <= BESIDE; i++) {
      const px = i === 1 ? x + step : i === 2 ? x - step : x
      const py = i === 3 ? y + step : i === 4 ? y - step : y
      const column = Math.round((px - left) / pace + 0.5)
      const row = Math.round((py - upper) / pace + 0.5)
      const isOn = column >= 0 && row >= 0 && column < columns && row < height
      const top = isOn ? tops[row * columns + column] : -1
      if (top === near || top === far) {
        if (i === 0 && (thin || level + 1 === starts[ranks[near] + 1])) return level
      } else if (top >= 0) {
        // What goes on beside the line is no nearer than the line itself, nor may it be painted over half of it.
        // What goes over the line without touching it hides it, however near it is.
        if (top !== last) touches = touch(halfEdges, top, near) || (far >= 0 && touch(halfEdges, top, far))
        last = top
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
    return hiding > BESIDE ? -1 : level
  }
}
