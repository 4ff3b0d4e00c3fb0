import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../../src/data/dataset.ts'
import { random } from '../../../src/data/random.ts'
import * as en from '../../../src/language/en.ts'
import { planeAxes } from '../../../src/scene/coordinates/plane.ts'
import { layOut } from '../../../src/scene/layout/lay-out.ts'
import { inputSpace } from '../../../src/scene/model/input-space.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { collisions, strays, textsOf } from '../outline.ts'

/** Rows in the table's own units, scaled to mean 0 and deviation 1 of the given numbers. */
function datasetOf(raw: number[][], mean: number[], deviation: number[]): ClassDataset {
  return {
    x: Float64Array.from(raw.flatMap(row => row.map((v, d) => (v - mean[d]) / deviation[d]))),
    y: Int32Array.from(raw, (_, i) => i % 2),
    features: mean.map((_, d) => `size ${d + 1}`),
    classes: ['a', 'b'],
    scale: { mean, deviation },
  }
}

const lengths = datasetOf(
  Array.from({ length: 30 }, (_, i) => [120 + 2 * i, 0.02 + 0.001 * ((7 * i) % 30)]),
  [150, 0.035],
  [17, 0.009],
)
const layout = layOut(600, 600, { titles: ['The data'], captions: ['some'], legend: [] })

describe('inputSpace of two features', () => {
  const space = inputSpace(lengths, en)

  it('stands on the scaled features, in a square around all samples', () => {
    expect(space.coordinates).toEqual(lengths.x)
    expect([space.dimensions, space.flat, space.share]).toEqual([2, true, 1])
    for (let i = 0; i < lengths.x.length; i++)
      expect(Math.abs(lengths.x[i] - space.centre[i % 2])).toBeLessThan(space.half)
  })

  it("has ticks in the table's own units, at their scaled places, named by the features", () => {
    expect(space.axes.map(({ name }) => name)).toEqual(['size 1', 'size 2'])
    space.axes.forEach(({ ticks }, d) => {
      expect(ticks.length).toBeGreaterThanOrEqual(3)
      for (const { at, label } of ticks) {
        expect(at).toBeCloseTo((Number(label) - lengths.scale.mean[d]) / lengths.scale.deviation[d], 9)
        expect(Math.abs(at - space.centre[d])).toBeLessThan(space.half)
      }
    })
  })

  it('rules the sheet evenly, with every tick on a ruling', () => {
    space.rulings.forEach((places, d) => {
      const steps = places.slice(1).map((at, i) => at - places[i])
      for (const step of steps) expect(step).toBeCloseTo(steps[0], 9)
      for (const { at } of space.axes[d].ticks)
        expect(Math.min(...places.map(place => Math.abs(place - at)))).toBeLessThan(1e-9)
      for (const at of places) expect(Math.abs(at - space.centre[d])).toBeLessThanOrEqual(space.half + 1e-9)
    })
  })
})

describe('inputSpace of numbers that a model scales up', () => {
  it('has no rulings where ticks fall together, as numbers there have no digits left', () => {
    const dataset = datasetOf([[0.3], [0.3 + 2 ** -54]], [0.3], [2 ** -54])
    expect(inputSpace(dataset, en).rulings[0]).toEqual([])
  })
})

describe('inputSpace of one feature', () => {
  it('is a line in the middle, with one axis', () => {
    const space = inputSpace(datasetOf([[3], [4], [6]], [0], [1]), en)
    expect([space.dimensions, space.flat]).toEqual([1, true])
    expect(space.coordinates).toEqual(Float64Array.of(3, 0, 4, 0, 6, 0))
    expect(space.centre).toEqual([4.5, 0])
    expect(space.axes).toHaveLength(1)
  })

  it('keeps a constant feature in view', () => {
    const space = inputSpace(datasetOf([[5], [5]], [5], [1]), en)
    expect(space.half).toBeGreaterThan(0)
    expect(space.axes[0].ticks.every(({ at }) => Number.isFinite(at))).toBe(true)
  })
})

describe('inputSpace of more features', () => {
  it('is the plane of the first two principal components, with the share that it keeps', () => {
    // Variances 9, 4 and 1 along three turned directions, and a fourth feature that hardly varies.
    const rng = random('components')
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)]
    const own = Array.from({ length: 4000 }, () => [3, 2, 1].map(size => size * (rng() * 2 - 1)))
    const raw = own.map(([a, b, e]) => [c * a - s * e, b, s * a + c * e, 1e-3 * a])
    const space = inputSpace(datasetOf(raw, [0, 0, 0, 0], [1, 1, 1, 1]), en)
    expect(space).toMatchObject({ dimensions: 2, flat: false, projected: 'components', rulings: [] })
    expect(space.share).toBeCloseTo(13 / 14, 2)
    const difference = (d: number) =>
      Math.max(
        ...[1, -1].map(
          sign =>
            own.reduce((sum, row, i) => sum + row[d] * sign * space.coordinates[2 * i + d], 0) /
            own.reduce((sum, row) => sum + row[d] ** 2, 0),
        ),
      )
    expect(difference(0)).toBeCloseTo(1, 1.5)
    expect(difference(1)).toBeCloseTo(1, 1.5)
    expect(space.axes.map(({ name }) => name)).toEqual(['1st component', '2nd component'])
  })
})

describe('inputSpace of three features', () => {
  it('is the cube of the features as they are, in their own units', () => {
    const rows = [[1, 10, 0.5], [3, 30, 0.1], [2, 50, 0.9]] // biome-ignore format: rows
    const space = inputSpace(datasetOf(rows, [2, 30, 0.5], [1, 20, 0.4]), en)
    expect(space).toMatchObject({ dimensions: 3, stride: 3, flat: false, projected: null, share: 1 })
    const scaled = rows.flat().map((v, k) => (v - [2, 30, 0.5][k % 3]) / [1, 20, 0.4][k % 3])
    space.coordinates.forEach((v, k) => {
      expect(v).toBeCloseTo(scaled[k], 12)
      expect(Math.abs(v - space.centre[k % 3])).toBeLessThan(space.half)
    })
    expect(space.axes.map(({ name }) => name)).toEqual(['size 1', 'size 2', 'size 3'])
    for (const { at, label } of space.axes[1].ticks) expect(at * 20 + 30).toBeCloseTo(Number(label), 9)
  })
})

describe('planeAxes', () => {
  it('write every tick at its place, below the plot and to the left of it', () => {
    const { axes, centre, half } = inputSpace(lengths, en)
    const shapes = textsOf(planeAxes(layout, themes.light, axes, { centre, half }, 1))
    axes.forEach(({ ticks, name }, d) => {
      for (const { at, label } of ticks) {
        const share = ((at - centre[d]) / half + 1) / 2
        const places = shapes.filter(({ text }) => text === label).map(({ x, y }) => (d === 0 ? x : y))
        const expected =
          d === 0 ? layout.plot.x + share * layout.plot.size : layout.plot.y + (1 - share) * layout.plot.size
        expect(Math.min(...places.map(v => Math.abs(v - expected)))).toBeLessThan(1e-9)
      }
      expect(shapes.some(({ text }) => text === name)).toBe(true)
    })
  })

  it('never overlap and never leave the picture, whatever its size and the numbers', () => {
    const none = [0, 0]
    const spaces = [
      datasetOf([[-123456, 0.000012], [987654, 0.000098]], none, [300000, 0.00003]), // biome-ignore format: rows
      datasetOf([[-1234.5, -2], [-1233.25, 3]], none, [1, 1]), // biome-ignore format: rows
      datasetOf([[1e9, 1e-9], [3e9, 9e-9]], none, [1e9, 1e-9]), // biome-ignore format: rows
    ].map(dataset => inputSpace(dataset, en))
    const sizes = [[100, 100], [600, 600], [1000, 520], [100, 400]] // biome-ignore format: a list of sizes
    for (const [width, height] of sizes)
      for (const { axes, centre, half } of spaces) {
        const own = layOut(width, height, { titles: ['The data'], captions: ['some'], legend: [] })
        const shapes = planeAxes(own, themes.light, axes, { centre, half }, 1)
        expect([...collisions(shapes), ...strays(shapes, own)], `${width}×${height}`).toEqual([])
      }
  })
})
