import { fitEnds, textWidth } from '../fonts/text.ts'
import type { Layout, PlotArea } from '../layout/layout.ts'
import type { Worth } from '../model/importance.ts'
import { filled, type Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Theme } from '../style/theme.ts'
import type { WorthSheet } from './worth-bars.ts'

/** Type of names and of numbers at most, and pixels of a cell at most, at a text scale of 1. */
const SIZE = { name: 12, number: 16, cell: 96 }

/** Share of the width that names have at most. */
const NAMES = 0.26

/** Shares of ink in a cell of right rows, and in those of wrong ones up to the fullest of these: numbers stay legible. */
const TINT = { right: 0.05, least: 0.2, most: 0.45 }

/** Pixels of the smallest type in which numbers are still written. */
const LEGIBLE = 7

/**
 * A confusion matrix: a row for each class, in it the counts of the classes that its points were given, the more
 * wrong rows, the darker; right ones are pale. Of very many classes there are tints alone.
 */
export function confusionPlot(
  { confusion }: Pick<Worth, 'confusion'>,
  names: readonly string[],
  { say, theme, layout, area }: WorthSheet,
): Shape[] {
  const { x, y, cell, left, top, size, shown, isUpright } = layCells(names, layout, area)
  const side = names.length * cell
  const text = { kind: 'text', size, fill: theme.muted, baseline: 'middle' } as const
  const title = { ...text, fill: theme.ink, anchor: 'middle' } as const
  const upright = { rotate: -Math.PI / 2 } as const
  const above = isUpright ? upright : ({ anchor: 'middle' } as const)
  const worst = Math.max(...confusion.flatMap((counts, k) => counts.filter((_, given) => given !== k)))
  const grid = { closed: false, stroke: theme.frame, width: layout.scale }
  return [
    ...confusion.flatMap((counts, k) => cellsOf(counts, k, worst, [x, y + k * cell, cell], theme, layout)),
    { kind: 'path', key: 'cells', lines: gridLines(x, y, cell, names.length), ...grid },
    { ...title, key: 'predicted', x: x + side / 2, y: y - top + 0.7 * size, text: say.columns.predicted },
    { ...title, ...upright, key: 'true', x: x - left + 0.7 * size, y: y + side / 2, text: say.columns.true },
    ...shown.flatMap((name, k): Shape[] => {
      const [at, up] = [(k + 0.5) * cell, (isUpright ? 0.5 : 0.9) * size]
      return [
        { ...text, key: `row ${k}`, x: x - 0.5 * size, y: y + at, text: name, anchor: 'end' },
        { ...text, ...above, key: `column ${k}`, x: x + at, y: y - up, text: name },
      ]
    }),
  ]
}

/** The places of cells and names, which stand upright above narrow cells, and are left out beside very small ones. */
function layCells(names: readonly string[], { font, textScale }: Layout, area: PlotArea) {
  const size = SIZE.name * textScale
  const [most, count] = [NAMES * area.width, names.length]
  const wide = (name: string) => textWidth(name, size, 400, font)
  const fitting = names.map(name => (wide(name) > most ? fitEnds(name, most, size, font) : name))
  const bare = 2.2 * size
  const named = bare + Math.max(...fitting.map(wide))
  const cellIn = (left: number, top: number) =>
    Math.min((area.width - left) / count, (area.height - top) / count, SIZE.cell * textScale)
  const isUpright = named - bare > 0.94 * cellIn(named, 1.35 * bare)
  const above = isUpright ? named : 1.35 * bare
  const isNamed = cellIn(named, above) >= 1.05 * size
  const [left, top] = isNamed ? [named, above] : [bare, bare]
  const cell = cellIn(left, top)
  return {
    ...{ size, cell, left, top, isUpright, shown: isNamed ? fitting : [] },
    x: area.x + left + (area.width - left - count * cell) / 2,
    // In the middle of what is free, a little above it.
    y: area.y + top + 0.4 * (area.height - top - count * cell),
  }
}

/** The cells of a class that are not empty, with their numbers. */
function cellsOf(
  counts: readonly number[],
  own: number,
  worst: number,
  [x, y, cell]: readonly [number, number, number],
  theme: Theme,
  { font, textScale }: Layout,
): Shape[] {
  const widest = Math.max(...counts.map(count => textWidth(String(count), 1, 600, font)))
  const size = Math.min(SIZE.number * textScale, 0.5 * cell, (0.84 * cell) / widest)
  const { right: pale, least, most } = TINT
  const centred = { anchor: 'middle', baseline: 'middle' } as const
  return counts.flatMap((count, k): Shape[] => {
    if (count === 0) return []
    const dark = k === own ? pale : least + (most - least) * (count / worst)
    const fill = mixColors(theme.background, theme.ink, dark)
    const [left, right, end] = [x + k * cell, x + (k + 1) * cell, y + cell]
    const lines = [[left, y, right, y, right, end, left, end]]
    const tinted: Shape = filled(`cell ${own} ${k}`, lines, fill)
    if (size < LEGIBLE) return [tinted]
    const middle = { x: left + 0.5 * cell, y: y + 0.5 * cell }
    const text = { text: String(count), size, fill: theme.ink, weight: k === own ? 400 : 600 } as const
    return [tinted, { kind: 'text', key: `count ${own} ${k}`, ...middle, ...centred, ...text }]
  })
}

function gridLines(x: number, y: number, cell: number, count: number): number[][] {
  return Array.from({ length: count + 1 }, (_, i) => i * cell).flatMap(at => [
    [x + at, y, x + at, y + count * cell],
    [x, y + at, x + count * cell, y + at],
  ])
}
