import { describe, expect, it } from 'vitest'
import { spreadInCube, spreadOut } from '../../../src/scene/model/spread.ts'

/** So many points at each of some places, in turn. */
const plane = (...groups: [x: number, y: number, count: number][]) => ({
  ...{ dimensions: 2 as const, flat: true },
  coordinates: Float64Array.from(groups.flatMap(([x, y, count]) => Array(count).fill([x, y]).flat())),
})
const rowsOf = ({ coordinates }: ReturnType<typeof plane>) =>
  Int32Array.from({ length: coordinates.length / 2 }, (_, i) => i)
const oneClass = (places: Float64Array) => new Int32Array(places.length / 2)

it('spreads points that share a place by a third of the smallest gap, and leaves others', () => {
  const input = plane([0, 0, 9], [2, 0, 1], [0, 1, 1])
  const { coordinates, heaps } = spreadOut(input, rowsOf(input), oneClass)
  const shared = coordinates.subarray(0, 18)
  expect(heaps).toEqual([])
  expect([...coordinates.subarray(18)]).toEqual([2, 0, 0, 1])
  const places = Array.from({ length: 9 }, (_, i) => [...shared.subarray(2 * i, 2 * i + 2)])
  expect(new Set(places.map(String)).size).toBe(9)
  // The gap is 1, from y = 0 to y = 1.
  const far = Math.max(...places.map(([x, y]) => Math.hypot(x, y)))
  expect(far).toBeLessThanOrEqual(0.35)
  expect(far).toBeGreaterThan(0.3)
})

it('keeps them on the side of a border on which they are', () => {
  const input = plane([0, 0, 20], [1, 1, 1])
  const right = (places: Float64Array) =>
    Int32Array.from({ length: places.length / 2 }, (_, i) => (places[2 * i] > 0.1 ? 1 : 0))
  const { coordinates } = spreadOut(input, rowsOf(input), right)
  const xs = coordinates.subarray(0, 40).filter((_, i) => i % 2 === 0)
  expect(Math.max(...xs)).toBeLessThanOrEqual(0.1)
  expect(Math.max(...xs)).toBeGreaterThan(0)
})

it('counts more than thirty, and only those that are drawn', () => {
  const input = plane([0, 0, 31], [1, 1, 30])
  const { coordinates, heaps } = spreadOut(input, rowsOf(input), oneClass)
  expect(heaps).toEqual([{ row: 0, count: 31 }])
  expect([...coordinates.subarray(0, 62)]).toEqual(Array(62).fill(0))
  expect(spreadOut(input, rowsOf(input).subarray(0, 30), oneClass).heaps).toEqual([])
})

describe('in the cube', () => {
  const oneSide = (places: Float64Array) => new Int32Array(places.length / 3)
  const places = (all: Float64Array) =>
    Array.from({ length: all.length / 3 }, (_, i) => [...all.subarray(3 * i, 3 * i + 3)])

  it('points of three features are spread on a ball, however many', () => {
    const at = [...Array(40).fill([0, 0, 0]), [2, 2, 1]].flat()
    const input = { dimensions: 3 as const, flat: false, coordinates: Float64Array.from(at) }
    const { coordinates, heaps } = spreadOut(input, Int32Array.from(Array(41).keys()), oneSide)
    expect(heaps).toEqual([])
    const all = places(coordinates)
    expect(all.pop()).toEqual([2, 2, 1])
    expect(new Set(all.map(String)).size).toBe(40)
    for (const place of all) expect(Math.hypot(...place)).toBeCloseTo(0.175, 9)
  })

  it('points within a dot of each other part, others stay, and none crosses a plane', () => {
    const before = Float64Array.from([0, 0, 0, 0.001, 0, 0, 0, 0.002, 0, 0.5, 0.5, 0.5])
    const after = spreadInCube(before, 0.045, oneSide)
    const [a, b, c, far] = places(after)
    expect(far).toEqual([0.5, 0.5, 0.5])
    for (const [one, other] of [[a, b], [b, c], [a, c]]) // biome-ignore format: one line
      expect(Math.hypot(...one.map((v, d) => v - other[d]))).toBeGreaterThan(0.02)
    const sides = (all: Float64Array) =>
      Int32Array.from(all.length / 3 ? places(all) : [], ([x]) => Number(x > 0.0005))
    expect(sides(spreadInCube(before, 0.045, sides))).toEqual(sides(before))
  })
})
