import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crowding } from '../../../src/scene/style/points.ts'
import { dotsOf } from '../outline.ts'
import { make } from '../stage.ts'

const lattice = (count: number, step: number) =>
  Array.from({ length: count }, (_, i) => [step * (i % 40), step * Math.floor(i / 40)]).flat()

describe('crowding', () => {
  it('is none of marks that stand alone, nor up to sixty that lie on each other, and grows to 1 with more', () => {
    expect(crowding(lattice(1600, 20), 10)).toBe(0)
    const at = (count: number) => crowding([...lattice(200, 20), ...Array<number>(2 * count).fill(-100)], 10)
    expect([0, 30, 60].map(at)).toEqual([0, 0, 0])
    expect(at(90)).toBeGreaterThan(0)
    expect(at(100)).toBeGreaterThan(at(90))
    expect([120, 400].map(at)).toEqual([1, 1])
  })

  it('counts as one does who looks at every two of them, on any side of zero', () => {
    const place = fc.double({ min: -30, max: 30, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 61, maxLength: 160 }), pairs => {
        const near = pairs.filter(([x, y], i) =>
          pairs.some(([u, v], k) => i !== k && Math.hypot(x - u, y - v) < 1.2),
        ).length
        expect(crowding(pairs.flat(), 1)).toBeCloseTo(Math.max(0, Math.min(1, (near - 60) / 60)), 12)
      }),
      { seed: 7, numRuns: 60 },
    )
  })
})

describe('rings of wrong points', () => {
  it('come down to thin edges where most lie on each other', () => {
    const [few, many] = [60, 700].map(samples => {
      const data = { data: 'moons', samples, noise: 1.5 }
      const spec = { ...data, hidden: 1, restarts: 1, maxIter: 9, scene: 'boundary' }
      return dotsOf(make(spec).scene.at('poster')).find(({ key }) => key === 'wrong')!.ring!
    })
    expect(few.width).toBeCloseTo(1.3, 9)
    expect(many.width).toBeLessThan(0.8)
    expect(many.width).toBeGreaterThan(0.4)
    expect(many.gap!.width).toBeLessThan(few.gap!.width)
  })
})
