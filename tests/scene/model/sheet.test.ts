import { describe, expect, it } from 'vitest'
import { classScores } from '../../../src/network/forward.ts'
import { lattice } from './lattice.ts'

describe('the borders of many classes', () => {
  const { sheet, actors, evaluations } = lattice(5)

  // `sheet.slow.ts` has more classes.
  it('are looked for only between classes that lie beside each other', () => {
    // 24 regions and some 70 pairs are looked at a few times each; all 300 pairs would take 7,400 looks.
    expect(evaluations()).toBeLessThan(4000)
  })

  it('lie where two classes are as good, and the better of all others', () => {
    const points = sheet.borders.flatMap(([track]) => [...track])
    expect(points.length / 2).toBeGreaterThanOrEqual(2 * 40)
    const scores = classScores(actors.plane, Float64Array.from(points))
    for (let i = 0; i < points.length / 2; i++) {
      const [first, second] = [...scores.subarray(25 * i, 25 * (i + 1))].sort((a, b) => b - a)
      expect(first - second).toBeLessThan(1e-6 * Math.max(1, Math.abs(first)))
    }
    // Each of the 40 edges between two cells is there, as far as the sheet reaches.
    expect(sheet.borders.length).toBeGreaterThanOrEqual(40)
  })
})
