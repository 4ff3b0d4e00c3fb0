import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import type { Caption } from '../../../src/language/facts.ts'
import type { ClassRecord } from '../../../src/network/network.ts'
import type { ClassModel } from '../../../src/scene/model/class-model.ts'
import type { Learning } from '../../../src/scene/model/learning/learning.ts'
import { learningSayings } from '../../../src/scene/words/learning.ts'
import { make } from '../stage.ts'

/** What is said of losses and counts of 200 samples, of a network that tells the classes apart. */
function sayings(
  losses: number[],
  correct: number[],
  held: Learning['held'] = null,
  answers = 2,
  record?: ClassRecord,
) {
  const learning = {
    losses: Float64Array.from(losses),
    correct: Int32Array.from(correct),
    samples: 200,
    held,
    counted: 'iteration',
    steps: Float64Array.from(losses.keys()),
    separated: correct.indexOf(200),
  }
  const dataset = { y: new Int32Array(200) }
  const model = { answers, constant: answers === 1, correct: correct.at(-1), dataset }
  const { at, first, last } = learningSayings(learning as Learning, model as ClassModel, record, en)
  const joined = (caption: Caption) => caption.join(' · ')
  return {
    at: (iterate: number) => joined(at(iterate)),
    first: joined(first),
    last: joined(last),
  }
}

describe('learningSayings', () => {
  const losses = [0.7, 0.4, 0.39, 0.39, 0.39, 0.39, 0.389, 0.1, 0.04]

  it('names a plateau while it lasts, with its numbers', () => {
    const { at } = sayings(losses, [100, 150, 150, 151, 152, 153, 154, 190, 199])
    expect(at(0)).toBe('Iteration 0: 100 of 200 right · loss 0.70')
    expect(at(3)).toBe('Iteration 3: 151 of 200 right · loss 0.39 · hardly changes from iteration 1 to 6')
    expect(at(7)).toBe('Iteration 7: 190 of 200 right · loss 0.10')
  })

  it('says of all iterates what differs in digits only, and of the last one since when all are right', () => {
    const { at, last } = sayings(losses, [100, 150, 150, 151, 152, 153, 200, 200, 200])
    expect(at(6)).toMatch(/^Iteration 6: 200 of 200 right · loss 0\.39 · hardly/)
    expect(at(7)).toBe('Iteration 7: 200 of 200 right · loss 0.10')
    expect(last).toBe('After eight iterations: all 200 since iteration 6 · loss 0.040')
  })

  it('does not say since when where some have been wrong again', () => {
    const { last } = sayings(losses, [100, 200, 150, 151, 152, 200, 199, 200, 199])
    expect(last).toBe('After eight iterations: 199 of 200 right · loss 0.040')
  })

  it('says of a constant what it is', () => {
    expect(sayings([0.7, 0.69], [100, 100], null, 1).last).toBe(
      'After one iteration: all points get one class · accuracy: 100 of 200 (50 %) · loss 0.69',
    )
  })

  it('counts what was held out', () => {
    const held = { losses: Float64Array.of(0.8, 0.4), correct: Int32Array.of(20, 55), samples: 60 }
    const { first, last } = sayings([0.7, 0.3], [100, 190], held)
    expect([first, last]).toEqual([
      'First weights: 100 of 200 right · held-out accuracy: 20 of 60 · loss 0.70',
      'After one iteration: 190 of 200 right · held-out accuracy: 55 of 60 · loss 0.30',
    ])
  })
})

describe('the first and the last weights', () => {
  const { record } = make({ data: 'blobs', samples: 60 })
  const told = (own: Partial<ClassRecord>, correct = 200) =>
    sayings([0.7, 0.3], [100, correct], null, 2, { ...record, ...own })

  it('tell which start they are of, and how many failed', () => {
    expect(told({ restarts: 1 }).first).toMatch(/^First weights: /)
    expect(told({ restarts: 3 }).first).toMatch(
      /^First weights: 100 of 200 right · start 3, after two failed starts · /,
    )
    expect(told({ restarts: 10 }, 140).first).toMatch(/^First weights: .* · the best of 10 starts · /)
  })

  it('tell how many there were where others are right too', () => {
    const failed = (correct: number) => [
      { start: 1, loss: 0.5, correct, iterations: 9, evaluations: 12, stopped: 'gradient' as const },
    ]
    const start = (correct: number) => told({ restarts: 2, correct: 200, failed: failed(correct) }).first
    expect(start(199)).toMatch(/ · start 2, after one failed start · /)
    expect(start(200)).toMatch(/ · the best of 2 starts · /)
  })

  it('tell of a continuation where it came from', () => {
    const stage = { alpha: 1, activations: ['sigmoid' as const], evaluations: 10 }
    const continuation = [{ ...stage, alpha: 0.01 }, stage]
    const failed = [1, 2].map(start => ({
      ...{ start, loss: 0.5, correct: 100, iterations: 9, evaluations: 12 },
      stopped: 'gradient' as const,
    }))
    expect(told({ restarts: 3, failed, continuation }).first).toMatch(
      / · continued from weaker regularization, after two failed starts · /,
    )
  })

  it('tell why the solver ended, where it has', () => {
    expect(told({ stopped: 'decrease' }).last).toMatch(
      /^After one iteration: .* · the loss hardly decreases any more$/,
    )
    expect(told({ stopped: 'model' }).last).toMatch(/^After one iteration: /)
  })
})
