import { classScores } from '../../network/forward.ts'
import type { StepStart } from '../../network/one-step.ts'
import { layoutOfNetwork, unpack } from '../../network/parameter-layout.ts'
import { rowLoss } from '../../network/scores.ts'
import { solverOf } from '../../network/solvers/registry.ts'
import { type Part, partReader } from './part.ts'

/** A step of gradient descent on one row, counted from 0, and the number of those over all rows behind it. */
export interface Step extends StepStart {
  row: number
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
    const worst = losses.reduce((most, loss, row) => (loss > losses[most] ? row : most), 0)
    const row = spec.row === null ? worst : spec.row - 1
    const width = dataset.features.length
    // A solver's default was not given for this step.
    const isGiven = spec.learningRate !== (solverOf(spec).defaults.learningRate ?? null)
    const rate = isGiven ? spec.learningRate! : RATE
    const x = all.x.slice(row * width, (row + 1) * width)
    return { network, row, x, y: all.y[row], rate, alpha, steps: spec.steps }
  },
}

export const stepOf = partReader<Step>('step')
