import { expect, it } from 'vitest'
import { normal, random } from '../../../src/data/random.ts'
import { pileUp } from '../../../src/scene/model/swarm.ts'

const rng = random('points of an axis')
const axis = (count: number) =>
  Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 0.2 * normal(rng) : 0))

it('keeps the place along the axis, and lets no dot lie on another one', () => {
  const places = axis(120)
  const piled = pileUp(places, 0.04)
  for (let a = 0; a < 240; a += 2) {
    expect(piled[a]).toBe(places[a])
    for (let b = 0; b < a; b += 2)
      expect(Math.hypot(piled[a] - piled[b], piled[a + 1] - piled[b + 1])).toBeGreaterThan(0.04 - 1e-12)
  }
})

it('leaves a point on the axis that has no neighbour, and the order of points aside', () => {
  expect([...pileUp(Float64Array.of(0.5, 0, -0.5, 0), 0.1)]).toEqual([0.5, 0, -0.5, 0])
})

it('presses piles together that are higher than the picture', () => {
  const heights = pileUp(axis(3000), 0.04).filter((_, i) => i % 2 === 1)
  expect(Math.max(...heights.map(Math.abs))).toBeLessThanOrEqual(0.9)
  expect(Math.max(...heights)).toBeGreaterThan(0.85)
})
