import { type HalfEdgeMesh, openDistances } from './half-edge-mesh.ts'
import { addFacet, type LayerBuffer, PROBES, topMarks, topOfSamples, touch } from './layer-buffer.ts'
import type { LineLevel } from './mesh-polylines.ts'

/** Steps from seen facets within which others may show between the samples. */
const NEAR = 3

/** Lays facets, and dots, numbered after them, over each other from far to near; one region is painted before the next. */
export function assignLayers(buffer: LayerBuffer, order: ArrayLike<number>, step: number) {
  const { mesh } = buffer
  const count = mesh.areas.length
  const stack = stackUp(buffer, order)
  const { levels, starts } = stack
  const { covers, gone } = hideSpots(buffer, stack)
  // Facets between the samples are near those that are seen at some.
  const marks = topMarks(buffer.grid, count)
  for (let round = 0; round < NEAR; round++) spread(mesh.halfEdges, marks)
  return {
    count: starts[starts.length - 1],
    /** Of the facets, and of the dots, which come after the facets of their level. */
    facets: levels.subarray(0, count),
    spots: levels.subarray(count),
    /** 1 where something of a facet, or of one near it, may be seen between all others. */
    seen: marks,
    lineAt: lineLevels(buffer, stack, step),
    /** The facet that hides a dot's middle, or −1, and 1 for a dot that is hidden to its edge. */
    covers,
    gone,
  }
}

/** Levels of facets and dots, which are painted one after the other. */
export type LayerAssignment = ReturnType<typeof assignLayers>

/** Levels of facets and of dots after them, their turns in the order, and the first level of each region, and one more. */
function stackUp(buffer: LayerBuffer, order: ArrayLike<number>) {
  const { regions: ranks, mesh, grid, probes } = buffer
  const count = mesh.areas.length
  const levels = new Uint16Array(ranks.length)
  const turns = new Int32Array(ranks.length)
  // A region without facets has a level all the same.
  const heights: number[] = []
  for (let i = 0; i < ranks.length; i++) heights[ranks[i]] = 1
  for (let i = 0; i < order.length; i++) {
    const item = order[i]
    turns[item] = i
    if (item < count) {
      levels[item] = addFacet(buffer, item)
      heights[ranks[item]] = Math.max(heights[ranks[item]], levels[item] + 1)
      continue
    }
    for (let k = (item - count) * PROBES; k < (item - count + 1) * PROBES; k++) {
      const f = probes[k] < 0 ? -1 : grid.tops[probes[k]]
      if (f >= 0 && ranks[f] === ranks[item]) levels[item] = Math.max(levels[item], levels[f])
    }
  }
  const starts = [0]
  for (let rank = 0; rank < heights.length; rank++) starts.push(starts[rank] + (heights[rank] ?? 0))
  for (let i = 0; i < ranks.length; i++) levels[i] += starts[ranks[i]]
  return { levels, turns, starts }
}

type Stack = ReturnType<typeof stackUp>

/** The facets that hide dots. A hidden dot comes down to a level below all of them. */
function hideSpots({ regions: ranks, mesh, grid, probes }: LayerBuffer, { levels, turns, starts }: Stack) {
  const count = mesh.areas.length
  const covers = new Int32Array(ranks.length - count).fill(-1)
  const gone = new Uint8Array(covers.length)
  for (let dot = 0; dot < covers.length; dot++) {
    const item = count + dot
    const topOf = (k: number) => (probes[k] < 0 ? -1 : grid.tops[probes[k]])
    // It must come before all that hides it, be it after some that lies below its edge.
    let min = levels[item]
    let over = 0
    for (let k = dot * PROBES; k < (dot + 1) * PROBES; k++) {
      const f = topOf(k)
      if (f < 0 || turns[f] < turns[item]) continue
      over++
      if (levels[f] <= min) min = levels[f] - 1
    }
    if (over === PROBES) gone[dot] = 1
    const cover = topOf(dot * PROBES)
    if (cover < 0 || turns[cover] < turns[item]) continue
    covers[dot] = cover
    levels[item] = Math.max(min, starts[ranks[item]])
  }
  return { covers, gone }
}

/** Marks the neighbours of marked facets, too. */
function spread({ first, twin, owner }: HalfEdgeMesh, marks: Uint8Array): void {
  const before = marks.slice()
  for (let f = 0; f < before.length; f++)
    for (let e = first[f]; before[f] === 0 && e < first[f + 1]; e++)
      if (twin[e] >= 0 && before[owner[twin[e]]] === 1) marks[f] = 1
}

/** Least lead in distance of what hides a line, in half cubes. */
const CLEAR = 0.02

/** Places looked at beside one of a line, each a distance of samples away: it is hidden where all sides of it are. */
const BESIDE = 4

/** A line so wide, in distances of samples, is looked at on both sides. */
const WIDE = 0.9

/** The levels of lines on the common edges of facets, by the samples beside them. */
function lineLevels(
  { grid, mesh, regions: ranks }: LayerBuffer,
  { levels, turns, starts }: Stack,
  step: number,
): LineLevel {
  const { areas, halfEdges } = mesh
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
      const top = topOfSamples(grid, px, py)
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
