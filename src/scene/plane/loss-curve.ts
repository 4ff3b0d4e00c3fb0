import { niceTicks, type Tick } from '../model/input-space.ts'
import type { Learning } from '../model/learning.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import { textWidth } from '../style/text.ts'
import type { Theme } from '../style/theme.ts'
import type { PlotArea } from '../style/three-plots.ts'

/** Share of the height that stays free above and below the curves. */
const MARGIN = 0.06

/** Places on the curve of the loss, over iterations and on a logarithmic scale. */
export interface LossScale {
  /** From the left and from above, 0 to 1. */
  place(iteration: number): [number, number]
  placeOf(losses: Float64Array, iteration: number): [number, number]
  iterations: Tick[]
  losses: Tick[]
}

/** The scales of the losses of a training, which hold those of held-out samples too. */
export function lossScale({ steps, losses, held }: Learning): LossScale {
  const logs = [...losses, ...(held?.losses ?? [])].map(logOf)
  const [low, high] = [Math.min(...logs), Math.max(...logs)]
  // Losses that do not change are a line in the middle.
  const spread = Math.max(high - low, 0.01)
  const middle = (low + high) / 2
  const [first, last] = [steps[0], steps[steps.length - 1]]
  const across = (step: number) => (step - first) / Math.max(1, last - first)
  const up = (log: number) => 0.5 - ((log - middle) / spread) * (1 - 2 * MARGIN)
  const placeOf = (of: Float64Array, iteration: number): [number, number] => {
    const from = Math.min(Math.floor(iteration), of.length - 1)
    const to = Math.min(from + 1, of.length - 1)
    const between = (a: number, b: number) => a + (b - a) * (iteration - from)
    return [across(between(steps[from], steps[to])), up(between(logOf(of[from]), logOf(of[to])))]
  }
  const inView = ({ at }: Tick) => at > 0.02 && at < 0.98
  return {
    placeOf,
    place: iteration => placeOf(losses, iteration),
    iterations: niceTicks(first, Math.max(first + 1, last))
      .filter(({ at }) => Number.isInteger(at))
      .map(({ at, label }) => ({ at: across(at), label: last < 1e4 ? String(at) : label })),
    losses: logTicks(10 ** (low - MARGIN * spread), 10 ** (high + MARGIN * spread))
      .map(value => ({
        at: up(Math.log10(value)),
        label: value < 1e-3 || value >= 1e4 ? value.toExponential() : String(value),
      }))
      .filter(inView),
  }
}

function logOf(loss: number): number {
  return Math.log10(Math.max(loss, 1e-12))
}

/** Two to six round numbers: powers of ten, or with 2 and 5 of each, or with all digits. */
function logTicks(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  const decades = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const ticks = (digits: number[]) =>
    decades
      .flatMap(power => digits.map(digit => Number((digit * 10 ** power).toPrecision(3))))
      .filter(value => value >= low && value <= high)
  const choices = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]].map(ticks)
  const good =
    choices.find(({ length }) => length >= 3 && length <= 6) ?? choices.find(({ length }) => length >= 2)
  return good ?? niceTicks(low, high).map(({ at }) => at)
}

/** The curve of the loss with its axes; what is drawn of an iteration is its place, and the way to it. */
export function lossCurve(
  { counted, losses, held }: Learning,
  scale: LossScale,
  area: PlotArea,
  layout: Layout,
  theme: Theme,
): (iteration: number, opacity: number) => Shape[] {
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    area.x + x * area.width,
    area.y + y * area.height,
  ]
  const width = layout.scale
  /** A curve from one iteration to another, both of which may be broken. */
  const curve = (of: Float64Array, from: number, to: number): number[] => {
    const whole = Array.from(of.keys()).filter(i => i > from && i < to)
    return [from, ...whole, to].flatMap(iteration => place(scale.placeOf(of, iteration)))
  }
  const last = losses.length - 1
  const axes = curveAxes(counted, scale, area, layout, theme)
  const shown = [
    { of: losses, dash: undefined, stroke: theme.ink },
    ...(held ? [{ of: held.losses, dash: [5 * width, 3.5 * width], stroke: theme.accent }] : []),
  ]
  return (iteration, opacity) => {
    const marks = shown.map(({ of, stroke }) => ({ stroke, centre: place(scale.placeOf(of, iteration)) }))
    return [
      ...axes,
      ...shown.map(
        ({ of }): Shape => ({
          kind: 'path',
          lines: [curve(of, iteration, last)],
          closed: false,
          stroke: theme.grid.strong,
          width: 1.2 * width,
        }),
      ),
      ...shown.map(
        ({ of, dash, stroke }): Shape => ({
          kind: 'path',
          lines: [curve(of, 0, iteration)],
          closed: false,
          stroke,
          width: 2 * width,
          ...(dash && { dash }),
          opacity,
        }),
      ),
      ...(held ? heldOutKey(counted, area, layout, theme) : []),
      {
        kind: 'path',
        lines: [[marks[0].centre[0], area.y, marks[0].centre[0], area.y + area.height]],
        closed: false,
        stroke: theme.muted,
        width: 0.8 * width,
        opacity: 0.6 * opacity,
      },
      ...marks.map(
        ({ stroke, centre }): Shape => ({
          kind: 'dots',
          centres: centre,
          radius: 5 * width,
          colors: [stroke],
          ring: { color: theme.background, width },
          opacity,
        }),
      ),
    ]
  }
}

/** What the two curves are, in the corner that they leave first. */
function heldOutKey(
  counted: Learning['counted'],
  { x, y, width }: PlotArea,
  { textScale, scale, font }: Layout,
  theme: Theme,
): Shape[] {
  const size = 12 * textScale
  // Of snapshots the penalty is not known.
  const names = [counted === 'step' ? 'training' : 'training, with the penalty', 'held out']
  const right = x + width - 10 * scale
  const left = right - Math.max(...names.map(name => textWidth(name, size, 400, font)))
  return names.flatMap((text, i): Shape[] => {
    const line = y + (1.5 + 1.5 * i) * size
    return [
      {
        kind: 'path',
        lines: [[left - 28 * scale, line - 0.35 * size, left - 6 * scale, line - 0.35 * size]],
        closed: false,
        stroke: i === 0 ? theme.ink : theme.accent,
        width: 2 * scale,
        ...(i === 1 && { dash: [5 * scale, 3.5 * scale] }),
      },
      { kind: 'text', x: right, y: line, text, size, anchor: 'end', fill: theme.muted },
    ]
  })
}

/** Frame, grid, ticks and names. */
function curveAxes(
  counted: Learning['counted'],
  { iterations, losses }: LossScale,
  { x, y, width, height }: PlotArea,
  { scale, textScale }: Layout,
  theme: Theme,
): Shape[] {
  const [right, bottom] = [x + width, y + height]
  const size = 12 * textScale
  const levels = apart(losses, (1.4 * size) / height)
  const text = (label: string, place: { x: number; y: number }, upright: boolean, fill: string): Shape => ({
    kind: 'text',
    ...place,
    text: label,
    size: fill === theme.ink ? 13 * textScale : size,
    anchor: upright && fill !== theme.ink ? 'end' : 'middle',
    ...(upright && { baseline: 'middle' as const }),
    ...(upright && fill === theme.ink && { rotate: -Math.PI / 2 }),
    fill,
  })
  return [
    {
      kind: 'path',
      lines: [[x, y, right, y, right, bottom, x, bottom]],
      closed: true,
      fill: theme.background,
    },
    {
      kind: 'path',
      lines: [
        ...iterations.map(({ at }) => [x + at * width, y, x + at * width, bottom]),
        ...levels.map(({ at }) => [x, y + at * height, right, y + at * height]),
      ],
      closed: false,
      stroke: theme.grid.fine,
      width: scale,
    },
    {
      kind: 'path',
      lines: [[x, y, right, y, right, bottom, x, bottom]],
      closed: true,
      stroke: theme.frame,
      width: scale,
    },
    ...iterations.map(({ at, label }) =>
      text(label, { x: x + at * width, y: bottom + 18 * textScale }, false, theme.muted),
    ),
    ...levels.map(({ at, label }) =>
      text(label, { x: x - 8 * textScale, y: y + at * height }, true, theme.muted),
    ),
    text(counted, { x: x + width / 2, y: bottom + 40 * textScale }, false, theme.ink),
    text('loss', { x: Math.max(10 * textScale, x - 48 * textScale), y: y + height / 2 }, true, theme.ink),
  ]
}

/** Of ticks from below those that keep a distance from the one before. */
function apart(ticks: readonly Tick[], distance: number): Tick[] {
  const kept: Tick[] = []
  for (const tick of ticks)
    if (kept.length === 0 || kept[kept.length - 1].at - tick.at >= distance) kept.push(tick)
  return kept
}
