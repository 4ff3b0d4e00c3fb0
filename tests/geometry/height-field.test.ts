import { describe, expect, it } from 'vitest'
import { nodesOf, sightOf, tabulated } from '../../src/geometry/height-field.ts'

describe('tabulated', () => {
  it('gives planes exactly, and the edge beyond the square', () => {
    const ground = nodesOf(10)
    const heightField = tabulated(
      ground.filter((_, i) => i % 2 === 0).map((x, i) => 2 * x - ground[2 * i + 1]),
      10,
    )
    for (const [x, y] of [
      [0, 0],
      [0.33, -0.71],
      [-1, 1],
      [1, 1],
    ])
      expect(heightField(x, y)).toBeCloseTo(2 * x - y, 12)
    expect(heightField(3, 0)).toBeCloseTo(2, 12)
  })
})

describe('sightOf', () => {
  /** A ridge along y of height 0.5 at x = 0. */
  const ridge = (x: number) => Math.max(0, 0.5 - 2 * Math.abs(x))

  it('tells by how much a ridge hides a place behind it', () => {
    // From (5, 0, 2) to (−0.5, 0, 0) the line passes x = 0 at a height of 2 · 0.5 / 5.5.
    const { max } = sightOf([-0.5, 0, 0], [5, 0, 2], ridge, 0.02)
    expect(max).toBeCloseTo(0.5 - 1 / 5.5, 1)
    expect(max).toBeLessThanOrEqual(0.5 - 1 / 5.5 + 1e-9)
  })

  it('finds nothing before a place on the near side', () => {
    expect(sightOf([0.5, 0, 0], [5, 0, 2], ridge, 0.02).max).toBeLessThan(0)
    expect(sightOf([-0.5, 0, 0], [-5, 0, 2], ridge, 0.02).max).toBeLessThan(0)
  })

  it('knows a place that is seen from below', () => {
    const roof = (x: number) => x
    expect(sightOf([0, 0, 0], [5, 0, 2], roof, 0.02).min).toBeGreaterThan(0)
    expect(sightOf([0, 0, 0], [-5, 0, 2], roof, 0.02).min).toBeLessThan(0)
  })
})
