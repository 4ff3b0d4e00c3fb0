import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { eye, project } from '../../src/geometry/camera.ts'
import { type LinearScores, pairs, planeInCube } from '../../src/geometry/linear-scores.ts'
import { type DepthItem, paintOrder } from '../../src/geometry/painter-order.ts'

const fit = { x: 0, y: 0, scale: 1 }
type Point = [number, number, number]

function score({ weights, biases }: LinearScores, k: number, point: ArrayLike<number>): number {
  return biases[k] + weights[k].reduce((sum, w, d) => sum + w * point[d], 0)
}

function regionOf(scores: LinearScores, point: ArrayLike<number>): number {
  return scores.biases.reduce(
    (best, _, k) => (score(scores, k, point) > score(scores, best, point) ? k : best),
    0,
  )
}

/** Names in the order of painting: points by their numbers, walls by their classes. */
function order(
  points: Point[],
  scores: LinearScores,
  camera: { azimuth: number; elevation: number },
): string[] {
  const at = eye(camera)
  const { depths } = project(Float64Array.from(points.flat()), camera, fit)
  const items: DepthItem<string>[] = points.map((point, i) => ({
    depth: depths[i],
    region: regionOf(scores, point),
    shape: String(i),
  }))
  return paintOrder(
    items,
    scores.biases.map((_, k) => score(scores, k, at)),
    (region, painted) => painted.map(other => [region, other].sort().join('|')),
  )
}

/** Power diagrams: the region of a point is that of its nearest site, less the site's own head start. */
function diagram(regions: number, seed: string): LinearScores {
  const rng = random(seed)
  const sites = Array.from({ length: regions }, () => [0, 0, 0].map(() => rng() * 1.6 - 0.8))
  return {
    weights: sites.map(site => site.map(v => 2 * v)),
    biases: sites.map(site => rng() * 0.3 - site.reduce((sum, v) => sum + v * v, 0)),
  }
}

const turn = Array.from({ length: 24 }, (_, i) => ({
  azimuth: (i / 24) * 2 * Math.PI,
  elevation: [-0.5, 0.1, 0.4, 1][i % 4],
}))

describe('paintOrder', () => {
  it('paints from far to near, and equals in their order, where nothing parts the space', () => {
    const items = [3, 1, 2, 3].map((depth, i) => ({ depth, region: 0, shape: `${depth}${i}` }))
    expect(paintOrder(items, null, () => ['never'])).toEqual(['30', '33', '22', '11'])
  })

  it.each([2, 5])(
    'agrees with rays from the eye through %i regions: the nearer is painted later',
    regions => {
      const scores = diagram(regions, `depth ${regions}`)
      const walls = pairs(regions).flatMap(([a, b]) => {
        const polygon = planeInCube(scores, a, b)
        return polygon ? [{ a, b, polygon }] : []
      })
      expect(walls.length).toBeGreaterThanOrEqual(regions - 1)
      const rng = random(`rays ${regions}`)
      let crossed = 0
      for (const camera of turn) {
        const at = eye(camera)
        // Pairs of points on one ray: a place in the cube, and another one further along the same ray.
        const rays = Array.from({ length: 40 }, () => {
          const near = [0, 0, 0].map(() => rng() * 2 - 1)
          const direction = near.map((v, d) => v - at[d])
          const further = 0.25 * rng()
          return { near, far: direction.map((v, d) => near[d] + v * further) }
        }).filter(({ far }) => far.every(v => Math.abs(v) <= 1))
        const points = rays.flatMap(({ near, far }) => [near, far]) as Point[]
        const painted = order(points, scores, camera)
        rays.forEach(({ near, far }, i) => {
          expect(painted.indexOf(String(2 * i))).toBeGreaterThan(painted.indexOf(String(2 * i + 1)))
          for (const { a, b } of walls) {
            const [atNear, atFar] = [near, far].map(p => score(scores, a, p) - score(scores, b, p))
            if (atNear > 0 === atFar > 0) continue
            const t = atNear / (atNear - atFar)
            const hit = near.map((v, d) => v + (far[d] - v) * t)
            const ahead = scores.biases.every(
              (_, k) => k === a || k === b || score(scores, k, hit) <= score(scores, a, hit),
            )
            if (!ahead) continue
            crossed++
            const wall = painted.indexOf(`${a}|${b}`)
            expect(painted.indexOf(String(2 * i))).toBeGreaterThan(wall)
            expect(painted.indexOf(String(2 * i + 1))).toBeLessThan(wall)
          }
        })
      }
      expect(crossed).toBeGreaterThan(50)
    },
  )
})
