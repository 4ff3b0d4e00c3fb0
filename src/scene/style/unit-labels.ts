import { unitName } from '../model/cuts.ts'
import type { Shape, TextShape } from '../shape.ts'
import type { Layout } from './layout.ts'
import type { Theme } from './theme.ts'

/** Shares of the trajectory at which a label must not sit on points or other labels. */
export const MOMENTS = [0, 0.25, 0.5, 0.75, 1]

/** Foot of an arrow in pixels, and the direction on the picture to the side where the unit is on. */
export type Spot = [x: number, y: number, dx: number, dy: number]

/**
 * Finds each cut's place for its arrow and name: one spot on the sheet, as free as possible at all positions.
 * `spot` gives the place of a share of a cut at a position of the trajectory; `crowds` are the points (× 2, pixels) at each
 * of the positions.
 */
export function placeLabels(
  units: number[],
  spot: (cut: number, share: number, position: number) => Spot,
  positions: number[],
  crowds: Float64Array[],
  layout: Layout,
): number[] {
  const taken: number[][][] = []
  return units.map((_, cut) => {
    const candidates = Array.from({ length: 23 }, (_, i) => (i + 1) / 24)
    let best = 0.5
    let min = Infinity
    let spots: number[][] = []
    for (const share of candidates) {
      const names = positions.map(position => arrow(spot(cut, share, position), layout).name)
      const cost = names.reduce(
        (sum, name, m) =>
          sum +
          crowd(name, crowds[m], layout) +
          conflict(
            name,
            taken.map(t => t[m]),
            layout,
          ) +
          outside(name, layout),
        0,
      )
      if (cost < min) {
        min = cost
        best = share
        spots = names
      }
    }
    taken.push(spots)
    return best
  })
}

/** A spot on a track of two points, the foot and a place a little further on; the unit is on at the left. */
export function leftOf([x, y, nx, ny]: Float64Array): Spot {
  // y runs down on the picture, so the left of a direction is the direction turned like this.
  return [x, y, ny - y, x - nx]
}

/** Foot and tip of the arrow and the middle of the name, in pixels. */
function arrow([x, y, dx, dy]: Spot, { scale, textScale }: Layout) {
  const length = Math.hypot(dx, dy) || 1
  const [ux, uy] = [dx / length, dy / length]
  const reach = 17 * scale
  const far = reach + 9 * textScale
  return { tip: [x + ux * reach, y + uy * reach], name: [x + ux * far, y + uy * far], along: [ux, uy] }
}

/** The arrow and the unit's name. */
export function drawLabel(unit: number, spot: Spot, layout: Layout, theme: Theme, opacity: number): Shape[] {
  if (opacity <= 0) return []
  const { scale } = layout
  const {
    tip,
    name,
    along: [ux, uy],
  } = arrow(spot, layout)
  const head = 5 * scale
  const side = (sign: number) => [
    tip[0] - ux * head - uy * sign * head * 0.6,
    tip[1] - uy * head + ux * sign * head * 0.6,
  ]
  const shaft = [spot[0], spot[1], tip[0] - ux * head, tip[1] - uy * head]
  return [
    { kind: 'path', lines: [shaft], closed: false, stroke: theme.accent, width: 1.5 * scale, opacity },
    { kind: 'path', lines: [[...tip, ...side(1), ...side(-1)]], closed: true, fill: theme.accent, opacity },
    { ...unitText(unit, name, layout, theme), opacity },
  ]
}

/** A unit's name, its middle at a place in pixels. */
export function unitText(unit: number, [x, y]: number[], layout: Layout, theme: Theme): TextShape {
  return {
    kind: 'text',
    x,
    y,
    text: unitName(unit),
    size: 12.5 * layout.textScale,
    weight: 600,
    anchor: 'middle',
    baseline: 'middle',
    fill: theme.accent,
    halo: { color: theme.background, width: 3 * layout.scale },
  }
}

function crowd([x, y]: number[], points: Float64Array, { scale }: Layout): number {
  let cost = 0
  for (let i = 0; i < points.length; i += 2) {
    const d = Math.hypot(points[i] - x, points[i + 1] - y) / scale
    if (d < 17) cost += 1 - d / 17
  }
  return Math.min(cost, 4)
}

function conflict([x, y]: number[], taken: number[][], { scale }: Layout): number {
  return taken.some(([tx, ty]) => Math.hypot(tx - x, ty - y) < 26 * scale) ? 3 : 0
}

function outside([x, y]: number[], { plot, scale }: Layout): number {
  const margin = 10 * scale
  const within = (v: number, low: number) => v > low + margin && v < low + plot.size - margin
  return within(x, plot.x) && within(y, plot.y) ? 0 : 8
}
