import { describe, expect, it } from 'vitest'
import {
  type Corners,
  classCuts,
  classesAt,
  cornersAt,
  cutPolygon,
  gridCells,
} from '../../src/geometry/cut-polygon.ts'

/** Two classes on a circle, the second one ahead in every other of six sectors. */
const petals = (places: Float64Array) =>
  places.map((_, i) =>
    i % 2 === 0 ? 0 : Math.sin(3 * Math.atan2(places[i], places[i - 1]) + Math.PI / 2) + 0.05,
  )

/** A polygon of corners on the unit circle. */
function circle(count: number): Corners {
  const places = Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count).flatMap(angle => [
    Math.cos(angle),
    Math.sin(angle),
  ])
  const scores = petals(Float64Array.from(places))
  const rows = Array.from({ length: count }, (_, i) => scores.subarray(2 * i, 2 * i + 2))
  return { places, rows, scores: petals, crossings: new Map() }
}

const [cut] = classCuts([0, 1])

describe('cutPolygon', () => {
  it('gives neighbours the same corner where a cut crosses their common edge', () => {
    const tilted = (places: Float64Array) =>
      places.map((_, i) => (i % 2 === 0 ? 0 : places[i - 1] + 0.3 * places[i] - 0.2))
    const corners = cornersAt([-1, -1, 1, -1, -1, 0, 1, 0, -1, 1, 1, 1], 2, tilted)
    const [low, high] = gridCells(2, 3).map(quad => cutPolygon(quad, cut, corners)!)
    expect(low.ends.filter(v => high.ends.includes(v))).toHaveLength(1)
    expect(corners.places).toHaveLength(12 + 3 * 2)
  })

  it('halves a polygon that a cut crosses several times until every part is crossed once', () => {
    const corners = circle(6)
    const whole = [0, 1, 2, 3, 4, 5]
    const found = cutPolygon(whole, cut, corners)!
    expect(found.saddle).toBe(true)
    const changes = (polygon: number[]) =>
      polygon.filter((v, i) => {
        const [here, there] = [v, polygon[(i + 1) % polygon.length]].map(w => cut.value(corners.rows[w]) > 0)
        return here !== there
      }).length
    expect(changes(whole)).toBe(6)
    for (const half of found.sides) expect(changes(half)).toBeLessThan(6)
    // The cut runs between corners on the side of the middle, where class 0 is behind.
    for (const v of found.ends) expect(cut.value(corners.rows[v])).toBeLessThan(0)
  })

  it('leaves alone what lies on one side', () => {
    expect(cutPolygon([0, 2, 4], cut, circle(6))).toBeNull()
  })
})

describe('classesAt', () => {
  it('names each class that wins at a corner once, in order', () => {
    const rows = [[0, 2, 1], [3, 0, 0], [0, 2, 1], [1, 1, 0]] // biome-ignore format: a row a corner
    const corners = { places: [], rows, scores: petals, crossings: new Map() }
    expect(classesAt([0, 1, 2], corners)).toEqual([0, 1])
    expect(classesAt([0, 2], corners)).toEqual([1])
    // Of equal scores the first one wins.
    expect(classesAt([3], corners)).toEqual([0])
  })
})
