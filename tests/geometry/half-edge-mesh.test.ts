import { describe, expect, it } from 'vitest'
import { areasOf, buildHalfEdges, depthsOf } from '../../src/geometry/half-edge-mesh.ts'

/** Two squares side by side, and a triangle on the right one. */
const halfEdges = buildHalfEdges([
  [0, 1, 4, 3],
  [1, 2, 5, 4],
  [4, 5, 6],
])
const places = Float64Array.of(0, 0, 2, 0, 4, 0, 0, 2, 2, 2, 4, 2, 3, 4)

describe('netOf', () => {
  it('joins the same edge of two facets, and leaves the rim open', () => {
    const { corner, next, twin, owner } = halfEdges
    const shared = Array.from(twin.keys()).filter(e => twin[e] >= 0)
    expect(shared.map(e => [corner[e], corner[next[e]]].sort().join())).toEqual(['1,4', '4,5', '1,4', '4,5'])
    for (const e of shared) {
      expect(twin[twin[e]]).toBe(e)
      expect(corner[twin[e]]).toBe(corner[next[e]])
      expect(owner[twin[e]]).not.toBe(owner[e])
    }
  })
})

describe('areasOf', () => {
  it('is positive for what runs clockwise where y runs down, negative from behind', () => {
    expect(Array.from(areasOf(halfEdges, places))).toEqual([4, 4, 2])
    expect(Array.from(areasOf(halfEdges, places.map((v, i) => (i % 2 ? v : -v))))).toEqual([-4, -4, -2]) // biome-ignore format: one line
  })
})

describe('depthsOf', () => {
  it('is the mean of the corners', () => {
    expect(Array.from(depthsOf(halfEdges, Float64Array.of(1, 2, 3, 1, 2, 3, 4)))).toEqual([1.5, 2.5, 3])
  })
})
