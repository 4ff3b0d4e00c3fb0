import { isRegression } from '../../data/dataset.ts'
import { scaledNumber } from '../../data/scale.ts'
import { gridOf, roughRegion } from '../../geometry/contour.ts'
import type { Language } from '../../language/language.ts'
import { openGraph } from '../coordinates/graph.ts'
import type { Layout } from '../layout/layout.ts'
import type { Dependence } from '../model/dependence.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { featureAxis, niceTicks } from '../model/input-space.ts'
import { faded, filled, type Shape, stroked } from '../shape.ts'
import { heightColors } from '../style/height-colors.ts'
import type { Theme } from '../style/theme.ts'
import { written } from '../style/tick-labels.ts'
import { levelNames } from './level-plot.ts'

/** The square in which levels are found, cells across, and levels about. */
const [SQUARE, CELLS, LEVELS] = [{ centre: [0, 0], half: 1 }, 72, 6]

/** A probability as colours have it: the second class's is the lower end. */
const PROBABILITY = { mean: 0.5, deviation: -0.5 }

/** The levels of the mean prediction over two columns in a plot, which come as `shown` goes to 1. */
export function pairPlot(
  { dataset }: FigureModel,
  { features, places, average }: NonNullable<Dependence['pair']>,
  layout: Layout,
  { say, theme }: { say: Language; theme: Theme },
): (shown: number) => Shape[] {
  const [across, up] = places.map((all, d) => {
    const [low, high] = [all[0], all[all.length - 1]]
    const [centre, half] = [(low + high) / 2, (high - low) / 2]
    return { ...featureAxis(dataset, features[d], centre, half, say), centre, half }
  })
  const input = { axes: [across], centre: [across.centre], half: across.half }
  const graph = openGraph({ input, height: up }, layout, theme)
  const toPixels = (points: Float64Array) =>
    graph.toPixels(
      points.map((share, i) => (i & 1 ? up : across).centre + share * (i & 1 ? up : across).half),
    )
  const unit = isRegression(dataset) ? dataset.target : PROBABILITY
  const scaled = average.map(row => row.map(value => scaledNumber(value, unit)))
  const grid = gridOf(SQUARE, CELLS)
  const values = Float64Array.from({ length: grid.length / 2 }, (_, i) =>
    between(scaled, [
      placeAmong(places[0], across.centre + grid[2 * i] * across.half),
      placeAmong(places[1], up.centre + grid[2 * i + 1] * up.half),
    ]),
  )
  const [low, high] = [Math.min, Math.max].map(end => end(...average.flat()))
  const levels = niceTicks(low, high, LEVELS)
    .map(({ at, label }) => ({ at: scaledNumber(at, unit), label }))
    .sort((a, b) => a.at - b.at)
  const [least, most] = [Math.min, Math.max].map(end => end(...scaled.flat()))
  const colors = heightColors({ least, most, levels, low: least, high: most }, theme)
  const found = levels.map(({ at, label }) => {
    const { rings, borders } = roughRegion(values, SQUARE, CELLS, at)
    return { rings: rings.map(toPixels), lines: borders.map(toPixels), text: written(label, layout) }
  })
  const names = levelNames(found, new Float64Array(), layout, theme)
  const whole = toPixels(Float64Array.of(-1, -1, 1, -1, 1, 1, -1, 1))
  const shapes = [
    ...[[whole], ...found.map(({ rings }) => rings)].map((rings, i) => filled(`area ${i}`, rings, colors[i])),
    stroked(
      'levels',
      found.flatMap(({ lines }) => lines),
      theme.ink,
      0.9 * layout.scale,
    ),
    ...names.map(({ level: _, ...text }) => text),
  ]
  return shown => [...graph.ground, ...graph.inside(faded('pair', shapes, shown)), ...graph.axes]
}

/** A place among rising ones: the number of the one before, and the share of the way to the next. */
function placeAmong(all: readonly number[], place: number): [number, number] {
  const next = all.findIndex(one => one >= place)
  const before = Math.max(0, (next < 0 ? all.length - 1 : next) - 1)
  const share = (place - all[before]) / (all[before + 1] - all[before])
  return [before, Math.max(0, Math.min(1, share))]
}

/** The value between those of four places, by shares of the ways. */
function between(all: readonly number[][], [[i, right], [j, up]]: readonly [number, number][]): number {
  const [near, far] = [all[i], all[i + 1]].map(row => row[j] + up * (row[j + 1] - row[j]))
  return near + right * (far - near)
}
