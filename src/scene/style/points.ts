import { sampleRows } from '../../data/sample.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { FrameState } from '../model/frame-state.ts'
import type { DotsShape, Shape } from '../shape.ts'
import { mixColors } from './color.ts'
import type { Layout } from './layout.ts'
import { textWidth } from './text.ts'
import { classColor, classMarkers, type Theme } from './theme.ts'

/** Classes from which on names stand at the classes' medians instead of in a legend. */
const NAMES_AT_MEDIANS = 4

/** Radius of a dot in pixels without its halo: 8 to 9 pixels across for a few hundred, less in a crowd. */
export function dotRadius(count: number, layout: Layout): number {
  return layout.scale * 4.2 * Math.min(1, Math.max(0.35, (400 / Math.max(1, count)) ** 0.3))
}

/** Style of the dots of so many classes: colours, one a class, with their outlines and shapes. */
export function dotStyle(
  theme: Theme,
  classes: number,
  { scale }: Layout,
): Pick<DotsShape, 'colors' | 'rim' | 'marker'> {
  const of = (colors: string[]) => Array.from({ length: classes }, (_, k) => classColor(colors, k))
  const [colors, rims] = [of(theme.classes), of(theme.rims)]
  const marker = classMarkers(theme, classes)
  return {
    colors,
    ...(rims.some((rim, k) => rim !== colors[k]) && { rim: { colors: rims, width: 1.1 * scale } }),
    ...(marker && { marker }),
  }
}

/** The halo of a dot, and round it an ink ring for one on the wrong side, as far as that is `marked` (0 to 1). */
export function ringOf(theme: Theme, { scale }: Layout, marked: number): DotsShape['ring'] {
  const halo = { color: theme.background, width: scale }
  if (marked <= 0) return halo
  return { color: mixColors(theme.background, theme.ink, marked), width: 1.3 * scale * marked, gap: halo }
}

/**
 * Samples as dots with a halo; `marked` (0 to 1) puts an ink ring on those on the wrong side, `shown` leaves
 * out all but the first.
 */
export function drawPoints(
  model: FigureModel,
  places: Float64Array,
  layout: Layout,
  theme: Theme,
  { marked = 0, shown = model.rows.length, opacity = 1 },
): Shape[] {
  const { rows, wrong, dataset, classes } = model
  const radius = dotRadius(rows.length, layout)
  const state = dotStyle(theme, classes, layout)
  const fill = Uint8Array.from(rows, row => dataset.y[row])
  const dots = (from: number, to: number, ring: DotsShape['ring']): Shape => ({
    kind: 'dots',
    centres: places.subarray(2 * from, 2 * to),
    radius,
    ...state,
    fill: fill.subarray(from, to),
    ring,
    opacity,
  })
  const right = Math.min(shown, rows.length - wrong)
  const shapes = [dots(0, right, ringOf(theme, layout, 0))]
  if (shown > right) shapes.push(dots(right, shown, ringOf(theme, layout, marked)))
  return [...shapes, ...medianNames(model, places, layout, theme)]
}

/** Short trails behind `count` of the samples; `at` gives all places (× 2) at a position on the trajectory. */
export function drawTrails(
  { rows, dataset }: FigureModel,
  state: FrameState,
  count: number,
  layout: Layout,
  theme: Theme,
  at: (position: number) => Float64Array,
): Shape[] {
  if (count === 0 || state.trail.every(position => position === state.position)) return []
  const past = [state.position, ...state.trail].map(at)
  const chosen = Array.from(sampleRows(rows.length, count, 1))
  return chosen.map(i => ({
    kind: 'path',
    lines: [past.flatMap(places => [places[2 * i], places[2 * i + 1]])],
    closed: false,
    stroke: classColor(theme.rims, dataset.y[rows[i]]),
    width: 1.6 * layout.scale,
    cap: 'round',
    opacity: 0.45,
  }))
}

/** Class names for the legend; digits alone are called "class 0". */
/** Names of classes as words: a number is “class 1”. */
export function classNames({ classes }: { classes: string[] }): string[] {
  return classes.map(name => (/^-?\d+(\.\d+)?$/.test(name) ? `class ${name}` : name))
}

/** Names of the legend: empty where names stand in the picture instead. */
export function legendNames(dataset: { classes: string[] }): string[] {
  return dataset.classes.length >= NAMES_AT_MEDIANS ? [] : classNames(dataset)
}

/** Names of many classes at the medians of their points (× 2, pixels); none where a legend has them. */
export function medianNames(
  { rows, dataset }: FigureModel,
  places: Float64Array,
  layout: Layout,
  theme: Theme,
): Shape[] {
  if (dataset.classes.length < NAMES_AT_MEDIANS) return []
  const size = 13 * layout.textScale
  return dataset.classes.flatMap((name, k): Shape[] => {
    const members = Array.from(rows.keys()).filter(i => dataset.y[rows[i]] === k)
    if (members.length === 0) return []
    const [x, y] = [0, 1].map(d => median(members.map(i => places[2 * i + d])))
    const half = textWidth(name, size, 600) / 2
    const inside = Math.min(layout.plot.x + layout.plot.size - half, Math.max(layout.plot.x + half, x))
    return [
      {
        kind: 'text',
        x: inside,
        y,
        text: name,
        size,
        weight: 600,
        anchor: 'middle',
        baseline: 'middle',
        fill: theme.ink,
        halo: { color: theme.background, width: 4 * layout.scale },
      },
    ]
  })
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
