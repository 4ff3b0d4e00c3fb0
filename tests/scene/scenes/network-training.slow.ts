import { expect, it } from 'vitest'
import { clusterTable, make } from '../stage.ts'
import { jumpsOf } from './frames.ts'
import { describeNetworkTrainingSizes, describeNetworkTrainings, played } from './network-training-films.ts'

const cases: [string, object, string?][] = [
  ['two layers', { data: 'moons', hidden: '4:relu,3:tanh', restarts: 1 }],
  ['five classes', { data: 'spirals', classes: 5, hidden: '8', restarts: 1, maxIter: 60, samples: 60 }],
  ['iris', { data: 'iris', hidden: '3', restarts: 1 }],
  [
    'a table of twelve features',
    { data: 'table.csv', hidden: '12', restarts: 1 },
    clusterTable(12, ['no', 'yes']),
  ],
]

describeNetworkTrainings(cases)
describeNetworkTrainingSizes([['moons', { data: 'moons' }], ...cases])

it('nothing jumps while a network learns', { timeout: 60_000 }, () => {
  const options = { data: 'moons', ...played }
  const { scene } = make(options)
  expect(jumpsOf(scene, options).filter(jump => !jump.startsWith('dots'))).toEqual([])
})
