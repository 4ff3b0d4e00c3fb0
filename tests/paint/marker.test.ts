import { expect, it } from 'vitest'
import { markerPolygon } from '../../src/paint/dots.ts'

const shapes = ['square', 'diamond', 'triangle', 'cross', 'down', 'star', 'plus'] as const

it.each(shapes)('the %s encloses the area of the circle of radius 1', shape => {
  const polygon = markerPolygon(shape)!
  let area = 0
  for (let i = 0; i < polygon.length; i += 2) {
    const j = (i + 2) % polygon.length
    area += (polygon[i] * polygon[j + 1] - polygon[j] * polygon[i + 1]) / 2
  }
  expect(Math.abs(area)).toBeCloseTo(Math.PI, 12)
})

it.each(shapes)('the %s has its centroid of corners at the dot', shape => {
  const polygon = markerPolygon(shape)!
  const mean = (offset: number) =>
    polygon.filter((_, i) => i % 2 === offset).reduce((sum, value) => sum + value, 0)
  expect(mean(0)).toBeCloseTo(0, 12)
  expect(mean(1)).toBeCloseTo(0, 12)
})

it('the circle is no polygon', () => {
  expect(markerPolygon('circle')).toBeNull()
})
