import { eases } from '../../geometry/ease.ts'
import { AT_ONCE, chapterMoment, type Moves } from '../chapters.ts'
import { cellsOf, type GridStage, plotWords, stageOf } from '../compare/grid.ts'
import type { ComparedState } from '../compare/planes.ts'
import { textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Chapter } from '../scene.ts'
import { keyed, type Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import type { SceneContext } from './define.ts'

/** The share of the grid's chapter, 0.4 s of it, in which the large plot fades and then the grid comes, and the way back. */
const FADE = 0.1

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
export function planMultiples(multiples: Multiples, { spec, say, theme }: SceneContext<FigureModel>) {
  const { plots } = multiples
  const isOne = plots.length === 1
  return {
    below: true as const,
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
        const cells = cellsOf(layout, plots.length)
        const lines = linesAbove(plots, cells[0])
        const staged = { ...multiples, ...stageOf(layout, plots.length), theme, cells, lines }
        return channels => (channels.grid > 0 ? sideBySide(staged, channels) : inLarge(staged, channels))
      },
      {
        // What is still seen has the word.
        says(channels, chapter, chapters) {
          if (chapter.id === 'grid') return channels.back > 0.5 ? chapters[0] : chapter
          return chapter.id === 'data' ? chapter : chapters[1 + shownIn(plots, channels)]
        },
      },
    ),
    poster: (chapters: readonly Chapter[]) => chapterMoment(chapters, 'grid', 0.5),
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

/** The grid's chapter: the plots come side by side, and all goes back to the data, so that a loop has no seam. */
function gridMoves(oneWay: boolean): Moves {
  const ease = eases.linear
  return {
    grid: AT_ONCE,
    parted: { over: [0, FADE], ease },
    ...(!oneWay && { back: { over: [1 - FADE, 1], ease } }),
  }
}

/** All that does not change with time. */
interface Staged extends Multiples, GridStage {
  theme: Theme
  cells: Layout[]
  /** The line of words above each. */
  lines: string[]
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
    ...keyed('large', draw(shown, large, state)),
    ...axes(large, 1),
  ]
}

/** All plots in the grid, after the last one in large has faded and before the data come back: never two at once. */
function sideBySide(staged: Staged, channels: Channels): Shape[] {
  const { plots, draw, theme, cells, lines } = staged
  const { parted, back = 0 } = channels
  const share = 2 * Math.min(parted, 1 - back) - 1
  // Until all begins to move.
  const first = Object.fromEntries(Object.keys(channels).map(channel => [channel, 0]))
  const { count: size, countUp, nameUp } = plotWords(cells[0])
  const count = { size, weight: 400, fill: theme.muted, opacity: 1 } as const
  const inCell = (one: Multiple, i: number) => [
    ...draw(i, cells[i], drawn(1)),
    ...nameOf(one, cells[i], theme, 1, nameUp),
    ...lineAbove(lines[i], cells[i], countUp, count),
  ]
  const children =
    share < 0
      ? inLarge(staged, back > 0 ? first : channels)
      : plots.flatMap((one, i) => keyed(i, inCell(one, i)))
  const opacity = Math.abs(share)
  return opacity === 1 ? children : [{ kind: 'group', key: 'fade', children, opacity }]
}

/** A picture, whole but for what has gone, or not yet come. */
function drawn(share: number): ComparedState {
  return { mechanism: 1, shown: share, tint: share, line: 1 }
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
