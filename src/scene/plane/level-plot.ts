import { simplifyPolyline } from '../../geometry/polyline.ts'
import type { Language } from '../../language/language.ts'
import type { ChapterPlan } from '../chapters.ts'
import { openPlane, outlineOf } from '../coordinates/plane.ts'
import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import { remember } from '../memoize.ts'
import { pickRows } from '../model/common-model.ts'
import { levelAreas } from '../model/level-areas.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { filled, outlined, type Shape, type TextShape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { type Box, textBox, textGap } from '../style/give-way.ts'
import { type Heights, heightColors, heightsOf } from '../style/height-colors.ts'
import { drawHeights } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { written } from '../style/tick-labels.ts'
import type { Channels } from '../timeline/timeline.ts'
import { drawnTo } from './drawn-line.ts'

/** Pixels at 600 by which outlines may stray, and points of a line between the places at which its number is tried. */
const STRAY = 0.06
const TRIES = 3

/** Pixels at 600 from a number to the next one, and to the edge, that are enough. */
const CLEAR = 40

/** Shares of a level's chapter in which its line is drawn, what is below it coloured, and its number written. */
const LINE = { over: [0, 0.55] } as const
const TINT = { over: [0.25, 0.9] } as const
const NAME = { over: [0.55, 0.9] } as const

/** Share of the last chapter in which what is above all levels is coloured. */
const LAST = { over: [0, 0.25] } as const

/** The levels that the output reaches within the plot, from the lowest one. */
export function levelsReached(model: RegressionModel): number[] {
  return remember(model, 'levels reached', () =>
    levelAreas(model, heightsOf(model)).flatMap(({ lines }, i) => (lines.length > 0 ? [i] : [])),
  )
}

/** A chapter for each level that is reached, and one in which all are there. */
export function levelChapters(name: string, labels: readonly string[], { levels }: Language): ChapterPlan[] {
  const each = labels.map((label, i) => ({
    ...{ id: `level-${i}`, name: levels.chapter({ name, label }), share: 52 / labels.length },
    moves: { [`line ${i}`]: LINE, [`tint ${i}`]: TINT, [`name ${i}`]: NAME },
  }))
  return [...each, { id: 'levels', name: levels.all, share: 51, moves: { above: LAST } }]
}

/** The parts of levels that are shown, by the channels of the chapters of those that are `reached`. */
export function levelsAt(channels: Channels, levels: number, reached: readonly number[]): LevelState {
  // What is below a level that is not reached, and above all, comes with the next chapter.
  const each = (what: string) =>
    Array.from({ length: levels + 1 }, (_, i) => {
      const next = reached.findIndex(level => level >= i)
      return channels[next < 0 ? 'above' : `${what} ${next}`]
    })
  const [lines, names, tints] = ['line', 'name', 'tint'].map(each)
  return { lines, names, tints, left: channels.left }
}

/** The progress of each part of the picture, 0 to 1. */
export interface LevelState {
  /** By level, from the lowest one: the share of its line that is drawn, and its number. */
  lines: readonly number[]
  names: readonly number[]
  /** The colours below each level, and that above all. */
  tints: readonly number[]
  /** Opacity of all but the points. */
  left: number
}

/**
 * The input plane in areas between levels of the output, with lines at the levels and numbers on them, and the points. Of a
 * network that moves, which has the heights of the trained one, the lines are rough, and have no numbers.
 */
export function levelPlot(
  model: RegressionModel,
  layout: Layout,
  theme: Theme,
  trained?: Heights,
  axes = true,
) {
  const { input, rows } = model
  const heights = trained ?? heightsOf(model)
  const moves = trained !== undefined
  const { scale } = layout
  const plane = openPlane(input, layout, theme)
  const { place } = plane
  const found = levelAreas(model, heights, moves).map(({ rings, lines }) => ({
    rings: rings.map(ring => simplifyPolyline(place(ring), STRAY * scale)),
    lines: lines.map(place),
  }))
  const colors = heightColors(heights, theme)
  const centres = place(pickRows(input.coordinates, rows, 2))
  const numbered = moves
    ? []
    : found.map(({ lines }, i) => ({ lines, text: written(heights.levels[i].label, layout) }))
  const names = levelNames(numbered, centres, layout, theme)
  const ink = { stroke: theme.ink, width: 0.9 * scale }
  const fade = (opacity: number) => (opacity < 1 ? { opacity } : {})
  return ({ lines, tints, names: named, left }: LevelState): Shape[] => {
    const tinted = (i: number) => mixColors(theme.background, colors[i], tints[i] * left)
    return [
      filled('area', [outlineOf(layout.plot)], tinted(0)),
      ...found.flatMap(({ rings }, i) =>
        rings.length > 0 ? [filled(`area ${i}`, rings, tinted(i + 1))] : [],
      ),
      plane.grid(1 - tints[0] * left),
      plane.frame,
      ...found.flatMap(({ lines: own }, i) => drawnTo(`level ${i}`, own, lines[i], left, ink)),
      ...drawHeights(model, heights, centres, layout, theme),
      ...names.flatMap(({ level, ...text }): Shape[] =>
        named[level] * left > 0 ? [{ ...text, ...fade(named[level] * left) }] : [],
      ),
      ...(axes ? plane.axes() : []),
    ]
  }
}

/** The numbers on lines: each where it covers no other one and few points; none where it has no such place. */
export function levelNames(
  levels: readonly { lines: Float64Array[]; text: string }[],
  centres: Float64Array,
  layout: Layout,
  theme: Theme,
): (TextShape & { level: number })[] {
  const { plot, scale, textScale, font } = layout
  const size = 11 * textScale
  const taken: Box[] = []
  return levels.flatMap(({ lines, text }, level) => {
    const longest = lines.reduce((a, b) => (b.length > a.length ? b : a), new Float64Array(0))
    const at = (i: number) => ({
      ...({ kind: 'text', key: `number ${level}`, text, size, fill: theme.ink } as const),
      ...({ anchor: 'middle', baseline: 'middle', x: longest[2 * i], y: longest[2 * i + 1] } as const),
      halo: { color: theme.background, width: 2.5 * scale },
    })
    const best = Array.from({ length: Math.floor(longest.length / 2 / TRIES) }, (_, k) => at(k * TRIES))
      .map(shape => ({ shape, box: textBox(shape, font) }))
      .map(one => {
        const [left, top, right, bottom] = one.box
        const edges = [
          left - plot.x,
          top - plot.y,
          plot.x + plot.size - right,
          plot.y + (plot.height ?? plot.size) - bottom,
        ]
        const near = Math.min(CLEAR * scale, ...edges, ...taken.map(other => textGap(one.box, other)))
        return { ...one, near, grade: near / (CLEAR * scale) - 0.3 * coveredBy(one.box, centres, 4 * scale) }
      })
      .filter(({ near }) => near > 3 * scale)
      .reduce<{ shape: TextShape; box: Box; grade: number } | null>(
        (a, b) => (a && a.grade >= b.grade ? a : b),
        null,
      )
    if (!best) return []
    taken.push(best.box)
    return [{ ...best.shape, level }]
  })
}

/** The number of dots that a box covers a part of. */
function coveredBy([left, top, right, bottom]: Box, centres: Float64Array, radius: number): number {
  let covered = 0
  for (let i = 0; i < centres.length; i += 2)
    if (
      centres[i] > left - radius &&
      centres[i] < right + radius &&
      centres[i + 1] > top - radius &&
      centres[i + 1] < bottom + radius
    )
      covered++
  return covered
}

/** Pixels at a text scale of 1: of the scale below the axes, of these, of its bar, and around words. */
export const SCALE_HEIGHT = 40
const AXES = 54
const BAR = 9
const GAP = 8

/** The colours of heights as a bar below the plot, with the target's name before it and numbers where they change. */
export function heightScale(model: RegressionModel, layout: Layout, theme: Theme): Shape[] {
  const { plot, scale, textScale, font } = layout
  const heights = heightsOf(model)
  const [size, small] = [13 * textScale, 11 * textScale]
  const name = fitText(model.height.name, 0.3 * plot.size, size, 400, font)
  const left = plot.x + textWidth(name, size, 400, font) + GAP * textScale
  const top = plot.y + plot.size + AXES * textScale
  const [bottom, right] = [top + BAR * textScale, plot.x + plot.size]
  const { least: low, most: high, levels } = heights
  const placeOf = (at: number) => left + ((at - low) / (high - low || 1)) * (right - left)
  const ends = [low, ...levels.map(({ at }) => at), high].map(placeOf)
  const rectangle = (from: number, to: number) => [from, top, to, top, to, bottom, from, bottom]
  let free = Number.NEGATIVE_INFINITY
  return [
    ...heightColors(heights, theme).map(
      (fill, i): Shape => filled(`scale ${i}`, [rectangle(ends[i], ends[i + 1])], fill),
    ),
    outlined('scale frame', [rectangle(left, right)], theme.frame, scale),
    {
      ...{ kind: 'text', key: 'scale name', x: plot.x, y: (top + bottom) / 2, text: name },
      ...{ baseline: 'middle', size, fill: theme.ink },
    },
    ...levels.flatMap(({ at, label: digits }, i): Shape[] => {
      const label = written(digits, layout)
      const [x, half] = [placeOf(at), textWidth(label, small, 400, font) / 2]
      if (x - half < free) return []
      free = x + half + GAP * textScale
      return [
        {
          ...{ kind: 'text', key: `scale number ${i}`, x, y: bottom + 1.2 * small, text: label, size: small },
          ...{ anchor: 'middle', fill: theme.muted },
        },
      ]
    }),
  ]
}
