import { describe, expect, it } from 'vitest'
import { normal, random } from '../../src/data/random.ts'
import { align } from '../../src/network/decision-basis.ts'

function cloud(samples: number, spread: number[], seed = 'cloud'): Float64Array {
  const rng = random(seed)
  return Float64Array.from(
    { length: samples * spread.length },
    (_, i) => spread[i % spread.length] * normal(rng),
  )
}

function times(points: Float64Array, matrix: number[][]): Float64Array {
  const d = matrix.length
  return points.map((_, i) => {
    const row = i - (i % d)
    return matrix.reduce((sum, values, k) => sum + points[row + k] * values[i % d], 0)
  })
}

const plane = (angle: number) => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return [
    [c, s],
    [-s, c],
  ]
}

/** Two turns, about the third axis and then the first. */
const space = (a: number, b: number) => {
  const [c, s, d, t] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)]
  return [
    [c, s * d, s * t],
    [-s, c * d, c * t],
    [0, -t, d],
  ]
}

function expectMatrix(found: number[][], wanted: number[][], digits = 12): void {
  found.flat().forEach((value, i) => {
    expect(value).toBeCloseTo(wanted.flat()[i], digits)
  })
}

describe('align', () => {
  it.each([0, 0.3, Math.PI / 2, 3, -2])('finds the turn of a plane by %f', angle => {
    const points = cloud(50, [1, 3])
    expectMatrix(align(points, times(points, plane(angle)), 2), plane(angle))
  })

  it.each([
    [0.4, 1],
    [2, -3],
  ])('finds the turns of space by %f and %f, wherever the clouds are and however large', (a, b) => {
    const points = cloud(50, [1, 3, 0.2])
    const target = times(points, space(a, b)).map((v, i) => 7 * v + (i % 3))
    const moved = points.map((v, i) => v - 5 * (i % 3))
    expectMatrix(align(moved, target, 3), space(a, b))
  })

  it('mirrors where that brings the clouds nearer', () => {
    const points = cloud(50, [3, 1])
    const mirrored = points.map((v, i) => (i % 2 === 1 ? -v : v))
    const mirror = [
      [1, 0],
      [0, -1],
    ]
    expectMatrix(align(points, mirrored, 2), mirror)
    expect(align(Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1), 1)).toEqual([[-1]])
  })

  it('is nearer than any other turn where clouds only resemble each other', () => {
    const points = cloud(80, [1, 2, 3])
    const noise = cloud(80, [1, 1, 1], 'noise')
    const target = times(points, space(1, 2)).map((v, i) => v + noise[i])
    const distance = (turn: number[][]) => {
      const mean = (c: Float64Array) =>
        [0, 1, 2].map(d => c.filter((_, i) => i % 3 === d).reduce((a, b) => a + b) / 80)
      const [here, there] = [mean(points), mean(target)]
      const moved = times(
        points.map((v, i) => v - here[i % 3]),
        turn,
      )
      return moved.reduce((sum, v, i) => sum + (v - target[i] + there[i % 3]) ** 2, 0)
    }
    const best = align(points, target, 3)
    for (let k = 0; k < 20; k++) {
      const small = space(0.1 * Math.cos(k), 0.1 * Math.sin(k))
      const other = best.map(row => [...times(Float64Array.from(row), small)])
      expect(distance(other)).toBeGreaterThan(distance(best))
    }
  })

  it('turns nothing where the clouds say nothing', () => {
    const flat = cloud(50, [2, 1, 0])
    expectMatrix(align(flat, flat, 3), space(0, 0))
    expectMatrix(align(new Float64Array(9), new Float64Array(9), 3), space(0, 0))
  })
})
