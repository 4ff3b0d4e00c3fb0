import { describe, expect, it } from 'vitest'
import { openLines, stageName, timeLeft, trainingDetail } from '../../src/cli/progress.ts'
import type { Progress } from '../../src/render/options.ts'

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

describe('lines without a terminal', () => {
  /** The lines of steps at their seconds. */
  function linesOf(steps: [number, Progress][]): string[] {
    const lines: string[] = []
    let time = 0
    const { update } = openLines(
      line => lines.push(line),
      () => 1000 * time,
    )
    for (const [seconds, step] of steps) {
      time = seconds
      update(step)
    }
    return lines
  }
  const draw = (done: number): Progress => ({ stage: 'draw', done, total: 100 })

  it('say nothing of what is done in two seconds', () => {
    expect(linesOf([0, 0.5, 1, 1.9].map(time => [time, draw(50 * time)]))).toEqual([])
  })

  it('come every four seconds, with the time that is left and the quicker call', () => {
    const times = Array.from({ length: 100 }, (_, i) => i / 10)
    expect(linesOf(times.map(time => [time, draw(10 * time)]))).toEqual([
      'draw: 20 of 100 frames, about 8 s left; --fps 10 draws fewer frames',
      'draw: 60 of 100 frames, about 4 s left; --fps 10 draws fewer frames',
    ])
  })

  it('count a choice and a training apart', () => {
    const trial = (trial: number): Progress => ({
      stage: 'train',
      done: 0,
      total: 1,
      training: { trial, trials: 20 },
    })
    const training = { start: 2, starts: 10, iteration: 340, loss: 0.123456 }
    const start: Progress = { stage: 'train', done: 0, total: 1, training }
    expect(
      linesOf([
        [0, trial(1)],
        [2.5, trial(6)],
        [3, start],
        [4.9, start],
        [5.1, start],
      ]),
    ).toEqual([
      'choosing a network: network 6 of 20 tried, about 8 s left; --hidden 3 tries no others',
      'train: start 2 of 10, iteration 340, loss 0.123; --restarts 1 makes one start',
    ])
  })

  it('estimate nothing before a twentieth is done, nor in the first two seconds', () => {
    expect(timeLeft(draw(4), 60_000)).toBe('')
    expect(timeLeft(draw(5), 1999)).toBe('')
    expect(timeLeft(draw(5), 2000)).toBe(', about 38 s left')
  })

  it('tell of classifiers, of which none is known to end', () => {
    const fit: Progress = { stage: 'fit', done: 3, total: 7 }
    const line = 'fit: 3 of 7 classifiers; --classifiers logistic,tree fits fewer'
    expect(linesOf([0, 1.9, 2.1, 5, 6.2].map(time => [time, fit]))).toEqual([line, line])
  })
})
