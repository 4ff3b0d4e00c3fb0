import type { Language } from '../../language/language.ts'
import type { ColumnWorth, Worth } from '../model/importance.ts'
import { niceTicks } from '../model/input-space.ts'
import type { Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Layout } from '../style/layout.ts'
import type { PlotArea } from '../style/room.ts'
import { fitEnds, textWidth, wrapText } from '../style/text.ts'
import type { Theme } from '../style/theme.ts'
import { moreWrong } from '../words/worth.ts'

/** Columns that have a bar of their own at most. */
const MOST = 16

/** Type of names and of small words, and pixels from bar to bar at least and at most, at a text scale of 1. */
const SIZE = { name: 12, small: 11, least: 15.5, pitch: 38 }

/** Share of the accent in a bar, so that a line is seen on it. */
const BAR = 0.6

/** Share of the width that names have at most, and pixels between the brackets of columns that are alike. */
const NAMES = 0.4
const TRACK = 7

/** The height that so many bars are as high as they should be with, in pixels. */
export function barsHeight({ columns }: Worth, { textScale }: Layout): number {
  return (Math.min(MOST, columns.length) * 0.75 * SIZE.pitch + 76) * textScale
}

/** The means of drawing, and the place for it. */
interface Sheet {
  say: Language
  theme: Theme
  layout: Layout
  area: PlotArea
}

/**
 * A bar a column, as long as the rise of the loss when it is shuffled, with its standard deviation as a line and the
 * number of rows more that are wrong at its end. Columns that say nearly the same are tied by a bracket.
 *
 * @returns the shapes, from the share to which each bar has grown
 */
export function worthBars(worth: Worth, sheet: Sheet): (grown: (bar: number) => number) => Shape[] {
  const bars = layBars(worth, sheet)
  const { theme, layout } = sheet
  const still = [...frameOf(bars, sheet), ...namesOf(bars, sheet)]
  const zero = upright('zero', 0, bars, theme.muted, layout)
  return grown => [...still, ...bars.shown.flatMap((_, i) => barOf(i, grown(i), bars, sheet)), zero]
}

/** The bars that there is room for, and where they are, in pixels. */
function layBars(worth: Worth, { say, layout: { font, textScale }, area }: Sheet) {
  const [size, small] = [SIZE.name * textScale, SIZE.small * textScale]
  const wide = (text: string, weight: 400 | 600) => textWidth(text, size, weight, font)
  const { columns, shuffled: samples } = worth
  const tied = bracketsOf(columns.slice(0, MOST)).length > 0
  const words = wrapText(say.columns.key({ samples, tied }), area.width, small, 4, 400, font)
  const key = 1.35 * small * words.length + 0.3 * small
  const room = area.height - key - 2 * small
  const fit = Math.max(2, Math.min(MOST, Math.floor(room / (SIZE.least * textScale))))
  const shown = columns.slice(0, columns.length <= fit ? fit : fit - 1)
  const rest = columns.slice(shown.length)
  const lines = shown.length + Math.sign(rest.length)
  const pitch = Math.min(SIZE.pitch * textScale, room / lines)
  const ties = bracketsOf(shown)
  const [gap, tracks] = [0.7 * size, ties.length * TRACK * textScale]
  const most = NAMES * area.width - tracks
  const names = shown.map(({ name }) => (wide(name, 400) > most ? fitEnds(name, most, size, font) : name))
  const values = shown.map(column => say.columns.value({ wrong: moreWrong(column, worth) }))
  const named = area.x + Math.max(...names.map(name => wide(name, 400)))
  const left = named + tracks + gap
  const right = area.x + area.width - gap - Math.max(...values.map(value => wide(value, 600)))
  const low = Math.min(0, ...shown.map(({ loss }) => loss.mean - loss.deviation))
  const high = Math.max(0.01, ...shown.map(({ loss }) => loss.mean + loss.deviation))
  // In the middle of what is free, a little above it.
  const start = area.y + 0.4 * (room - lines * pitch)
  const top = start + key
  return {
    ...{ size, small, words, shown, names, values, ties, pitch, named, start, top },
    ticks: niceTicks(low, high),
    bottom: top + shown.length * pitch,
    rest: { count: rest.length, most: Math.max(0, ...rest.map(one => moreWrong(one, worth))) },
    across: (value: number) => left + ((right - left) * (value - low)) / (high - low),
    down: (bar: number) => top + (bar + 0.5) * pitch,
  }
}

type Bars = ReturnType<typeof layBars>

/** The words above, and the scale of the loss. */
function frameOf({ words, small, start, ...bars }: Bars, { say, theme, layout, area }: Sheet): Shape[] {
  const { across, bottom, ticks, rest } = bars
  const text = { kind: 'text', size: small, fill: theme.muted, baseline: 'middle' } as const
  return [
    ...words.map((line, i): Shape => {
      return { ...text, key: `key ${i}`, x: area.x, y: start + (0.7 + 1.35 * i) * small, text: line }
    }),
    ...ticks.flatMap(({ at, label }, i): Shape[] => [
      upright(`tick ${i}`, at, bars, theme.grid.fine, layout),
      { ...text, key: `value ${i}`, x: across(at), y: bottom + small, text: label, anchor: 'middle' },
    ]),
    ...(rest.count === 0
      ? []
      : [{ ...text, key: 'rest', x: across(0), y: bottom + 2.4 * small, text: say.columns.rest(rest) }]),
  ]
}

/** The names of the columns, and the brackets between them and the bars. */
function namesOf({ names, ties, named, size, down }: Bars, { theme, layout }: Sheet): Shape[] {
  const text = { kind: 'text', size, fill: theme.ink, anchor: 'end', baseline: 'middle' } as const
  return [
    ...names.map((name, i): Shape => ({ ...text, key: `name ${i}`, x: named, y: down(i), text: name })),
    ...ties.flatMap((members, track) =>
      bracket(members, named + (track + 0.8) * TRACK * layout.textScale, down, theme, layout),
    ),
  ]
}

/** A bar as far as it has grown; whole, it has its deviation, and its number behind that. */
function barOf(i: number, grown: number, bars: Bars, { theme, layout }: Sheet): Shape[] {
  if (grown <= 0) return []
  const { across, down, pitch, values, size } = bars
  const { mean, deviation } = bars.shown[i].loss
  const [from, to, y] = [across(0), across(mean * grown), down(i)]
  const [least, most] = [across(mean - deviation), across(mean + deviation)]
  const [half, end] = [0.34 * pitch, 0.16 * pitch]
  const lines = [[from, y - half, to, y - half, to, y + half, from, y + half]]
  const fill = mixColors(theme.background, theme.accent, BAR)
  const bar: Shape = { kind: 'path', key: `bar ${i}`, lines, closed: true, fill }
  if (grown < 1) return [bar]
  const spread = [
    [least, y, most, y],
    [least, y - end, least, y + end],
    [most, y - end, most, y + end],
  ]
  const stroke = { closed: false, stroke: theme.ink, width: 1.4 * layout.scale }
  const text = { x: Math.max(most, from) + 0.5 * size, y, text: values[i], size, fill: theme.ink }
  return [
    bar,
    { kind: 'path', key: `spread ${i}`, lines: spread, ...stroke },
    { kind: 'text', key: `wrong ${i}`, ...text, weight: 600, baseline: 'middle' },
  ]
}

/** An upright line through all bars. */
function upright(
  key: string,
  at: number,
  { across, top, bottom }: Pick<Bars, 'across' | 'top' | 'bottom'>,
  stroke: string,
  { scale }: Layout,
): Shape {
  const lines = [[across(at), top, across(at), bottom]]
  return { kind: 'path', key, lines, closed: false, stroke, width: scale }
}

/** A line beside the names of columns that say nearly the same, with a dot at each of them. */
function bracket(
  members: readonly number[],
  x: number,
  down: (bar: number) => number,
  theme: Theme,
  { scale }: Layout,
): Shape[] {
  const [key, stroke] = [`alike ${members[0]}`, theme.muted]
  const lines = [[x, down(members[0]), x, down(members[members.length - 1])]]
  return [
    { kind: 'path', key, lines, closed: false, stroke, width: scale },
    { kind: 'dots', key, centres: members.flatMap(i => [x, down(i)]), radius: 2.4 * scale, colors: [stroke] },
  ]
}

/** The bars whose columns say nearly the same, directly or over others, in groups of two or more. */
function bracketsOf(shown: readonly ColumnWorth[]): number[][] {
  const groups = shown.map((_, i) => i)
  for (const [i, { correlated }] of shown.entries())
    for (const { column } of correlated)
      if (column < shown.length) {
        const [from, to] = [groups[column], groups[i]]
        for (const [k, group] of groups.entries()) if (group === from) groups[k] = to
      }
  const members = (group: number) => groups.flatMap((own, k) => (own === group ? [k] : []))
  return [...new Set(groups)].map(members).filter(({ length }) => length > 1)
}
