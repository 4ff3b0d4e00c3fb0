import type { Layout } from '../layout/layout.ts'
import type { TextShape } from '../shape.ts'
import { type Box, clearance, textBox, textGap } from '../style/give-way.ts'
import { dotRadius } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { unitText } from '../style/unit-labels.ts'

/** Distance of a name's middle from its curve, and of names from what else is there, in pixels at 600. */
const OFF = 13
const FREE = 5

/** Distance from which on another curve is far, in pixels at 600. */
const ALONE = 40

/** Distance of the nearest place of a curve (× 2) from a box. */
function nearest(box: Box, curve: Float64Array): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < curve.length; i += 4) least = Math.min(least, clearance(box, curve[i], curve[i + 1]))
  return least
}

/**
 * The names of units at their curves (pixels × 2), each above or below its own where it covers least: points, other names,
 * other curves. They stand within the data. null for a curve of no one unit.
 */
export function placeNames(
  units: readonly (number | null)[],
  curves: readonly Float64Array[],
  [from, to]: readonly [number, number],
  points: Float64Array,
  layout: Layout,
  theme: Theme,
): (TextShape | null)[] {
  const { plot, textScale, scale, font } = layout
  const radius = dotRadius(points.length / 2, layout)
  const taken: TextShape[] = []
  const costOf = (text: TextShape, own: Float64Array) => {
    const box = textBox(text, font)
    const [left, top, right, bottom] = box
    const inside = left > plot.x && right < plot.x + plot.size && top > plot.y && bottom < plot.y + plot.size
    let cost = inside ? 0 : 100
    for (const other of taken) if (textGap(box, textBox(other, font)) < FREE * scale) cost += 20
    for (let i = 0; i < points.length; i += 2)
      if (clearance(box, points[i], points[i + 1]) < radius + FREE * scale) cost += 2
    // Where its curve is alone, the name can mean no other.
    for (const curve of curves) {
      if (curve === own) continue
      const near = nearest(box, curve) / scale
      cost += near < FREE ? 4 : Math.max(0, 1 - near / ALONE)
    }
    if (nearest(box, own) < scale) cost += 2
    return cost
  }
  return units.map((unit, p) => {
    if (unit === null) return null
    const own = curves[p]
    let best = { text: null as TextShape | null, cost: Infinity }
    for (let i = 2 * from; i <= 2 * to; i += 12)
      for (const side of [-1, 1]) {
        const text = unitText(unit, [own[i], own[i + 1] + side * OFF * textScale], layout, theme)
        const cost = costOf(text, own)
        if (cost < best.cost) best = { text, cost }
      }
    if (best.text) taken.push(best.text)
    return best.text
  })
}
