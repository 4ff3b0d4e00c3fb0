import { eases } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import type { ChapterPlan } from '../chapters.ts'
import type { Layout } from '../layout/layout.ts'
import type { UnitCut } from '../model/cuts.ts'
import { unitName } from '../model/hidden-space.ts'
import { keyed, type Shape, stroked } from '../shape.ts'
import { dotRadius } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { drawArrow, drawName, type LabelPlace, leftOf, placeLabels } from '../style/unit-labels.ts'
import type { Channels } from '../timeline/timeline.ts'

/** The parts of each cut that are shown, 0 to 1. */
export interface CutState {
  /** The share of its line that is drawn. */
  drawn: number[]
  /** The opacity of its arrow and name. */
  names: number[]
  /** The opacity of all cuts while they fade. */
  left: number
}

/** A cut's chapter: it is drawn, then named. */
const DRAWN = { over: [0, 0.6] } as const
const NAMED = { over: [0.6, 0.95], ease: eases.linear } as const

/** A chapter for each cut. */
export function cutChapters(cuts: readonly UnitCut[], share: number, { chapters }: Language): ChapterPlan[] {
  return cuts.map(({ unit }, i) => {
    const name = chapters.cut({ unit: unitName(unit) })
    return { id: `cut-${i}`, name, share, moves: { [`cut ${i}`]: DRAWN, [`name ${i}`]: NAMED } }
  })
}

/** The parts of cuts that are shown, by the channels of their chapters. */
export function cutsAt(channels: Channels, cuts: readonly UnitCut[]): CutState {
  const [drawn, names] = ['cut', 'name'].map(what => cuts.map((_, i) => channels[`${what} ${i}`]))
  return { drawn, names, left: channels.left }
}

/** The place of the names of cuts that move: there are fewer points at the edge than in the middle. */
const MOVING: LabelPlace = { share: 0.12, side: 0 }

/**
 * Lays out straight cuts in the plane, with their arrows and names where there is room; `place` gives pixels of places of the input (× 2). Names keep off the centres of points, and off borders,
 * all in pixels; those of cuts that move stay at one share of their cuts.
 */
export function cutLines(
  cuts: UnitCut[],
  place: (points: Float64Array) => Float64Array,
  { centres, borders }: { centres: Float64Array; borders: Float64Array[] },
  layout: Layout,
  theme: Theme,
  isMoving = false,
) {
  const paths = cuts.map(({ ends }) => place(Float64Array.from(ends)))
  const at = ([x0, y0, x1, y1]: Float64Array, share: number) => [
    x0 + (x1 - x0) * share,
    y0 + (y1 - y0) * share,
  ]
  const spot = (cut: number, share: number) =>
    leftOf(Float64Array.from([...at(paths[cut], share), ...at(paths[cut], share + 0.004)]))
  const units = cuts.map(({ unit }) => unit)
  const placed = () => {
    const occupied = Float64Array.from([...centres, ...[...paths, ...borders].flatMap(dotted)])
    return placeLabels(units, spot, [0], [occupied], dotRadius(centres.length / 2, layout), layout, theme)
  }
  const places = isMoving ? units.map((): LabelPlace => MOVING) : placed()
  return {
    lines: ({ drawn, left }: CutState) =>
      paths.flatMap((path, i): Shape[] => {
        if (drawn[i] * left <= 0) return []
        const line = [path[0], path[1], ...at(path, drawn[i])]
        const stroke = (key: string, pixels: number, strength: number): Shape => {
          const opacity = strength * left
          return stroked(`${key} ${i}`, [line], theme.accent, pixels * layout.scale, { opacity })
        }
        // The band shows on both sides of a border that runs along the cut.
        return [stroke('band', 7, 0.22), stroke('cut', 1.6, 1)]
      }),
    labels: ({ names, left }: CutState) =>
      units.flatMap((unit, i) => {
        const { share, side } = places[i]
        const at = spot(i, share)
        const opacity = names[i] * left
        const arrow = keyed(unit, drawArrow(at, layout, theme, opacity))
        return [...arrow, ...drawName(unit, at, side, layout, theme, opacity)]
      }),
  }
}

/** Points along a polyline (× 2), some pixels apart. */
function dotted(line: Float64Array): number[] {
  const dots: number[] = []
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x, y, dx, dy] = [line[i], line[i + 1], line[i + 2] - line[i], line[i + 3] - line[i + 1]]
    const pieces = Math.ceil(Math.hypot(dx, dy) / 6)
    for (let p = 0; p < pieces; p++) dots.push(x + (dx * p) / pieces, y + (dy * p) / pieces)
  }
  return dots
}
