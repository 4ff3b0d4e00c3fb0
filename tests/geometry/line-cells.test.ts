import { describe, expect, it } from 'vitest'
import { ownersOf, polygonsOf, refineCells, touching, unitCells } from '../../src/geometry/line-cells.ts'
import { areaOf } from '../scene/outline.ts'

const lines = Array.from({ length: 65 }, (_, i) => i / 32 - 1)
/** A sheet with a steep step along a slanted line. */
const step = (points: Float64Array) => [
  points,
  points.map((v, i) => (i % 2 === 0 ? v : Math.tanh(20 * (points[i - 1] + 0.4 * v)))),
]
const cells = refineCells([lines, lines], 16, step, 0.01, 5000)

describe('refineCells', () => {
  it('has small cells where the sheet is steep and large ones elsewhere', () => {
    const sizeAt = (x: number, y: number) => {
      const [left, , right] =
        cells[ownersOf(cells, 65, 65)[Math.floor(32 * (y + 1)) * 64 + Math.floor(32 * (x + 1))]]
      return right - left
    }
    expect(sizeAt(0.01, 0.01)).toBeLessThanOrEqual(2)
    expect(sizeAt(0.95, 0.95)).toBe(16)
  })

  it('has no more cells than it may', () => {
    expect(refineCells([lines, lines], 16, step, 0.01, 200).length).toBeLessThanOrEqual(200)
    expect(cells.length).toBeGreaterThan(200)
  })

  it('leaves a flat sheet as it is', () => {
    expect(refineCells([lines, lines], 16, points => [points, points], 0.01, 5000)).toHaveLength(16)
  })
})

describe('polygonsOf', () => {
  it('tiles the square with polygons that share all corners along their sides', () => {
    const { places, polygons } = polygonsOf(cells, lines, lines)
    const ringOf = (polygon: number[]) => polygon.flatMap(v => [places[2 * v], places[2 * v + 1]])
    expect(polygons.reduce((sum, polygon) => sum + areaOf(ringOf(polygon)), 0)).toBeCloseTo(4, 9)
    const sides = new Set(
      polygons.flatMap(polygon => polygon.map((v, i) => `${v} ${polygon[(i + 1) % polygon.length]}`)),
    )
    for (const side of sides) {
      const [a, b] = side.split(' ').map(Number)
      const isEdge = [0, 1].some(
        d => Math.abs(places[2 * a + d]) === 1 && places[2 * a + d] === places[2 * b + d],
      )
      expect(isEdge || sides.has(`${b} ${a}`)).toBe(true)
    }
  })
})

describe('touching', () => {
  it('names a cell and those round it', () => {
    const units = unitCells(4, 4)
    expect(touching(units[4], ownersOf(units, 4, 4), 4, 4).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(touching(units[0], ownersOf(units, 4, 4), 4, 4).sort()).toEqual([0, 1, 3, 4])
  })
})
