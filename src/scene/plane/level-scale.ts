import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Shape } from '../shape.ts'
import { heightColors, heightsOf } from '../style/height-colors.ts'
import type { Theme } from '../style/theme.ts'
import { written } from '../style/tick-labels.ts'

/** Pixels at a text scale of 1: of the scale below the axes, of these, of its bar, and around words. */
export const SCALE_HEIGHT = 40
const AXES = 54
const BAR = 9
const GAP = 8

/** The colours of heights as a bar below the plot, with the target's name before it and numbers where they change. */
export function heightScale(model: RegressionModel, layout: Layout, theme: Theme): Shape[] {
  const { plot, scale, textScale, font } = layout
  const heights = heightsOf(model)
  const [size, small] = [13 * textScale, 11 * textScale]
  const name = fitText(model.height.name, 0.3 * plot.size, size, 400, font)
  const left = plot.x + textWidth(name, size, 400, font) + GAP * textScale
  const top = plot.y + plot.size + AXES * textScale
  const [bottom, right] = [top + BAR * textScale, plot.x + plot.size]
  const { least: low, most: high, levels } = heights
  const placeOf = (at: number) => left + ((at - low) / (high - low || 1)) * (right - left)
  const ends = [low, ...levels.map(({ at }) => at), high].map(placeOf)
  const rectangle = (from: number, to: number) => [from, top, to, top, to, bottom, from, bottom]
  let free = Number.NEGATIVE_INFINITY
  return [
    ...heightColors(heights, theme).map(
      (fill, i): Shape => ({
        ...{ kind: 'path', key: `scale ${i}`, lines: [rectangle(ends[i], ends[i + 1])], closed: true, fill },
      }),
    ),
    {
      ...{ kind: 'path', key: 'scale frame', lines: [rectangle(left, right)], closed: true },
      ...{ stroke: theme.frame, width: scale },
    },
    {
      ...{
        kind: 'text',
        key: 'scale name',
        x: plot.x,
        y: (top + bottom) / 2,
        baseline: 'middle',
        text: name,
      },
      ...{ size, fill: theme.ink },
    },
    ...levels.flatMap(({ at, label: digits }, i): Shape[] => {
      const label = written(digits, layout)
      const [x, half] = [placeOf(at), textWidth(label, small, 400, font) / 2]
      if (x - half < free) return []
      free = x + half + GAP * textScale
      return [
        {
          ...{ kind: 'text', key: `scale number ${i}`, x, y: bottom + 1.2 * small, text: label, size: small },
          ...{ anchor: 'middle', fill: theme.muted },
        },
      ]
    }),
  ]
}
