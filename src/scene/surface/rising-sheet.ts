import { extremes } from '../../data/scale.ts'
import { boxOf, eye, type Fit, project } from '../../geometry/camera.ts'
import { eases, progress } from '../../geometry/ease.ts'
import { nodesOf, tabulated } from '../../geometry/height-field.ts'
import { lift } from '../../geometry/tween.ts'
import type { SpaceFrame } from '../coordinates/cube-frame.ts'
import { area } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import { memoize } from '../memoize.ts'
import { unitName } from '../model/hidden-space.ts'
import type { PlaneSum } from '../model/plane-sum.ts'
import { faded, filled, type Shape, unnamed } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Theme } from '../style/theme.ts'
import type { Channels } from '../timeline/timeline.ts'
import { painterOf } from './paint.ts'
import { FINE, HIGH, LOW, raise, type Surface, slopeIn } from './probability-surface.ts'
import type { SheetInSpace } from './surface-plot.ts'

/** Where a sheet comes from: the sum that it is, and its height in the cube in the end. */
export interface Origin {
  sum: PlaneSum
  heightOf(sum: number): number
  /** The sheet cut where its log-odds are so many, to stand in water there; none without water. */
  cutAt?(odds: number, surface: Surface): Surface
}

/** Height in the cube of a sum of 0, that of probability ½, too; and what is over and below it for all sums. */
const ZERO = (LOW + HIGH) / 2
const ROOM = { over: 0.75, below: 0.95 }

/** Sheets in a row at most, and the distance of two rows in places. */
const IN_ROW = 4
const ROW = 0.8

/** Share of accent in a sheet that has no colours yet, and of ink in water, and its opacity. */
const ACCENT = 0.3
const WATER = { ink: 0.55, opacity: 0.42 }

/** The corners of the ground (× 2). */
const SQUARE = Float64Array.of(-1, -1, 1, -1, 1, 1, -1, 1)

/** The share of each of some parts that is in the sum, when all have slid so far: one after the other into the first. */
export function sharesOf(count: number, slid: number): number[] {
  return Array.from({ length: count }, (_, part) =>
    part === 0 ? 1 : eases.trapezoid(progress(slid * (count - 1) - part + 1, 0.12, 0.88)),
  )
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
 * Draws a sheet as it comes to be. Channels are shares: of the units' sheets `shown`, `slid` into one another, `biased`,
 * `colored`, and `squashed` to its heights in the end, and of `water`, which stands at some log-odds.
 */
export function openRisingSheet(
  { sum, heightOf, cutAt }: Origin,
  { surface, look }: SheetInSpace,
  layout: Layout,
  theme: Theme,
) {
  const count = sum.parts.length
  const fine = sum.valuesAt(nodesOf(FINE))
  const scale = scaleOf(fine, sum.bias)
  const cut = memoize((odds: number) => (cutAt && odds !== 0 ? cutAt(odds, surface) : surface))
  const cornersOf = memoize(({ surfaceMesh }: Surface) => sum.valuesAt(surfaceMesh.ground))
  const samples = surface.points.filter((_, i) => i % 3 < 2)
  const neutral = mixColors(theme.background, theme.accent, ACCENT)
  const names = sum.parts.map(units => (units.length > 1 ? `+ ${units.length}` : unitName(units[0])))
  const line = (places: Float64Array, opacity: number): Shape => ({
    ...unnamed([places], theme.muted, 0.8 * layout.scale, opacity),
    closed: true,
  })

  return (
    { shown, slid = 1, biased, colored, squashed, water = 0 }: Channels,
    odds: number,
    frame: SpaceFrame,
  ) => {
    const { camera } = frame
    const height = (value: number) => (1 - squashed) * (ZERO + scale * value) + squashed * heightOf(value)
    const heights = (values: Float64Array[], shares: number[]) =>
      summed(values, shares, biased * sum.bias).map(height)
    const sheetOf = (mesh: Surface, shares: number[]): Surface => {
      const field = tabulated(heights(fine, shares), FINE)
      const hasPoints = colored > 0.5
      const points = look.feet
        ? surface.points
        : raise(samples, ground => heights(sum.valuesAt(ground), shares))
      return {
        ...mesh,
        corners: raise(mesh.surfaceMesh.ground, () => heights(cornersOf(mesh), shares)),
        points: hasPoints ? points : new Float64Array(),
        slopeAt: squashed < 1 ? (x, y) => slopeIn(field, x, y) : mesh.slopeAt,
        ...(colored === 0 && { lines: { ...mesh.lines, borders: [] } }),
      }
    }
    const tinted = {
      ...look,
      tints: look.tints.map(tint => mixColors(neutral, tint, colored)),
      ...(colored === 0 && { tintOf: () => 0 }),
      border: look.border * colored,
    }
    const paint = (sheet: Surface, fit: Fit, part?: Uint8Array) =>
      painterOf(sheet, tinted, layout, theme, { sheet: true, ...(part && { part }) })({ ...frame, fit })
        .shapes
    const planeAt = (level: number, fit: Fit) => project(lift(SQUARE, level), camera, fit).places

    const shares = sharesOf(count, slid)
    const next = shares.findIndex(share => share < 1)
    if (next < 0) {
      const sheet = sheetOf(
        cut(odds),
        shares.map(share => share * shown),
      )
      if (water === 0) return [line(planeAt(ZERO, frame.fit), 1 - squashed), ...paint(sheet, frame.fit)]
      const level = height(odds)
      const isOver = [
        ...sheet.surfaceMesh.pieces.map(({ corners }) =>
          corners.some(v => sheet.corners[3 * v + 2] > level + 1e-9),
        ),
        ...Array.from(samples.subarray(samples.length / 2), (_, i) => sheet.points[3 * i + 2] > level),
      ]
      const [over, under] = [true, false].map(is =>
        paint(
          sheet,
          frame.fit,
          Uint8Array.from(isOver, own => (own === is ? 1 : 0)),
        ),
      )
      const plane = planeAt(level, frame.fit)
      const fill = mixColors(theme.background, theme.ink, WATER.ink)
      const surfaceOfIt = [
        filled('water', [plane], fill, { opacity: WATER.opacity * water }),
        line(plane, water),
      ]
      // What is on the eye's side of the water comes after it.
      return eye(camera)[2] > level
        ? [...under, ...surfaceOfIt, ...over]
        : [...over, ...surfaceOfIt, ...under]
    }
    const [slots, after] = [slotsOf(count - next + 1, frame), slotsOf(count - next, frame)]
    const drawn = slots.flatMap((slot, i): Shape[] => {
      const part = next - 1 + i
      const slides = shares[next]
      // The sum takes the share of the next part that has slid in, and that takes as much of the sum.
      const own = shares.map((share, p) =>
        i === 0 ? share : p === part ? 1 : i === 1 && p < next ? slides : 0,
      )
      const at = (key: keyof Fit) => slot[key] + (after[Math.max(0, i - 1)][key] - slot[key]) * slides
      const fit = { x: at('x'), y: at('y'), scale: at('scale') }
      const sheet = sheetOf(
        surface,
        own.map(share => share * shown),
      )
      const { left, right, lower } = boxOf(project(sheet.corners, camera, fit).places)
      const size = 13 * layout.textScale
      const place = { x: (left + right) / 2, y: lower + size, size, anchor: 'middle' } as const
      const opacity = i > 1 ? 1 : i === 1 || next === 1 ? 1 - slides : 0
      return [
        line(planeAt(ZERO, fit), 1),
        ...paint(sheet, fit),
        { kind: 'text', key: `name ${part}`, text: names[part], ...place, fill: theme.ink, opacity },
      ]
    })
    return faded('units', drawn, Math.min(1, 2 * shown))
  }
}

/** Height in the cube of 1 of a sum, so that its parts, and what they add up to on the way, have room. */
function scaleOf(parts: readonly Float64Array[], bias: number): number {
  const sums = parts.map((_, last) =>
    summed(
      parts,
      parts.map((_, p) => (p > last ? 0 : 1)),
      0,
    ),
  )
  const all = [...parts, ...sums, sums[sums.length - 1].map(value => value + bias)]
  const ends = all.flatMap(values => extremes(values))
  return Math.min(ROOM.over / Math.max(...ends, 1e-9), ROOM.below / -Math.min(...ends, -1e-9))
}

/** The fits of so many sheets side by side in the place of one, which has the frame's own. */
function slotsOf(count: number, { camera, fit, layout }: SpaceFrame): Fit[] {
  if (count === 1) return [fit]
  const rows = count > IN_ROW ? 2 : 1
  const columns = Math.ceil(count / rows)
  const { x, width } = area(layout)
  const place = width / columns
  const scale = place / (2 * Math.SQRT2)
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns)
    const inRow = Math.min(columns, count - row * columns)
    return {
      x: x + width / 2 + ((i % columns) - (inRow - 1) / 2) * place,
      y:
        fit.y -
        (fit.scale - scale) * ZERO * Math.cos(camera.elevation) +
        (row - (rows - 1) / 2) * ROW * place,
      scale,
    }
  })
}
