import type { Caption } from '../../../language/facts.ts'
import type { Language } from '../../../language/language.ts'
import type { RegressionScene } from '../../compose/define.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { targetRows } from '../../units/draw-run.ts'
import { unitFacts } from '../../units/unit-facts.ts'
import { placedUnits } from '../../units/unit-ids.ts'
import { layerUnits } from '../../words/facts.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { fitCaption, regressionNotes } from '../../words/tasks/regression.ts'
import { network as ofClasses, planNetwork, sumCaptions } from '../network.ts'

/** The network itself: each unit's own picture, its weights as lines, and points that run through to what is predicted. */
export const network: RegressionScene = {
  facts: {
    ...ofClasses.facts,
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
      { runs, captions: captionsOf(model, runs, say), notes: () => regressionNotes(model, say) },
    )
  },
}

function captionsOf(model: RegressionModel, runs: readonly number[], say: Language): Record<string, Caption> {
  const { network, dataset, all, predicted, height } = model
  const { mean, deviation } = dataset.target
  const points = runs.map((row, i): [string, Caption] => {
    const value = predicted[row] * deviation + mean
    const error = Math.abs(predicted[row] - all.y[row]) * deviation
    return [
      `point-${i}`,
      say.predictions.point({ name: height.name, value, error, isLargest: i === runs.length - 1 }),
    ]
  })
  const inputs = say.network.inputs({ count: dataset.features.length })
  const sources = network.layers[network.layers.length - 1].weights.length
  return {
    inputs,
    ...sumCaptions(model, say),
    ...Object.fromEntries(points),
    output: say.predictions.output({ sources, result: fitCaption(model, say) }),
    again: inputs,
  }
}
