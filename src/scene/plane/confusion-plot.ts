import type { Language } from '../../language/language.ts'
import type { Worth } from '../model/importance.ts'
import type { Shape, TextShape } from '../shape.ts'
import { contrast, mixColors } from '../style/color.ts'
import type { Layout } from '../style/layout.ts'
import type { PlotArea } from '../style/room.ts'
import { fitEnds, textWidth } from '../style/text.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** Type of names and of numbers at most, and pixels of a cell at most, at a text scale of 1. */
const SIZE = { name: 12, number: 16, cell: 96 }

/** Shares of a class's colour in a cell with one row and with all rows of a class. */
const TINT = [0.07, 0.62]

/** Pixels of the smallest type in which numbers are still written. */
const LEGIBLE = 7

/**
 * A confusion matrix: a row for each class, in it the counts of the classes that its points were given, each tinted in the
 * given class's colour, so that what is wrong stands in a foreign one. Of very many classes there are tints alone.
 */
export function confusionPlot(
  { confusion }: Pick<Worth, 'confusion'>,
  names: readonly string[],
  { say, theme, layout, area }: { say: Language; theme: Theme; layout: Layout; area: PlotArea },
): Shape[] {
  const { font, textScale, scale } = layout
  const size = SIZE.name * textScale
  const width = (text: string, of = size) => textWidth(text, of, 400, font)
  const shown = names.map(name =>
    width(name) > 0.26 * area.width ? fitEnds(name, 0.26 * area.width, size, font) : name,
  )
  const longest = Math.max(...shown.map(name => width(name)))
  const count = names.length
  const cellIn = (left: number, top: number) =>
    Math.min((area.width - left) / count, (area.height - top) / count, SIZE.cell * textScale)
  const bare = 2.2 * size
  const flat = cellIn(bare + longest, 1.35 * bare)
  const isUpright = longest > 0.94 * flat
  const isNamed = (isUpright ? cellIn(bare + longest, bare + longest) : flat) >= 1.05 * size
  const left = isNamed ? bare + longest : bare
  const top = isNamed && !isUpright ? 1.35 * bare : left
  const cell = cellIn(left, top)
  const x = area.x + left + (area.width - left - count * cell) / 2
  // In the middle of what is free, a little above it.
  const y = area.y + top + 0.4 * (area.height - top - count * cell)
  const text = (key: string, at: Pick<TextShape, 'x' | 'y' | 'text'> & Partial<TextShape>): TextShape => {
    const common = { kind: 'text', key, size, fill: theme.muted, baseline: 'middle' } as const
    return { ...common, ...at }
  }
  const middle = { anchor: 'middle', fill: theme.ink } as const
  return [
    ...confusion.flatMap((counts, k) => cellsOf(counts, k, [x, y + k * cell, cell], theme, layout)),
    {
      kind: 'path',
      key: 'cells',
      lines: grid(x, y, cell, count),
      closed: false,
      stroke: theme.frame,
      width: scale,
    },
    text('predicted', {
      ...middle,
      x: x + (count * cell) / 2,
      y: y - top + 0.7 * size,
      text: say.columns.predicted,
    }),
    text('true', {
      ...{ ...middle, rotate: -Math.PI / 2, text: say.columns.true },
      ...{ x: x - left + 0.7 * size, y: y + (count * cell) / 2 },
    }),
    ...(isNamed ? shown : []).flatMap((name, k) => {
      const at = (k + 0.5) * cell
      const above = isUpright ? ({ rotate: -Math.PI / 2 } as const) : ({ anchor: 'middle' } as const)
      return [
        text(`row ${k}`, { x: x - 0.5 * size, y: y + at, text: name, anchor: 'end' }),
        text(`column ${k}`, { ...above, x: x + at, y: y - (isUpright ? 0.5 : 0.9) * size, text: name }),
      ]
    }),
  ]
}

/** The cells of a class that are not empty, with their numbers. */
function cellsOf(
  counts: readonly number[],
  own: number,
  [x, y, cell]: readonly [number, number, number],
  theme: Theme,
  { font, textScale }: Layout,
): Shape[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const most = Math.max(...counts.map(count => textWidth(String(count), 1, 600, font)))
  const size = Math.min(SIZE.number * textScale, 0.5 * cell, (0.84 * cell) / most)
  return counts.flatMap((count, k): Shape[] => {
    if (count === 0) return []
    const [low, high] = TINT
    const fill = mixColors(theme.background, classColor(theme.classes, k), low + (high - low) * (count / all))
    const [left, right, low2] = [x + k * cell, x + (k + 1) * cell, y + cell]
    const ink = contrast(theme.ink, fill) >= contrast(theme.background, fill) ? theme.ink : theme.background
    return [
      {
        kind: 'path',
        key: `cell ${own} ${k}`,
        lines: [[left, y, right, y, right, low2, left, low2]],
        closed: true,
        fill,
      },
      ...(size < LEGIBLE
        ? []
        : [
            {
              ...({
                kind: 'text',
                key: `count ${own} ${k}`,
                x: (left + right) / 2,
                y: y + cell / 2,
                size,
              } as const),
              ...({ text: String(count), fill: ink, anchor: 'middle', baseline: 'middle' } as const),
              ...(k === own && ({ weight: 600 } as const)),
            },
          ]),
    ]
  })
}

function grid(x: number, y: number, cell: number, count: number): number[][] {
  return Array.from({ length: count + 1 }, (_, i) => i * cell).flatMap(at => [
    [x + at, y, x + at, y + count * cell],
    [x, y + at, x + count * cell, y + at],
  ])
}
