import type { Dataset, Scale } from '../data/dataset.ts'
import { fitScale } from '../data/scale.ts'
import type { Spec } from '../options/spec.ts'
import { minimizing, type Objective, runToEnd } from './lbfgs.ts'
import type { OpenLoops } from './loops.ts'
import { createLoss } from './loss.ts'
import type { Network } from './network.ts'
import { type ParameterLayout, unpack } from './parameter-layout.ts'
import { startParameters } from './start.ts'

/** Starts of a network at the first penalty, of which the one with the lowest loss goes on. */
const starts = 3
/** Iterations of a trial at most, and the fall of the loss that ends it: beyond, rows left out hardly change their loss. */
const trialEnd = { maxIterations: 200, relativeDecrease: 1e-6, tolerance: 1e-5 }
/** Evaluations that a trial is expected to take, from its starts on and at each further penalty. */
const expected = { first: 110, further: 45 }

/**
 * The networks of a layout at each of some growing penalties, trained with few starts to be judged by rows left out: each
 * goes on from where the one before it ended. Columns that are not scaled are standardized on the way.
 */
export function trialPath(
  layout: ParameterLayout,
  learned: Dataset,
  alphas: readonly number[],
  { seed, networkSeed }: Pick<Spec, 'seed' | 'networkSeed'>,
  openLoops?: OpenLoops,
): Network[] {
  const { mean, deviation } = learned.scale
  const isRaw = mean.every(value => value === 0) && deviation.every(value => value === 1)
  const way = isRaw ? wayBy(layout, fitScale(learned.x, layout.sizes[0], 'standard')) : null
  const solve = (start: Float64Array, alpha: number) => {
    const loss = createLoss(layout, learned, alpha, openLoops)
    return runToEnd(minimizing(way?.along(loss) ?? loss, start, trialEnd))
  }
  const isConvex = layout.activations.length === 1
  const first = isConvex
    ? [new Float64Array(layout.length)]
    : Array.from({ length: starts }, (_, k) => startParameters(layout, networkSeed ?? seed, k))
  const ends = first.map(start => solve(start, alphas[0]))
  let { x } = ends.reduce((best, end) => (end.value < best.value ? end : best))
  return alphas.map((alpha, a) => {
    if (a > 0) x = solve(x, alpha).x
    return unpack(way?.back(x) ?? x, layout)
  })
}

/** The way by weights of standardized columns, on which a loss by those of columns far from 0 falls fast, and back from it. */
function wayBy({ sizes, biases }: ParameterLayout, { mean, deviation }: Scale) {
  const weights = Array.from({ length: mean.length * sizes[1] }, (_, k) => {
    return { k, i: Math.floor(k / sizes[1]), bias: biases[0] + (k % sizes[1]) }
  })
  const back = (x: Float64Array) => {
    const own = x.slice()
    for (const { k, i, bias } of weights) {
      own[k] /= deviation[i]
      own[bias] -= mean[i] * own[k]
    }
    return own
  }
  const along = (loss: Objective) => (x: Float64Array) => {
    const point = loss(back(x))
    const { gradient } = point
    for (const { k, i, bias } of weights)
      gradient[k] = (gradient[k] - mean[i] * gradient[bias]) / deviation[i]
    return point
  }
  return { back, along }
}

/** Work that such a path is expected to take a row: evaluations × (weights + 60), as that of a training. */
export function trialWork({ biases }: ParameterLayout, alphas: readonly number[]): number {
  return (starts * expected.first + (alphas.length - 1) * expected.further) * (biases[0] + 60)
}
