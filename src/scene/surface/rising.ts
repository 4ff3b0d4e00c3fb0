import { extremes } from '../../data/scale.ts'
import { boxOf, eye, type Fit, project } from '../../geometry/camera.ts'
import { eases, progress } from '../../geometry/ease.ts'
import { nodesOf, tabulated } from '../../geometry/height-field.ts'
import type { SurfacePiece } from '../../geometry/surface-mesh.ts'
import { lift } from '../../geometry/tween.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import { logit } from '../../network/scores.ts'
import type { Spec } from '../../options/spec.ts'
import type { Moves } from '../chapters.ts'
import type { SpaceFrame } from '../coordinates/cube-frame.ts'
import { area } from '../coordinates/stand.ts'
import { inPlaces, turnedView } from '../coordinates/turn.ts'
import type { Layout } from '../layout/layout.ts'
import { memoize } from '../memoize.ts'
import { pickRows } from '../model/common-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { unitName } from '../model/hidden-space.ts'
import type { PlaneSum } from '../model/plane-sum.ts'
import type { View } from '../scene.ts'
import { faded, filled, type Shape, unnamed } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import { FLOOR } from './floorplan.ts'
import { painterOf } from './paint.ts'
import { FINE, HIGH, LOW, type Surface, surfaceLinesOf } from './probability-surface.ts'
import type { SurfaceKind } from './surface-kind.ts'
import type { surfaceInSpace } from './surface-plot.ts'

/** Seconds from which on there is time for all chapters; in fewer, a sheet only turns. */
const WHOLE = 10

/** The probability to which water rises, and 1 less that to which it sinks; and stops on the way there from ½. */
const HIGH_WATER = 0.95
const STOPS = 10

/** Places of the turn, and the share of it in which water goes before. */
const PLACES = 64
const DRAINS = 0.06

/** The moves of the chapters, and their seconds where the whole takes as long as by itself. */
const CHAPTERS: Record<string, [seconds: number, moves: Moves]> = {
  units: [1.9, { shown: { over: [0, 0.25] } }],
  sum: [2.5, { slid: { over: [0, 1], ease: eases.linear } }],
  bias: [1.3, { biased: { over: [0, 0.7] } }],
  water: [1.9, { colored: { over: [0, 0.35] }, water: { over: [0, 0.35] } }],
  squash: [1.5, { squashed: { over: [0, 0.8] } }],
  level: [2.4, { rises: { over: [0, 0.25] }, sinks: { over: [0.37, 0.72] }, evens: { over: [0.84, 1] } }],
  result: [1.6, { squashed: { over: [0, 0.4] }, colored: { over: [0.4, 0.7] } }],
  turn: [5, { drains: { over: [0, DRAINS] }, turn: { over: [DRAINS, 1], ease: inPlaces(PLACES) } }],
  after: [0.7, { gone: { over: [0.3, 1] } }],
}

/** Height in the cube of a sum of 0, that of probability ½, too; and the room over and below it. */
const ZERO = (LOW + HIGH) / 2
const ROOM = [0.75, 0.95]

/** Sheets in a row at most, and the distance of two rows in places. */
const IN_ROW = 4
const ROW = 0.8

/** The shares of accent in a sheet that has no colours yet, and of water in what is below it. */
const ACCENT = 0.3
const WATER = 0.2

/** The hue of water, and the share of it over the ground of a theme. */
const BLUE = { hue: '#5f8fc0', share: 0.7 }

/** A sheet in the end, its height by the sum, and its mesh cut at log-odds. */
type Risen = ReturnType<typeof surfaceInSpace>

/** True where there is a sheet, and time for it to come to be. */
export function hasRising({ sheet, duration }: Spec): boolean {
  return sheet && duration >= WHOLE
}

/** A sheet comes to be of the sheets of units, stands in water where it has a kind, and turns; null where time is short. */
export function risingFilm(
  sum: PlaneSum,
  { spec, model, say }: { spec: Spec; model: FigureModel; say: Language },
  result: Caption,
  kind: SurfaceKind | null,
  open: (layout: Layout) => Risen,
) {
  if (!hasRising(spec)) return null
  const { sheets, added, bias, shore, squashed, levels } = say.results
  const [units, surfaces] = [sum.parts.flat().length, sum.parts.length]
  const level = { high: HIGH_WATER, low: 1 - HIGH_WATER }
  const captions: Record<string, Caption> = {
    units: hasHidden(model.network) ? sheets({ units, surfaces }) : say.layers.scored({ classes: 2 }),
    ...(surfaces > 1 && { sum: added({ shape: kind?.shape ?? null }) }),
    bias: bias({ raises: sum.bias > 0 }),
    ...(kind && { water: shore({ name: kind.name! }), squash: squashed, level: levels(level) }),
    ...(!kind && { result }),
    ...{ turn: result, after: result },
  }
  const plans = Object.entries(captions).map(([id, [name]]) => {
    const [share, moves] = CHAPTERS[id]
    return { id, name: id === 'turn' ? say.chapters.turn : name, share, moves }
  })
  const draw = (layout: Layout) => {
    const sheet = open(layout)
    const rise = risingSheet(sum, sheet)
    return (channels: Channels, view?: View) => {
      const { gone, drains, colored, squashed, rises = 0, sinks = 0, evens = 0 } = channels
      const seen = turnedView(sheet.camera, channels, spec.turns, view)
      if (drains === 1 && gone === 0) return sheet.shapes(seen)
      const odds = (Math.round((rises - 2 * sinks + evens) * STOPS) / STOPS) * logit(HIGH_WATER)
      const there = 1 - gone
      const { shapes, names } = sheet.turning(seen, {
        paint: frame => ({
          shapes: faded('rising', rise(channels, odds, frame), there),
          places: new Float64Array(),
        }),
        map: colored * there,
        upright: squashed * there,
      })
      return [...shapes, ...names]
    }
  }
  return { ...timeline(spec, plans, draw, { still: ['turn', DRAINS + 0.002] }), captions }
}

/** The share of each part that is in the sum when all have slid so far, one after the other, into the first. */
export function sharesOf(parts: number, slid: number): number[] {
  const since = (part: number) => slid * (parts - 1) - part + 1
  return Array.from({ length: parts }, (_, p) => (p ? eases.trapezoid(progress(since(p), 0.12, 0.88)) : 1))
}

/** Values of parts, each times its share, and a bias, added up. */
export function summed(values: readonly Float64Array[], shares: number[], bias: number): Float64Array {
  return values[0].map((_, i) => values.reduce((sum, part, p) => sum + shares[p] * part[i], bias))
}

/** Draws the sheet as it comes to be of those of units, by the channels of the film, with water at some log-odds. */
function risingSheet({ parts, bias, valuesAt }: PlaneSum, { surface, look, heightOf, cutAt }: Risen) {
  const fine = valuesAt(nodesOf(FINE))
  const scale = scaleOf(fine, bias)
  const cut = memoize((odds: number) => (odds === 0 ? surface : cutAt(odds)))
  const cornersOf = memoize(({ surfaceMesh }: Surface) => valuesAt(surfaceMesh.ground))
  const samples = surface.points.filter((_, i) => i % 3 < 2)

  return (channels: Channels, odds: number, frame: SpaceFrame): Shape[] => {
    const { camera, layout, theme } = frame
    const { shown, slid = 1, biased, colored, squashed, drains } = channels
    const water = WATER * (channels.water ?? 0) * (1 - drains)
    const blue = mixColors(theme.background, BLUE.hue, BLUE.share)
    const mesh = cut(odds)
    const height = (value: number) => (1 - squashed) * (ZERO + scale * value) + squashed * heightOf(value)
    const level = height(odds)
    const plain = mixColors(theme.background, theme.accent, ACCENT)
    const tints = look.tints.map(tint => mixColors(plain, tint, colored))
    const wet = tints.map(tint => mixColors(tint, blue, water))
    const seen = (ground: Float64Array, height: number, fit: Fit) =>
      project(lift(ground, height), camera, fit).places
    const line = (ground: Float64Array, height: number, fit: Fit) =>
      faded('edge', [unnamed([seen(ground, height, fit)], theme.muted, layout.scale)], 1 - drains)
    const square = Float64Array.of(-1, -1, 1, -1, 1, 1, -1, 1, -1, -1)
    const [x, y] = eye(camera).map(Math.sign)
    /** A sum of parts as a sheet in a place, in the plane of 0, or water: that holds what is below it. */
    const paint = (shares: number[], fit: Fit) => {
      const heights = (values: Float64Array[]) => summed(values, shares, biased * bias).map(height)
      const points = look.feet ? mesh.points : lift(samples, heights(valuesAt(samples)))
      const { surfaceMesh, halfEdges, lines } = mesh
      const corners = lift(surfaceMesh.ground, heights(cornersOf(mesh)))
      const sheet = {
        ...{ ...mesh, corners, heightField: tabulated(heights(fine), FINE) },
        points: colored < 0.5 ? points.subarray(0, 0) : points,
        lines: colored === 0 ? { ...lines, borders: [] } : lines,
      }
      const isUnder = (piece: SurfacePiece) => piece.corners.every(v => corners[3 * v + 2] < level + 1e-9)
      const tintOf = (piece: SurfacePiece) => look.tintOf(piece) + (isUnder(piece) ? tints.length : 0)
      const own = { ...look, tints: [...tints, ...wet], tintOf, border: colored * look.border }
      const isShore = (a: SurfacePiece, b: SurfacePiece) => odds !== 0 && isUnder(a) !== isUnder(b)
      const shore = surfaceLinesOf(surfaceMesh, halfEdges, [[], []], isShore).borders.map(({ vertices }) =>
        seen(pickRows(surfaceMesh.ground, Int32Array.from(vertices), 2), FLOOR, fit),
      )
      const shapes = [
        { ...unnamed(shore, theme.ink, layout.scale), dash: [5 * layout.scale] },
        ...faded('water', [filled('water', [seen(square, level, fit)], blue)], water),
        ...line(square, level, fit),
        ...painterOf(sheet, own, layout, theme, { sheet: true })({ ...frame, fit }).shapes,
        // Nothing of the sheet is before the near sides of the plane.
        ...line(Float64Array.of(-x, y, x, y, x, -y), level, fit),
      ]
      return { shapes, box: boxOf(project(corners, camera, fit).places) }
    }

    const shares = sharesOf(parts.length, slid)
    // The part that slides into the sum of those before it, which is where the first one is.
    const next = shares.findIndex(share => share < 1)
    const slides = shares[next] ?? 0
    const first = next < 0 ? parts.length - 1 : next - 1
    const slots = [0, 1].map(gone => slotsOf(Math.max(1, parts.length - first - gone), frame))
    const drawn = slots[0].map((slot, i) => {
      const to = slots[1][Math.max(0, i - 1)]
      const at = (key: keyof Fit) => slot[key] + (to[key] - slot[key]) * slides
      // As much as the part has slid, it takes the sum on.
      const shareOf = (p: number) => (p === first + i ? 1 : i === 1 && p <= first ? slides : 0)
      const own = shares.map((share, p) => shown * (i === 0 ? share : shareOf(p)))
      const { shapes, box } = paint(own, { x: at('x'), y: at('y'), scale: at('scale') })
      const [unit, ...others] = parts[first + i]
      const size = 13 * layout.textScale
      const place = { x: (box.left + box.right) / 2, y: box.lower + size, anchor: 'middle' } as const
      const text = others.length > 0 ? `+ ${others.length + 1}` : unitName(unit)
      const name = { kind: 'text', ...place, text, size, fill: theme.ink } as const
      return { shapes, names: faded('name', [name], 1 - (shares[Math.max(1, first + i)] ?? 1)) }
    })
    const all = [...drawn.flatMap(({ shapes }) => shapes), ...drawn.flatMap(({ names }) => names)]
    return [...line(square, FLOOR, frame.fit), ...faded('sheets', all, Math.min(1, 2 * shown))]
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
