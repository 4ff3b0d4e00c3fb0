import type { Language } from '../../language/language.ts'
import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout, MarkName } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { LEGEND_ENTRIES } from '../model/class-names.ts'
import { pickRows } from '../model/common-model.ts'
import type { FrameState } from '../model/frame-state.ts'
import type { DotsShape, Shape } from '../shape.ts'
import { mixColors } from './color.ts'
import { crowding } from './crowd.ts'
import type { Theme } from './theme.ts'
import { classColor, classMarkers } from './themes.ts'

/** The ink and the pixels that a ring loses in a crowd. */
const LIGHTER = { ink: 0.4, width: 0.6 }

/** Radius of a dot in pixels without its halo: 8 to 9 pixels across for a few hundred, less in a crowd. */
export function dotRadius(count: number, layout: Layout): number {
  return layout.scale * 4.2 * Math.min(1, Math.max(0.35, (400 / Math.max(1, count)) ** 0.3))
}

/** Style of the dots of so many classes: colours, one a class, with outlines and shapes; behind them those of hollow dots. */
export function dotStyle(theme: Theme, classes: number, { scale }: Layout, hollow = false) {
  const of = (colors: string[]) => Array.from({ length: classes }, (_, k) => classColor(colors, k))
  const empty = hollow ? Array<string>(classes).fill(theme.background) : []
  const colors = [...of(theme.classes), ...empty]
  const rims = [...of(theme.rims), ...(hollow ? of(theme.rims) : [])]
  const marker = classMarkers(theme, classes)
  return {
    colors,
    ...(rims.some((rim, k) => rim !== colors[k]) && {
      rim: { colors: rims, width: (hollow ? 1.7 : 1.1) * scale },
    }),
    ...(marker && { marker: hollow ? [...marker, ...marker] : marker }),
  }
}

/** The colour of a row among those of `dotStyle`: hollow for one that was held out of training. */
export function dotColor({ all, dataset, classes }: ClassModel, row: number): number {
  return all.y[row] + (row < dataset.y.length ? 0 : classes)
}

/** The halo of a dot, and round it a ring as far as it is `marked`; in a `crowd` but a dark edge, where rings would be a blot. */
export function ringOf(theme: Theme, { scale }: Layout, marked: number, crowd = 0): DotsShape['ring'] {
  const halo = { color: theme.background, width: scale }
  if (marked <= 0) return halo
  const color = mixColors(theme.background, theme.ink, marked * (1 - LIGHTER.ink * crowd))
  const width = scale * marked * (1.3 - LIGHTER.width * crowd)
  return { color, width, gap: { ...halo, width: scale * (1 - marked * crowd) } }
}

/** Steps of the strength of points beside a slice: enough to fade, few enough for shapes. */
const STRENGTHS = 10

/** Radius of the mark in a point that is right by what a slice holds, of the point's own. */
export const PIP = 0.4

/** The strength at which a row is drawn, 0 to 1, in steps; 0 for one too far from a slice. */
export function strengthOf({ slice }: Pick<ClassModel, 'slice'>, row: number): number {
  return slice ? Math.ceil(slice.strengths[row] * STRENGTHS) / STRENGTHS : 1
}

/** Indices by the strength of what they stand for, the weakest first; those of strength 0 are left out. */
export function byStrength(
  model: Pick<ClassModel, 'slice'>,
  indices: readonly number[],
  rowOf: (index: number) => number,
): { strength: number; indices: number[] }[] {
  if (!model.slice) return [{ strength: 1, indices: [...indices] }]
  const groups = new Map<number, number[]>()
  for (const index of indices) {
    const strength = strengthOf(model, rowOf(index))
    if (strength === 0) continue
    if (!groups.has(strength)) groups.set(strength, [])
    groups.get(strength)!.push(index)
  }
  return [...groups]
    .map(([strength, indices]) => ({ strength, indices }))
    .sort((a, b) => a.strength - b.strength)
}

/** The key of shapes of one strength. */
export function strengthKey(key: string, strength: number): string {
  return strength === 1 ? key : `${key} ${strength}`
}

/**
 * Samples as dots with a halo; `marked` (0 to 1) puts an ink ring on those on the wrong side, `shown` leaves
 * out all but the first. Beside a slice a dot is as strong as it is near, and `foreign` (0 to 1) puts a mark in those
 * that are right by what the slice holds.
 */
export function drawPoints(
  model: ClassModel,
  places: Float64Array,
  layout: Layout,
  theme: Theme,
  { marked = 0, shown = model.rows.length, opacity = 1, foreign = marked }: PointsState,
): Shape[] {
  const { rows, wrong, dataset, classes } = model
  const radius = dotRadius(rows.length, layout)
  const state = dotStyle(theme, classes, layout, dataset.test !== undefined)
  const dots = (key: string, from: number, to: number, ring: DotsShape['ring']): Shape[] =>
    pointsBetween(model, places, from, to).map(({ strength, ...points }) => ({
      kind: 'dots',
      key: strengthKey(key, strength),
      ...points,
      radius,
      ...state,
      fill: Uint8Array.from(points.rows, row => dotColor(model, row)),
      ring,
      opacity: opacity * strength,
    }))
  const right = Math.min(shown, rows.length - wrong)
  const shapes = dots('points', 0, right, ringOf(theme, layout, 0))
  if (shown > right) {
    const crowd = marked > 0 ? crowding(places.subarray(2 * right, 2 * shown), 1.5 * radius) : 0
    shapes.push(...dots('wrong', right, shown, ringOf(theme, layout, marked, crowd)))
  }
  shapes.push(...pips(model, places, radius, theme, opacity * foreign))
  // A name among points that come stays where it will be.
  const named = { ...model, rows: model.named ? rows : rows.subarray(0, shown) }
  const there = model.named && rows.length > 0 ? (opacity * shown) / rows.length : opacity
  return [...shapes, ...pointNames(named, places, layout, theme, there)]
}

/** The state of points, all but the number of those shown from 0 to 1. */
interface PointsState {
  marked?: number
  shown?: number
  opacity?: number
  foreign?: number
}

/** Points from one index to another with their rows, by strength. */
function pointsBetween({ rows, slice }: ClassModel, places: Float64Array, from: number, to: number) {
  if (!slice)
    return [{ strength: 1, centres: places.subarray(2 * from, 2 * to), rows: rows.subarray(from, to) }]
  const all = Array.from({ length: to - from }, (_, i) => from + i)
  return pointsByStrength({ rows, slice }, places, all)
}

/** Drawn points, by their numbers, with their rows, by strength. */
function pointsByStrength(model: Pick<ClassModel, 'rows' | 'slice'>, places: Float64Array, drawn: number[]) {
  return byStrength(model, drawn, i => model.rows[i]).map(({ strength, indices }) => ({
    strength,
    centres: pickRows(places, Int32Array.from(indices), 2),
    rows: Int32Array.from(indices, i => model.rows[i]),
  }))
}

/** A small dot in each point that is right although its place on the slice has another class. */
function pips(
  model: ClassModel,
  places: Float64Array,
  radius: number,
  theme: Theme,
  opacity: number,
): Shape[] {
  const { rows, slice, all, dataset } = model
  if (!slice || opacity <= 0) return []
  const foreign = Array.from(rows.keys()).filter(i => slice.foreign[rows[i]] === 1)
  // A hollow point has its mark in its own colour.
  const fillOf = (row: number) => (row < dataset.y.length ? 0 : 1 + (all.y[row] % theme.rims.length))
  return pointsByStrength(model, places, foreign).map(({ strength, ...points }) => ({
    ...{ kind: 'dots', key: strengthKey('foreign', strength), ...points, radius: PIP * radius },
    ...{ colors: [theme.background, ...theme.rims], fill: Uint8Array.from(points.rows, fillOf) },
    opacity: opacity * strength,
  }))
}

/** Short trails behind some of the samples; `at` gives all places (× 2) at a position on the trajectory. */
export function drawTrails(
  { rows, all, chosen, slice }: ClassModel,
  state: FrameState,
  layout: Layout,
  theme: Theme,
  at: (position: number) => Float64Array,
): Shape[] {
  if (chosen.trails.length === 0 || state.trail.every(position => position === state.position)) return []
  const past = [state.position, ...state.trail].map(at)
  const shown = Array.from(chosen.trails).filter(i => strengthOf({ slice }, rows[i]) > 0)
  return shown.map(i => ({
    kind: 'path',
    key: `trail ${rows[i]}`,
    lines: [past.flatMap(places => [places[2 * i], places[2 * i + 1]])],
    closed: false,
    stroke: classColor(theme.rims, all.y[rows[i]]),
    width: 1.6 * layout.scale,
    cap: 'round',
    opacity: 0.45 * strengthOf({ slice }, rows[i]),
  }))
}

/** The marks of points of which some are on the wrong side. */
export function wrongMarks(wrong: number): MarkName[] {
  return wrong > 0 ? ['wrong'] : []
}

/** Names of the legend; up to three classes whose names are numbers are called "class 0". None where names stand at points. */
export function legendNames({ classes }: { classes: string[] }, say: Language): string[] {
  if (classes.length > LEGEND_ENTRIES) return []
  return classes.length > 3 ? classes : classNames({ classes }, say)
}

/** Names of classes as words: a number is “class 1”. */
export function classNames({ classes }: { classes: string[] }, say: Language): string[] {
  return classes.map(name => (/^-?\d+(\.\d+)?$/.test(name) ? say.data.classNumber({ name }) : name))
}

/** Names of classes at points of theirs (× 2, pixels), or at their centres. One that would cover another fades. */
export function pointNames(
  model: ClassModel,
  places: Float64Array,
  layout: Layout,
  theme: Theme,
  opacity = 1,
): Shape[] {
  const { plot, scale, textScale } = layout
  const size = 13 * textScale
  const widest = (model.named ? 0.4 : 0.3) * plot.size
  // A legend has all in full: some names alone would look as if only these were meant.
  if (model.named && model.dataset.classes.some(name => textWidth(name, size, 600, layout.font) > widest))
    return []
  const halo = { color: theme.background, width: 4 * scale }
  const taken: Box[] = []
  return anchorsOf(model, places).flatMap((anchor, k): Shape[] => {
    if (!anchor) return []
    const text = fitText(model.dataset.classes[k], widest, size, 600, layout.font)
    const width = textWidth(text, size, 600, layout.font)
    const x = Math.min(plot.x + plot.size - width / 2, Math.max(plot.x + width / 2, anchor[0]))
    const box = { x, y: anchor[1], width, height: size }
    const free = model.named ? 1 - Math.max(0, ...taken.map(other => overlap(box, other))) : 1
    taken.push(box)
    if (free <= 0) return []
    return [
      {
        ...{ kind: 'text', key: `class ${k}`, x, y: anchor[1], text, size, weight: 600 },
        ...{ anchor: 'middle', baseline: 'middle', fill: theme.ink, halo, opacity: opacity * free },
      },
    ]
  })
}

/** A rectangle about its centre. */
interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Share of a name's height that another covers, where it lies beside it; twice that, so that it is gone at a half. */
function overlap(a: Box, b: Box): number {
  const across = (a.width + b.width) / 2 - Math.abs(a.x - b.x)
  const down = (a.height + b.height) / 2 - Math.abs(a.y - b.y)
  return across <= 0 || down <= 0 ? 0 : Math.min(1, 2 * Math.min(across / a.height, down / a.height))
}

/** The place of each class's name: its own point, or the centre of its points; null for none. */
function anchorsOf({ rows, all, named, namesakes, classes }: ClassModel, places: Float64Array) {
  if (!named)
    return namesakes.map(row => {
      const i = rows.indexOf(row)
      return i < 0 ? null : [places[2 * i], places[2 * i + 1]]
    })
  const sums = Array.from({ length: classes }, () => [0, 0, 0])
  rows.forEach((row, i) => {
    const sum = sums[all.y[row]]
    sum[0] += places[2 * i]
    sum[1] += places[2 * i + 1]
    sum[2]++
  })
  return sums.map(([x, y, count]) => (count === 0 ? null : [x / count, y / count]))
}
