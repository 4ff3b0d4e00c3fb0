import { progress } from '../../geometry/ease.ts'
import { clip, corners, tie } from '../../geometry/linear-scores.ts'
import { toBox } from '../../geometry/tween.ts'
import type { ClassFence, FenceCut } from '../../network/fences/fence.ts'
import { hull, sortedRows } from '../../network/hull.ts'
import { toPixels } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { DotsShape, PathShape, Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { crowding, dotRadius, dotStyle, ringOf } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** The least length of the arrow, as a share of the plot: where points lie at the edge it begins behind them. */
const ARROW = 0.16

/** A cut, the share of its line that is drawn, and how far it is paled. */
export interface DrawnCut extends FenceCut {
  drawn: number
  pale: number
  /** Its ends in the order in which it is drawn, where the square does not give them. */
  ends?: readonly number[]
}

/** The parts of a fence that are shown below the points, as shares from 0 to 1. */
export interface FenceState {
  cuts: readonly DrawnCut[]
  /** The opacity of its lines. */
  left: number
  /** Tinted regions inside all of some cuts, the later ones on top. */
  regions: readonly { cuts: readonly FenceCut[]; tint: number }[]
  hull: number
  /** The points that show that another one lies inside, joined. */
  witness: number
  /** Arrows into the open from the class, one for each direction. */
  arrows: { ways: readonly (readonly [number, number])[]; shown: number }
}

/** The look of the points, in shares from 0 to 1. */
export interface FencedState {
  /** The cuts that points pale beyond. */
  cuts: readonly DrawnCut[]
  /** The share to which they are paled. */
  paled: number
  /** Rows that are ringed, as those that stay, and how far. */
  ringed: readonly number[]
  marked: number
}

/** The share of its colour that a point keeps that is cut off. */
const PALED = 0.3

/** The share of a cut's line in which a point that its tip passes is lit up before it pales, and its size then. */
const PASSING = 0.1
const LIT = 1.5

/**
 * A fence in the plane: what lies below the points, and these, of which those beyond a cut pale as it is drawn past them.
 *
 * @param within the points that show that another one lies inside
 */
export function fencePlot(
  { input, dataset, rows, classes }: ClassModel,
  fence: ClassFence,
  within: readonly number[],
  layout: Layout,
  theme: Theme,
) {
  const { x, y } = dataset
  const square = corners(input.centre, input.half)
  const place = (points: ArrayLike<number>) => toPixels(toBox(Float64Array.from(points), 2, input), layout)
  const placesOf = (of: readonly number[]) => place(pickRows(x, Int32Array.from(of), 2))
  const drawn = [...rows].filter(row => row < y.length).sort((a, b) => a - b)
  const isDrawn = new Set(drawn)
  const [own, others] = [true, false].map(is => drawn.filter(row => (y[row] === fence.class) === is))
  const whole = Array.from(y, (_, row) => row).filter(row => y[row] === fence.class)
  const outline = placesOf(hull(x, sortedRows(x, whole)))
  const dots = dotsOf(y, classes, drawn.length, layout, theme)
  const ownPlaces = placesOf(own)
  const line = (key: string, points: ArrayLike<number>, more: Partial<PathShape>): Shape => ({
    ...{ kind: 'path', key, lines: [points], closed: true, width: 2 * layout.scale, ...more },
  })
  const tint = classColor(theme.tints, fence.class)
  const regionOf = (cuts: readonly FenceCut[]) =>
    cuts.reduce(
      (polygon, { normal: [u, v], offset }) => clip(polygon, (a, b) => offset - u * a - v * b),
      square,
    )

  return {
    below: ({ cuts, left, regions, hull, witness, arrows }: FenceState): Shape[] => [
      ...regions.flatMap(({ cuts, tint: opacity }, i) => {
        const polygon = opacity > 0 ? regionOf(cuts) : []
        return polygon.length < 6
          ? []
          : [line(`region ${i}`, place(polygon), { fill: tint, opacity, width: 0 })]
      }),
      ...(hull > 0
        ? [line('hull', outline, { fill: tint, stroke: classColor(theme.rims, fence.class), opacity: hull })]
        : []),
      ...(witness > 0 ? [line('witness', placesOf(within), { stroke: theme.ink, opacity: witness })] : []),
      ...cuts.flatMap((cut, i) => {
        const ends = left * cut.drawn > 0 ? endsOf(cut, square) : null
        if (!ends) return []
        const [a, b, c, d] = ends
        return [
          line(`fence ${i}`, place([a, b, a + (c - a) * cut.drawn, b + (d - b) * cut.drawn]), {
            closed: false,
            stroke: mixColors(theme.accent, theme.muted, cut.pale),
            opacity: left,
            ...(cut.pale > 0 && { dash: [7 * layout.scale, 4 * layout.scale * cut.pale] }),
          }),
        ]
      }),
      ...(arrows.shown > 0
        ? arrows.ways.flatMap((way, i) =>
            arrowOf(`arrow ${i}`, place(arrowIn(x, whole, way, square, arrows.shown)), layout, theme),
          )
        : []),
    ],
    points({ cuts, paled, ringed, marked }: FencedState): Shape[] {
      const ends = cuts.map(cut => cut.ends ?? endsOf(cut, square))
      const passed = others.map(row =>
        Math.max(0, ...cuts.map((cut, i) => passing(x, row, cut, ends[i], input.half))),
      )
      const rings = marked > 0 ? ringed.filter(row => isDrawn.has(row)) : []
      const ringPlaces = placesOf(rings)
      const crowd = crowding(ringPlaces, 1.5 * dotRadius(drawn.length, layout))
      const looks = passed.map(share => (share <= 0 ? 'others' : share < 1 ? 'lit' : 'paled'))
      return [
        ...(['paled', 'lit', 'others'] as const).flatMap(key => {
          const there = others.filter((_, i) => looks[i] === key)
          if (there.length === 0) return []
          const places = placesOf(there)
          const shown = dots(key, there, places, key === 'paled' ? 1 - PALED : 0, key === 'lit' ? LIT : 1)
          // Their colours come back over the paled ones.
          const back =
            key === 'paled' && paled < 1 ? [{ ...dots('back', there, places), opacity: 1 - paled }] : []
          return [shown, ...back]
        }),
        dots('own', own, ownPlaces),
        ...(rings.length > 0
          ? [{ ...dots('ringed', rings, ringPlaces), ring: ringOf(theme, layout, marked, crowd) }]
          : []),
      ]
    },
  }
}

/** Ends of a cut's line in a square; null where it misses. */
function endsOf({ normal, offset }: FenceCut, square: number[]): number[] | null {
  return tie(square, { weights: [[0, 0], normal], biases: [0, -offset] }, 0, 1)
}

/** The share to which a cut that is drawn has passed a point: 0 before, and for points on its inner side; 1 when its tip is beyond. */
function passing(
  x: Float64Array,
  row: number,
  { normal: [u, v], offset, gap, drawn }: DrawnCut,
  ends: readonly number[] | null,
  half: number,
): number {
  if (!ends || drawn <= 0) return 0
  const [px, py] = [x[2 * row], x[2 * row + 1]]
  const beyond = u * px + v * py - offset
  if (beyond <= 0) return 0
  const [ax, ay, bx, by] = ends
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
  // While a cut turns, points that it has just come over are lit up; those that it stands off from by its gap are not.
  const soft = 0.9 * Math.min(0.03 * half, gap / 2)
  const share = soft > 0 ? Math.min(1, beyond / soft) : 1
  return share * (drawn < 1 ? progress(drawn * (1 + PASSING), along, along + PASSING) : 1)
}

/** Dots of rows in the colours of their classes, which are paled to a share, and as large as usual or larger. */
function dotsOf(y: Int32Array, classes: number, count: number, layout: Layout, theme: Theme) {
  const { colors, rim, marker } = dotStyle(theme, classes, layout)
  const radius = dotRadius(count, layout)
  return (key: string, of: readonly number[], centres: Float64Array, paled = 0, growth = 1): DotsShape => {
    const mixed = (from: string[]) => from.map(color => mixColors(color, theme.background, paled))
    return {
      kind: 'dots',
      key,
      centres,
      rows: Int32Array.from(of),
      radius: radius * growth,
      colors: mixed(colors),
      fill: Uint8Array.from(of, row => y[row]),
      ...(rim && { rim: { ...rim, colors: mixed(rim.colors) } }),
      ...(marker && { marker }),
      ring: ringOf(theme, layout, 0),
    }
  }
}

/** The way of an arrow from the outermost point of a class in a direction to near the edge of a square, as far as it is drawn. */
function arrowIn(
  x: Float64Array,
  own: readonly number[],
  [u, v]: readonly [number, number],
  square: number[],
  shown: number,
): number[] {
  const along = (row: number) => u * x[2 * row] + v * x[2 * row + 1]
  const first = own.reduce((best, row) => (along(row) > along(best) ? row : best))
  const [px, py] = [x[2 * first], x[2 * first + 1]]
  const [left, low, right, , , high] = square
  const reach = Math.min(
    u === 0 ? Number.POSITIVE_INFINITY : ((u > 0 ? right : left) - px) / u,
    v === 0 ? Number.POSITIVE_INFINITY : ((v > 0 ? high : low) - py) / v,
  )
  const end = 0.94 * reach
  const side = right - left
  const from = Math.min(0.06 * side, end - ARROW * side)
  const to = from + (end - from) * shown
  return [px + from * u, py + from * v, px + to * u, py + to * v]
}

function arrowOf(key: string, [x, y, tx, ty]: Float64Array, { scale }: Layout, theme: Theme): Shape[] {
  const size = Math.hypot(tx - x, ty - y)
  if (size < 1) return []
  const [u, v] = [(tx - x) / size, (ty - y) / size]
  const head = Math.min(9 * scale, size)
  const side = (turn: 1 | -1) => [tx - head * (u + 0.55 * turn * v), ty - head * (v - 0.55 * turn * u)]
  const stroke = { kind: 'path', closed: false, stroke: theme.ink, width: 1.8 * scale, cap: 'round' } as const
  return [
    { ...stroke, key, lines: [[x, y, tx, ty]] },
    { ...stroke, key: `${key} head`, lines: [[...side(1), tx, ty, ...side(-1)]] },
  ]
}
