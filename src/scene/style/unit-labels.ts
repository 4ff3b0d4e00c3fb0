import type { Layout } from '../layout/layout.ts'
import { unitName } from '../model/hidden-space.ts'
import type { Shape, TextShape } from '../shape.ts'
import { type Box, clearance, textBox, textGap } from './give-way.ts'
import type { Theme } from './theme.ts'

/** Shares of the trajectory at which a label must not sit on points or other labels. */
export const MOMENTS = [0, 0.25, 0.5, 0.75, 1]

/** The weight of an end, where the picture rests, against a moment on the way. */
const RESTING = 3

/** Length of an arrow in pixels at 600, and from it to a name beside it: where a cut is a point of a line, dots stand on it. */
const REACH = 17
const BESIDE = 10

/** Foot of an arrow in pixels, and the direction on the picture to the side where the unit is on. */
export type Spot = [x: number, y: number, dx: number, dy: number]

/** A label's share of its cut, and its name before the tip of the arrow (0) or at one side of it. */
export interface LabelPlace {
  share: number
  side: -1 | 0 | 1
}

const SHARES = Array.from({ length: 23 }, (_, i) => (i + 1) / 24)
const PLACES = ([0, 1, -1] as const).flatMap(side => SHARES.map((share): LabelPlace => ({ share, side })))

/**
 * Finds each cut's place for its arrow and name: one spot on the sheet, as free as possible at all positions.
 * `spot` gives the place of a share of a cut at a position of the trajectory; `crowds` are the points (× 2, pixels) at each
 * of the positions, `radius` is theirs.
 */
export function placeLabels(
  units: number[],
  spot: (cut: number, share: number, position: number) => Spot,
  positions: number[],
  crowds: Float64Array[],
  radius: number,
  layout: Layout,
  theme: Theme,
): LabelPlace[] {
  const taken: { names: Box[]; arrows: Box[] }[] = []
  return units.map((unit, cut) => {
    const spots = new Map(SHARES.map(share => [share, positions.map(position => spot(cut, share, position))]))
    let best = { place: PLACES[0], cost: Infinity, names: [] as Box[], arrows: [] as Box[] }
    for (const place of PLACES) {
      const names: Box[] = []
      const arrows: Box[] = []
      // Before the tip, if all else is equal.
      let cost = place.side === 0 ? 0 : 0.2
      for (const [m, at] of spots.get(place.share)!.entries()) {
        const name = textBox(nameAt(unit, at, place.side, layout, theme), layout.font)
        const arrow = arrowBox(at, layout)
        names.push(name)
        arrows.push(arrow)
        const weight = m === 0 || m === positions.length - 1 ? RESTING : 1
        const meets = taken.some(
          other =>
            textGap(name, other.names[m]) < 4 * layout.scale ||
            textGap(name, other.arrows[m]) <= 0 ||
            textGap(arrow, other.names[m]) <= 0,
        )
        cost += weight * (crowding(name, crowds[m], radius, layout) + outside(name, layout) + (meets ? 3 : 0))
        // It only grows.
        if (cost >= best.cost) break
      }
      if (cost < best.cost) best = { place, cost, names, arrows }
    }
    taken.push(best)
    return best.place
  })
}

/** A spot on a track of two points, the foot and a place a little further on; the unit is on at the left. */
export function leftOf([x, y, nx, ny]: Float64Array): Spot {
  // y runs down on the picture, so the left of a direction is the direction turned like this.
  return [x, y, ny - y, x - nx]
}

/** The arrow of a cut from its line to the side where the unit is on. */
export function drawArrow(spot: Spot, { scale }: Layout, theme: Theme, opacity: number): Shape[] {
  if (opacity <= 0) return []
  const [x, y] = spot
  const [ux, uy] = direction(spot)
  const tip = [x + ux * REACH * scale, y + uy * REACH * scale]
  const head = 5 * scale
  const side = (sign: number) => [
    tip[0] - ux * head - uy * sign * head * 0.6,
    tip[1] - uy * head + ux * sign * head * 0.6,
  ]
  const shaft = [x, y, tip[0] - ux * head, tip[1] - uy * head]
  const line = { stroke: theme.accent, width: 1.5 * scale, opacity }
  const sides = [...tip, ...side(1), ...side(-1)]
  return [
    { kind: 'path', key: 'shaft', lines: [shaft], closed: false, ...line },
    { kind: 'path', key: 'tip', lines: [sides], closed: true, fill: theme.accent, opacity },
  ]
}

/** The box of an arrow, with half of its head to both sides. */
function arrowBox(spot: Spot, { scale }: Layout): Box {
  const [x, y] = spot
  const [ux, uy] = direction(spot)
  const [tipX, tipY] = [x + ux * REACH * scale, y + uy * REACH * scale]
  const half = 3 * scale
  const [left, top] = [Math.min(x, tipX) - half, Math.min(y, tipY) - half]
  return [left, top, Math.max(x, tipX) + half, Math.max(y, tipY) + half]
}

/** A unit's name at its arrow. */
export function drawName(
  unit: number,
  spot: Spot,
  side: LabelPlace['side'],
  layout: Layout,
  theme: Theme,
  opacity: number,
): Shape[] {
  return opacity <= 0 ? [] : [{ ...nameAt(unit, spot, side, layout, theme), opacity }]
}

function nameAt(unit: number, spot: Spot, side: LabelPlace['side'], layout: Layout, theme: Theme): TextShape {
  const { scale, textScale } = layout
  const [x, y] = spot
  const [ux, uy] = direction(spot)
  const far = side === 0 ? REACH * scale + 9 * textScale : 0.5 * REACH * scale
  const name = unitText(unit, [x + ux * far, y + uy * far], layout, theme)
  if (side === 0) return name
  // Beside the shaft, the box of the name keeps clear of it whichever way it points.
  const [left, top, right, bottom] = textBox(name, layout.font)
  const off = side * ((Math.abs(uy) * (right - left) + Math.abs(ux) * (bottom - top)) / 2 + BESIDE * scale)
  return { ...name, x: name.x - uy * off, y: name.y + ux * off }
}

/** A unit's name, its middle at a place in pixels. */
export function unitText(unit: number, [x, y]: number[], layout: Layout, theme: Theme): TextShape {
  const halo = { color: theme.background, width: 3 * layout.scale }
  return {
    ...{ kind: 'text', key: `unit ${unit}`, x, y, text: unitName(unit), size: 12.5 * layout.textScale },
    ...{ weight: 600, anchor: 'middle', baseline: 'middle', fill: theme.accent, halo },
  }
}

function direction([, , dx, dy]: Spot): [number, number] {
  const length = Math.hypot(dx, dy) || 1
  return [dx / length, dy / length]
}

/** The cost of points near a name: up to 1 for each, and 2 where it would cover one. */
function crowding(box: Box, centres: Float64Array, radius: number, { scale }: Layout): number {
  const near = 6 * scale
  const [left, top, right, bottom] = box
  const reach = radius + near
  let cost = 0
  for (let i = 0; i < centres.length && cost < 6; i += 2) {
    const [x, y] = [centres[i], centres[i + 1]]
    if (x < left - reach || x > right + reach || y < top - reach || y > bottom + reach) continue
    const free = clearance(box, x, y) - radius
    if (free < near) cost += free < 0 ? 2 : 1 - free / near
  }
  return cost
}

function outside([left, top, right, bottom]: Box, { plot }: Layout): number {
  const within = (low: number, high: number, from: number) => low > from && high < from + plot.size
  return within(left, right, plot.x) && within(top, bottom, plot.y) ? 0 : 8
}
