import { classScores } from '../../network/forward.ts'
import { toBox } from '../geometry/tween.ts'
import type { UnitCut } from '../model/cuts.ts'
import { type FigureModel, pickRows } from '../model/figure-model.ts'
import { SETTLED } from '../model/frame-state.ts'
import { cutLines } from '../plane/cut-lines.ts'
import { buildStrip1d, paintStrip1d } from '../plane/strip1d.ts'
import type { Shape } from '../shape.ts'
import { axesFrame, planeAxes, tickGrid, toPixels } from '../style/axes.ts'
import type { Layout } from '../style/layout.ts'
import { drawPoints } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { surfaceProbabilities } from './probability-surface.ts'
import type { SurfaceKind } from './surface-kind.ts'

/** Half the distance from 0 to 1 on the upright axis, as a share of half the plot. */
const SPAN = 0.84

/** The probability over the line of a single feature: the strip, bent up to its heights. */
export function profile(
  model: FigureModel,
  { class: shown, axis }: SurfaceKind,
  cuts: UnitCut[],
  layout: Layout,
  theme: Theme,
  options: { sheet: boolean },
): Shape[] {
  const { input, network, classes, rows } = model
  const upright = (probability: number) => (2 * probability - 1) * SPAN
  const place = (points: Float64Array) => {
    const x = points.filter((_, i) => i % 2 === 0)
    const heights = surfaceProbabilities(classScores(network, x), classes, shown)
    const places = points.map((v, i) =>
      i % 2 === 0 ? (v - input.centre[0]) / input.half : upright(heights[(i - 1) / 2]),
    )
    return toPixels(places, layout)
  }
  const strip1d = buildStrip1d(model, points => [place(points)], 2, 0.08 * layout.scale, false)
  const centres = place(pickRows(input.coordinates, rows, 2))
  const upAndDown = (ends: Float64Array) => toPixels(toBox(ends, 2, input), layout)
  const cutting = cutLines(cuts, upAndDown, { centres, borders: strip1d.whole }, layout, theme)
  const state = { drawn: cuts.map(() => 1), names: cuts.map(() => 1), left: 1 }
  const ticks = [0, 0.5, 1].map((p, i) => ({ at: upright(p) * input.half, label: ['0', '½', '1'][i] }))
  const axes = [...input.axes, { name: axis, ticks }]
  const view = { centre: [input.centre[0], 0], half: input.half }
  return [
    tickGrid(layout, theme, axes, view),
    axesFrame(layout, theme),
    ...cutting.lines(state),
    ...(options.sheet ? paintStrip1d(strip1d, SETTLED, layout, theme, places => places) : []),
    ...drawPoints(model, centres, layout, theme, { marked: 1 }),
    ...cutting.labels(state),
    ...planeAxes(layout, theme, axes, view, 1),
  ]
}
