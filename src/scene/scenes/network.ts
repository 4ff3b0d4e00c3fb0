import type { Dataset } from '../../data/dataset.ts'
import type { SceneFacts } from '../../options/catalog.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { RegressionScene, SceneDefinition } from '../compose/define.ts'
import { PACE, planLearningNetwork, planNetwork } from '../compose/network-film.ts'
import { wrongMarks } from '../style/points.ts'
import { RUNS, rowsOfRun, targetRows } from '../units/draw-run.ts'
import { modelWithout, unitFacts } from '../units/unit-facts.ts'
import { placedUnits } from '../units/unit-ids.ts'
import { layerUnits } from '../words/facts.ts'
import { classRunCaptions, targetRunCaptions } from '../words/network.ts'
import { drawnNotes } from '../words/notes.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { regressionNotes } from '../words/tasks/regression.ts'

/** Seconds of a film of one training. */
const SECONDS = 12

const facts = {
  name: 'network',
  duration: ({ layers, play }) =>
    play === 'step'
      ? 15 + 3 * layers
      : play
        ? SECONDS
        : PACE.inputs + PACE.layer * layers + PACE.output + PACE.point * RUNS + PACE.again,
  size: { width: 900, height: 700 },
  found: ['point-0'],
  withoutHidden: 'asked',
  across: 3,
  command: 'the network unit by unit: short for --scene network',
} satisfies Partial<SceneFacts>

/** The network itself: each unit's own picture, its weights as lines, and points that run through. */
export const network: SceneDefinition = {
  facts: {
    ...facts,
    summary: 'the network itself: when each unit is on, its weights as lines, and points that run through',
    chapters: [
      ...['inputs', 'layer-0', 'output', 'point-0', 'again', 'first', 'learning', 'last'],
      ...['row', 'forward-0', 'error', 'back-0', 'step', 'loss', 'steps'],
    ],
    takes: ['weights', 'play', 'row', 'steps', 'image', 'slice', 'fix', 'without'],
  },
  playedParts: { training: ['learning'], step: ['step'] },
  units: { placed: placedUnits, facts: unitFacts, without: modelWithout },
  alt: ({ play }, { network: shown }, { alt }) =>
    alt.network({ layers: layerUnits(shown), learns: play === 'step' ? play : play !== null }),
  check(dataset, spec) {
    checkImage(dataset, spec)
    const rows = dataset.y.length + (dataset.test?.y.length ?? 0)
    if (spec.row !== null && spec.row > rows) throw new SpecError('row', spec.row, `one of 1 to ${rows}`)
  },
  plan(context) {
    const { spec, model, say } = context
    if (spec.play) return planLearningNetwork(context)
    const runs = rowsOfRun(model)
    return planNetwork(context, model, {
      runs,
      captions: classRunCaptions(model, runs, say),
      ...((model.slice || model.without) && { marks: wrongMarks(model.wrong) }),
      notes: () => drawnNotes(model, spec, say),
    })
  },
}

/** The same of a network that predicts numbers. */
export const targetNetwork: RegressionScene = {
  facts: {
    ...facts,
    task: 'regression',
    summary: 'the network itself: what each unit gives, its weights as lines, and points that run through',
    chapters: ['inputs', 'layer-0', 'output', 'point-0', 'again'],
    takes: ['weights'],
  },
  point: predictedPoint,
  units: { placed: placedUnits, facts: unitFacts },
  alt: (_, { network: shown }, { alt }) => alt.network({ layers: layerUnits(shown), learns: false }),
  plan(context) {
    const { model, say } = context
    const runs = targetRows(model)
    return planNetwork(
      context,
      { ...model, plane: model.network },
      { runs, captions: targetRunCaptions(model, runs, say), notes: () => regressionNotes(model, say) },
    )
  },
}

/** @throws SpecError for pictures of another number of pixels than the data have features */
function checkImage({ features: { length: features } }: Dataset, { image, slice }: Spec): void {
  const isFlat = slice !== null || features < 3
  if (!image || (image.width * image.height === features && !isFlat)) return
  throw new SpecError(
    'image',
    `${image.width}x${image.height}`,
    isFlat
      ? `nothing: ${slice ? 'on a slice' : 'of one or two features'} each unit is a map`
      : `${features} pixels, one for each feature`,
  )
}
