import type { Dataset } from '../../data/dataset.ts'
import type { Caption } from '../../language/facts.ts'
import { activationNames, activationOf } from '../../network/activation.ts'
import type { Layer, Network } from '../../network/network.ts'
import { regionBorder } from '../../network/region-border.ts'
import type { SceneFacts } from '../../options/catalog.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { ChapterPlan } from '../chapters.ts'
import type { RegressionScene, SceneContext, SceneDefinition, ScenePlan } from '../compose/define.ts'
import type { ClassModel } from '../model/class-model.ts'
import { countConstant, creaseSteps, pieceCurve } from '../model/creases.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { regionsIn } from '../model/regions.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { regionPlot, type ShownRegions } from '../plane/region-plot.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { placedUnits } from '../units/unit-ids.ts'
import { choiceCaption } from '../words/choice.ts'
import { fitErrors, pointsOf } from '../words/dataset.ts'
import { layerUnits } from '../words/facts.ts'
import { drawnNotes } from '../words/notes.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { regionFacts } from '../words/region-facts.ts'
import { dataCaption, fitCaption, regressionNotes } from '../words/tasks/regression.ts'

/** Seconds of chapters where the whole takes as long as it takes by itself; the steps of the first layer share theirs. */
const SECONDS = { data: 0.7, creases: 3.2, layer: 2, slopes: 1.7, answer: 2.4 }

/** The parts of a chapter in which creases, colours, the line of the answer and its marks come. */
const COMES = { over: [0, 0.8] } as const
const ANSWER = { answer: { over: [0, 0.45] }, marks: { over: [0.45, 0.65] } } as const

/** Share of the duration at the end in which all but the points fades. */
const FADE = 0.08

/** Units of a layer at most. */
const WIDEST = 64

const facts = {
  name: 'regions',
  duration: ({ layers }) => 8 + 2 * Math.max(0, layers - 1),
  size: { width: 600, height: 600 },
  chapters: ['data', 'crease-0', 'layer-0', 'slopes', 'answer'],
  found: ['crease-0', 'layer-0'],
  withoutHidden: 'usual',
} satisfies Partial<SceneFacts>

const plane = { missing: 'no plane that creases cut into linear regions' }
const units = { placed: placedUnits, facts: regionFacts }

/** The linear regions of a network of relu: how its creases cut the input plane, and the boundary across them. */
export const regions: SceneDefinition = {
  facts: {
    ...facts,
    summary:
      'linear regions of a relu network: creases, layer by layer, slopes, and the corners of the boundary',
    takes: ['slice', 'fix'],
  },
  ...{ plane, units, check },
  alt: (_, model, { alt }) => {
    const { regions, border } = shownRegions(model)
    return alt.regions({
      layers: layerUnits(model.network),
      regions: regions.length,
      corners: border!.corners.length,
    })
  },
  plan: context => {
    const { model, spec, say } = context
    const shown = shownRegions(model)
    const { correct, dataset, answers } = model
    const [corners, junctions] = [shown.border!.corners.length, shown.border!.junctions.length]
    const count = { correct, samples: dataset.y.length }
    return {
      ...planRegions(context, shown, {
        data: choiceCaption(model, say) ?? say.data.points(pointsOf(dataset)),
        answer:
          answers > 1 || shown.border!.segments.length > 0
            ? say.regions.boundary({ corners, junctions, ...count })
            : say.results.oneClass({ joins: false }),
        name: say.chapters.boundary,
      }),
      marks: wrongMarks(model.wrong),
      notes: () => drawnNotes(model, spec, say),
    }
  },
}

/** The same of a network that predicts numbers; of one input its curve, straight in each region. */
export const targetRegions: RegressionScene = {
  facts: {
    ...facts,
    task: 'regression',
    summary: 'linear regions of a relu network: creases, layer by layer, slopes, and the joints of a curve',
    takes: [],
  },
  ...{ plane, units, check },
  alt: (_, { network, ...model }, { alt }) =>
    alt.regions({
      layers: layerUnits(network),
      regions: shownRegions({ network, ...model }).regions.length,
      corners: null,
    }),
  point: predictedPoint,
  plan: context => {
    const { model, spec, say } = context
    const shown = shownRegions(model)
    const joints = pieceCurve(shown.regions).joints.length / 2
    return {
      ...planRegions(context, shown, {
        data: dataCaption(spec, model, say),
        answer:
          model.input.dimensions === 1
            ? say.regions.joints({ joints, ...fitErrors(model) })
            : fitCaption(model, say),
        name: say.chapters.result,
      }),
      notes: () => regressionNotes(model, say),
    }
  },
}

/** @throws SpecError for networks that are not linear in regions, or too wide */
function check(_: Dataset, { hidden, activation }: Spec, network?: Network): void {
  const ofNetwork = network?.layers.slice(0, -1).map(layer => ({ ...layer, units: layer.biases.length }))
  const layers = ofNetwork ?? hidden ?? [{ units: 1, activation }]
  const isStraight = (name: string) => activationOf(name as Layer['activation'])?.kinks !== undefined
  const curved = layers.find(layer => !isStraight(layer.activation))
  if (curved) {
    const straight = activationNames.filter(isStraight)
    const why = `${curved.activation} is curved, so that the scene regions has nothing to show; train with --activation relu`
    throw new SpecError('activation', curved.activation, `one of ${straight.join(', ')}: ${why}`)
  }
  const wide = layers.find(layer => layer.units > WIDEST)
  if (wide) throw new SpecError('hidden', wide.units, `at most ${WIDEST} units a layer in the scene regions`)
}

/** @throws SpecError for more regions than can be drawn */
function shownRegions(model: ClassModel | RegressionModel): ShownRegions {
  const regions = regionsIn(model)
  if (!regions)
    throw new SpecError(
      'scene',
      'regions',
      'a network of at most 5,000 linear regions: fewer units or layers',
    )
  return {
    ...{ regions, steps: creaseSteps(model) },
    border: 'height' in model ? null : regionBorder(regions, model.input),
  }
}

/** The captions of the first and the last chapter, and the name of the last. */
interface Ends {
  data: Caption
  answer: Caption
  name: string
}

function planRegions<Model extends FigureModel>(
  { spec, model, say, theme }: SceneContext<Model>,
  shown: ShownRegions,
  { data, answer, name }: Ends,
): Omit<ScenePlan, 'notes'> {
  const { regions, steps } = shown
  const [inFirst] = [steps.filter(({ layer }) => layer === 0).length]
  const slopes = {
    constant: countConstant(regions),
    regions: regions.length,
    classes: model.dataset.classes.length,
  }
  const chapters = steps.map((step, i): ChapterPlan & { caption: Caption } => {
    const moves = { [`crease ${i}`]: COMES }
    if (step.layer > 0) {
      const id = `layer-${step.layer + 1}`
      const caption = say.regions.layer({ layer: step.layer + 1, regions: step.regions })
      return { id, name: say.chapters.layer({ layer: step.layer + 1 }), share: SECONDS.layer, moves, caption }
    }
    const caption = say.regions.creases(step)
    return {
      id: `crease-${i}`,
      name: say.regions.count(step),
      share: SECONDS.creases / inFirst,
      moves,
      caption,
    }
  })
  return {
    title: say.regions.title,
    captions: {
      data,
      ...Object.fromEntries(chapters.map(({ id, caption }) => [id, caption])),
      slopes: say.regions.slopes(slopes),
      answer,
    },
    ...timeline(
      spec,
      [
        { id: 'data', name: say.chapters.data, share: SECONDS.data },
        ...chapters,
        { id: 'slopes', name: say.regions.chapter, share: SECONDS.slopes, moves: { slopes: COMES } },
        { id: 'answer', name, share: SECONDS.answer, moves: ANSWER },
      ],
      layout => {
        const paint = regionPlot(model, shown, layout, theme)
        return ({ slopes, answer, marks, left, ...creases }, view) =>
          paint({ slopes, answer, marks, left, creases: steps.map((_, i) => creases[`crease ${i}`]) }, view)
      },
      { leaves: () => (1 - FADE) * spec.duration },
    ),
  }
}
