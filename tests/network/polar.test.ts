import { describe, expect, it } from 'vitest'
import { normal, random } from '../../src/data/random.ts'
import { polar, turnAt } from '../../src/network/polar.ts'

const shapes: [number, number][] = [
  [2, 2],
  [2, 3],
  [3, 3],
]

function draw(inputs: number, outputs: number, seed: number): number[][] {
  const rng = random(`polar ${inputs} ${outputs} ${seed}`)
  return Array.from({ length: inputs }, () => Array.from({ length: outputs }, () => normal(rng)))
}

function multiply(a: number[][], b: number[][]): number[][] {
  return a.map(row => b[0].map((_, j) => row.reduce((sum, v, k) => sum + v * b[k][j], 0)))
}

function difference(a: number[][], b: number[][]): number {
  return Math.max(...a.flatMap((row, i) => row.map((v, j) => Math.abs(v - b[i][j]))))
}

function identity(inputs: number, outputs: number): number[][] {
  return Array.from({ length: inputs }, (_, i) =>
    Array.from({ length: outputs }, (_, j) => (i === j ? 1 : 0)),
  )
}

describe('polar', () => {
  it.each(shapes)('gives back the %i × %i weights as a stretch and a turn', (inputs, outputs) => {
    for (let seed = 0; seed < 50; seed++) {
      const weights = draw(inputs, outputs, seed)
      const { stretch, turn } = polar(weights)
      expect(difference(multiply(stretch, turn), weights)).toBeLessThan(1e-12)
      expect(
        difference(
          stretch,
          stretch[0].map((_, j) => stretch.map(row => row[j])),
        ),
      ).toBeLessThan(1e-12)
      const x = draw(1, inputs, seed + 1000)[0]
      expect(multiply([x], stretch)[0].reduce((sum, v, i) => sum + v * x[i], 0)).toBeGreaterThan(-1e-12)
    }
  })

  it('knows a plane that is turned over', () => {
    expect(
      polar([
        [2, 0],
        [0, 3],
      ]).proper,
    ).toBe(true)
    expect(
      polar([
        [0, 2],
        [3, 0],
      ]).proper,
    ).toBe(false)
    expect(
      polar([
        [0, 2, 0],
        [3, 0, 0],
      ]).proper,
    ).toBe(true)
    expect(
      polar([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, -1],
      ]).proper,
    ).toBe(false)
  })
})

describe('turnAt', () => {
  it.each(shapes)(
    'goes from the %i × %i identity to the turn, orthonormal and even all the way',
    (inputs, outputs) => {
      for (let seed = 0; seed < 50; seed++) {
        const { turn, proper } = polar(draw(inputs, outputs, seed))
        if (!proper) continue
        expect(difference(turnAt(turn, 0), identity(inputs, outputs))).toBeLessThan(1e-12)
        expect(difference(turnAt(turn, 1), turn)).toBeLessThan(1e-7)
        const steps = Array.from({ length: 21 }, (_, i) => turnAt(turn, i / 20))
        for (const q of steps) {
          const gram = multiply(
            q,
            q[0].map((_, j) => q.map(row => row[j])),
          )
          expect(difference(gram, identity(inputs, inputs))).toBeLessThan(1e-12)
        }
        const moves = steps
          .slice(1)
          .map((q, i) => Math.hypot(...q.flatMap((row, r) => row.map((v, c) => v - steps[i][r][c]))))
        expect(Math.max(...moves) - Math.min(...moves)).toBeLessThan(inputs === outputs ? 1e-9 : 0.2)
      }
    },
  )

  it('makes half a turn', () => {
    const half = [
      [-1, 0, 0],
      [0, -1, 0],
      [0, 0, 1],
    ]
    expect(difference(turnAt(half, 1), half)).toBeLessThan(1e-12)
    expect(
      difference(turnAt(half, 0.5), [
        [0, 1, 0],
        [-1, 0, 0],
        [0, 0, 1],
      ]),
    ).toBeLessThan(1e-12)
  })
})
