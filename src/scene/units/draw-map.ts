import { simplifyPolyline } from '../geometry/polyline.ts'
import { toBox } from '../geometry/tween.ts'
import type { InputSpace } from '../model/input-space.ts'
import type { MapArea } from '../model/unit-maps.ts'
import type { Shape } from '../shape.ts'
import { toPixels } from '../style/axes.ts'
import { mixColors } from '../style/color.ts'
import type { Layout, PlotSquare } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'

/** Pixels at 600 by which an outline may stray, so that files have no more corners than are seen. */
const STRAY = 0.06

/** Pixels of places of the input (× 2) on a tile. */
export function placeOn(
  tile: PlotSquare,
  input: InputSpace,
  layout: Layout,
): (points: ArrayLike<number>) => Float64Array {
  return points => toPixels(toBox(Float64Array.from(points), 2, input), { ...layout, plot: tile })
}

/** The areas of a map on a tile, in the colours of its levels. */
export function drawMap(
  key: string,
  areas: readonly MapArea[],
  place: (points: ArrayLike<number>) => Float64Array,
  colors: readonly string[],
  { scale }: Layout,
): Shape[] {
  return areas.map(({ level, rings }, i) => ({
    kind: 'path',
    key: `${key} ${i}`,
    lines: rings.map(ring => (ring.length > 16 ? simplifyPolyline(place(ring), STRAY * scale) : place(ring))),
    closed: true,
    fill: colors[level],
  }))
}

/** The line along which a unit's sum is 0. */
export function drawCut(
  key: string,
  lines: readonly Float64Array[],
  { scale }: Layout,
  theme: Theme,
): Shape[] {
  if (lines.length === 0) return []
  const stroke = mixColors(theme.accent, theme.ink, 0.55)
  return [
    {
      kind: 'path',
      key: `${key} edge`,
      lines: [...lines],
      closed: false,
      stroke: theme.background,
      width: 3 * scale,
      opacity: 0.6,
    },
    { kind: 'path', key, lines: [...lines], closed: false, stroke, width: 1.4 * scale },
  ]
}

/** The frame of a tile; a second and a third behind one that stands for several. */
export function tileFrame(key: string, { x, y, size }: PlotSquare, { scale }: Layout, theme: Theme): Shape {
  return {
    kind: 'path',
    key,
    lines: [[x, y, x + size, y, x + size, y + size, x, y + size]],
    closed: true,
    stroke: theme.grid.strong,
    width: scale,
  }
}
