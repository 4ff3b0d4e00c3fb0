import type { Language } from '../../language/language.ts'
import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { movedTo } from '../model/slices/slice.ts'
import type { Shape, TextShape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { wayFacts } from '../words/slice.ts'

/** Pixels that the scale takes below the axes of a plot, at a text scale of 1. */
export const SLICE_SCALE_HEIGHT = 48

/** Pixels below the plot that its axes take, at a text scale of 1. */
const AXES = 48

/** Heights of rug, line and words below the scale's upper edge, and the radius of the knob, at a text scale of 1. */
const ROWS = { rug: 6, line: 17, words: 39 }
const KNOB = 6.5

/** Radius of a row's dot on the scale, in pixels at 600, and its opacity: of many some lie over each other. */
const DOT = { radius: 1.9, opacity: 0.55 }

/** Pixels between words of the scale at a text scale of 1. */
const GAP = 12

/**
 * The scale of a slice that moves: a line with both values at its ends, the rows above it, and a knob where the slice is.
 *
 * @param below true where there are several plots, and it stands below all of them
 * @returns its shapes at a share of the way from one value to the other
 */
export function sliceScale(
  model: ClassModel,
  layout: Layout,
  theme: Theme,
  say: Language,
  below: boolean,
): (share: number) => Shape[] {
  const { scale, textScale, plot, head, height, foot = 0 } = layout
  const [left, width] = below ? [head.x, head.width] : [plot.x, plot.size]
  const top = below ? height - foot : plot.y + plot.size + AXES * textScale
  const [rug, line, words] = [ROWS.rug, ROWS.line, ROWS.words].map(down => top + down * textScale)
  const { slice, rows, all } = model
  const { x, columns, moving } = slice!
  const { feature, from, to } = moving!
  const stride = columns.features.length
  const values = Float64Array.from(rows, row => x[row * stride + feature])
  const [low, high] = [Math.min(from, to, ...values), Math.max(from, to, ...values)]
  const placeOf = (value: number) => left + ((value - low) / (high - low)) * width
  const ends = [placeOf(from), placeOf(to)]
  const bar = (key: string, places: readonly number[], stroke: string, thick: number): Shape => ({
    kind: 'path',
    key: `scale ${key}`,
    lines: [[places[0], line, places[1], line]],
    closed: false,
    stroke,
    width: thick * scale,
    cap: 'round',
  })
  const still: Shape[] = [
    {
      kind: 'dots',
      key: 'scale rows',
      centres: Float64Array.from({ length: 2 * rows.length }, (_, i) =>
        i & 1 ? rug : placeOf(values[i >> 1]),
      ),
      radius: DOT.radius * scale,
      colors: Array.from({ length: model.classes }, (_, k) => classColor(theme.rims, k)),
      fill: Int32Array.from(rows, row => all.y[row]),
      opacity: DOT.opacity,
    },
    bar('line', [left, left + width], theme.frame, 2),
    bar('way', ends, theme.muted, 3),
    ...scaleWords(model, { left, width, y: words, ends }, layout, theme, say),
  ]
  return share => [
    ...still,
    {
      kind: 'dots',
      key: 'scale knob',
      centres: [placeOf(movedTo(slice!, share)[feature]), line],
      radius: KNOB * textScale,
      colors: [theme.accent],
      ring: { color: theme.background, width: 1.5 * scale },
    },
  ]
}

/** Both values below their places, and the column's name where there is most room beside them. */
function scaleWords(
  { slice }: ClassModel,
  { left, width, y, ends }: { left: number; width: number; y: number; ends: number[] },
  { textScale, font }: Layout,
  theme: Theme,
  say: Language,
): Shape[] {
  const size = 12 * textScale
  const [right, gap] = [left + width, GAP * textScale]
  const { column, from, to } = wayFacts(slice!)
  const named = [from, to].map((held, i) => ({ place: ends[i], text: say.slice.value(held) }))
  const [first, last] = named
    .sort((a, b) => a.place - b.place)
    .map(({ place, text: whole }) => {
      const text = fitText(whole, width / 3, size, 400, font)
      const half = textWidth(text, size, 400, font) / 2
      return { text, half, x: Math.max(left + half, Math.min(right - half, place)) }
    })
  // Values close to each other move away from each other.
  const away = Math.max(0, (gap + first.half + last.half - last.x + first.x) / 2)
  first.x = Math.max(left + first.half, first.x - away)
  last.x = Math.min(right - last.half, Math.max(last.x + away, first.x + first.half + gap + last.half))
  const rooms = [
    [first.x + first.half, last.x - last.half],
    [last.x + last.half, right + gap],
    [left - gap, first.x - first.half],
  ].map(([from, to]) => ({ x: (from + to) / 2, room: to - from - 2 * gap }))
  const needed = textWidth(column, size, 400, font)
  const best = rooms.reduce((a, b) => (a.room < needed && b.room > a.room ? b : a))
  const text = (key: string, x: number, text: string, fill: string): TextShape => ({
    ...{ kind: 'text', key: `scale ${key}`, x, y, text, size, anchor: 'middle', fill },
  })
  return [
    ...[first, last].map((label, i) => text(`value ${i}`, label.x, label.text, theme.muted)),
    text('name', best.x, fitText(column, best.room, size, 400, font), theme.ink),
  ]
}
