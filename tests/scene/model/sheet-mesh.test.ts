import { describe, expect, it } from 'vitest'
import type { Mapper } from '../../../src/geometry/polyline.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { facetsOf, foldedMesh, signedArea } from '../../../src/scene/model/sheet-mesh.ts'
import { make } from '../stage.ts'

const { spec, dataset, network } = make({ data: 'blobs', samples: 60 })
const model = buildModel(spec, dataset, network)
const { centre, half } = model.input

/** Places in halves of the sheet, moved by a function. */
function mapper(move: (x: number, y: number) => [number, number]): Mapper {
  return points => {
    const from = points.map((v, i) => (v - centre[i & 1]) / half)
    const to = from.map((_, i) => move(from[i & ~1], from[i | 1])[i & 1])
    return [from, to]
  }
}

describe('foldedMesh', () => {
  it.each([
    ['a turn', mapper((x, y) => [y, -x])],
    ['a bend', mapper((x, y) => [x + 0.3 * y * y, y * (1 + 0.2 * x)])],
  ])('is null for %s', (_, map) => {
    expect(foldedMesh(model, map, 0.01)).toBeNull()
  })

  it.each([
    ['a crease', mapper((x, y) => [Math.abs(x - 0.2), y]), 1.2 * 2],
    ['a mirror', mapper((x, y) => [-x, y]), 4],
  ])('is there for %s, and covers what the sheet covers', (_, map, area) => {
    const mesh = foldedMesh(model, map, 0.01)!
    const facets = [0, 1].flatMap(k => facetsOf(mesh, k, 1))
    for (const facet of facets) expect(signedArea(facet)).toBeGreaterThanOrEqual(0)
    // Counted by places: how much of the box lies in some facet.
    const steps = Array.from({ length: 30 }, (_, i) => -1.25 + (2.5 * (i + 0.5)) / 30)
    const inside = steps.flatMap(x => steps.filter(y => facets.some(facet => holds(facet, x, y)))).length
    expect((inside / 900) * 2.5 ** 2).toBeCloseTo(area, 0)
  })
})

/** Whether a convex polygon that runs counter-clockwise holds a place. */
function holds(polygon: Float64Array, x: number, y: number): boolean {
  for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2) {
    const [ex, ey] = [polygon[i] - polygon[j], polygon[i + 1] - polygon[j + 1]]
    if (ex * (y - polygon[j + 1]) - ey * (x - polygon[j]) < 0) return false
  }
  return true
}
