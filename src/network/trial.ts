import type { AnyDataset, Scale } from '../data/dataset.ts'
import { fitScale } from '../data/scale.ts'
import type { Spec } from '../options/spec.ts'
import { minimizing, type Objective } from './lbfgs.ts'
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
  learned: AnyDataset,
  alphas: readonly number[],
  { seed, networkSeed }: Pick<Spec, 'seed' | 'networkSeed'>,
  openLoops?: OpenLoops,
): Network[] {
  const { mean, deviation } = learned.scale
  const isRaw = mean.every(value => value === 0) && deviation.every(value => value === 1)
  const columns = isRaw ? fitScale(learned.x, layout.sizes[0], 'standard') : null
  const solve = (start: Float64Array, alpha: number) => {
    const loss = createLoss(layout, learned, alpha, openLoops)
    return endOf(minimizing(columns ? ofStandardized(loss, layout, columns) : loss, start, trialEnd))
  }
  const isConvex = layout.activations.length === 1
  const first = isConvex
    ? [new Float64Array(layout.length)]
    : Array.from({ length: starts }, (_, k) => startParameters(layout, networkSeed ?? seed, k))
  const ends = first.map(start => solve(start, alphas[0]))
  let { x } = ends.reduce((best, end) => (end.value < best.value ? end : best))
  return alphas.map((alpha, a) => {
    if (a > 0) x = solve(x, alpha).x
    return unpack(columns ? ofColumns(x, layout, columns) : x, layout)
  })
}

/** A loss as a function of the weights of standardized columns: of columns far from 0 it is a valley too narrow to follow. */
function ofStandardized(loss: Objective, layout: ParameterLayout, columns: Scale): Objective {
  const [units, bias] = [layout.sizes[1], layout.biases[0]]
  return x => {
    const { value, gradient } = loss(ofColumns(x, layout, columns))
    for (const [i, mean] of columns.mean.entries())
      for (let j = 0, k = i * units; j < units; j++, k++)
        gradient[k] = (gradient[k] - mean * gradient[bias + j]) / columns.deviation[i]
    return { value, gradient }
  }
}

/** The parameters for columns as they are, of those for standardized ones. */
function ofColumns(x: Float64Array, layout: ParameterLayout, { mean, deviation }: Scale): Float64Array {
  const [units, bias] = [layout.sizes[1], layout.biases[0]]
  const own = x.slice()
  for (let i = 0; i < mean.length; i++)
    for (let j = 0, k = i * units; j < units; j++, k++) {
      own[k] /= deviation[i]
      own[bias + j] -= mean[i] * own[k]
    }
  return own
}

/** Work that such a path is expected to take a row: evaluations × (weights + 60), as that of a training. */
export function trialWork({ biases }: ParameterLayout, alphas: readonly number[]): number {
  return (starts * expected.first + (alphas.length - 1) * expected.further) * (biases[0] + 60)
}

function endOf<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
