import { expect, it } from 'vitest'
import { stageName, trainingDetail } from '../../src/cli/progress.ts'

it('a bar says which start, iteration and loss a training has reached', () => {
  const training = { start: 2, starts: 10, iteration: 340, loss: 0.123456 }
  expect(trainingDetail({ stage: 'train', done: 0, total: 1, training })).toBe(
    ', start 2 of 10, iteration 340, loss 0.123',
  )
  expect(trainingDetail({ stage: 'draw', done: 3, total: 10, pass: 1 })).toBe('')
})

it('each further pass over the frames has a bar of its own', () => {
  const [first, second] = [1, 2].map(pass => stageName({ stage: 'draw', done: 0, total: 10, pass }))
  expect(first).toBe('draw')
  expect(second).toBe('draw, pass 2')
})
