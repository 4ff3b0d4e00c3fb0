import type { Caption, Captions } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { activationOf } from '../../network/activation.ts'
import { classScores } from '../../network/forward.ts'
import { expit, logOdds, winner } from '../../network/scores.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { unitName } from '../model/hidden-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { classNames } from '../style/points.ts'
import { cutsDecider, resultFacts } from './facts.ts'
import { predictionOf } from './predicted-point.ts'
import { fitCaption } from './tasks/regression.ts'

/** The chapter of a layer, counted from 0; the last one is the output. */
export function layerId(layer: number, layers: number): string {
  return layer === layers - 1 ? 'output' : `layer-${layer}`
}

/** A network, and the same over the input plane. */
export type Sums = Pick<ClassModel, 'network' | 'plane' | 'input'>

/** The work of a layer's activation on its sums, and where one of its units is on, where that is a side of its line. */
export function changeOf({ network: { layers }, plane, input }: Sums, layer: number, say: Language): Caption {
  const { activation } = layers[layer]
  const { weights } = plane.layers[0]
  const { range, symbol } = activationOf(activation)!
  const bounded = range.every(Number.isFinite)
  // The steepest sum has the line that is seen best.
  const [{ a, b, unit }] = weights[0]
    .map((own, i) => ({ a: own, b: weights[1]?.[i] ?? 0, unit: i }))
    .toSorted((one, other) => Math.hypot(other.a, other.b) - Math.hypot(one.a, one.b))
  const side = Math.abs(a) >= Math.abs(b) ? (a > 0 ? 'right' : 'left') : b > 0 ? 'top' : 'bottom'
  const on = layer === 0 && input.flat ? ({ unit: unitName(unit), side } as const) : null
  return say.network.changes({ activation: symbol === null ? null : activation, bounded, on })
}

/** The captions of a network for classes, by chapter id: its rows `runs` run through. */
export function classRunCaptions(model: ClassModel, runs: readonly number[], say: Language): Captions {
  const { network, dataset, all, classes } = model
  const names = classNames(dataset, say)
  const scores = classScores(network, all.x)
  const points = runs.map((row, i) => {
    const k = winner(scores, row, classes)
    const facts = { name: names[k], share: expit(logOdds(scores, classes, k)[row]), right: all.y[row] === k }
    return say.network.point({ ...facts, isNearest: i === runs.length - 1 })
  })
  const result = say.results.network(resultFacts(model, cutsDecider(model, 0)))
  const hidden = network.layers.length > 1
  const output = say.network.output({ sources: sourcesOf(model), hidden, classes, result })
  return networkCaptions(model, points, output, say)
}

/** The same of a network for numbers. */
export function targetRunCaptions(model: RegressionModel, runs: readonly number[], say: Language): Captions {
  const points = runs.map((row, i) => {
    const { value, error } = predictionOf(model, row)
    return say.predictions.point({ name: model.height.name, value, error, isLargest: i === runs.length - 1 })
  })
  const output = say.predictions.output({ sources: sourcesOf(model), result: fitCaption(model, say) })
  return networkCaptions(model, points, output, say)
}

/** Numbers that the output adds up. */
function sourcesOf({ network: { layers } }: Pick<FigureModel, 'network'>): number {
  return layers[layers.length - 1].weights.length
}

/** The captions of a network that is made layer by layer, by chapter id. */
function networkCaptions(
  { dataset, network }: Pick<FigureModel, 'dataset' | 'network'>,
  points: readonly Caption[],
  output: Caption,
  say: Language,
): Captions {
  const { layers } = network
  const inputs = say.network.inputs({ count: dataset.features.length })
  const sums = layers.slice(0, -1).map(({ biases, weights }, l): [string, Caption] => {
    const layer = layers.length > 2 ? l + 1 : null
    return [
      layerId(l, layers.length),
      say.network.adds({ layer, units: biases.length, sources: weights.length }),
    ]
  })
  const runs = points.map((says, i): [string, Caption] => [`point-${i}`, says])
  return { inputs, ...Object.fromEntries([...sums, ...runs]), output, again: inputs }
}
