import { ownNumber } from '../../data/scale.ts'
import type { Language } from '../../language/language.ts'
import { forward } from '../../network/forward.ts'
import { unitName } from '../model/hidden-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { sumValues, unitSum } from '../model/unit-sum.ts'

/** A name with what it is of a point: texts for people. */
export type NamedValue = Record<'name' | 'value', string>

/** A point and what a network predicts of it; numbers are in the target's own units. */
export interface PredictedPoint {
  /** Its class, or its target. */
  own: NamedValue
  /** The prediction in one. */
  said: string
  /** The same in columns of a table. */
  cells: NamedValue[]
  /** For those who hear it. */
  sentence: string
  /** True where it is another class. */
  wrong: boolean
  /** Of a target the parts of the last layer's units in it, and what is left: they add up to it; none of many units. */
  parts: NamedValue[]
}

/** Units whose parts are told at most. */
const MOST = 8

export function predictedPoint(model: RegressionModel, row: number, say: Language): PredictedPoint {
  const { mean, deviation, name } = model.dataset.target
  const { value, target, error } = predictionOf(model, row)
  return {
    own: { name, value: say.numbers.fourDigits(target) },
    said: say.target.off({ value, error }),
    cells: [
      { name: say.page.predicted({ by: null }), value: say.numbers.fourDigits(value) },
      { name: say.target.error, value: say.numbers.fourDigits(error) },
    ],
    sentence: say.target.sentence({ value, error }),
    wrong: false,
    parts: partsOf(model, row).map(({ unit, part }) => ({
      name: unit === null ? say.target.rest : unitName(unit),
      value: say.numbers.fourDigits(unit === null ? part * deviation + mean : shownPart(part, deviation)),
    })),
  }
}

/** The number that a network predicts of a row, the row's own, and how far they are from each other, in the target's own units. */
export function predictionOf({ dataset, all, predicted }: RegressionModel, row: number) {
  const [value, target] = [predicted, all.y].map(values => ownNumber(values[row], dataset.target))
  return { value, target, error: Math.abs(value - target) }
}

/** The same with each unit's part less its mean over the samples, as the scene `fit` draws and numbers it: with the mean they add up. */
export function centredPoint(model: RegressionModel, row: number, say: Language): PredictedPoint {
  const point = predictedPoint(model, row, say)
  const { dataset, network, all } = model
  const { mean, deviation } = dataset.target
  const sum = unitSum(model)
  const part = (unit: number) => sumValues(network, sum.means, [unit], all.x.subarray(row, row + 1))[0]
  const order = sum.parts.flatMap(({ units }) => units)
  const parts = point.parts.map(({ name }, p, { length }) =>
    p === length - 1
      ? { name: say.fit.pointMean, value: say.numbers.fourDigits(sum.mean * deviation + mean) }
      : { name, value: say.numbers.fourDigits(shownPart(part(order[p]), deviation)) },
  )
  return { ...point, parts }
}

/** A standardized part in the target's own units; one that nobody could see in the sum is 0. */
function shownPart(part: number, deviation: number): number {
  return Math.abs(part) < 1e-5 ? 0 : part * deviation
}

/** Weight times output of each unit of the last hidden layer at a row, standardized, and the bias, which is no unit's. */
function partsOf({ network, all, dataset }: RegressionModel, row: number) {
  const output = network.layers[network.layers.length - 1]
  const units = output.weights.length
  // What adds up is a logarithm.
  if (network.layers.length < 2 || units > MOST || dataset.target.log) return []
  const width = dataset.features.length
  const outputs = forward(network, all.x.subarray(width * row, width * (row + 1)))
  const last = outputs[outputs.length - 2]
  return [
    ...output.weights.map(([weight], unit) => ({ unit, part: weight * last[unit] })),
    { unit: null, part: output.biases[0] },
  ]
}
