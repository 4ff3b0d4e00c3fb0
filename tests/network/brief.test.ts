import { expect, it } from 'vitest'
import { runToEnd } from '../../src/network/lbfgs.ts'
import { layoutFor } from '../../src/network/parameter-layout.ts'
import { trainInSteps } from '../../src/network/train.ts'
import { briefTrials, isBrief, limited } from '../../src/network/ways.ts'
import { openVectors } from './kernels.ts'
import { drawnDataset } from './vectors.ts'

const features = new Array(64).fill(2)
// 64 features × 1,024 rows is the least that is large.
const large = drawnDataset('brief', 1024, features, 3)
const sigmoids = (...units: number[]) => units.map(each => ({ units: each, activation: 'sigmoid' as const }))
const spec = {
  hidden: sigmoids(8, 3),
  activation: 'sigmoid' as const,
  alpha: 0.5,
  maxIter: 320,
  tol: 1e-6,
  restarts: 3,
  seed: 1,
  networkSeed: null,
}

it.each([
  [sigmoids(8, 3), large, 301, true],
  [sigmoids(8, 3), large, 300, false],
  [sigmoids(8, 3), drawnDataset('brief', 1023, features, 3), 301, false],
  [sigmoids(16), large, 301, false],
])(
  'starts of %j are brief on a large table alone, with more iterations than that',
  (hidden, dataset, maxIter, expected) => {
    expect(isBrief(layoutFor(dataset, hidden), dataset, { ...spec, maxIter })).toBe(expected)
  },
)

it('they are no more and no longer than was asked for', () => {
  const asked = { ...spec, restarts: 2, maxIter: 400 }
  expect(limited(asked, { restarts: 4, maxIter: 300 })).toEqual({ ...asked, maxIter: 300 })
  expect(limited(asked, { restarts: 1, maxIter: 500 })).toEqual({ ...asked, restarts: 1 })
})

it('the best of the brief starts goes on, to as many iterations as are asked for', () => {
  const { record } = runToEnd(trainInSteps(large, spec, { openLoops: openVectors }))
  const all = [...record.failed!, record].filter(({ continuation }) => !continuation)
  expect(all.map(({ iterations }) => iterations).sort()).toEqual([
    briefTrials.direct.maxIter,
    briefTrials.direct.maxIter,
    320,
  ])
})
