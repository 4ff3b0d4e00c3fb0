import { describe, expect, it } from 'vitest'
import { normal, random } from '../../src/data/random.ts'
import { widestGap } from '../../src/network/hull.ts'
import { hullDistance } from '../../src/network/hull-distance.ts'
import { widestMargin } from '../../src/network/margin.ts'
import type { OpenReason } from '../../src/network/separable.ts'
import { planted } from './planted.ts'
import { pointsOf } from './vectors.ts'

function marginOf(rows: number[][], y: number[]): number | OpenReason | null {
  return widestMargin({ points: Float64Array.from(rows.flat()), y: Int32Array.from(y) })
}

const square = '0,0 0,1 1,0 1,1'
const tetrahedron = '1,1,1 1,-1,-1 -1,1,-1 -1,-1,1'

describe('widestMargin', () => {
  it.each([
    ['two points', '0,0 | 3,4', 2.5],
    ['a point beside a segment', '0,1 | -5,0 7,0', 0.5],
    ['a point beyond the end of a segment', '10,4 | -5,0 7,0', 2.5],
    ['squares side by side', `${square} | 3,0.5 3,1.5 4,0.5 4,1.5`, 1],
    ['squares corner to corner', `${square} | 2,2 2,3 3,2 3,3`, Math.SQRT1_2],
    ['numbers', '1 2 | 5 9', 1.5],
    ['corners of a cube', '0,0,0 | 1,1,1', Math.sqrt(3) / 2],
    // The corner (1,1,1) before the face x + y + z = 17 of the same tetrahedron moved by (6,6,6).
    ['a corner and a face of tetrahedra', `${tetrahedron} | 7,7,7 7,5,5 5,7,5 5,5,7`, 14 / Math.sqrt(12)],
    // The same tetrahedron mirrored, then moved by (6,6,6).
    ['two corners of tetrahedra', `${tetrahedron} | 5,5,5 5,7,7 7,5,7 7,7,5`, Math.sqrt(12)],
    // Edges in the planes x = 1 and x = 9 cross at right angles.
    ['two edges of tetrahedra', `${tetrahedron} | 11,1,1 11,-1,-1 9,1,-1 9,-1,1`, 4],
    ['the closest of three classes', '0,0 | 10,0 | 3,4 20,9', 2.5],
  ])('of %s is known', (_, text, margin) => {
    const { rows, y } = pointsOf(text)
    expect(marginOf(rows, y)).toBeCloseTo(margin, 12)
  })

  it.each([
    ['touching squares', `${square} | 1,0 1,1 2,0 2,1`],
    ['crossing squares', `${square} | 0.5,0.5 0.5,1.5 1.5,0.5 1.5,1.5`],
    ['a point within a square', `${square} | 0.5,0.4`],
  ])('is 0 for %s', (_, text) => {
    const { rows, y } = pointsOf(text)
    expect(marginOf(rows, y)).toBe(0)
  })

  it('is null for one class', () => {
    const { rows, y } = pointsOf(square)
    expect(marginOf(rows, y)).toBe(null)
  })

  it('is known down to 1e-12 of the spread, also far from the origin', () => {
    const wrong: string[] = []
    for (const dimensions of [2, 3, 8]) {
      for (const gap of [1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12]) {
        for (const offset of [0, 20]) {
          const plan = { seed: `margin ${dimensions} ${gap}`, dimensions, classes: 3, gap, offset }
          const { rows, y, distance } = planted(plan)
          const error = Number(marginOf(rows, y)) / (distance / 2) - 1
          // Every coordinate is rounded at about 1e-16 of its size.
          if (!(Math.abs(error) < 1e-6 + ((1 + offset) * 2e-15) / gap))
            wrong.push(`${dimensions} ${gap} ${offset}: ${error}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it.each([1e-300, 1e-9, 1e9, 1e300])('is known for two points %f apart', distance => {
    expect(Number(marginOf([[0], [distance]], [0, 1])) / distance).toBeCloseTo(0.5, 12)
  })

  it('is open where numbers are not finite', () => {
    expect(marginOf([[0], [Number.POSITIVE_INFINITY]], [0, 1])).toBe('infinite')
  })

  it('in the plane is half the gap between the hulls', () => {
    for (let seed = 0; seed < 40; seed++) {
      const rng = random(`plane ${seed}`)
      const shift = 10 ** -(seed % 9)
      // Two half planes' worth of points, apart by about the shift.
      const rows = Array.from({ length: 120 }, (_, s) => {
        const height = rng() ** 2 + shift
        return [3 * rng() + (s % 2), s % 2 === 0 ? height : -height]
      })
      const order = rows.map((_, s) => s).sort((a, b) => rows[a][0] - rows[b][0])
      const y = rows.map((_, s) => s % 2)
      const gap = widestGap(
        Float64Array.from(rows.flat()),
        order.filter(s => y[s] === 0),
        order.filter(s => y[s] === 1),
      )!
      expect(Number(marginOf(rows, y)) / (gap.width / 2)).toBeCloseTo(1, 6)
    }
  })

  it('does not change when points turn, move and grow', () => {
    const rng = random('moved')
    const y = Array.from({ length: 60 }, (_, s) => s % 3)
    const rows = y.map(k => [normal(rng), normal(rng), normal(rng) + 9 * k, rng()])
    const [c, s] = [Math.cos(1), Math.sin(1)]
    const turned = ([a, b, d, e]: number[]) => [c * a! - s * d!, b!, s * a! + c * d!, e!]
    const moved = rows.map(row => turned(row).map(v => 7 + 1e3 * v))
    expect(Number(marginOf(moved, y)) / (1e3 * Number(marginOf(rows, y)))).toBeCloseTo(1, 6)
  })
})

describe('hullDistance', () => {
  it('gives up when the work allowed is used up', () => {
    const [from, to] = [0, 3].map(x => Float64Array.of(x, 0, x, 1, x + 1, 0))
    const { work } = hullDistance(from!, to!, 2, 1e9)
    expect(hullDistance(from!, to!, 2, 0)).toMatchObject({ distance: 'work', work: 0 })
    expect(hullDistance(from!, to!, 2, work + 1).distance).toBe(2)
  })

  it('holds in many dimensions: no point of either cloud reaches into the gap', () => {
    for (const units of [8, 30]) {
      const rng = random(`wide ${units}`)
      const cloud = (shift: number) =>
        Float64Array.from({ length: 300 * units }, (_, at) => rng() + (at % units === 0 ? shift : 0))
      const distance = hullDistance(cloud(0), cloud(1.5), units, 1e9).distance
      // The slab between the planes x₁ = 1 and x₁ = 1.5 is a gap; the clouds themselves are a bit further apart.
      expect(distance).toBeGreaterThan(0.5)
      expect(distance).toBeLessThan(0.7)
    }
  })
})
