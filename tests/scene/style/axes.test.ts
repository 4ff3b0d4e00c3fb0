import { describe, expect, it } from 'vitest'
import { applyScale, fitScale } from '../../../src/data/scale.ts'
import { parseTable } from '../../../src/data/table.ts'
import * as en from '../../../src/language/en.ts'
import { inputSpace } from '../../../src/scene/model/input-space.ts'
import type { TextShape } from '../../../src/scene/shape.ts'
import { planeAxes } from '../../../src/scene/style/axes.ts'
import type { Layout } from '../../../src/scene/style/layout.ts'
import { textWidth } from '../../../src/scene/style/text.ts'
import { themes } from '../../../src/scene/style/themes.ts'

const layout = {
  plot: { x: 70, y: 80, size: 460 },
  width: 600,
  height: 600,
  scale: 1,
  textScale: 1,
} as Layout

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

const ticksOf = (space: ReturnType<typeof inputSpace>) =>
  planeAxes(layout, themes.light, space.axes, space, 1).filter(
    (shape): shape is TextShape => shape.kind === 'text' && shape.key!.startsWith('tick'),
  )

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

  it('writes them along the axis', () => {
    const [female, male, no, yes] = ticksOf(space)
    expect([female, male, no, yes].map(({ text }) => text)).toEqual(['female', 'male', 'no', 'yes'])
    expect(female.rotate).toBeUndefined()
    expect(no.rotate).toBe(-Math.PI / 2)
    expect(no.y).toBeGreaterThan(yes.y)
  })
})

describe('ticks of words', () => {
  const words = ['strongly disagree', 'rather disagree', 'neither nor', 'rather agree', 'strongly agree']
  const { space } = spaceOf({ a: words, b: words.slice(0, 4) }, 40, { a: words, b: words })

  it('do not meet, nor stand beyond the plot', () => {
    for (const d of [0, 1]) {
      const texts = ticksOf(space).filter(({ key }) => key!.startsWith(`tick ${d}`))
      const ends = texts.map(({ x, y, text, size }) => {
        const [at, half] = [d === 0 ? x : -y, textWidth(text, size) / 2]
        return [at - half, at + half]
      })
      expect(texts.length).toBeGreaterThan(3)
      ends.forEach(([start, end], i) => {
        if (i > 0) expect(start).toBeGreaterThan(ends[i - 1][1])
        const [from, to] = d === 0 ? [layout.plot.x, layout.plot.x + layout.plot.size] : [-540, -80]
        expect(start).toBeGreaterThan(from - 7)
        expect(end).toBeLessThan(to + 7)
      })
    }
  })

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

  it('has rulings at the ticks and three between them, at any distances', () => {
    const { space } = spaceOf({ on: ['2022-01-03', '2024-03-30', '2023-05-12'], b: [1.5, 2, 7, 4] }, 24)
    const { ticks } = space.axes[0]
    for (const [i, { at }] of ticks.slice(1).entries()) {
      const before = ticks[i].at
      for (const share of [0, 0.25, 0.5, 0.75, 1])
        expect(space.rulings[0].some(place => Math.abs(place - before - share * (at - before)) < 1e-12)).toBe(
          true,
        )
    }
  })
})
