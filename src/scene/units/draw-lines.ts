import type { Language } from '../../language/language.ts'
import type { Diagram, Line } from '../model/diagram.ts'
import type { PathShape, Shape, TextShape } from '../shape.ts'
import { type Box, textBox, textGap } from '../style/give-way.ts'
import type { Layout, PlotSquare } from '../style/layout.ts'
import { textWidth } from '../style/text.ts'
import type { Theme } from '../style/theme.ts'
import type { TilePlaces } from './place-tiles.ts'
import { TONES, toneColors } from './tile-colors.ts'

/** Pixels at 600 of the widest line and the thinnest; where many lines end at a tile, they share its side. */
const WIDEST = 6
const THINNEST = 0.5

/** Share of a tile's side at which lines end, and the places of a bias and of its end. */
const ENDS = 0.62
const BIAS = { at: 0.93, long: 13 }

/** Lines of a layer up to which their numbers are written. */
export const NUMBERED = 16

/** Lines of a layer from which on thin ones are paler, and the opacity of the thinnest. */
const MANY = 24
const PALE = 0.35

/** Places along a line at which its number is tried, the best ones first: not in the middle, where lines cross. */
const TRIES = [0.3, 0.7, 0.24, 0.76, 0.36, 0.64, 0.18, 0.82, 0.42, 0.58, 0.5]

/** A line from one tile to another, x₀, y₀, x₁, y₁ in pixels. */
export type Segment = [number, number, number, number]

/** The lines of a layer where they are drawn, how wide each is, and those of its biases. */
export interface LayerLines {
  segments: Segment[]
  widths: number[]
  biases: { segment: Segment; width: number; adds: boolean }[]
}

/**
 * The way of each line of a layer between its tiles, as wide as its part in the sum against the largest of the layer.
 *
 * @param most that part, where it is another network's
 */
export function layLines(
  diagram: Diagram,
  layer: number,
  { tiles, down }: TilePlaces,
  { scale }: Layout,
  most = Math.max(...diagram.lines[layer].map(({ part }) => part)),
): LayerLines {
  const lines = diagram.lines[layer]
  const [sources, targets] = [tiles[layer], tiles[layer + 1]]
  const count = sources.length
  const segments = lines.map(({ from, to }): Segment => {
    const share = 0.5 + ENDS * ((from + 0.5) / count - 0.5)
    return [...sideOf(sources[from], down, 1, 0.5), ...sideOf(targets[to], down, 0, share)]
  })
  const largest = Math.max(most, 1e-300)
  const widest = Math.min(WIDEST * scale, (0.75 * ENDS * targets[0].size) / count, 0.16 * sources[0].size)
  const widthOf = (part: number) => Math.max(THINNEST * scale, widest * Math.min(1, part / largest))
  const biases = diagram.biases[layer].map((bias, to) => {
    const [x, y] = sideOf(targets[to], down, 0, BIAS.at)
    const long = Math.min(BIAS.long * scale, 0.25 * targets[to].size)
    const segment: Segment = down ? [x, y - long, x, y] : [x - long, y, x, y]
    return { segment, width: widthOf(Math.abs(bias)), adds: bias >= 0 }
  })
  return { segments, widths: lines.map(({ part }) => widthOf(part)), biases }
}

/** A place on the side of a tile that lines leave from (1) or come to (0), at a share of that side. */
function sideOf({ x, y, size }: PlotSquare, down: boolean, end: 0 | 1, share: number): [number, number] {
  return down ? [x + share * size, y + end * size] : [x + end * size, y + share * size]
}

/** The look of a line: how wide it is, whether it adds or takes away, and how much of it is there. */
interface LineStyle {
  width: number
  adds: boolean
  drawn?: number
  /** Another colour than that of what adds or takes away. */
  color?: string
  opacity?: number
}

/** A line as far as it is drawn: full and dark where it adds, dashed and lighter where it takes away. */
export function drawLine(
  key: string,
  [x0, y0, x1, y1]: Segment,
  { width, adds, drawn = 1, color, opacity = 1 }: LineStyle,
  { scale }: Layout,
  theme: Theme,
): PathShape[] {
  if (drawn <= 0) return []
  const dash = Math.max(2.2 * scale, 1.6 * width)
  return [
    {
      kind: 'path',
      key,
      lines: [[x0, y0, x0 + (x1 - x0) * drawn, y0 + (y1 - y0) * drawn]],
      closed: false,
      stroke: color ?? (adds ? theme.ink : theme.muted),
      width,
      ...(!adds && { dash: [dash, 0.75 * dash] }),
      ...(opacity < 1 && { opacity }),
    },
  ]
}

/** All lines of a layer as far as they are drawn, the widest ones last, and the stubs of its biases. */
export function drawLayerLines(
  lines: readonly Line[],
  laid: LayerLines,
  layer: number,
  { drawn, opacity }: { drawn: number; opacity: number },
  layout: Layout,
  theme: Theme,
): Shape[] {
  if (drawn <= 0) return []
  const widest = Math.max(...laid.widths)
  const strength = (width: number) =>
    lines.length < MANY ? opacity : opacity * (PALE + (1 - PALE) * (width / widest))
  const order = lines.map((_, i) => i).toSorted((a, b) => laid.widths[a] - laid.widths[b])
  return [
    ...order.flatMap(i => {
      const { from, to, adds } = lines[i]
      return drawLine(
        `line ${layer} ${from} ${to}`,
        laid.segments[i],
        { width: laid.widths[i], adds, drawn, opacity: strength(laid.widths[i]) },
        layout,
        theme,
      )
    }),
    ...laid.biases.flatMap(({ segment, width, adds }, to) =>
      drawLine(`bias ${layer} ${to}`, segment, { width, adds, drawn, opacity }, layout, theme),
    ),
    {
      kind: 'dots',
      key: `bias ${layer}`,
      centres: laid.biases.flatMap(({ segment: [x, y] }) => [x, y]),
      radius: 2.2 * layout.scale,
      colors: [theme.muted],
      opacity: drawn * opacity,
    },
  ]
}

/** The numbers at a layer's lines and biases, each where it covers no other; none where lines are many. */
export function lineNumbers(
  { lines, biases }: Diagram,
  layer: number,
  laid: LayerLines,
  layout: Layout,
  theme: Theme,
  say: Language,
): TextShape[] {
  if (lines[layer].length > NUMBERED) return []
  const taken: Box[] = []
  const size = Math.min(10.5 * layout.textScale, 14 * layout.scale)
  const halo = { color: theme.background, width: 3 * layout.scale }
  const place = (key: string, [x0, y0, x1, y1]: Segment, value: number, tries: number[]): TextShape => {
    const at = (t: number): TextShape => ({
      ...{ kind: 'text', key, size, halo, anchor: 'middle', baseline: 'middle', fill: theme.ink },
      ...{ x: x0 + (x1 - x0) * t, y: y0 + (y1 - y0) * t, text: say.network.value({ value }) },
    })
    const free = (t: number) =>
      Math.min(20, ...taken.map(other => textGap(textBox(at(t), layout.font), other))) >= 1
    const text = at(tries.find(free) ?? tries[0])
    taken.push(textBox(text, layout.font))
    return text
  }
  return [
    ...laid.biases.map(({ segment: [x0, y0, x1, y1] }, to) =>
      place(`number ${layer} bias ${to}`, [x0, y0, 2 * x0 - x1, 2 * y0 - y1], biases[layer][to], [0.9, 1.3]),
    ),
    ...lines[layer].flatMap(({ from, to, weights }, i) =>
      weights.length > 1 ? [] : [place(`number ${layer} ${from} ${to}`, laid.segments[i], weights[0], TRIES)],
    ),
  ]
}

/** The legend of lines, and of weights as pixels where there are such: what adds, and what takes away. */
export function lineLegend(layout: Layout, y: number, theme: Theme, say: Language, pixels = false): Shape[] {
  const { width, scale, textScale, font } = layout
  const size = 12 * textScale
  const [long, gap] = [26 * textScale, 7 * textScale]
  const { adds, takes, short } = say.network.lines
  const widthOf = (words: readonly string[]) =>
    words.reduce((sum, word) => sum + long + gap + textWidth(word, size, 400, font) + 2.4 * gap, -2.4 * gap)
  const more = pixels ? Object.values(say.network.pixelLines) : []
  const words =
    widthOf([adds, takes, ...more]) <= width - 4 * gap ? [adds, takes, ...more] : [adds, short, ...more]
  let x = (width - widthOf(words)) / 2
  return words.flatMap((text, i): Shape[] => {
    const at = x
    x += long + gap + textWidth(text, size, 400, font) + 2.4 * gap
    const middle = y - 0.36 * size
    const segment: Segment = [at, middle, at + long, middle]
    const line = (key: string, own: Segment, style: LineStyle) => drawLine(key, own, style, layout, theme)
    const pixel: Segment = [at + 0.3 * long, middle, at + 0.7 * long, middle]
    const tones = toneColors(theme)
    const mark =
      i < 2
        ? line(`sign ${i}`, segment, { width: 3 * scale, adds: i === 0 })
        : [
            ...line(`tone ${i}`, segment, { width: size, adds: true, color: tones[TONES >> 1] }),
            ...line(`sign ${i}`, pixel, {
              width: 0.6 * size,
              adds: true,
              color: tones[i === 2 ? TONES - 1 : 0],
            }),
          ]
    return [...mark, { kind: 'text', key: `sign ${i}`, x: at + long + gap, y, text, size, fill: theme.muted }]
  })
}
