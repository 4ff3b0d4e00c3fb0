import { describe, expect, it } from 'vitest'
import { type Region, region, type ScalarField } from '../../src/geometry/contour.ts'
import { clip } from '../../src/geometry/linear-scores.ts'
import { areaOf } from '../scene/outline.ts'

const square = { centre: [0.5, -1] as [number, number], half: 2 }

/** A field of places relative to the middle of the square, in halves of it. */
function fieldOf(value: (x: number, y: number) => number): ScalarField {
  return points =>
    Float64Array.from({ length: points.length / 2 }, (_, i) =>
      value((points[2 * i] - 0.5) / 2, (points[2 * i + 1] + 1) / 2),
    )
}

function find(value: (x: number, y: number) => number): Region {
  const { rings, borders } = region(fieldOf(value), square)
  const own = (line: Float64Array) => line.map((v, i) => (i & 1 ? v + 1 : v - 0.5) / 2)
  return { rings: rings.map(own), borders: borders.map(own) }
}

/** Area that the rings cover, even-odd; the way round tells a hole from the outside. */
function covered({ rings }: Region): number {
  return Math.abs(rings.reduce((sum, ring) => sum + areaOf(ring), 0))
}

function pointsOf(lines: Float64Array[]): [number, number][] {
  return lines.flatMap(line =>
    Array.from({ length: line.length / 2 }, (_, i): [number, number] => [line[2 * i], line[2 * i + 1]]),
  )
}

function isClosed(ring: Float64Array): boolean {
  return ring[0] === ring.at(-2) && ring[1] === ring.at(-1)
}

describe('region', () => {
  it('finds a disc: one closed ring on the circle itself', () => {
    const disc = find((x, y) => 0.7 ** 2 - x * x - y * y)
    expect(disc.rings).toHaveLength(1)
    expect(disc.rings.every(isClosed)).toBe(true)
    expect(covered(disc)).toBeCloseTo(Math.PI * 0.49, 3)
    expect(disc.borders).toHaveLength(1)
    expect(isClosed(disc.borders[0])).toBe(true)
    for (const [x, y] of pointsOf(disc.borders)) expect(Math.hypot(x, y)).toBeCloseTo(0.7, 6)
  })

  it('gives a ring a hole of its own', () => {
    const ring = find((x, y) => (Math.hypot(x, y) - 0.3) * (0.7 - Math.hypot(x, y)))
    expect(ring.rings).toHaveLength(2)
    expect(covered(ring)).toBeCloseTo(Math.PI * (0.49 - 0.09), 3)
    const radii = pointsOf(ring.borders).map(([x, y]) => Math.hypot(x, y))
    for (const r of radii) expect(Math.min(Math.abs(r - 0.3), Math.abs(r - 0.7))).toBeLessThan(1e-6)
  })

  it('cuts a half-plane by a straight border that ends exactly at the edge', () => {
    const value = (x: number, y: number) => 0.8 * x + 0.5 * y - 0.213
    const half = find(value)
    const exact = clip([-1, -1, 1, -1, 1, 1, -1, 1], value)
    expect(covered(half)).toBeCloseTo(areaOf(exact), 9)
    expect(half.borders).toHaveLength(1)
    const border = pointsOf(half.borders)
    for (const [x, y] of border) expect(value(x, y)).toBeCloseTo(0, 9)
    for (const [x, y] of [border[0], border[border.length - 1]])
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeCloseTo(1, 12)
    border.slice(1).forEach(([x, y], i) => {
      const between = [(x + border[i][0]) / 2, (y + border[i][1]) / 2]
      if (Math.hypot(x - border[i][0], y - border[i][1]) < 1e-9) return
      expect(Math.max(...between.map(Math.abs))).toBeLessThan(1)
    })
  })

  it('cuts a curve that leaves and comes back into four pieces', () => {
    const disc = find((x, y) => 1.2 ** 2 - x * x - y * y)
    expect(disc.borders).toHaveLength(4)
    for (const line of disc.borders) {
      const ends = pointsOf([line.subarray(0, 2), line.subarray(-2)])
      for (const [x, y] of ends) expect(Math.max(Math.abs(x), Math.abs(y))).toBeCloseTo(1, 12)
    }
    // Chords of the outer cells cut a little off the arcs.
    for (const [x, y] of pointsOf(disc.borders)) expect(Math.hypot(x, y)).toBeCloseTo(1.2, 4)
    const cap = 1.2 ** 2 * Math.acos(1 / 1.2) - Math.sqrt(1.2 ** 2 - 1)
    expect(covered(disc)).toBeCloseTo(Math.PI * 1.2 ** 2 - 4 * cap, 3)
  })

  it('has nothing where the field is negative, and the whole sheet without a border where it is not', () => {
    expect(find(() => -1)).toEqual({ rings: [], borders: [] })
    const full = find(() => 1)
    expect(full.rings).toHaveLength(1)
    expect(covered(full)).toBeCloseTo(4, 12)
    expect(full.borders).toEqual([])
  })

  it.each([
    ['x', (x: number) => x, 2],
    ['a node line near the edge', (x: number) => x - 63 / 64, 1 / 32],
    ['a diagonal through nodes', (x: number, y: number) => x - y, 2],
  ])('does not mind a level that passes through the nodes of its grid: %s', (_, value, area) => {
    const half = find(value)
    expect(covered(half)).toBeCloseTo(area, 9)
    expect(half.borders).toHaveLength(1)
    for (const [x, y] of pointsOf(half.borders)) expect(value(x, y)).toBeCloseTo(0, 9)
  })

  it('parts the quarters of a saddle', () => {
    const saddle = find((x, y) => (x - 0.113) * (y + 0.271))
    expect(covered(saddle)).toBeCloseTo(0.887 * 1.271 + 1.113 * 0.729, 3)
    // At the crossing itself the pieces turn within one cell.
    for (const [x, y] of pointsOf(saddle.borders))
      expect(Math.min(Math.abs(x - 0.113), Math.abs(y + 0.271))).toBeLessThan(1e-3)
  })
})
