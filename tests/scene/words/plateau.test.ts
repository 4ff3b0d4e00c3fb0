import { describe, expect, it } from 'vitest'
import { plateausOf } from '../../../src/scene/words/learning.ts'

/** So many losses from one value to another. */
const ramp = (count: number, from: number, to: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / Math.max(1, count - 1))

describe('plateausOf', () => {
  it('finds the stretch on which the loss stays within 5 % before it falls', () => {
    const losses = [...ramp(10, 0.7, 0.27), ...ramp(20, 0.26, 0.25), ...ramp(10, 0.2, 0.04)]
    expect(plateausOf(losses)).toEqual([{ from: 10, to: 29 }])
  })

  it('finds several in order, the first weights among them', () => {
    const plateaus = [ramp(10, 0.7, 0.69), ramp(12, 0.3, 0.295)]
    const losses = [...plateaus[0], ...ramp(5, 0.6, 0.4), ...plateaus[1], ...ramp(4, 0.2, 0.1)]
    expect(plateausOf(losses)).toEqual([
      { from: 0, to: 9 },
      { from: 15, to: 26 },
    ])
  })

  it('takes no end for one, whose loss falls no more, or by less than a fifth', () => {
    expect(plateausOf([...ramp(10, 0.7, 0.3), ...ramp(30, 0.2, 0.199)])).toEqual([])
    expect(plateausOf([...ramp(30, 0.2, 0.199), ...ramp(10, 0.19, 0.165)])).toEqual([])
  })

  it('takes no stretch for one that is shorter than five iterations or a tenth of all', () => {
    expect(plateausOf([0.5, 0.5, 0.5, 0.5, 0.5, 0.1])).toEqual([])
    expect(plateausOf([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.1])).toEqual([{ from: 0, to: 5 }])
    const steep = ramp(80, 0.4, 0.004)
    expect(plateausOf([...ramp(8, 0.5, 0.5), ...steep])).toEqual([])
    expect(plateausOf([...ramp(10, 0.5, 0.5), ...steep])).toEqual([{ from: 0, to: 9 }])
  })

  it('finds none where the loss rises and falls', () => {
    expect(
      plateausOf(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 0.5 : 0.6) / (i < 30 ? 1 : 5))),
    ).toEqual([])
  })
})
