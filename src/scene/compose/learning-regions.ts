import type { Caption } from '../../language/facts.ts'
import { layoutOfNetwork, unpack } from '../../network/parameter-layout.ts'
import { regionBorder } from '../../network/region-border.ts'
import { markedRows } from '../compare/planes.ts'
import { plotBesideCurves } from '../layout/curve-rooms.ts'
import type { Layout } from '../layout/layout.ts'
import { memoizeLast, remember } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { creasesIn, findRegions } from '../model/creases.ts'
import { mostWrong } from '../model/learning/learning.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { withNumbers } from '../plane/curve-scales.ts'
import { regionPlot } from '../plane/region-plot.ts'
import { wrongMarks } from '../style/points.ts'
import { choiceCaption } from '../words/choice.ts'
import type { SceneContext, ScenePlan } from './define.ts'
import { type LearningPlots, planLearningFilm, playedClasses } from './learning-film.ts'

/** The last chapter stands until its sentence is read. */
const CHAPTERS = { data: 'data', shares: [6, 6, 67, 21] } as const

/** Regions of an iterate from which on those between two iterates take too long to find. */
const MANY = 200

/** The linear regions of a network while it learns, as they are found, beside the loss and the curve of their number. */
export function planLearningRegions(context: SceneContext): ScenePlan {
  const { model, say, theme } = context
  const played = playedClasses(context)
  const { says, outputs } = played
  const { keys, losses } = played.learning
  const parameters = layoutOfNetwork(model.network)
  const found = remember(model, 'regions of iterates', () =>
    Int32Array.from(keys, key => findRegions(withNetwork(model, unpack(key.parameters, parameters))).length),
  )
  // Iterates that no film comes to have the number of the last one before.
  const counts = Float64Array.from(losses, (_, i) => found[keys.findLastIndex(key => key.iteration <= i)])
  const counted = ([first, ...more]: Caption, at: number): Caption => [first, say.regions.counted({ regions: counts[at] }), ...more] // biome-ignore format: one line
  const at = (iteration: number) => counted(says.at(iteration), iteration)
  const all = keys.map(({ iteration }) => at(iteration))
  const ends = { first: counted(says.first, 0), last: counted(says.last, losses.length - 1) }
  const scales: typeof played.scales = (...given) =>
    withNumbers(played.scales(...given), say.axes.regions, counts, say)
  const opening = choiceCaption(model, say) ?? played.opening
  const own = { ...played, scales, opening, says: { ...ends, at, all } }
  const open = (layout: Layout): LearningPlots => {
    const { plane, curves } = plotBesideCurves(layout)
    const plotOf = memoizeLast<ReturnType<typeof regionPlot>>()
    return {
      ...{ curves, curveLayout: layout, jumps: Math.max(...found) > MANY },
      // Without places that move no iterate is left out.
      seen: { in: 'regions', points: () => new Float64Array(0), outputs },
      shapesOf(network, { shown, rings }) {
        const plot = plotOf([network, rings > 0], () => {
          const iterate = withNetwork(model, network)
          const now = rings > 0 ? withWrong(iterate) : iterate
          const regions = findRegions(now)
          const steps = network.layers.slice(0, -1).map((_, layer) => {
            const lines = creasesIn(regions, layer, model.input.half).map(unit => unit.lines)
            return { layer, creases: lines.length, lines, regions: regions.length }
          })
          const border = regionBorder(regions, model.input)
          return regionPlot(now, { regions, steps, border, learns: true }, plane, theme)
        })
        const creases = network.layers.map(() => 1)
        return plot({ slopes: 1, answer: 1, marks: rings, left: shown, creases })
      },
    }
  }
  const film = planLearningFilm(context, own, open, CHAPTERS)
  return { ...film, marks: wrongMarks(mostWrong(played.learning)) }
}

/** A model of an iterate, with the points that this one gets wrong over the others. */
function withWrong(model: ClassModel): ClassModel {
  const { wrong, slice } = markedRows(model)
  const [right, others] = [0, 1].map(is => Array.from(model.rows).filter(row => wrong[row] === is))
  return { ...model, slice, rows: Int32Array.from([...right, ...others]), wrong: others.length }
}
