import { textWidth } from '../fonts/text.ts'
import type { PlotSquare } from '../layout/layout.ts'
import { type PathShape, type Shape, stroked, type TextShape } from '../shape.ts'
import { type Box, textBox, textGap } from '../style/give-way.ts'
import { TONES, toneColors } from './tile-colors.ts'
import type { NetworkSheet } from './tile-painter.ts'

/** Pixels at 600 of the widest line and the thinnest; where many lines end at a tile, they share its side. */
const WIDTH = { most: 6, least: 0.5 }

/** Share of a tile's side at which lines end, and where a bias comes in, from so many pixels at 600 away. */
const ENDS = 0.62
const BIAS = { at: 0.93, long: 13 }

/** Lines of a layer up to which their numbers are written, and from which on thin ones are paler, down to an opacity. */
const NUMBERED = 16
const MANY = { lines: 24, pale: 0.35 }

/** Places along a line at which its number is tried, the best ones first: not in the middle, where lines cross. */
const TRIES = [0.3, 0.7, 0.24, 0.76, 0.36, 0.64, 0.18, 0.82, 0.42, 0.58, 0.5]

/** The same of biases, behind their ends. */
const BIASES = [-0.9, -1.3, -1.8, -2.4, -3]

/** A line between tiles, or the stub of a bias, where it is drawn: x₀, y₀, x₁, y₁ in pixels. */
export interface PlacedLine {
  key: string
  segment: readonly [number, number, number, number]
  width: number
  adds: boolean
  /** The number that `--weights` writes; null where it stands for several. */
  value: number | null
  isBias: boolean
}

/** The lines of a layer in their order, and behind them its biases, as wide as their parts against the largest one. */
export function placeLines(
  { diagram, places: { tiles, down }, layout, largest: known }: NetworkSheet,
  layer: number,
): PlacedLine[] {
  const { scale } = layout
  const lines = diagram.lines[layer]
  const [sources, targets] = [tiles[layer], tiles[layer + 1]]
  const sideOf = ({ x, y, size }: PlotSquare, end: 0 | 1, share: number) =>
    down ? ([x + share * size, y + end * size] as const) : ([x + end * size, y + share * size] as const)
  const isOne = (to: number) => diagram.columns[layer + 1][to].units.length === 1
  const largest = Math.max(...(known ? [known[layer]] : lines.map(({ part }) => part)), 1e-300)
  const side = (0.75 * ENDS * targets[0].size) / sources.length
  const most = Math.min(WIDTH.most * scale, side, 0.16 * sources[0].size)
  const widthOf = (part: number) => Math.max(WIDTH.least * scale, most * Math.min(1, part / largest))
  return [
    ...lines.map(({ from, to, part, adds, weights }): PlacedLine => {
      const share = 0.5 + ENDS * ((from + 0.5) / sources.length - 0.5)
      const segment = [...sideOf(sources[from], 1, 0.5), ...sideOf(targets[to], 0, share)] as const
      const value = weights.length === 1 && isOne(to) ? weights[0] : null
      return { key: `line ${layer} ${from} ${to}`, segment, width: widthOf(part), adds, value, isBias: false }
    }),
    ...diagram.biases[layer].map((value, to): PlacedLine => {
      const [x, y] = sideOf(targets[to], 0, BIAS.at)
      const long = Math.min(BIAS.long * scale, 0.25 * targets[to].size)
      const segment = down ? ([x, y - long, x, y] as const) : ([x - long, y, x, y] as const)
      const own = { width: widthOf(Math.abs(value)), adds: value >= 0, value: isOne(to) ? value : null }
      return { key: `bias ${layer} ${to}`, segment, ...own, isBias: true }
    }),
  ]
}

/** A line as far as it is drawn: full and dark where it adds, dashed and lighter where it takes away. */
export function drawLine(
  { key, segment: [x0, y0, x1, y1], width, adds }: Pick<PlacedLine, 'key' | 'segment' | 'width' | 'adds'>,
  { layout, theme }: Pick<NetworkSheet, 'layout' | 'theme'>,
  { drawn = 1, opacity = 1, color = adds ? theme.ink : theme.muted } = {},
): PathShape[] {
  const dash = Math.max(2.2 * layout.scale, 1.6 * width)
  const lines = [[x0, y0, x0 + (x1 - x0) * drawn, y0 + (y1 - y0) * drawn]]
  const style = { ...(!adds && { dash: [dash, 0.75 * dash] }), ...(opacity < 1 && { opacity }) }
  return drawn > 0 ? [stroked(key, lines, color, width, style)] : []
}

/** All lines of a layer as far as they are drawn, the widest ones last, and dots at the ends of its biases. */
export function drawLines(
  lines: readonly PlacedLine[],
  drawn: number,
  opacity: number,
  sheet: NetworkSheet,
): Shape[] {
  if (drawn <= 0) return []
  const widest = Math.max(...lines.map(({ width }) => width))
  const { pale } = MANY
  const strength = (width: number) => (lines.length < MANY.lines ? 1 : pale + (1 - pale) * (width / widest))
  const centres = lines.flatMap(({ isBias, segment: [x, y] }) => (isBias ? [x, y] : []))
  const ends = { colors: [sheet.theme.muted], opacity: drawn * opacity }
  return [
    ...lines
      .toSorted((a, b) => a.width - b.width)
      .flatMap(line => drawLine(line, sheet, { drawn, opacity: opacity * strength(line.width) })),
    { kind: 'dots', key: `ends ${lines[0].key}`, centres, radius: 2.2 * sheet.layout.scale, ...ends },
  ]
}

/** A text round its place. */
export const CENTRED = { kind: 'text', anchor: 'middle', baseline: 'middle' } as const

/** A number, how much of it is seen, and its colour where it is not that of the others. */
export type Row = readonly [text: string, opacity: number, fill?: string]

/** Numbers one below the other from the place of a text on. */
export function stacked(rows: readonly Row[], first: Omit<TextShape, 'text'>, step: number): TextShape[] {
  return rows.map(([text, opacity, fill = first.fill], i) => {
    const key = i > 0 ? `${first.key} ${i}` : first.key
    return { ...first, key, text, fill, y: first.y + i * step, ...(opacity < 1 && { opacity }) }
  })
}

/** The numbers at lines and biases, each where it covers no other: none of many lines; of several rows a line all that have room. */
export function lineNumbers<Line extends PlacedLine>(
  lines: readonly Line[],
  { places, layout: { textScale, scale, font }, theme, say }: NetworkSheet,
  rowsOf?: (line: Line, value: number) => readonly Row[],
): TextShape[] {
  if (!rowsOf && lines.filter(({ isBias }) => !isBias).length > NUMBERED) return []
  const size = Math.min(10.5 * textScale, 14 * scale)
  const halo = { color: theme.background, width: rowsOf ? 4.5 * textScale : 3 * scale }
  const common = { ...CENTRED, size, halo, fill: theme.ink }
  const tiles = rowsOf ? places.tiles.flat() : []
  const taken = tiles.map(({ x, y, size: side }): Box => [x, y, x + side, y + side])
  return lines.toReversed().flatMap((line): TextShape[] => {
    const { key, segment, value, isBias } = line
    if (value === null) return []
    const [x0, y0, x1, y1] = segment
    const rows = rowsOf?.(line, value) ?? [[say.numbers.fewDigits(value), 1]]
    const at = (t: number) => {
      const first = { ...common, key: `number ${key}`, x: x0 + (x1 - x0) * t, y: y0 + (y1 - y0) * t }
      return stacked(rows, first, 1.25 * size)
    }
    const boxesAt = (t: number) => at(t).map(text => textBox(text, font))
    const isFree = (t: number) =>
      boxesAt(t).every(box => taken.every(other => textGap(box, other) >= (rowsOf ? 4 : 1)))
    const tries = isBias ? BIASES : TRIES
    const place = tries.find(isFree) ?? (rowsOf ? undefined : tries[0])
    if (place === undefined) return []
    taken.push(...boxesAt(place))
    return at(place)
  })
}

/** The legend of lines, and of weights as pixels: what adds, and what takes away, in as many words as there is room for. */
export function lineLegend(sheet: NetworkSheet): Shape[] {
  const { layout, theme, say } = sheet
  const { width, scale, textScale, font } = layout
  const size = 12 * textScale
  const [line, gap] = [26 * textScale, 7 * textScale]
  const { adds, takes, short } = say.network.lines
  const wide = (word: string) => line + gap + textWidth(word, size, 400, font)
  const whole = (words: string[]) => words.reduce((sum, word) => sum + wide(word) + 2.4 * gap, -2.4 * gap)
  const more = sheet.image ? Object.values(say.network.pixelLines) : []
  const long = [adds, takes, ...more]
  const words = whole(long) <= width - 4 * gap ? long : [adds, short, ...more]
  const y = sheet.places.legend
  return words.flatMap((text, i): Shape[] => {
    const x = (width - whole(words)) / 2 + (i === 0 ? 0 : whole(words.slice(0, i)) + 2.4 * gap)
    const mark = (key: string, [from, to]: number[], thick: number, isFull: boolean, color?: string) => {
      const segment = [x + from * line, y - 0.36 * size, x + to * line, y - 0.36 * size] as const
      return drawLine({ key, segment, width: thick, adds: isFull }, sheet, color ? { color } : {})
    }
    const tones = toneColors(theme)
    return [
      ...(i < 2
        ? mark(`sign ${i}`, [0, 1], 3 * scale, i === 0)
        : [
            ...mark(`tone ${i}`, [0, 1], size, true, tones[TONES >> 1]),
            ...mark(`sign ${i}`, [0.3, 0.7], 0.6 * size, true, tones[i === 2 ? TONES - 1 : 0]),
          ]),
      { kind: 'text', key: `sign ${i}`, x: x + line + gap, y, text, size, fill: theme.muted },
    ]
  })
}
