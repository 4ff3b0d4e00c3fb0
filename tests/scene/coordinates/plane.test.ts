import { describe, expect, it } from 'vitest'
import { applyScale, fitScale } from '../../../src/data/scale.ts'
import { parseTable } from '../../../src/data/table.ts'
import * as en from '../../../src/language/en.ts'
import { inputSpace } from '../../../src/scene/model/input-space.ts'

/** The input space of a table, scaled. */
function spaceOf(
  columns: Record<string, readonly (string | number)[]>,
  rows = 24,
  order?: Record<string, string[]>,
) {
  const all = { ...columns, label: ['x', 'y', 'y', 'x', 'y'] }
  const lines = Array.from({ length: rows }, (_, i) =>
    Object.values(all)
      .map(values => values[i % values.length])
      .join(),
  )
  const text = [Object.keys(all).join(), ...lines].join('\n')
  const table = parseTable(text, { file: 't.csv', label: null, features: null, order: order ?? null })
  const scale = fitScale(table.x, table.features.length, 'standard')
  return { table, space: inputSpace({ ...table, x: applyScale(table.x, scale), scale }, en) }
}

describe('the axis of a column of two words', () => {
  const { table, space } = spaceOf({
    sex: ['female', 'male', 'male'],
    smokes: ['no', 'yes', 'no', 'yes', 'yes'].slice(0, 4),
  })

  it('has the words where their points are', () => {
    expect(space.axes.map(({ name }) => name)).toEqual(['sex', 'smokes'])
    expect(space.axes[0].ticks.map(({ label }) => label)).toEqual(['female', 'male'])
    const [female, male] = space.axes[0].ticks
    for (let row = 0; row < table.y.length; row++) {
      const tick = row % 3 === 0 ? female : male
      expect(space.coordinates[2 * row]).toBeCloseTo(tick.at, 12)
    }
  })
})

describe('ticks of words', () => {
  it('are six at most, however many words there are', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => `w${i}`)
    const { space } = spaceOf({ a: twelve, b: [1.5, 2, 7] }, 48, { a: twelve })
    expect(space.axes[0].ticks.map(({ label }) => label)).toEqual(['w0', 'w2', 'w4', 'w6', 'w8', 'w10'])
  })
})

describe('the axis of one value of a text', () => {
  it('says yes or no', () => {
    const { space } = spaceOf({ colour: ['red', 'green', 'blue'] }, 24)
    expect(space.axes.map(({ name }) => name)).toEqual(['colour = blue', 'colour = green', 'colour = red'])
    for (const { ticks } of space.axes) expect(ticks.map(({ label }) => label)).toEqual(['no', 'yes'])
  })
})

describe('the axis of dates', () => {
  it('has dates, also where the points are scaled, and the year where they have none', () => {
    const { space } = spaceOf({ on: ['2024-03-03', '2024-03-30', '2024-03-12'], b: [1.5, 2, 7, 4] }, 24)
    const [{ name, ticks }] = space.axes
    expect(name).toBe('on (2024)')
    expect(ticks.map(({ label }) => label)).toEqual(['4 Mar', '11 Mar', '18 Mar', '25 Mar', '1 Apr'])
    const [first, last] = [space.coordinates[0], space.coordinates[2]]
    // 3 and 30 March are 27 days apart, 4 and 25 March 21.
    expect((ticks[3].at - ticks[0].at) / (last - first)).toBeCloseTo(21 / 27, 12)
  })
})
