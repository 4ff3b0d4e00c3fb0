import { strongest } from '../../geometry/linear-scores.ts'
import { type Mapper, simplifyTrack } from '../../geometry/polyline.ts'
import { along, type Track } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import { winner } from '../../network/scores.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FrameState } from '../model/frame-state.ts'
import { type Shape, stroked } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { unitText } from '../style/unit-labels.ts'

const SAMPLES = 600

/** The line of a single feature, drawn as a strip where two features have a sheet. */
export function buildStrip1d(model: ClassModel, map: Mapper, stride: number, stray: number, cuts: boolean) {
  const { input, network, classes, hidden, bestLine } = model
  const [low, high] = [input.centre[0] - input.half, input.centre[0] + input.half]
  const classAt = (x: number) => winner(classScores(network, Float64Array.of(x)), 0, classes)
  const stretch = (from: number, to: number) => {
    const points = new Float64Array((SAMPLES + 1) * 2)
    for (let i = 0; i <= SAMPLES; i++) points[2 * i] = from + ((to - from) * i) / SAMPLES
    return simplifyTrack(map(points), stride, stray)
  }
  const changes = (of: (x: number) => number) =>
    Array.from({ length: SAMPLES }, (_, i) =>
      [i, i + 1].map(k => low + ((high - low) * k) / SAMPLES),
    ).flatMap(([a, b]) => (of(a) === of(b) ? [] : [change(of, a, b)]))
  const inner = changes(classAt)
  const stops = [low, ...inner, high]
  const { weights, biases } = network.layers[0]
  const shown = cuts && network.layers.length === 2 && biases.length <= 4
  const order = hidden.units.length > 0 ? hidden.units : biases.map((_, i) => i)
  const units = shown ? order.map(unit => ({ unit, at: -biases[unit] / weights[0][unit] })) : []
  const point = (at: number[]) => map(Float64Array.from(at.flatMap(x => [x, 0])))
  return {
    whole: stretch(low, high),
    pieces: stops
      .slice(1)
      .map((to, i) => ({ class: classAt((stops[i] + to) / 2), track: stretch(stops[i], to) })),
    /** The places where the class changes, one point each. */
    borders: point(inner),
    /** The place where each unit's pre-activation is 0, and one a little further on, which gives the direction. */
    cuts: units
      .filter(({ at }) => at > low && at < high)
      .map(({ unit, at }) => ({ unit, track: point([at, at + 0.002 * (high - low)]) })),
    /** The best thresholds: lines across the input, which shrink to points of the strip as that leaves. */
    best: changes(x => strongest(bestLine.scores, Float64Array.of(x), 0)).map(at =>
      map(Float64Array.of(at, -input.half, at, input.half)),
    ),
  }
}

/** Paints the strip; `toPixels` turns its places of a moment into pixels (× 2). */
export function paintStrip1d(
  strip1d: ReturnType<typeof buildStrip1d>,
  state: FrameState,
  layout: Layout,
  theme: Theme,
  toPixels: (places: Float64Array) => Float64Array,
): Shape[] {
  const { scale, textScale } = layout
  const line = (track: Track) => toPixels(along(track, state.position))
  const stroke = (key: string, track: Track, color: string, width: number): Shape =>
    stroked(key, [line(track)], color, width * scale)
  const shapes = [
    stroke('edge', strip1d.whole, theme.muted, 9),
    stroke('strip', strip1d.whole, theme.sheet, 7),
  ]
  if (state.bestLine > 0 && strip1d.best.length > 0) {
    const style = { dash: [6 * scale, 4 * scale], opacity: state.bestLine }
    shapes.push(stroked('best line', strip1d.best.map(line), theme.ink, 1.6 * scale, style))
  }
  if (state.tint > 0)
    for (const [i, piece] of strip1d.pieces.entries()) {
      const color = mixColors(theme.sheet, classColor(theme.tints, piece.class), state.tint)
      shapes.push(stroke(`piece ${i}`, piece.track, color, 7))
    }
  const mark = (key: string, centres: ArrayLike<number>, color: string, opacity: number): Shape => ({
    ...{ kind: 'dots', key, centres, radius: 3 * scale, colors: [color], marker: 'diamond', opacity },
  })
  for (const { unit, track } of strip1d.cuts) {
    const [x, y, nx, ny] = line(track)
    const length = Math.hypot(nx - x, ny - y) || 1
    // Beside the strip, whichever way it runs: above where it runs to the right.
    const off = (18 * textScale) / length
    const name = [x + (ny - y) * off, y - (nx - x) * off]
    shapes.push(mark(`cut ${unit}`, [x, y], theme.accent, 1), unitText(unit, name, layout, theme))
  }
  if (state.line > 0 && strip1d.borders[0].length > 0)
    shapes.push(mark('border', line(strip1d.borders), theme.ink, state.line))
  return shapes
}

function change(classAt: (x: number) => number, low: number, high: number): number {
  const before = classAt(low)
  let [a, b] = [low, high]
  for (let i = 0; i < 50; i++) {
    const middle = (a + b) / 2
    if (classAt(middle) === before) a = middle
    else b = middle
  }
  return (a + b) / 2
}
