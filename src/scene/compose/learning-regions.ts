import { corners } from '../../geometry/linear-scores.ts'
import type { Caption } from '../../language/facts.ts'
import type { Network } from '../../network/network.ts'
import { layoutOfNetwork, unpack } from '../../network/parameter-layout.ts'
import { regionBorder } from '../../network/region-border.ts'
import { SpecError } from '../../options/error.ts'
import { markedRows } from '../compare/planes.ts'
import { plotBesideCurves } from '../layout/curve-rooms.ts'
import type { Layout } from '../layout/layout.ts'
import { memoizeLast, remember } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { creasesIn } from '../model/creases.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { LearningCore, Outputs } from '../model/learning/learning.ts'
import type { Seen } from '../model/learning/learning-path.ts'
import { regionsIn } from '../model/regions.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { withNumbers } from '../plane/curve-scales.ts'
import { regionPlot } from '../plane/region-plot.ts'
import type { Theme } from '../style/theme.ts'
import type { SceneContext, ScenePlan } from './define.ts'
import { type Played, planLearningFilm } from './learning-film.ts'

/** Regions of an iterate from which on those between two iterates would take too long to find. */
const MANY = 200

/** The farthest that a crease in a window is from one of its corners, in widths. */
const FAR = Math.SQRT2

/**
 * The linear regions of a network while it learns, beside the loss and their number.
 *
 * @throws SpecError for an iterate of more regions than can be drawn
 */
export function planLearningRegions<Own extends LearningCore>(
  context: SceneContext<FigureModel>,
  played: Played<Own>,
  outputs: Outputs,
): ScenePlan {
  const { model, say, theme } = context
  const { learning, says } = played
  const counts = regionCounts(model, learning)
  const counted = ([first, ...more]: Caption, iteration: number): Caption => [
    first,
    say.regions.counted({ regions: counts[iteration] }),
    ...more,
  ]
  const at = (iteration: number) => counted(says.at(iteration), iteration)
  return planLearningFilm(
    context,
    {
      ...played,
      scales: (...given) => withNumbers(played.scales(...given), say.axes.regions, counts, say),
      says: {
        first: counted(says.first, 0),
        last: counted(says.last, counts.length - 1),
        ...{ at, all: learning.keys.map(({ iteration }) => at(iteration)) },
      },
    },
    layout => {
      const { plane, curves } = plotBesideCurves(layout)
      const plotOf = memoizeLast<ReturnType<typeof regionPlot>>()
      return {
        seen: { in: 'regions', points: creasePlaces(model), outputs },
        ...{ curves, curveLayout: layout, jumps: Math.max(...counts) > MANY },
        shapesOf(network, { shown, rings }) {
          const plot = plotOf([network], () => iteratePlot(model, network, plane, theme))
          return plot({
            slopes: 1,
            answer: 1,
            marks: rings,
            left: shown,
            creases: model.network.layers.map(() => 1),
          })
        },
      }
    },
  )
}

/** The number of regions of each iterate; of those that a film never comes to that of the last one before. */
function regionCounts(model: FigureModel, { keys, losses }: LearningCore): Float64Array {
  const layout = layoutOfNetwork(model.network)
  const counts = remember(model, 'regions of iterates', () =>
    Int32Array.from(keys, ({ parameters, iteration }) => {
      const regions = regionsIn(withNetwork(model, unpack(parameters, layout)))
      if (regions) return regions.length
      const most = `at most 5,000 linear regions: iteration ${iteration} has more; fewer units or layers`
      throw new SpecError('play', 'training', most)
    }),
  )
  return Float64Array.from(losses, (_, i) => counts[keys.findLastIndex(({ iteration }) => iteration <= i)])
}

/** The regions and the border of an iterate, all creases of a layer at once, and its wrong points over the others. */
function iteratePlot(model: FigureModel, network: Network, layout: Layout, theme: Theme) {
  const now = 'height' in model ? withNetwork(model, network) : withWrong(withNetwork(model, network))
  const regions = regionsIn(now)!
  const steps = network.layers.slice(0, -1).map((_, layer) => {
    const lines = creasesIn(regions, layer, model.input.half).map(unit => unit.lines)
    return { layer, creases: lines.length, lines, regions: regions.length }
  })
  const border = !('height' in now) && { border: regionBorder(regions, model.input) }
  return regionPlot(now, { regions, steps, ...border }, layout, theme)
}

/** A model of a network that is not its own, with the points that this one gets wrong. */
function withWrong(model: ClassModel): ClassModel {
  const { wrong, slice } = markedRows(model)
  const [right, others] = [0, 1].map(is => Array.from(model.rows).filter(row => wrong[row] === is))
  return { ...model, slice, rows: Int32Array.from([...right, ...others]), wrong: others.length }
}

/** How far the corners of the window are from the creases of the first layer, in widths of the window, as places (× 2). */
function creasePlaces(model: FigureModel): Seen['points'] {
  const { centre, half } = model.input
  const window = corners(centre, half)
  return network => {
    const { weights, biases } = withNetwork(model, network).plane.layers[0]
    const distances = biases.flatMap((bias, unit) => {
      const sums = [0, 2, 4, 6].map(i =>
        weights.reduce((sum, row, d) => sum + row[unit] * window[i + d], bias),
      )
      const size = Math.hypot(...weights.map(row => row[unit]))
      return sums.map(sum => Math.max(-FAR, Math.min(FAR, sum / size / (2 * half))))
    })
    return Float64Array.from(distances.flatMap(distance => [distance, 0]))
  }
}
