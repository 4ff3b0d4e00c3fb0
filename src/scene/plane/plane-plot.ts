import { cell, corners, ties } from '../../geometry/linear-scores.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { middleOf } from '../../geometry/split-convex.ts'
import { along, type Track, toBox } from '../../geometry/tween.ts'
import { axesFrame, backgroundGrid, planeAxes, toPixels } from '../coordinates/plane.ts'
import { surfaceAt } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import { openLetters } from '../marks/letters.ts'
import { drawPoints } from '../marks/marks.ts'
import { drawTrails } from '../marks/trails.ts'
import type { ClassModel } from '../model/class-model.ts'
import { shownOf } from '../model/cuts.ts'
import type { DrawPlot, FrameState, PlotOptions } from '../model/frame-state.ts'
import { rangeLabel } from '../model/hidden-space.ts'
import { buildSheet, type Sheet, type SheetCut } from '../model/sheet.ts'
import type { LayerStop, Trajectory } from '../model/trajectory.ts'
import { faded, filled, keyed, outlined, type Shape, stroked } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { dotRadius } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { written } from '../style/tick-labels.ts'
import { drawArrow, drawName, leftOf, MOMENTS, placeLabels, type Spot } from '../style/unit-labels.ts'
import { upTo } from './drawn-line.ts'
import { buildStrip1d, paintStrip1d } from './strip1d.ts'

/** The plot of layers of one or two units, and of projections to two: everything happens in the plane. */
export function planePlot(...given: Parameters<typeof planeParts>): DrawPlot {
  const parts = planeParts(...given)
  return state => drawPlane(parts, state)
}

type PlaneParts = ReturnType<typeof planeParts>

/** The parts that a plot in the plane is drawn from, in pixels. */
function planeParts(
  model: ClassModel,
  trajectory: Trajectory,
  layout: Layout,
  theme: Theme,
  options: PlotOptions,
) {
  const { input } = model
  const pixels = (track: Track): Track => track.map(places => toPixels(places, layout))
  const map: Mapper = points => pixels(trajectory.map(points))
  const points = pixels(trajectory.points)
  const paper = (options.sheet && options.paper?.(map)) || null
  const sheet =
    !options.paper && input.flat && input.dimensions === 2 && (options.sheet || options.cuts)
      ? buildSheet(model, map, 2, 0.08 * layout.scale, options.cuts)
      : null
  const strip1d =
    input.dimensions === 1 ? buildStrip1d(model, map, 2, 0.08 * layout.scale, options.cuts) : null
  const labels = sheet ? cutLabels(model, sheet.cuts, map, points, layout, theme) : null
  const beyond = halfPlanes(model, layout)
  const lettered = openLetters(model, layout, theme)
  const track = (sheet || paper) && options.sheet ? map(lettered.places) : null
  const letters = ({ position, tint, beyond: strength }: FrameState): Shape[] =>
    track
      ? lettered.draw(along(track, position), tint)
      : beyond.cells.flatMap(([k, polygon]) => lettered.letter(k, middleOf(polygon), strength))
  const inPixels = (lines: Float64Array[] = []) => lines.map(line => toPixels(line, layout))
  const gap = { areas: inPixels(options.gap?.areas), sides: inPixels(options.gap?.sides) }
  const outlines = trajectory.stops.map(stop => targetOutline(stop, layout))
  const drawn = { points, sheet, paper, strip1d, labels, beyond, letters, gap, outlines }
  return { model, trajectory, layout, theme, options, ...drawn }
}

function drawPlane(parts: PlaneParts, state: FrameState): Shape[] {
  const { model, trajectory, layout, theme, options, points, sheet, strip1d, labels, beyond, gap } = parts
  const width = layout.scale
  const surface = sheet ? surfaceAt(sheet.surface, state.position) : 1
  const shapes: Shape[] = [backgroundGrid(layout, theme)]
  if (state.beyond > 0)
    for (const [k, polygon] of beyond.cells) {
      const fill = classColor(sheet || parts.paper ? theme.beyond : theme.tints, k)
      shapes.push(filled(`half-plane ${k}`, [polygon], fill, { opacity: state.beyond }))
    }
  if (sheet && options.sheet) shapes.push(...paintSheet(sheet, state, theme, width, surface))
  parts.outlines.forEach((outline, i) => {
    if (!outline || state.targets[i] <= 0) return
    const opacity = state.targets[i]
    shapes.push(outlined(`target ${i}`, [outline.square], theme.muted, width, { opacity }))
    // Of two squares that fade into each other neither has its numbers.
    const left = Math.max(0, 2 * opacity - 1) * (1 - state.axes[i])
    shapes.push(...keyed(`target ${i}`, cornerNames(outline.square, outline.range, layout, theme, left)))
  })
  shapes.push(axesFrame(layout, theme))
  if (state.gap > 0 && gap.areas.length > 0) {
    const [band, stroke] = [0.14 * state.gap, 0.6 * state.gap]
    shapes.push(
      filled('gap', gap.areas, theme.ink, { opacity: band }),
      stroked('sides', gap.sides, theme.ink, width, { opacity: stroke }),
    )
  }
  if (strip1d && options.sheet) shapes.push(...paintStrip1d(strip1d, state, layout, theme, places => places))
  if (parts.paper) shapes.push(...parts.paper.paint(state, places => places))
  shapes.push(...paintLines(parts, state, surface))
  if (labels) shapes.push(...faded('arrows', labels.arrows(state), surface))
  shapes.push(...drawTrails(model, state, layout, theme, position => along(points, position)))
  // On the sheet alone a point has a place whose class may be another one.
  const foreign = state.line * Math.max(0, 1 - state.position)
  const marks = { marked: state.line, missed: state.missed, foreign }
  shapes.push(...drawPoints(model, along(points, state.position), layout, theme, marks))
  shapes.push(...parts.letters(state))
  if (labels) shapes.push(...faded('names', labels.names(state), surface))
  trajectory.stops.forEach(({ axes, view }, i) => {
    shapes.push(...planeAxes(layout, theme, axes, view, state.axes[i]))
  })
  return shapes
}

/** The cuts, the best straight line and the decision, in the input and beyond it. */
function paintLines(parts: PlaneParts, state: FrameState, surface: number): Shape[] {
  const { layout, theme, options, sheet, beyond } = parts
  const shapes: Shape[] = []
  const width = layout.scale
  if (sheet) {
    shapes.push(...faded('cuts', paintCuts(sheet, state, theme, width), surface))
    if (state.bestLine * surface > 0 && sheet.bestLine.length > 0) {
      const style = { dash: [6 * width, 4 * width], opacity: state.bestLine * surface }
      shapes.push(stroked('best line', linesAt(sheet.bestLine, state), theme.ink, 1.6 * width, style))
    }
  }
  if (state.beyond > 0) {
    const style = { dash: [5 * width, 4 * width], opacity: state.beyond }
    shapes.push(stroked('half-planes', beyond.lines, theme.ink, 1.2 * width, style))
  }
  if (sheet && options.sheet && state.line * surface > 0) {
    const style = { opacity: state.line * surface }
    shapes.push(stroked('border', linesAt(sheet.borders, state), theme.ink, 2.5 * width, style))
  }
  return shapes
}

function linesAt(tracks: Track[], { position }: FrameState): Float64Array[] {
  return tracks.map(track => along(track, position))
}

function paintSheet(sheet: Sheet, state: FrameState, theme: Theme, width: number, surface: number): Shape[] {
  const tint = (k: number) => mixColors(theme.sheet, classColor(theme.tints, k), state.tint)
  const outline = along(sheet.outline, state.position)
  const rule = (key: string, tracks: Track[], stroke: string): Shape =>
    stroked(key, linesAt(tracks, state), mixColors(stroke, theme.muted, state.tint), width, {
      opacity: 1 - state.tint * 0.78,
    })
  const shapes = [
    filled('sheet 0', [outline], tint(0)),
    ...sheet.regions.flatMap((rings, k) => {
      const lines = state.tint > 0 ? linesAt(rings, state) : []
      return lines.length > 0 ? [filled(`sheet ${k + 1}`, lines, tint(k + 1))] : []
    }),
    rule('fine', sheet.fine, theme.grid.fine),
    rule('strong', sheet.strong, theme.grid.strong),
  ]
  return [...faded('sheet', shapes, surface), outlined('edge', [outline], theme.muted, width)]
}

function paintCuts(sheet: Sheet, state: FrameState, theme: Theme, width: number): Shape[] {
  return sheet.cuts.flatMap((cut, i) => {
    const { line } = shownOf(sheet.cuts, i, state)
    if (line <= 0) return []
    const whole = along(cut.line, state.position)
    const path = cut.yields || line >= 1 ? whole : upTo(whole, (whole.length / 2 - 1) * line)
    const opacity = cut.yields ? line : 1
    return stroked(`cut ${cut.unit}`, [path], theme.accent, 1.5 * width, { opacity })
  })
}

/** Arrows and names of the cuts: arrows lie below the points, names above them. */
function cutLabels(
  model: ClassModel,
  cuts: SheetCut[],
  map: Mapper,
  points: Track,
  layout: Layout,
  theme: Theme,
): { arrows(state: FrameState): Shape[]; names(state: FrameState): Shape[] } {
  // A place on the cut, and one a little further along it, which gives the direction.
  const track = ({ ends: [x0, y0, x1, y1] }: SheetCut, share: number) =>
    map(
      Float64Array.from(
        [0, 0.004].flatMap(more => [x0 + (x1 - x0) * (share + more), y0 + (y1 - y0) * (share + more)]),
      ),
    )
  const spot = ({ unit }: SheetCut, way: Track, position: number) =>
    evenly(way, position, model.hidden.units.indexOf(unit))
  const positions = MOMENTS.map(share => share * (points.length - 1))
  const places = placeLabels(
    cuts.map(({ unit }) => unit),
    (cut, share, position) => spot(cuts[cut], track(cuts[cut], share), position),
    positions,
    positions.map(position => along(points, position)),
    dotRadius(model.rows.length, layout),
    layout,
    theme,
  )
  const tracks = cuts.map((cut, i) => track(cut, places[i].share))
  const spots = ({ position }: FrameState) => cuts.map((cut, i) => spot(cut, tracks[i], position))
  return {
    arrows: state =>
      spots(state).flatMap((at, i) => keyed(i, drawArrow(at, layout, theme, shownOf(cuts, i, state).name))),
    names: state =>
      spots(state).flatMap((at, i) =>
        drawName(cuts[i].unit, at, places[i].side, layout, theme, shownOf(cuts, i, state).name),
      ),
  }
}

/**
 * The spot of a cut's arrow on a track of two points. Where a cut becomes so short that it would turn within two frames, the
 * arrow begins to turn before: between two keyframes no further from the direction at the one where the cut is shorter than
 * half a turn times the way to it. At the very end it points along the unit's axis, −1 for none.
 */
function evenly(track: Track, position: number, axis: number): Spot {
  const spot = leftOf(along(track, position))
  const from = Math.min(Math.floor(position), track.length - 2)
  const ends = [from, from + 1].map(keyframe => {
    const [, , dx, dy] = leftOf(track[keyframe])
    const angle = keyframe < track.length - 1 || axis < 0 ? Math.atan2(dy, dx) : axis * (-Math.PI / 2)
    return { angle, length: Math.hypot(dx, dy), way: Math.abs(position - keyframe) }
  })
  const { angle, way } = ends[0].length < ends[1].length ? ends[0] : ends[1]
  const [x, y, dx, dy] = spot
  const off = Math.atan2(dy, dx) - angle
  const limit = Math.PI * way
  const turn = Math.max(-limit, Math.min(limit, Math.atan2(Math.sin(off), Math.cos(off))))
  return [x, y, Math.cos(angle + turn), Math.sin(angle + turn)]
}

/** The last hidden space divided among the classes: a polygon each, and the lines between them, in pixels. */
export function halfPlanes({ hidden, classes }: Pick<ClassModel, 'hidden' | 'classes'>, layout: Layout) {
  const box = corners(hidden.view.centre, hidden.view.half)
  const scores = hidden.scores
  if (!scores) return { cells: [], lines: [] }
  const place = (polygon: number[]) => toPixels(toBox(Float64Array.from(polygon), 2, hidden.view), layout)
  const cells = Array.from({ length: classes }, (_, k) => [k, cell(box, scores, k)] as const)
    .filter(([, polygon]) => polygon.length >= 6)
    .map(([k, polygon]) => [k, place(polygon)] as const)
  return { cells, lines: ties(box, scores).map(place) }
}

function targetOutline({ range, view, dimensions }: LayerStop, layout: Layout) {
  if (!range) return null
  const [low, high] = range
  const square =
    dimensions === 1 ? [low, 0, high, 0] : corners([(low + high) / 2, (low + high) / 2], (high - low) / 2)
  return { square: toPixels(toBox(Float64Array.from(square), 2, view), layout), range }
}

function cornerNames(
  square: Float64Array,
  range: [number, number],
  layout: Layout,
  theme: Theme,
  opacity: number,
): Shape[] {
  if (opacity <= 0) return []
  const size = 11 * layout.textScale
  const [x, y, right] = square
  const halo = { color: theme.background, width: 3 * layout.scale }
  const write = (text: string, px: number, py: number, anchor: 'middle' | 'end'): Shape => ({
    ...{ kind: 'text', key: `${text} ${anchor}`, x: px, y: py, text, size, anchor },
    ...{ fill: theme.muted, opacity, halo },
  })
  const below = y + 13 * layout.textScale
  const [low, high] = range.map(end => written(rangeLabel(end), layout))
  const shapes = [write(low, x, below, 'middle'), write(high, right, below, 'middle')]
  if (square.length === 8)
    shapes.push(write(high, x - 5 * layout.scale, square[5] + 4 * layout.textScale, 'end'))
  return shapes
}
