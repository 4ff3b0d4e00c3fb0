import type { Mapper } from '../geometry/polyline.ts'
import { along, type Track, toBox } from '../geometry/tween.ts'
import { cell, tie } from '../model/decision.ts'
import type { Actors } from '../model/figure-model.ts'
import { facetsOf } from '../model/fold.ts'
import type { Looks, Stage, StageOptions } from '../model/frame-state.ts'
import { buildSheet, type Cut, corners, pairs, type Sheet, shownOf } from '../model/sheet.ts'
import type { Road, Stop } from '../model/trajectory.ts'
import type { Shape } from '../shape.ts'
import { backgroundGrid, frame, planeAxes, toPixels } from '../style/axes.ts'
import { mix } from '../style/color.ts'
import type { Layout } from '../style/layout.ts'
import { drawPoints, drawTrails } from '../style/points.ts'
import { classColor, type Theme } from '../style/theme.ts'
import { drawLabel, leftOf, MOMENTS, placeLabels } from '../style/unit-labels.ts'
import { buildRibbon, paintRibbon } from './strip1d.ts'

/** The stage of layers of one or two units, and of projections to two: everything happens in the plane. */
export function planeStage(
  actors: Actors,
  road: Road,
  layout: Layout,
  theme: Theme,
  options: StageOptions,
): Stage {
  const { input } = actors
  const pixels = (track: Track): Track => track.map(places => toPixels(places, layout))
  const map: Mapper = points => pixels(road.map(points))
  const points = pixels(road.points)
  const sheet =
    input.flat && input.dimensions === 2 && (options.sheet || options.cuts)
      ? buildSheet(actors, map, 2, 0.08 * layout.scale, options.cuts)
      : null
  const ribbon =
    input.dimensions === 1 ? buildRibbon(actors, map, 2, 0.08 * layout.scale, options.cuts) : null
  const labels = sheet ? cutLabels(sheet.cuts, map, points, layout) : () => []
  const beyond = halfPlanes(actors, layout)
  const outlines = road.stops.map(stop => targetOutline(stop, layout))
  const width = layout.scale

  return looks => {
    const shapes: Shape[] = [backgroundGrid(layout, theme)]
    if (looks.beyond > 0) {
      for (const [k, polygon] of beyond.cells) {
        const fill = classColor(theme.beyond, k)
        shapes.push({ kind: 'path', lines: [polygon], closed: true, fill, opacity: looks.beyond })
      }
    }
    if (sheet && options.sheet) shapes.push(...paintSheet(sheet, looks, theme, width))
    outlines.forEach((outline, i) => {
      if (!outline || looks.targets[i] <= 0) return
      const opacity = looks.targets[i]
      shapes.push({
        kind: 'path',
        lines: [outline.square],
        closed: true,
        stroke: theme.muted,
        width,
        opacity,
      })
      shapes.push(...cornerNames(outline.square, outline.range, layout, theme, opacity * (1 - looks.axes[i])))
    })
    shapes.push(frame(layout, theme))
    if (ribbon && options.sheet) shapes.push(...paintRibbon(ribbon, looks, layout, theme, places => places))
    if (sheet) {
      shapes.push(...paintCuts(sheet, looks, theme, width))
      if (looks.straight > 0 && sheet.best.length > 0) {
        shapes.push({
          kind: 'path',
          lines: sheet.best.map(t => along(t, looks.way)),
          closed: false,
          stroke: theme.ink,
          width: 1.6 * width,
          dash: [6 * width, 4 * width],
          opacity: looks.straight,
        })
      }
    }
    if (looks.beyond > 0) {
      shapes.push({
        kind: 'path',
        lines: beyond.lines,
        closed: false,
        stroke: theme.ink,
        width: 1.2 * width,
        dash: [5 * width, 4 * width],
        opacity: looks.beyond,
      })
    }
    if (sheet && options.sheet && looks.line > 0) {
      shapes.push({
        kind: 'path',
        lines: sheet.borders.map(t => along(t, looks.way)),
        closed: false,
        stroke: theme.ink,
        width: 2.5 * width,
        opacity: looks.line,
      })
    }
    shapes.push(...drawTrails(actors, looks, options.trails, layout, theme, way => along(points, way)))
    shapes.push(...drawPoints(actors, along(points, looks.way), layout, theme, { marked: looks.line }))
    shapes.push(...labels(looks, theme))
    road.stops.forEach(({ axes, view }, i) => {
      shapes.push(...planeAxes(layout, theme, axes, view, looks.axes[i]))
    })
    return shapes
  }
}

function paintSheet(sheet: Sheet, looks: Looks, theme: Theme, width: number): Shape[] {
  const tint = (k: number) => mix(theme.sheet, classColor(theme.tints, k), looks.tint)
  const outline = along(sheet.outline, looks.way)
  const fill = (lines: Float64Array[], k: number, rule?: 'nonzero'): Shape => ({
    kind: 'path',
    lines,
    closed: true,
    fill: tint(k),
    rule,
  })
  const { folded, regions } = sheet
  const shapes = folded
    ? [0, ...regions.map((_, k) => k + 1)].map(k => fill(facetsOf(folded, k, looks.way), k, 'nonzero'))
    : [
        fill([outline], 0),
        ...regions.flatMap((rings, k) =>
          looks.tint > 0 && rings.length > 0
            ? [
                fill(
                  rings.map(t => along(t, looks.way)),
                  k + 1,
                ),
              ]
            : [],
        ),
      ]
  const rule = (tracks: Track[], stroke: string): Shape => ({
    kind: 'path',
    lines: tracks.map(t => along(t, looks.way)),
    closed: false,
    stroke: mix(stroke, theme.muted, looks.tint),
    width,
    opacity: 1 - looks.tint * 0.78,
  })
  shapes.push(rule(sheet.fine, theme.grid.fine), rule(sheet.strong, theme.grid.strong))
  shapes.push({ kind: 'path', lines: [outline], closed: true, stroke: theme.muted, width })
  return shapes
}

function paintCuts(sheet: Sheet, looks: Looks, theme: Theme, width: number): Shape[] {
  return sheet.cuts
    .filter(cut => shownOf(cut, looks) > 0)
    .map(cut => ({
      kind: 'path',
      lines: [along(cut.line, looks.way)],
      closed: false,
      stroke: theme.accent,
      width: 1.5 * width,
      opacity: shownOf(cut, looks),
    }))
}

function cutLabels(cuts: Cut[], map: Mapper, points: Track, layout: Layout) {
  // A spot on the cut and one a little further on the walk, which gives the direction.
  const track = ({ ends: [x0, y0, x1, y1] }: Cut, share: number) =>
    map(
      Float64Array.from(
        [0, 0.004].flatMap(more => [x0 + (x1 - x0) * (share + more), y0 + (y1 - y0) * (share + more)]),
      ),
    )
  const spot = (cut: number, share: number, way: number) => leftOf(along(track(cuts[cut], share), way))
  const ways = MOMENTS.map(share => share * (points.length - 1))
  const crowds = ways.map(way => along(points, way))
  const shares = placeLabels(
    cuts.map(({ unit }) => unit),
    spot,
    ways,
    crowds,
    layout,
  )
  const tracks = cuts.map((cut, i) => track(cut, shares[i]))
  return (looks: Looks, theme: Theme) =>
    cuts.flatMap((cut, i) =>
      drawLabel(cut.unit, leftOf(along(tracks[i], looks.way)), layout, theme, shownOf(cut, looks)),
    )
}

function halfPlanes({ hidden, classes }: Actors, layout: Layout) {
  const box = corners(hidden.view.centre, hidden.view.half)
  const scores = hidden.scores
  if (!scores) return { cells: [], lines: [] }
  const place = (polygon: number[]) => toPixels(toBox(Float64Array.from(polygon), 2, hidden.view), layout)
  const cells = Array.from({ length: classes }, (_, k) => [k, cell(box, scores, k)] as const)
    .filter(([, polygon]) => polygon.length >= 6)
    .map(([k, polygon]) => [k, place(polygon)] as const)
  const lines = pairs(classes).flatMap(([a, b]) => {
    const ends = tie(box, scores, a, b)
    return ends ? [place(ends)] : []
  })
  return { cells, lines }
}

function targetOutline({ range, view, dimensions }: Stop, layout: Layout) {
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
  const write = (text: string, px: number, py: number, anchor: 'start' | 'middle' | 'end'): Shape => ({
    kind: 'text',
    x: px,
    y: py,
    text,
    size,
    anchor,
    fill: theme.muted,
    opacity,
    halo: { color: theme.background, width: 3 * layout.scale },
  })
  const name = (value: number) => String(value).replace('-', '−')
  const below = y + 13 * layout.textScale
  const shapes = [write(name(range[0]), x, below, 'middle'), write(name(range[1]), right, below, 'middle')]
  if (square.length === 8)
    shapes.push(write(name(range[1]), x - 5 * layout.scale, square[5] + 4 * layout.textScale, 'end'))
  return shapes
}
