import { knots } from '../../geometry/knots.ts'
import { clip } from '../../geometry/linear-scores.ts'
import type { Language } from '../../language/language.ts'
import { kinksOf } from '../../network/kinks.ts'
import type { Network } from '../../network/network.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import { curve, openGraph } from '../coordinates/graph.ts'
import { backgroundGrid, openPlane, outlineOf } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { pickRows } from '../model/common-model.ts'
import { type HiddenSpace, placeInputs } from '../model/hidden-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { filled, type Shape, stroked } from '../shape.ts'
import { heightColors, heightsOf } from '../style/height-colors.ts'
import { drawHeights } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { levelPlot } from './level-plot.ts'

/** The drawing of what a network that changes predicts: a curve, areas between levels, or points over what they should be. */
export type DrawOutput = (network: Network, shown: number) => Shape[]

/** Predictions of a network: over one input, over two, or of each point, where there are more. */
export function openOutput(model: RegressionModel, layout: Layout, theme: Theme, say: Language): DrawOutput {
  const { input } = model
  if (input.projected) return predictedPlot(model, layout, theme, say)
  return input.dimensions === 1 ? curvePlot(model, layout, theme) : levelsPlot(model, layout, theme)
}

/** The curve of a network through its points, and sticks from these to it. */
function curvePlot(model: RegressionModel, layout: Layout, theme: Theme): DrawOutput {
  const { input, rows, slice } = model
  const graph = openGraph(model, layout, theme)
  const [from, to] = [input.centre[0] - input.half, input.centre[0] + input.half]
  const x = Float64Array.from(rows, row => input.coordinates[2 * row])
  const at = (y: Float64Array) => graph.toPixels(Array.from(x, (value, i) => [value, y[i]]).flat())
  const points = at(pickRows(drawnIn(model).targets, rows, 1))
  const dots = drawHeights(model, heightsOf(model), points, layout, theme)
  return (network, shown) => {
    const { plane } = withNetwork(model, network)
    const kinks = kinksOf(plane, knots(from, to, [])).map(kink => kink.at)
    const line = graph.toPixels(curve(x => predictTargets(plane, x), from, to, kinks))
    const ends = at(predictTargets(plane, x))
    // Beside a slice the distance from its curve is no error.
    const sticks = Array.from(slice ? [] : rows, (_, i) =>
      [points, ends].flatMap(places => [...places.subarray(2 * i, 2 * i + 2)]),
    )
    const path = (key: string, lines: ArrayLike<number>[], stroke: string, width: number): Shape[] =>
      shown > 0 ? graph.inside([stroked(key, lines, stroke, width * layout.scale, { opacity: shown })]) : []
    return [
      ...graph.ground,
      ...path('sticks', sticks, theme.muted, 0.8),
      ...dots,
      ...path('curve', [line], theme.ink, 2.4),
      ...graph.axes,
    ]
  }
}

function levelsPlot(model: RegressionModel, layout: Layout, theme: Theme): DrawOutput {
  const heights = heightsOf(model)
  const each = (value: number) => heights.levels.map(() => value)
  return (network, shown) => {
    const state = { lines: each(1), names: [], tints: [...each(1), 1], left: shown }
    return levelPlot(withNetwork(model, network), layout, theme, heights)(state)
  }
}

/** Each point's target over what is predicted of it: right ones are on the diagonal. */
function predictedPlot(model: RegressionModel, layout: Layout, theme: Theme, say: Language): DrawOutput {
  const { height, all, rows, dataset } = model
  const { targets } = drawnIn(model)
  const { centre, half } = height
  const axes = [{ ...height, name: say.fitTraining.predicted }]
  const input = { ...model.input, centre: [centre], half, axes }
  const graph = openGraph({ input, height }, layout, theme)
  const x = pickRows(all.x, rows, dataset.features.length)
  const diagonal = graph.toPixels([centre - half, centre - half, centre + half, centre + half])
  return (network, shown) => {
    const predicted = predictTargets(network, x)
    const places = graph.toPixels(Array.from(rows, (row, i) => [predicted[i], targets[row]]).flat())
    const points = drawHeights(model, heightsOf(model), places, layout, theme)
    return [
      ...graph.ground,
      stroked('diagonal', [diagonal], theme.ink, 1.6 * layout.scale),
      ...graph.inside(shown > 0 ? points.map(shape => ({ ...shape, opacity: shown })) : []),
      ...graph.axes,
    ]
  }
}

/** The points of a hidden space in the colours of their targets, on areas between levels of the output; of one input its axis, too. */
export function openFloor(model: RegressionModel, space: HiddenSpace, layout: Layout, theme: Theme) {
  const { input, all, rows, dataset } = model
  const heights = heightsOf(model)
  const x = pickRows(all.x, rows, dataset.features.length)
  const line =
    input.dimensions === 1 &&
    !model.slice &&
    knots(input.centre[0] - input.half, input.centre[0] + input.half, [])
  const plane = openPlane({ ...space.view, axes: space.axes }, layout, theme)
  const placed = (network: Network, inputs: Float64Array) => plane.place(placeInputs(space, network, inputs))
  return {
    axes: [plane.frame, ...plane.axes()],
    content: (network: Network) => [
      ...levelStripes(network, space, model, layout, theme),
      backgroundGrid(layout, theme),
      // The axis of one input where the network puts it.
      ...(line ? [stroked('axis', [placed(network, line)], theme.accent, 2 * layout.scale)] : []),
      ...drawHeights(model, heights, placed(network, x), layout, theme),
    ],
    /** Places of the points, in widths of the plot (× 2). */
    placesOf: (network: Network) => placed(network, x).map(value => value / layout.plot.size),
  }
}

/** Areas between levels of the output, each over the one before; none where a projection does not keep it. */
function levelStripes(
  { layers }: Network,
  { units, view: { centre, half } }: HiddenSpace,
  model: RegressionModel,
  layout: Layout,
  theme: Theme,
): Shape[] {
  if (units.length === 0) return []
  const { weights, biases } = layers[layers.length - 1]
  const [a, b = 0] = units.map(unit => weights[unit][0])
  const { x, y, size } = layout.plot
  const heights = heightsOf(model)
  const box = outlineOf(layout.plot)
  const output = (px: number, py: number) =>
    a * (centre[0] + half * ((2 * (px - x)) / size - 1)) +
    b * (centre[1] - half * ((2 * (py - y)) / size - 1)) +
    biases[0]
  return heightColors(heights, theme).flatMap((fill, i): Shape[] => {
    const level = heights.levels[i - 1]?.at ?? Number.NEGATIVE_INFINITY
    const lines = [level === Number.NEGATIVE_INFINITY ? box : clip(box, (px, py) => output(px, py) - level)]
    return lines[0].length >= 6 ? [filled(`stripe ${i}`, lines, fill)] : []
  })
}
