import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { normal, random } from '../../src/data/random.ts'
import { projectOntoComponents } from '../../src/network/projection.ts'
import { componentPlane, viewPlane } from '../../src/network/view-plane.ts'

/** Rows of five features: the first two spread widely, and classes differ by so much along the last ones. */
function table(samples: number, apart: number, classes: number): ClassDataset {
  const rng = random('rows')
  const y = Int32Array.from({ length: samples }, (_, row) => row % classes)
  const x = Float64Array.from({ length: 5 * samples }, (_, i) => {
    const [row, feature] = [Math.floor(i / 5), i % 5]
    const mean = feature < 3 ? 0 : apart * Math.cos(2 * Math.PI * (y[row] / classes + (feature - 3) / 4))
    return mean + (feature < 2 ? 10 : 1) * normal(rng)
  })
  const features = ['a', 'b', 'c', 'd', 'e']
  return { x, y, features, classes: ['u', 'v', 'w'].slice(0, classes), scale: { mean: [], deviation: [] } }
}

describe('the plane of many features', () => {
  it('is that of discriminants where they tell classes apart and components do not', () => {
    const { kind, axes, share } = viewPlane(table(300, 6, 3))
    expect(kind).toBe('discriminants')
    expect(share).toBeCloseTo(1, 6)
    // They look along the features in which the classes differ.
    for (const axis of axes) expect(Math.hypot(...axis.slice(0, 3))).toBeLessThan(0.2 * Math.hypot(...axis))
  })

  it('has the largest spread beside the one discriminant of two classes', () => {
    const dataset = table(300, 6, 2)
    const plane = viewPlane(dataset)
    expect(plane.kind).toBe('discriminant')
    const [along, beside] = plane.axes
    expect(along.reduce((sum, v, i) => sum + v * beside[i], 0)).toBeCloseTo(0, 9)
    expect(Math.hypot(...beside.slice(0, 2))).toBeGreaterThan(0.95 * Math.hypot(...beside))
    const places = projectOntoComponents(dataset.x, 300, plane)
    const own = places.filter((_, i) => i % 2 === 1)
    const mean = own.reduce((sum, v) => sum + v, 0) / 300
    expect(own.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 300).toBeCloseTo(1, 6)
  })

  it('has the second of two classes on the right, whichever that is', () => {
    const dataset = table(300, 6, 2)
    for (const one of [dataset, { ...dataset, y: dataset.y.map(k => 1 - k) }]) {
      const places = projectOntoComponents(one.x, 300, viewPlane(one))
      const [left, right] = [0, 1].map(k => places.filter((_, i) => i % 2 === 0 && one.y[i >> 1] === k))
      expect(right.toSorted()[75]).toBeGreaterThan(left.toSorted()[75])
    }
  })

  it('is that of components where nothing tells classes apart, and with few rows a feature', () => {
    for (const dataset of [table(300, 0, 3), table(40, 6, 3)])
      expect(viewPlane(dataset)).toEqual(componentPlane(dataset))
  })
})
