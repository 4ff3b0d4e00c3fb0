import { expect, it } from 'vitest'
import { trainNetwork } from '../../../src/network/train.ts'
import { vector } from '../vectors.ts'
import { hiddenOf, regressionOf } from './cases.ts'

/** A network of tests/vectors/regression_best_of_ten.py. */
interface Best {
  data: string
  hidden: number[]
  activation: string
  loss: number
  continued?: number
}

const {
  data,
  networks,
}: {
  data: Record<string, { x: number[][]; target: number[]; alpha: number }>
  networks: Best[]
} = vector('regression_best_of_ten')

/** The loss at which training ends, as a multiple of scikit-learn's best. */
function shareOfBest({ loss, continued = loss, ...each }: Best): number {
  const { x, target, alpha } = data[each.data]
  const hidden = hiddenOf(each)
  const { record } = trainNetwork(regressionOf(x, target), {
    ...{ hidden, activation: hidden[0].activation, alpha, restarts: 10, seed: 1, networkSeed: null },
    ...{ maxIter: 1000, tol: 1e-6 },
  })
  return record.loss / Math.min(loss, continued)
}

it('networks of 2 units end no more than 2 % above the best of ten of MLPRegressor', () => {
  const small = networks.filter(({ hidden }) => hidden.join() === '2')
  expect(small).toHaveLength(15)
  for (const each of small) expect(shareOfBest(each)).toBeLessThan(1.02)
})
