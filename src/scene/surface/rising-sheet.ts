import { extremes } from '../../data/scale.ts'
import { boxOf, eye, type Fit, project } from '../../geometry/camera.ts'
import { eases, progress } from '../../geometry/ease.ts'
import { nodesOf, tabulated } from '../../geometry/height-field.ts'
import type { SurfacePiece } from '../../geometry/surface-mesh.ts'
import { lift } from '../../geometry/tween.ts'
import type { SpaceFrame } from '../coordinates/cube-frame.ts'
import { area } from '../coordinates/stand.ts'
import { memoize } from '../memoize.ts'
import { unitName } from '../model/hidden-space.ts'
import type { PlaneSum } from '../model/plane-sum.ts'
import { faded, type Shape, unnamed } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Channels } from '../timeline/timeline.ts'
import { drawPlane } from './floor-plane.ts'
import { FLOOR } from './floorplan.ts'
import { painterOf, type SurfaceLook } from './paint.ts'
import { FINE, HIGH, LOW, raise, type Surface } from './probability-surface.ts'

/** Height in the cube of a sum of 0, that of probability ½, too; and the room over and below it. */
const ZERO = (LOW + HIGH) / 2
const ROOM = [0.75, 0.95]

/** Sheets in a row at most, and the distance of two rows in places. */
const IN_ROW = 4
const ROW = 0.8

/** The shares of accent in a sheet that has no colours yet, and of water in what is below it. */
const ACCENT = 0.3
const WATER = 0.3

/** A sheet in the end: its height by the sum, and how it is cut at log-odds, where it may stand in water with a shore. */
export interface Risen {
  surface: Surface
  look: SurfaceLook
  heightOf(sum: number): number
  cutAt?(odds: number): { surface: Surface; shore: Float64Array[] }
}

/** The share of each part that is in the sum when all have slid so far, one after the other, into the first. */
export function sharesOf(parts: number, slid: number): number[] {
  const since = (part: number) => slid * (parts - 1) - part + 1
  return Array.from({ length: parts }, (_, p) => (p ? eases.trapezoid(progress(since(p), 0.12, 0.88)) : 1))
}

/** Values of parts, each times its share, and a bias, added up. */
export function summed(
  values: readonly Float64Array[],
  shares: readonly number[],
  bias: number,
): Float64Array {
  return values[0].map((_, i) => values.reduce((sum, part, p) => sum + shares[p] * part[i], bias))
}

/**
 * Draws a sheet as it comes to be of the sheets of units, which are `shown`, have `slid` into each other, and are `biased`;
 * it is `colored`, is `squashed` to its heights in the end, and stands in `water` at some log-odds: all of that in shares.
 */
export function risingSheet({ parts, bias, valuesAt }: PlaneSum, { surface, look, heightOf, cutAt }: Risen) {
  const whole = { surface, shore: [] }
  const fine = valuesAt(nodesOf(FINE))
  const scale = scaleOf(fine, bias)
  const cut = memoize((odds: number) => (cutAt && odds !== 0 ? cutAt(odds) : whole))
  const cornersOf = memoize(({ surfaceMesh }: Surface) => valuesAt(surfaceMesh.ground))
  const samples = surface.points.filter((_, i) => i % 3 < 2)
  const names = parts.map(units => (units.length > 1 ? `+ ${units.length}` : unitName(units[0])))

  return (channels: Channels, odds: number, frame: SpaceFrame): Shape[] => {
    const { shown, slid = 1, biased, colored, squashed, water = 0, drains } = channels
    const { camera, layout, theme } = frame
    const { surface: mesh, shore } = cut(odds)
    const height = (value: number) => (1 - squashed) * (ZERO + scale * value) + squashed * heightOf(value)
    const level = height(odds)
    const sheetOf = (shares: number[]): Surface => {
      const heights = (values: Float64Array[]) => summed(values, shares, biased * bias).map(height)
      const points = look.feet ? mesh.points : raise(samples, () => heights(valuesAt(samples)))
      return {
        ...mesh,
        corners: raise(mesh.surfaceMesh.ground, () => heights(cornersOf(mesh))),
        heightField: tabulated(heights(fine), FINE),
        points: colored < 0.5 ? points.subarray(0, 0) : points,
        ...(colored === 0 && { lines: { ...mesh.lines, borders: [] } }),
      }
    }
    const seen = (ground: Float64Array, height: number, fit: Fit) =>
      project(lift(ground, height), camera, fit).places
    const width = layout.scale
    const square = Float64Array.of(-1, -1, 1, -1, 1, 1, -1, 1)
    const [x, y] = eye(camera).map(Math.sign)
    /** The sheet in its place, in the plane of 0, which is the water: that holds what is below it, and ends before it. */
    const paint = (sheet: Surface, fit: Fit): Shape[] => {
      const dry = look.tints.map(tint =>
        mixColors(mixColors(theme.background, theme.accent, ACCENT), tint, colored),
      )
      const tints = [...dry, ...dry.map(tint => mixColors(tint, theme.muted, WATER * water))]
      const isUnder = ({ corners }: SurfacePiece) =>
        corners.every(v => sheet.corners[3 * v + 2] < level + 1e-9)
      const tintOf = (piece: SurfacePiece) => look.tintOf(piece) + (isUnder(piece) ? dry.length : 0)
      const own = { ...look, tints, tintOf, border: colored * look.border }
      const ink = { ...theme, ink: theme.muted }
      const edge = unnamed(
        [seen(Float64Array.of(-x, y, x, y, x, -y), level, fit)],
        theme.muted,
        width,
        1 - drains,
      )
      return [
        ...drawPlane(lift(square, level), { camera, fit }, ink, {
          fill: WATER * water,
          stroke: 1 - drains,
          width,
        }),
        ...painterOf(sheet, own, layout, theme, { sheet: true })({ ...frame, fit }).shapes,
        edge,
      ]
    }

    const shares = sharesOf(parts.length, slid)
    // The part that slides into the sum of those before it, which is where the first one is.
    const next = shares.findIndex(share => share < 1)
    const slides = shares[next] ?? 0
    const first = next < 0 ? parts.length - 1 : next - 1
    const [before, after] = [0, 1].map(gone => slotsOf(Math.max(1, parts.length - first - gone), frame))
    const texts: Shape[] = []
    const sheets = before.flatMap((slot, i) => {
      const to = after[Math.max(0, i - 1)]
      const at = (key: keyof Fit) => slot[key] + (to[key] - slot[key]) * slides
      const fit = { x: at('x'), y: at('y'), scale: at('scale') }
      // As much as the part has slid, it takes the sum on.
      const shareOf = (p: number) => (p === first + i ? 1 : i === 1 && p <= first ? slides : 0)
      const sheet = sheetOf(shares.map((share, p) => shown * (i === 0 ? share : shareOf(p))))
      const { left, right, lower } = boxOf(project(sheet.corners, camera, fit).places)
      const size = 13 * layout.textScale
      const place = { x: (left + right) / 2, y: lower + size, size, anchor: 'middle' } as const
      const opacity = next < 0 ? 0 : i > 1 ? 1 : i === 1 || first === 0 ? 1 - slides : 0
      texts.push(
        ...faded('name', [{ kind: 'text', ...place, text: names[first + i], fill: theme.ink }], opacity),
      )
      return paint(sheet, fit)
    })
    const below = { ...theme, ink: theme.frame }
    return [
      ...drawPlane(lift(square, FLOOR), frame, below, { fill: 0, stroke: 1, width }),
      {
        ...unnamed(
          shore.map(line => seen(line, FLOOR, frame.fit)),
          theme.ink,
          width,
        ),
        dash: [5 * width],
      },
      ...faded('sheets', [...sheets, ...texts], Math.min(1, 2 * shown)),
    ]
  }
}

/** Height in the cube of 1 of a sum, so that its parts, and what they add up to on the way, have room. */
function scaleOf(parts: readonly Float64Array[], bias: number): number {
  const upTo = (last: number) => parts.map((_, p) => Number(p <= last))
  const sums = parts.flatMap((part, last) => [part, summed(parts, upTo(last), 0)])
  const ends = [...sums, summed(parts, upTo(parts.length), bias)].flatMap(extremes)
  return Math.min(ROOM[0] / Math.max(...ends, 1e-9), -ROOM[1] / Math.min(...ends, -1e-9))
}

/** The fits of so many sheets side by side in the place of one, which has the frame's own. */
function slotsOf(count: number, { camera, fit, layout }: SpaceFrame): Fit[] {
  if (count === 1) return [fit]
  const rows = count > IN_ROW ? 2 : 1
  const columns = Math.ceil(count / rows)
  const { x, width } = area(layout)
  const place = width / columns
  const scale = place / (2 * Math.SQRT2)
  const middle = fit.y - (fit.scale - scale) * ZERO * Math.cos(camera.elevation)
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns)
    const column = (i % columns) + (columns - Math.min(columns, count - row * columns)) / 2
    return { x: x + (column + 0.5) * place, y: middle + (row - (rows - 1) / 2) * ROW * place, scale }
  })
}
