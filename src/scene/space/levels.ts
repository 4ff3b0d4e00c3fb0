import type { PathShape, Shape } from '../shape.ts'
import { bandsOf, type Finish } from './bands.ts'
import type { Net } from './net.ts'
import { type Between, partsOf, type Strand } from './strands.ts'
import { thin } from './thin.ts'

/** How far rims and lines may stray from the net, in pixels. */
const STRAY = 0.1

/** What is painted one after the other. */
export type Levels = Shape[][]

/** Adds the facets of a net as areas; `colors` has one a tone and shade. */
export function addAreas(
  levels: Levels,
  net: Net,
  places: Float64Array,
  finish: Finish,
  colors: string[][],
): void {
  for (const { level, tone, shade, rings } of bandsOf(net, finish)) {
    const lines = rings
      .map(ring => {
        ring.push(ring[0])
        return thin(ring, places, STRAY)
      })
      // Fewer than three corners have no area.
      .filter(line => line.length > 6)
    if (lines.length > 0)
      levels[level].push({ kind: 'path', lines, closed: true, fill: colors[tone][shade], rule: 'nonzero' })
  }
}

/** Adds strands to the levels that `between` tells; strand s runs over places[s] (pixels, × 2). */
export function addStrands(
  levels: Levels,
  strands: Strand[],
  places: Float64Array[],
  between: Between,
  style: Omit<PathShape, 'kind' | 'lines' | 'closed'>,
): void {
  if (style.opacity === 0) return
  const lines: number[][][] = []
  strands.forEach((strand, s) => {
    for (const { level, vertices } of partsOf(strand, places[s], between)) {
      lines[level] ??= []
      lines[level].push(thin(vertices, places[s], STRAY))
    }
  })
  lines.forEach((lines, level) => {
    levels[level].push({ kind: 'path', lines, closed: false, cap: 'round', ...style })
  })
}
