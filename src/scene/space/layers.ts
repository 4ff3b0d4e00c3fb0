import type { project } from '../../geometry/camera.ts'
import type { FacetFinish, facetMerger } from '../../geometry/merge-facets.ts'
import { type LineLevel, type MeshPolyline, visibleParts } from '../../geometry/mesh-polylines.ts'
import { simplifyPolyline } from '../../geometry/polyline.ts'
import type { PathShape, Shape } from '../shape.ts'

/** Largest distance of boundaries and lines from the mesh, in pixels. */
const STRAY = 0.1

/** Length of a line's parts beyond their ends, in pixels. */
const OVERLAP = 0.6

/** Shapes by level, from below. */
export type Levels = Shape[][]

export type LineStyle = Omit<PathShape, 'kind' | 'lines' | 'closed'>

/** Adds the facets of a mesh as areas; `colors` has one a tone and shade. */
export function addAreas(
  levels: Levels,
  merge: ReturnType<typeof facetMerger>,
  places: Float64Array,
  finish: FacetFinish,
  colors: string[][],
): void {
  for (const { level, tone, shade, rings } of merge(places, finish)) {
    const lines = rings
      .map(ring => simplifyPolyline(ring, STRAY))
      // Fewer than three corners have no area.
      .filter(line => line.length > 6)
    if (lines.length > 0)
      levels[level].push({ kind: 'path', lines, closed: true, fill: colors[tone][shade], rule: 'nonzero' })
  }
}

/** Pixels (× 2) and distances. */
type Seen = ReturnType<typeof project>

/** Adds polylines to the levels that `lineAt` gives; all run over the same places, or polyline s over seen[s]. */
export function addPolylines(
  levels: Levels,
  polylines: MeshPolyline[],
  seen: Seen | readonly Seen[],
  lineAt: LineLevel,
  style: LineStyle,
): void {
  if (style.opacity === 0) return
  const own = (s: number) => ('places' in seen ? seen : seen[s])
  const lines: number[][][] = []
  polylines.forEach((polyline, s) => {
    for (const { level, line } of visibleParts(polyline, own(s), lineAt, style.width ?? 1)) {
      lines[level] ??= []
      lines[level].push(lengthened(simplifyPolyline(line, STRAY)))
    }
  })
  lines.forEach((lines, level) => {
    levels[level].push({ kind: 'path', lines, closed: false, ...style })
  })
}

/** The line with its ends moved out a little, so that parts join without a seam; round ends would show from behind. */
function lengthened(line: number[]): number[] {
  const last = line.length - 2
  for (const [end, before] of [
    [0, 2],
    [last, last - 2],
  ]) {
    const [dx, dy] = [line[end] - line[before], line[end + 1] - line[before + 1]]
    const length = Math.sqrt(dx * dx + dy * dy) || 1
    line[end] += (dx / length) * OVERLAP
    line[end + 1] += (dy / length) * OVERLAP
  }
  return line
}
