import type { Dataset } from '../../data/dataset.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { RegressionScene, SceneDefinition } from '../compose/define.ts'
import { planLearningNetwork, planNetwork } from '../compose/network-film.ts'
import { wrongMarks } from '../style/points.ts'
import { rowsOfRun, targetRows } from '../units/draw-run.ts'
import { modelWithout, unitFacts } from '../units/unit-facts.ts'
import { placedUnits } from '../units/unit-ids.ts'
import { layerUnits } from '../words/facts.ts'
import { classRunCaptions, targetRunCaptions } from '../words/network.ts'
import { drawnNotes } from '../words/notes.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { regressionNotes } from '../words/tasks/regression.ts'
import { network as facts, targetNetwork as targetFacts } from './facts.ts'

/** The network itself: each unit's own picture, its weights as lines, and points that run through. */
export const network: SceneDefinition = {
  facts,
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
  facts: targetFacts,
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
