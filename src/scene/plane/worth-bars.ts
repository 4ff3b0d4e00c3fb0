import type { Language } from '../../language/language.ts'
import type { ColumnWorth, Worth } from '../model/importance.ts'
import { niceTicks } from '../model/input-space.ts'
import type { Shape, TextShape } from '../shape.ts'
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

/**
 * A bar a column, as long as the rise of the loss when it is shuffled, with its standard deviation as a line and the
 * number of rows more that are wrong at its end. Columns that say nearly the same are tied by a bracket.
 *
 * @returns the shapes, from the share to which each bar has grown
 */
export function worthBars(
  worth: Worth,
  { say, theme, layout, area }: { say: Language; theme: Theme; layout: Layout; area: PlotArea },
): (grown: (bar: number) => number) => Shape[] {
  const { font, textScale, scale } = layout
  const [size, small] = [SIZE.name * textScale, SIZE.small * textScale]
  const words = wrapText(
    say.columns.key({ samples: worth.shuffled, tied: bracketsOf(worth.columns.slice(0, MOST)).length > 0 }),
    area.width,
    small,
    4,
    400,
    font,
  )
  const key = 1.35 * small * words.length + 0.3 * small
  const [room, all] = [area.height - key - 2 * small, worth.columns.length]
  const fit = Math.max(1, Math.min(MOST, Math.floor(room / (SIZE.least * textScale))))
  const shown = worth.columns.slice(0, all <= fit ? all : Math.max(1, fit - 1))
  const rest = worth.columns.slice(shown.length)
  const pitch = Math.min(SIZE.pitch * textScale, room / (shown.length + Math.sign(rest.length)))
  const ties = bracketsOf(shown)
  const tied = ties.length * TRACK * textScale
  const names = shown.map(({ name }) => {
    const most = NAMES * area.width - tied
    return textWidth(name, size, 400, font) > most ? fitEnds(name, most, size, font) : name
  })
  const left = area.x + tied + Math.max(...names.map(name => textWidth(name, size, 400, font))) + 0.7 * size
  const values = shown.map(column => say.columns.value({ wrong: moreWrong(column, worth) }))
  const right =
    area.x + area.width - Math.max(...values.map(value => textWidth(value, size, 600, font))) - 0.6 * size
  const low = Math.min(0, ...shown.map(({ loss }) => loss.mean - loss.deviation))
  const high = Math.max(0.01, ...shown.map(({ loss }) => loss.mean + loss.deviation))
  const across = (value: number) => left + ((right - left) * (value - low)) / (high - low)
  // In the middle of what is free, a little above it.
  const y = area.y + 0.4 * (room - (shown.length + Math.sign(rest.length)) * pitch)
  const top = y + key
  const down = (bar: number) => top + (bar + 0.5) * pitch
  const bottom = down(shown.length - 0.5)
  const text = (key: string, at: Pick<TextShape, 'x' | 'y' | 'text'> & Partial<TextShape>): TextShape => {
    const common = { kind: 'text', key, size: small, fill: theme.muted, baseline: 'middle' } as const
    return { ...common, ...at }
  }
  const ticks = niceTicks(low, high)
  const upright = (key: string, at: number, stroke: string, width: number): Shape => {
    const lines = [[across(at), top, across(at), bottom]]
    return { kind: 'path', key, lines, closed: false, stroke, width }
  }
  const still: Shape[] = [
    ...words.map((line, i) => text(`key ${i}`, { x: area.x, y: y + (0.7 + 1.35 * i) * small, text: line })),
    ...ticks.map(({ at }, i) => upright(`tick ${i}`, at, theme.grid.fine, scale)),
    ...ticks.map(({ at, label }, i) =>
      text(`value ${i}`, { x: across(at), y: bottom + small, text: label, anchor: 'middle' }),
    ),
    ...names.map((name, i) =>
      text(`name ${i}`, {
        x: left - tied - 0.7 * size,
        y: down(i),
        text: name,
        size,
        anchor: 'end',
        fill: theme.ink,
      }),
    ),
    ...ties.flatMap((members, track) =>
      bracket(members, left - tied + (track - 0.2) * TRACK * textScale, down, theme, layout),
    ),
    ...(rest.length === 0
      ? []
      : [text('rest', { x: left, y: bottom + 2.4 * small, text: restWords(rest, worth, say) })]),
  ]
  const bar = ({ loss }: ColumnWorth, i: number, share: number): Shape[] => {
    if (share <= 0) return []
    const half = 0.34 * pitch
    const [from, to, y] = [across(0), across(loss.mean * share), down(i)]
    const [least, most] = [across(loss.mean - loss.deviation), across(loss.mean + loss.deviation)]
    const lines = [[from, y - half, to, y - half, to, y + half, from, y + half]]
    const end = Math.max(most, to, from) + 0.5 * size
    return [
      {
        kind: 'path',
        key: `bar ${i}`,
        lines,
        closed: true,
        fill: mixColors(theme.background, theme.accent, BAR),
      },
      ...(share < 1
        ? []
        : [
            whisker(i, least, most, y, 0.16 * pitch, theme, scale),
            text(`wrong ${i}`, { x: end, y, text: values[i], size, weight: 600, fill: theme.ink }),
          ]),
    ]
  }
  return grown => [
    ...still,
    ...shown.flatMap((column, i) => bar(column, i, grown(i))),
    upright('zero', 0, theme.muted, scale),
  ]
}

function restWords(rest: readonly ColumnWorth[], worth: Worth, say: Language): string {
  return say.columns.rest({
    count: rest.length,
    most: Math.max(0, ...rest.map(one => moreWrong(one, worth))),
  })
}

/** The line of a standard deviation, with its ends. */
function whisker(
  i: number,
  from: number,
  to: number,
  y: number,
  half: number,
  theme: Theme,
  scale: number,
): Shape {
  const lines = [
    [from, y, to, y],
    [from, y - half, from, y + half],
    [to, y - half, to, y + half],
  ]
  return { kind: 'path', key: `spread ${i}`, lines, closed: false, stroke: theme.ink, width: 1.4 * scale }
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
