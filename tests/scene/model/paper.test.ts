import { describe, expect, it } from 'vitest'
import { along, toBox } from '../../../src/geometry/tween.ts'
import type { LinearRegion } from '../../../src/network/linear-regions.ts'
import { pickRows } from '../../../src/scene/model/common-model.ts'
import { placeInputs } from '../../../src/scene/model/hidden-space.ts'
import { creasedOf, paperTrajectory } from '../../../src/scene/model/paper.ts'
import type { Trajectory } from '../../../src/scene/model/trajectory.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { make } from '../stage.ts'

const films = [
  ...['2', '3'].flatMap(hidden =>
    ['circles', 'moons', 'xor', 'blobs'].map(data => ({ data, hidden, activation: 'relu' })),
  ),
  ...['6,2', '3,3', '4,3', '4,2'].map((hidden, seed) => ({
    data: 'spirals',
    hidden,
    activation: 'relu',
    seed,
  })),
  ...['2', '3'].flatMap(hidden =>
    ['moons', 'circles'].map(data => ({ data, hidden, activation: 'leaky_relu' })),
  ),
  ...['2', '3', '3,3', '5,2'].map(hidden => ({ data: 'moons', hidden, activation: 'hardtanh' })),
]

function creased(options: Record<string, unknown>) {
  const { spec, dataset, network, record } = make({ samples: 60, restarts: 1, ...options })
  return creasedOf(modelOf(spec, { dataset, network, record }))
}

/** The middle of a region, and places half-way from there to two of its corners. */
function placesIn({ corners }: LinearRegion): number[] {
  const count = corners.length / 2
  const middle = [0, 1].map(d => corners.reduce((sum, v, i) => sum + (i % 2 === d ? v : 0), 0) / count)
  return [...middle, ...[0, 2].flatMap(i => [0, 1].map(d => (middle[d] + corners[i + d]) / 2))]
}

/** Where the affine map that takes three places to their images takes another one. */
function extended(from: number[], images: number[], x: number, y: number): number[] {
  const [x0, y0, x1, y1, x2, y2] = from
  const det = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
  const u = ((x - x0) * (y2 - y0) - (x2 - x0) * (y - y0)) / det
  const v = ((x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)) / det
  const stride = images.length / 3
  return Array.from({ length: stride }, (_, d) => {
    const [a, b, c] = [images[d], images[stride + d], images[2 * stride + d]]
    return a + u * (b - a) + v * (c - a)
  })
}

const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (v, i) => Math.abs(v - b[i])))

describe('a sheet of paper', () => {
  it.each(films)('of $data with $hidden units of $activation stays whole, its pieces flat', options => {
    const found = creased(options)
    const { model, regions } = found!
    const { map, points, segments } = paperTrajectory(model)
    const last = segments.at(-1)!.to
    expect(points.length).toBe(last + 1)
    const large = regions.filter(({ area }) => area > 1e-4 * model.input.half ** 2)
    for (const region of large) {
      const inner = placesIn(region)
      const [track, corners] = [inner, region.corners].map(places => map(Float64Array.from(places)))
      for (let moment = 0; moment < 24; moment++) {
        const position = (last * moment) / 23
        const images = Array.from(along(track, position))
        const stride = images.length / 3
        // Corners are shared with the neighbours: where all pieces reach theirs, the sheet has no gap.
        const ends = along(corners, position)
        for (let i = 0; i < region.corners.length / 2; i++) {
          const [x, y] = region.corners.slice(2 * i)
          const own = ends.subarray(i * stride, (i + 1) * stride)
          expect(distance(extended(inner, images, x, y), own)).toBeLessThan(1e-8)
        }
      }
    }
    isWhereForwardPutsIt(model, points, map)
  })
})

/** At the end all points are where the network puts them. */
function isWhereForwardPutsIt(
  model: NonNullable<ReturnType<typeof creasedOf>>['model'],
  points: Trajectory['points'],
  map: Trajectory['map'],
) {
  const { hidden, network, all, rows, dataset, input } = model
  const x = pickRows(all.x, rows, dataset.features.length)
  const placed = toBox(placeInputs(hidden, network, x), hidden.stride, hidden.view)
  expect(distance(points.at(-1)!, placed)).toBeLessThan(1e-12)
  const begun = map(pickRows(input.coordinates, rows, 2))
  begun.forEach((places, keyframe) => {
    expect(distance(places, points[keyframe])).toBeLessThan(1e-9)
  })
}
