import type { Actors } from './actors.ts'
import { asInputs } from './actors.ts'
import { backgroundGrid, frame, planeAxes, toPixels } from './axes.ts'
import { mix } from './color.ts'
import type { Mapper } from './curve.ts'
import { drawLabel, leftOf, MOMENTS, placeLabels } from './cutlabels.ts'
import { cell, tie } from './decision.ts'
import { facetsOf } from './fold.ts'
import type { Layout } from './layout.ts'
import { drawPoints } from './points.ts'
import { buildRibbon, paintRibbon } from './ribbon.ts'
import type { Shape } from './shape.ts'
import { buildSheet, type Cut, corners, pairs, type Sheet, shownOf } from './sheet.ts'
import type { Looks, Stage } from './stage.ts'
import { classColor, type Theme } from './theme.ts'
import { along, type Track, toBox } from './tween.ts'

/** The stage of a layer of one or two units, or of a projection to two: everything happens in the plane. */
export function planeStage(
  actors: Actors,
  layout: Layout,
  theme: Theme,
  options: { sheet: boolean; cuts: boolean },
): Stage {
  const { input, hidden, rows, dataset } = actors
  const pixels = (points: Float64Array, view: { centre: number[]; half: number }) =>
    toPixels(toBox(points, 2, view), layout)
  const map = (points: Float64Array): Track => ({
    from: pixels(points, input),
    to: pixels(hidden.place(asInputs(points, dataset.features.length)), hidden.view),
  })
  const points: Track = {
    from: pixels(pickRows(input.coordinates, rows), input),
    to: pixels(pickRows(hidden.place(dataset.x), rows), hidden.view),
  }
  const sheet =
    input.flat && input.dimensions === 2 && (options.sheet || options.cuts)
      ? buildSheet(actors, map, 2, 0.08 * layout.scale, options.cuts)
      : null
  const ribbon =
    input.dimensions === 1 ? buildRibbon(actors, map, 2, 0.08 * layout.scale, options.cuts) : null
  const labels = sheet ? cutLabels(sheet.cuts, map, points, layout) : () => []
  const beyond = halfPlanes(actors, layout)
  const outline = targetOutline(actors, layout)
  const width = layout.scale

  return looks => {
    const shapes: Shape[] = [backgroundGrid(layout, theme)]
    if (looks.beyond > 0) {
      for (const [k, polygon] of beyond.cells) {
        const fill = mix(theme.background, classColor(theme.beyond, k), looks.beyond)
        shapes.push({ kind: 'path', lines: [polygon], closed: true, fill })
      }
    }
    if (sheet && options.sheet) shapes.push(...paintSheet(sheet, looks, theme, width))
    if (outline && looks.target > 0) {
      shapes.push({
        kind: 'path',
        lines: [outline.square],
        closed: true,
        stroke: theme.muted,
        width,
        opacity: looks.target,
      })
      shapes.push(
        ...cornerNames(outline.square, outline.range, layout, theme, looks.target * (1 - looks.hiddenAxes)),
      )
    }
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
    shapes.push(...drawPoints(actors, along(points, looks.way), layout, theme, { marked: looks.line }))
    shapes.push(...labels(looks, theme))
    shapes.push(...planeAxes(layout, theme, input.axes, input, looks.inputAxes))
    shapes.push(...planeAxes(layout, theme, hidden.axes, hidden.view, looks.hiddenAxes))
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
  const crowds = MOMENTS.map(way => along(points, way))
  const shares = placeLabels(
    cuts.map(({ unit }) => unit),
    spot,
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

function targetOutline({ hidden }: Actors, layout: Layout) {
  if (!hidden.range || hidden.units.length === 0) return null
  const [low, high] = hidden.range
  const square =
    hidden.units.length === 1
      ? [low, 0, high, 0]
      : corners([(low + high) / 2, (low + high) / 2], (high - low) / 2)
  return { square: toPixels(toBox(Float64Array.from(square), 2, hidden.view), layout), range: hidden.range }
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

/** The given rows of points, 2 or 3 numbers each. */
export function pickRows(points: Float64Array, rows: Int32Array, stride = 2): Float64Array {
  const picked = new Float64Array(rows.length * stride)
  rows.forEach((row, i) => {
    picked.set(points.subarray(row * stride, (row + 1) * stride), i * stride)
  })
  return picked
}
