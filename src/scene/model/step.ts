import { classScores } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import { descend, oneStep } from '../../network/one-step.ts'
import { layoutOfNetwork, unpack } from '../../network/parameter-layout.ts'
import { rowLoss } from '../../network/scores.ts'
import { solverOf } from '../../network/solvers/registry.ts'
import { keptIn } from '../../options/kept-in.ts'
import type { ClassModel } from './class-model.ts'
import { type Part, partReader } from './part.ts'

/** A step of gradient descent on one row, by the weights before it, and the number of those over all rows behind it. */
export interface Step {
  network: Network
  /** Of all rows, from 0; its numbers as the network takes them, and its class. */
  row: number
  x: Float64Array
  y: number
  rate: number
  alpha: number
  steps: number
}

/** Length of a step where none is given. */
const RATE = 0.5

/** From the first weights of a training, or those of a model file, by the row that is most wrong. */
export const step: Part<Step> = {
  needs: ['trace'],
  build({ network: last, all, dataset, classes }, { spec, alpha, trace }) {
    const isLoaded = spec.model !== null || trace.length === 0
    const network = isLoaded ? last : unpack(trace[0].parameters, layoutOfNetwork(last))
    const scores = classScores(network, dataset.x)
    const losses = Array.from(dataset.y, (k, row) => rowLoss(scores, row, classes, k))
    const row = spec.row === null ? losses.indexOf(Math.max(...losses)) : spec.row - 1
    const width = dataset.features.length
    // A solver's default was not given for this step.
    const isGiven = spec.learningRate !== (solverOf(spec).defaults.learningRate ?? null)
    const x = all.x.slice(row * width, (row + 1) * width)
    const { steps } = spec
    return { network, row, x, y: all.y[row], rate: isGiven ? spec.learningRate! : RATE, alpha, steps }
  },
}

export const stepOf = partReader<Step>('step')

const taken = new WeakMap<Step, ReturnType<typeof oneStep> & { path: ReturnType<typeof descend> }>()

/** All numbers of a step, found once, and the way over all rows behind it. */
export function takenStep(own: Step, { dataset }: Pick<ClassModel, 'dataset'>) {
  return keptIn(taken, own, () => {
    const one = oneStep(own.network, own.x, own.y, own.rate)
    return { ...one, path: descend(one.after, dataset, { ...own, rate: one.rate }) }
  })
}
