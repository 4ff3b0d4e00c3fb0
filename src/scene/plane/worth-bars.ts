import type { Language } from '../../language/language.ts'
import { fitEnds, textWidth, wrapText } from '../fonts/text.ts'
import type { Layout, PlotArea } from '../layout/layout.ts'
import type { CommonWorth } from '../model/importance.ts'
import { niceTicks } from '../model/input-space.ts'
import { filled, type Shape, stroked } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Theme } from '../style/theme.ts'
import type { WorthWords } from '../words/worth.ts'

/** Columns that have a bar of their own at most. */
const MOST = 16

/** Type of names and of small words, and pixels from bar to bar at least and at most, at a text scale of 1. */
const SIZE = { name: 12, small: 11, least: 15.5, pitch: 38 }

/** Share of the accent in a bar, so that a line is seen on it. */
const BAR = 0.6

/** Share of the width that names have at most. */
const NAMES = 0.4

/** The style and the place of a plot. */
export interface WorthSheet {
  say: Language
  theme: Theme
  layout: Layout
  area: PlotArea
}

/**
 * A bar a column, as long as the rise of the loss when it is shuffled, with its standard deviation as a line and at its end
 * how many more rows are wrong, or the error rises by. They grow one after the other, up to a share of all.
 */
export function worthBars<Of extends CommonWorth>(
  worth: Of,
  words: WorthWords<Of>,
  sheet: WorthSheet,
): (grown: number) => Shape[] {
  const bars = layBars(worth, words, sheet)
  const zero = upright('zero', 0, bars, sheet.theme.muted, sheet.layout)
  const frame = frameOf(bars, sheet)
  const partOf = (i: number, grown: number) => Math.max(0, Math.min(1, grown * bars.shown.length - i))
  return grown => [...frame, ...bars.shown.flatMap((_, i) => barOf(i, bars, sheet, partOf(i, grown))), zero]
}

/** The bars that there is room for, and where they are, in pixels. */
function layBars<Of extends CommonWorth>(
  worth: Of,
  { key: keyOf, numberOf, least }: WorthWords<Of>,
  { say, layout: { font, textScale }, area }: WorthSheet,
) {
  const [size, small] = [SIZE.name * textScale, SIZE.small * textScale]
  const wide = (text: string, weight: 400 | 600) => textWidth(text, size, weight, font)
  const columns: Of['columns'] = worth.columns
  const words = wrapText(keyOf(worth, say), area.width, small, 4, 400, font)
  const key = 1.35 * small * words.length + 0.3 * small
  const room = area.height - key - 2 * small
  const fit = Math.max(2, Math.min(MOST, Math.floor(room / (SIZE.least * textScale))))
  const shown = columns.slice(0, columns.length <= fit ? fit : fit - 1)
  const rest = columns.slice(shown.length)
  const lines = shown.length + Math.sign(rest.length)
  const pitch = Math.min(SIZE.pitch * textScale, room / lines)
  const [gap, most] = [0.7 * size, NAMES * area.width]
  const names = shown.map(({ name }) => (wide(name, 400) > most ? fitEnds(name, most, size, font) : name))
  const values = shown.map(column => {
    const more = numberOf(column, worth)
    return `${more > 0 ? '+' : more < 0 ? '−' : ''}${say.numbers.number(Math.abs(more))}`
  })
  const named = area.x + Math.max(...names.map(name => wide(name, 400)))
  const left = named + gap
  const right = area.x + area.width - gap - Math.max(...values.map(value => wide(value, 600)))
  const low = Math.min(0, ...shown.map(({ loss }) => loss.mean - loss.deviation))
  const high = Math.max(least(worth), ...shown.map(({ loss }) => loss.mean + loss.deviation))
  // In the middle of what is free, a little above it.
  const start = area.y + 0.4 * (room - lines * pitch)
  const top = start + key
  return {
    ...{ size, small, words, shown, names, values, pitch, named, start, top },
    ticks: niceTicks(low, high).map(({ at, label: digits }) => ({ at, label: say.numbers.local(digits) })),
    bottom: top + shown.length * pitch,
    rest: { count: rest.length, most: Math.max(0, ...rest.map(one => numberOf(one, worth))) },
    across: (value: number) => left + ((right - left) * (value - low)) / (high - low),
    down: (bar: number) => top + (bar + 0.5) * pitch,
  }
}

type Bars = ReturnType<typeof layBars>

/** The words above, and the scale of the loss. */
function frameOf(bars: Bars, { say, theme, layout, area }: WorthSheet): Shape[] {
  const { words, small, start, across, bottom, ticks, rest } = bars
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

/** The name of a column, its bar with its deviation, and its number behind that. */
function barOf(i: number, bars: Bars, { theme, layout }: WorthSheet, grown: number): Shape[] {
  const { across, down, pitch, names, named, values, size } = bars
  const { mean, deviation } = bars.shown[i].loss
  const [from, to, y] = [across(0), across(mean * grown), down(i)]
  const [least, most] = [across(mean - deviation), across(mean + deviation)]
  const [half, end] = [0.34 * pitch, 0.16 * pitch]
  const bar = [[from, y - half, to, y - half, to, y + half, from, y + half]]
  const fill = mixColors(theme.background, theme.accent, BAR)
  const spread = [
    [least, y, most, y],
    [least, y - end, least, y + end],
    [most, y - end, most, y + end],
  ]
  const line = { closed: false, stroke: theme.ink, width: 1.4 * layout.scale }
  const text = { kind: 'text', y, size, fill: theme.ink, baseline: 'middle' } as const
  const number = { x: Math.max(most, from) + 0.5 * size, text: values[i], weight: 600 } as const
  const name: Shape = { ...text, key: `name ${i}`, x: named, text: names[i], anchor: 'end' }
  if (grown === 0) return [name]
  return [
    name,
    filled(`bar ${i}`, bar, fill),
    { kind: 'path', key: `spread ${i}`, lines: spread, ...line, opacity: grown },
    { ...text, ...number, key: `wrong ${i}`, opacity: grown },
  ]
}

function upright(key: string, at: number, { across, top, bottom }: Bars, stroke: string, { scale }: Layout) {
  return stroked(key, [[across(at), top, across(at), bottom]], stroke, scale)
}
