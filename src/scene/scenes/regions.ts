import type { Dataset } from '../../data/dataset.ts'
import type { Caption } from '../../language/facts.ts'
import { activationNames, activationOf } from '../../network/activation.ts'
import type { Network } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { RegressionScene, SceneContext, SceneDefinition } from '../compose/define.ts'
import { planLearningRegions } from '../compose/learning-regions.ts'
import { countConstant, pieceCurve, type ShownRegions, shownRegions } from '../model/creases.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { regionPlot } from '../plane/region-plot.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { regionFacts } from '../units/region-facts.ts'
import { placedUnits } from '../units/unit-ids.ts'
import { choiceCaption } from '../words/choice.ts'
import { pointsOf } from '../words/dataset.ts'
import { cutsDecider, layerUnits, resultFacts } from '../words/facts.ts'
import { drawnNotes } from '../words/notes.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { dataCaption, fitCaption, regressionNotes } from '../words/tasks/regression.ts'
import { regions as facts, targetRegions as targetFacts } from './facts.ts'

/** Seconds of chapters where the whole takes as long as it takes by itself; the steps of the first layer share theirs. */
const SECONDS = { data: 0.7, creases: 3.4, layer: 2, slopes: 1.8, answer: 2.6 }

/** The parts of a chapter in which creases, or colours, and the line of the answer with its marks come. */
const COMES = { over: [0, 0.65] } as const
const ANSWER = { answer: { over: [0, 0.4] }, marks: { over: [0.4, 0.5] } } as const

/** Share of the duration at the end in which all but the points fades. */
const FADE = 0.08

/** Units of a layer at most. */
const WIDEST = 64

const common = {
  plane: { missing: 'no plane that creases cut into linear regions' },
  units: { placed: placedUnits, facts: regionFacts },
  check,
  alt({ play }: Spec, model: FigureModel, { alt }: SceneContext['say']) {
    const { regions, border } = shownRegions(model)
    const corners = 'height' in model ? null : border.corners.length
    const learns = play !== null
    return alt.regions({ layers: layerUnits(model.network), regions: regions.length, corners, learns })
  },
}

/** The linear regions of a network of relu: how its creases cut the input plane, and the boundary across them. */
export const regions: SceneDefinition = {
  facts,
  ...common,
  playedParts: { training: ['learning'] },
  plan(context) {
    const { model, spec, say } = context
    if (spec.play) return planLearningRegions(context)
    const shown = shownRegions(model)
    const { segments, corners, junctions } = shown.border
    const said = { corners: corners.length, junctions: junctions.length, opened: false }
    // Thresholds have no corners.
    const bends = model.input.dimensions === 2 ? [say.paper.boundary(said)] : []
    const meeting = junctions.length > 0 ? [say.regions.junctions(said)] : []
    const result = say.results.network(resultFacts(model, cutsDecider(model, 0)))
    const isOne = segments.length === 0
    const answer = isOne ? say.results.oneClass({ joins: false }) : [...bends, ...meeting, ...result]
    const data = choiceCaption(model, say) ?? say.data.points(pointsOf(model.dataset))
    return {
      ...planRegions(context, shown, data, answer),
      marks: wrongMarks(model.wrong),
      notes: () => drawnNotes(model, spec, say),
    }
  },
}

/** The same of a network that predicts numbers; of one input its curve, straight in each region. */
export const targetRegions: RegressionScene = {
  facts: targetFacts,
  ...common,
  point: predictedPoint,
  plan(context) {
    const { model, spec, say } = context
    const shown = shownRegions(model)
    const joints = pieceCurve(shown.regions).joints.length / 2
    const pieces = model.input.dimensions === 1 ? [say.regions.joints({ joints })] : []
    const answer = [...pieces, ...fitCaption(model, say)]
    return {
      ...planRegions(context, shown, dataCaption(spec, model, say), answer),
      notes: () => regressionNotes(model, say),
    }
  },
}

/** @throws SpecError for networks that are not linear in regions, or too wide */
function check(_: Dataset, { hidden, activation }: Spec, network?: Network): void {
  const ofNetwork = network?.layers.slice(0, -1).map(layer => ({ ...layer, units: layer.biases.length }))
  const layers = ofNetwork ?? hidden ?? [{ units: 1, activation }]
  const straight: string[] = activationNames.filter(name => activationOf(name)!.kinks)
  const curved = layers.find(layer => !straight.includes(layer.activation))?.activation
  if (curved !== undefined) {
    const why = `${curved} is curved, and has no linear regions; train with --activation relu`
    throw new SpecError('activation', curved, `one of ${straight.join(', ')} in the scene regions: ${why}`)
  }
  const widest = Math.max(0, ...layers.map(({ units }) => units))
  if (widest > WIDEST)
    throw new SpecError('scene', 'regions', `a network of at most ${WIDEST} units a layer, not ${widest}`)
}

function planRegions<Model extends FigureModel>(
  { spec, model, say, theme }: SceneContext<Model>,
  shown: ShownRegions,
  data: Caption,
  answer: readonly string[],
) {
  const { regions, steps } = shown
  const inFirst = steps.filter(({ layer }) => layer === 0).length
  const isSaid = model.network.layers.length === 2 && model.input.dimensions === 2
  const cuts = steps.map(({ layer, creases, regions }, i) => {
    const most = isSaid && i === steps.length - 1 ? 1 + (creases * (creases + 1)) / 2 : null
    const count = { layer: layer + 1, creases, regions, most }
    const moves = { [`crease ${i}`]: COMES }
    return layer > 0
      ? { id: `layer-${layer + 1}`, name: say.regions.layer(count), share: SECONDS.layer, moves }
      : { id: `crease-${i}`, name: say.regions.creases(count), share: SECONDS.creases / inFirst, moves }
  })
  const [constant, classes] = [countConstant(regions), model.dataset.classes.length]
  return {
    title: say.regions.title,
    captions: {
      ...{ data, answer: answer as unknown as Caption },
      ...Object.fromEntries(cuts.map(({ id, name }) => [id, [name] as const])),
      slopes: say.regions.slopes({ regions: regions.length, constant, classes }),
    },
    ...timeline(
      spec,
      [
        { id: 'data', name: say.chapters.data, share: SECONDS.data },
        ...cuts,
        { id: 'slopes', name: say.chapters.output, share: SECONDS.slopes, moves: { slopes: COMES } },
        { id: 'answer', name: say.chapters.result, share: SECONDS.answer, moves: ANSWER },
      ],
      layout => regionPlot(model, shown, layout, theme),
      {
        derive: ({ slopes, answer, marks, left, ...creases }) => {
          return { slopes, answer, marks, left, creases: steps.map((_, i) => creases[`crease ${i}`]) }
        },
        leaves: () => (1 - FADE) * spec.duration,
      },
    ),
  }
}
