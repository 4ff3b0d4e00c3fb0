import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eye, project } from '../../src/geometry/camera.ts'
import { axisEdges, cubeCorners, splitEdges } from '../../src/geometry/cube.ts'
import { type LinearScores, planeInCube, scoresInBox } from '../../src/geometry/linear-scores.ts'

const camera = (azimuth: number, elevation: number) => ({
  azimuth: (azimuth * Math.PI) / 180,
  elevation: (elevation * Math.PI) / 180,
})
const views = fc
  .tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -75, max: 75 }))
  .map(([azimuth, elevation]) => camera(azimuth, elevation))
const number = fc.integer({ min: -2000, max: 2000 }).map(v => v / 1000)
const scoresOf = (classes: number) =>
  fc.record({
    weights: fc.array(fc.tuple(number, number, number), { minLength: classes, maxLength: classes }),
    biases: fc.array(number, { minLength: classes, maxLength: classes }),
  })

function plane(normal: number[], offset: number): LinearScores {
  return { weights: [[0, 0, 0], normal], biases: [0, offset] }
}

function score({ weights, biases }: LinearScores, k: number, point: number[]): number {
  return biases[k] + point.reduce((sum, v, d) => sum + v * weights[k][d], 0)
}

/** Corners × 3 as points, each once. */
function cornersOf(polygon: number[]): number[][] {
  const points = Array.from({ length: polygon.length / 3 }, (_, i) => polygon.slice(3 * i, 3 * i + 3))
  return points.filter((p, i) => points.findIndex(q => apart(p, q) < 1e-9) === i)
}

function apart(a: number[], b: number[]): number {
  return Math.hypot(...a.map((v, d) => v - b[d]))
}

describe('planeInCube', () => {
  it.each([
    [3, [1, 1, 1], -2],
    [4, [1, 0, 0], 0.3],
    [5, [1, 1, 1.5], -1],
    [6, [1, 1, 1], 0],
    [4, [1, -1, 0], 0],
  ])('has %i corners for the plane %o · x + %d = 0', (count, normal, offset) => {
    expect(cornersOf(planeInCube(plane(normal, offset), 0, 1)!)).toHaveLength(count)
  })

  it('has all corners on the plane and in the cube, and three to six of them', () => {
    fc.assert(
      fc.property(scoresOf(2), scores => {
        const polygon = planeInCube(scores, 0, 1)
        if (!polygon) return
        const corners = cornersOf(polygon)
        const size = apart(scores.weights[0], scores.weights[1])
        for (const corner of corners) {
          expect((score(scores, 0, corner) - score(scores, 1, corner)) / size).toBeCloseTo(0, 9)
          expect(Math.max(...corner.map(Math.abs))).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(corners.length).toBeLessThanOrEqual(6)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('is there exactly when corners of the cube lie on both sides', () => {
    const corners = cubeCorners()
    fc.assert(
      fc.property(scoresOf(2), scores => {
        const leads = [0, 1, 2, 3, 4, 5, 6, 7].map(i => {
          const corner = Array.from(corners.subarray(3 * i, 3 * i + 3))
          return score(scores, 1, corner) - score(scores, 0, corner)
        })
        fc.pre(Math.min(...leads.map(Math.abs)) > 1e-6)
        const both = Math.min(...leads) < 0 && Math.max(...leads) > 0
        expect(planeInCube(scores, 0, 1) !== null).toBe(both)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

describe('scoresInBox', () => {
  it('gives the same scores for a point and its place in the box', () => {
    fc.assert(
      fc.property(scoresOf(3), fc.tuple(number, number, number), (scores, point) => {
        const view = { centre: [0.5, -1, 2], half: 1.7 }
        const boxed = scoresInBox(scores, view)
        const place = point.map((v, d) => (v - view.centre[d]) / view.half)
        for (const k of [0, 1, 2]) expect(score(boxed, k, place)).toBeCloseTo(score(scores, k, point), 9)
      }),
      { seed: 1, numRuns: 50 },
    )
  })
})

describe('splitEdges', () => {
  it('never has an edge in front of points in the cube among those behind, nor the other way', () => {
    const steps = Array.from({ length: 36 }, (_, i) => camera(10 * i + 1, [4, 22, 56][i % 3]))
    const grid = [-0.9, -0.5, 0, 0.5, 0.9]
    const inside = Float64Array.from(grid.flatMap(x => grid.flatMap(y => grid.flatMap(z => [x, y, z]))))
    const fit = { x: 0, y: 0, scale: 1 }
    for (const view of steps) {
      const seen = project(inside, view, fit)
      const { back, front } = splitEdges(view)
      const corners = project(cubeCorners(), view, fit)
      const check = ([a, b]: [number, number], behind: boolean) => {
        const [ax, ay, bx, by] = [a, b].flatMap(i => [corners.places[2 * i], corners.places[2 * i + 1]])
        seen.depths.forEach((depth, i) => {
          const [x, y] = [seen.places[2 * i], seen.places[2 * i + 1]]
          const t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
          if (t < 0 || t > 1 || Math.hypot(ax + (bx - ax) * t - x, ay + (by - ay) * t - y) > 0.02) return
          // Inverse depth is even along an edge on the picture.
          const edge = 1 / ((1 - t) / corners.depths[a] + t / corners.depths[b])
          expect(edge > depth).toBe(behind)
        })
      }
      for (const edge of back) check(edge, true)
      for (const edge of front) check(edge, false)
    }
  })
})

describe('axisEdges', () => {
  it('are edges of the cube, one along each axis, with the whole cube on one side of each', () => {
    fc.assert(
      fc.property(views, view => {
        const corners = project(cubeCorners(), view, { x: 0, y: 0, scale: 1 }).places
        axisEdges(view).forEach((edge, axis) => {
          expect(edge.every(v => Math.abs(v) === 1)).toBe(true)
          expect([0, 1, 2].filter(d => edge[d] !== edge[d + 3])).toEqual([axis])
          // Straight on, a bottom edge that runs away from the viewer is hidden by the face in front.
          if (axis < 2 && eye(view).some(v => Math.abs(v) < 1)) return
          const [ax, ay, bx, by] = project(Float64Array.from(edge), view, { x: 0, y: 0, scale: 1 }).places
          const sides = Array.from(
            { length: 8 },
            (_, i) => (bx - ax) * (corners[2 * i + 1] - ay) - (by - ay) * (corners[2 * i] - ax),
          )
          expect(Math.min(...sides) > -1e-9 || Math.max(...sides) < 1e-9).toBe(true)
        })
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})
