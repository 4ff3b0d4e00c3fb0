import { eases, progress } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { AT_ONCE, chapterMoment, type Moves } from '../chapters.ts'
import { cellsOf, type GridStage, layoutBetween, plotWords, stageOf } from '../compare/grid.ts'
import type { ComparedState } from '../compare/planes.ts'
import { textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import { keyed, type Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import type { ScenePlan } from './define.ts'

/** Seconds of the way from the large plot to the grid and back, as shares of the grid's chapter. */
const DEAL = 0.26

/** Shares of a plot's chapter at which what the one before has drawn is gone, and its own line and tints come. */
const STEPS = { gone: 0.08, line: 0.5, tint: 0.7, done: 0.92 }

/** Share to which words shrink before they become fewer, and the pixels below which none shrinks. */
const SHRINK = 0.85
const LEGIBLE = 11

interface Multiple {
  /** Id of its chapter. */
  name: string
  label: string
  /** The same in one word. */
  short: string
  /** The words above it in the grid: all, and in several ways with ever fewer. */
  words: readonly string[]
}

/** Plots that come one after the other in large, and stand side by side at the end. */
export interface Multiples {
  plots: readonly Multiple[]
  /** One of them in a plot of any size, without axes and words. */
  draw(index: number, layout: Layout, state: ComparedState): Shape[]
  axes(layout: Layout, opacity: number): Shape[]
}

/** The chapters and the drawing of such plots. */
export function planMultiples(
  multiples: Multiples,
  { spec, say, theme }: { spec: Spec; say: Language; theme: Theme },
): Pick<ScenePlan, 'chapters' | 'below' | 'poster' | 'draw'> {
  const { plots } = multiples
  const isOne = plots.length === 1
  return {
    below: true,
    ...timeline(
      spec,
      [
        { id: 'data', name: say.chapters.data, share: 1 },
        ...plots.map(({ name, label }, i) => ({ id: name, name: label, share: 2.1, moves: movesOf(i) })),
        {
          ...{ id: 'grid', name: isOne ? say.chapters.result : say.chapters.sideBySide, share: 4.2 },
          moves: isOne ? {} : gridMoves(spec.oneWay),
        },
      ],
      layout => {
        const staged = openStage(multiples, theme, layout)
        return channels => (channels.grid > 0 ? sideBySide(staged, channels) : inLarge(staged, channels))
      },
      {
        // What is still seen has the word.
        says: (channels, chapter, chapters) =>
          chapter.id === 'grid' || chapter.id === 'data' ? chapter : chapters[1 + shownIn(plots, channels)],
      },
    ),
    poster: chapters => chapterMoment(chapters, 'grid', 0.5),
  }
}

/** A plot's chapter: what the one before has drawn leaves, and its own marks, line and tints come. */
function movesOf(plot: number): Moves {
  const { gone, line, tint, done } = STEPS
  return {
    ...(plot > 0 && { [`gone ${plot - 1}`]: { over: [0, gone], ease: eases.linear } }),
    [`mechanism ${plot}`]: { over: [plot > 0 ? gone : 0, line] },
    [`line ${plot}`]: { over: [line, tint] },
    [`tint ${plot}`]: { over: [tint, done] },
  }
}

/** The grid's chapter: the plots part, and all goes back to the data, so that a loop has no seam. */
function gridMoves(oneWay: boolean): Moves {
  return {
    grid: AT_ONCE,
    parted: { over: [0, DEAL] },
    ...(!oneWay && { back: { over: [1 - DEAL, 1] } }),
  }
}

/** All that does not change with time. */
interface Staged extends Multiples, GridStage {
  theme: Theme
  cells: Layout[]
  /** The line of words above each. */
  lines: string[]
}

function openStage(multiples: Multiples, theme: Theme, layout: Layout): Staged {
  const { plots } = multiples
  const cells = cellsOf(layout, plots.length)
  const lines = linesAbove(plots, cells[0])
  return { ...multiples, ...stageOf(layout, plots.length), theme, cells, lines }
}

/** The plot that is shown in large: the first one that has not gone. */
function shownIn(plots: readonly Multiple[], channels: Channels): number {
  return plots.findIndex((_, i) => !(channels[`gone ${i}`] >= 1))
}

/** One plot in large, beside those that were before in small, where there is room. */
function inLarge({ plots, draw, axes, theme, large, small }: Staged, channels: Channels): Shape[] {
  const shown = shownIn(plots, channels)
  const [gone = 0, mechanism, line, tint] = ['gone', 'mechanism', 'line', 'tint'].map(
    what => channels[`${what} ${shown}`],
  )
  const state: ComparedState = { mechanism, shown: 1 - gone, line, tint: tint * (1 - gone) }
  return [
    ...(small ?? []).flatMap((place, i) => {
      // What leaves the large plot comes in its small one.
      const done = i < shown ? 1 : i === shown ? gone : 0
      return keyed(i, [...draw(i, place, drawn(done)), ...nameOf(plots[i], place, theme, done)])
    }),
    // Without small ones the plot that the first one's in the grid comes from.
    ...keyed(small ? 'large' : 0, draw(shown, large, state)),
    ...axes(large, 1),
  ]
}

/** All plots on their way to the grid, in it, and back to the data. */
function sideBySide(
  { plots, draw, axes, theme, large, small, cells, lines }: Staged,
  { parted, back = 0 }: Channels,
): Shape[] {
  const last = plots.length - 1
  const away = 1 - back
  const share = Math.min(parted, away)
  return [
    ...plots.flatMap((one, i) => {
      const place = layoutBetween(small?.[i] ?? large, cells[i], share)
      // The last one comes from the large plot.
      const done = small && i === last ? share : away
      return keyed(i, [
        ...draw(i, place, drawn(done)),
        ...(small ? nameOf(one, place, theme, done * (1 - progress(share, 0, 0.1))) : []),
        // Names come when the plots have parted.
        ...words(one, lines[i], place, theme, progress(share, 0.9, 1)),
      ])
    }),
    ...(small && share < 1
      ? keyed('large', draw(last, layoutBetween(large, cells[last], share), drawn(away)))
      : []),
    ...axes(large, 1 - progress(share, 0, 0.15)),
  ]
}

/** A picture, whole but for what has gone, or not yet come. */
function drawn(share: number): ComparedState {
  return { mechanism: 1, shown: share, tint: share, line: 1 }
}

function words(one: Multiple, line: string, layout: Layout, theme: Theme, opacity: number): Shape[] {
  const { count: size, countUp, nameUp } = plotWords(layout)
  return [
    ...nameOf(one, layout, theme, opacity, nameUp),
    ...lineAbove(line, layout, countUp, { size, weight: 400, fill: theme.muted, opacity }),
  ]
}

function nameOf(
  { label, short }: Multiple,
  layout: Layout,
  theme: Theme,
  opacity: number,
  up = 0.45 * plotWords(layout).name,
): Shape[] {
  const { name: size } = plotWords(layout)
  const name = textWidth(label, size, 600, layout.font) <= layout.plot.size ? label : short
  return lineAbove(name, layout, up, { size, weight: 600, fill: theme.ink, opacity })
}

function lineAbove(
  text: string,
  { plot, font }: Layout,
  up: number,
  { size, weight, fill, opacity }: { size: number; weight: 400 | 600; fill: string; opacity: number },
): Shape[] {
  if (opacity <= 0) return []
  const fits = Math.min(1, plot.size / textWidth(text, size, weight, font))
  const key = `word ${weight}`
  return [{ kind: 'text', key, x: plot.x, y: plot.y - up, text, size: size * fits, weight, fill, opacity }]
}

/** The lines above small plots, in as many words as all of them have room for. */
function linesAbove(plots: readonly Multiple[], layout: Layout): string[] {
  const { plot, font } = layout
  const size = plotWords(layout).count
  const least = Math.min(size, Math.max(SHRINK * size, LEGIBLE))
  const fits = (text: string) => textWidth(text, least, 400, font) <= plot.size
  const [{ words }] = plots
  const last = words.length - 1
  const way = words.findIndex((_, way) => way === last || plots.every(({ words }) => fits(words[way])))
  return plots.map(({ words }) => words[way])
}
