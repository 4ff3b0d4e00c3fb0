import { describe, expect, it } from 'vitest'
import { normal, random } from '../../src/data/random.ts'
import { partialTurn, polar } from '../../src/network/polar.ts'

const sizes = [1, 2, 3]
const shapes = sizes.flatMap(inputs => sizes.map(outputs => [inputs, outputs] as const))

/** Drawn weights of every kind: of full rank, of rank one, with a column or everything 0. */
function weightsOf(inputs: number, outputs: number): number[][][] {
  const drawn = Array.from({ length: 20 }, (_, seed) => {
    const rng = random(`polar ${inputs} ${outputs} ${seed}`)
    return Array.from({ length: inputs }, () => Array.from({ length: outputs }, () => 3 * normal(rng)))
  })
  const [first] = drawn as [number[][]]
  return [
    ...drawn,
    first.map(row => row.map((_, j) => row[0] * (j + 1))),
    first.map(row => row.map((v, j) => (j === 0 ? 0 : v))),
    first.map(row => row.map(() => 0)),
    first.map((row, i) => row.map((_, j) => (i === j ? -1 : 0))),
  ]
}

/** "1 0 / 0 1": rows between slashes. */
function matrix(text: string): number[][] {
  return text.split('/').map(row => row.trim().split(' ').map(Number))
}

/** A turn of the plane, counter-clockwise, for row vectors. */
function turned(angle: number): number[][] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return matrix(`${c} ${s} / ${-s} ${c}`)
}

function multiply(a: number[][], b: number[][]): number[][] {
  return a.map(row => b[0].map((_, j) => row.reduce((sum, v, k) => sum + v * b[k][j], 0)))
}

function transpose(a: number[][]): number[][] {
  return a[0].map((_, j) => a.map(row => row[j]))
}

/** Largest difference of two matrices; where one has more columns, the other has zeros. */
function difference(a: number[][], b: number[][]): number {
  const columns = Math.max(a[0].length, b[0].length)
  return Math.max(
    ...a.flatMap((row, i) =>
      Array.from({ length: columns }, (_, j) => Math.abs((row[j] ?? 0) - (b[i][j] ?? 0))),
    ),
  )
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)))
}

const rowsOrthonormal = (a: number[][]) => difference(multiply(a, transpose(a)), identity(a.length))

describe('polar', () => {
  it.each(shapes)('gives back %i × %i weights as a stretch and a turn', (inputs, outputs) => {
    for (const weights of weightsOf(inputs, outputs)) {
      const { stretch, turn } = polar(weights)
      expect(turn[0].length).toBe(Math.max(inputs, outputs))
      expect(difference(multiply(stretch, turn), weights)).toBeLessThan(1e-12)
      expect(rowsOrthonormal(turn)).toBeLessThan(1e-12)
      expect(difference(stretch, transpose(stretch))).toBe(0)
      const rng = random('direction')
      for (let k = 0; k < 5; k++) {
        const x = [stretch.map(() => normal(rng))]
        expect(multiply(multiply(x, stretch), transpose(x))[0][0]).toBeGreaterThan(-1e-12)
      }
    }
  })

  it('finds the stretch and the turn that weights were made of', () => {
    const [turn, stretch] = [turned(2), matrix('3 1 / 1 2')]
    const found = polar(multiply(stretch, turn))
    expect(difference(found.stretch, stretch)).toBeLessThan(1e-12)
    expect(difference(found.turn, turn)).toBeLessThan(1e-12)
    expect(found.angle).toBeCloseTo(2, 12)
    expect(polar(multiply(stretch, turned(-2))).angle).toBeCloseTo(-2, 12)
  })

  it.each([
    ['a plane', '2 0 / 0 3', true],
    ['a plane turned over', '0 2 / 3 0', false],
    ['a plane turned over in space', '0 2 0 / 3 0 0', true],
    ['a space looked at from behind', '0 2 / 3 0 / 0 0', true],
    ['a plane that falls onto a line', '0 2 / 0 3', true],
    ['a mirrored space', '1 0 0 / 0 1 0 / 0 0 -1', false],
    ['a mirrored space without height', '0 1 0 / 1 0 0 / 0 0 0', true],
    ['a line turned round', '-2', false],
  ])('knows whether %s can be reached without a mirror', (_, weights, proper) => {
    expect(polar(matrix(weights)).proper).toBe(proper)
  })

  it.each([
    ['2 0 / 0 0', 0],
    ['0 2 / 0 0', Math.PI / 2],
    ['1 0 / 0 1 / 0 0', 0],
    ['0 0 5', Math.PI / 2],
    ['0 0 / 0 0', 0],
  ])('turns no more than it must where %s leaves it open', (weights, angle) => {
    expect(polar(matrix(weights)).angle).toBeCloseTo(angle, 12)
  })
})

describe('partialTurn', () => {
  it.each(shapes)('leads %i × %i from the identity to the turn, orthonormal and even', (inputs, outputs) => {
    for (const weights of weightsOf(inputs, outputs)) {
      const { turn, proper, angle } = polar(weights)
      const steps = Array.from({ length: 25 }, (_, i) => partialTurn(turn, i / 24))
      const width = proper ? turn[0].length : turn[0].length + 1
      for (const step of steps) {
        expect(step[0].length).toBe(width)
        expect(rowsOrthonormal(step)).toBeLessThan(1e-12)
      }
      expect(difference(steps[0], identity(inputs))).toBe(0)
      expect(difference(steps[24], turn)).toBe(0)
      // The ends are met by the motion itself, too, and no step is longer than its share of the angle.
      const longest = (Math.SQRT2 * Math.PI) / 24
      steps.slice(1).forEach((step, i) => {
        const moved = step.map((row, r) => Math.hypot(...row.map((v, c) => v - steps[i][r][c])))
        const most = proper ? Math.abs(angle) / 24 : longest
        expect(Math.max(...moved)).toBeLessThan(most + 1e-7)
      })
      expect(difference(partialTurn(turn, 1 - 1e-12), turn)).toBeLessThan(1e-10)
    }
  })

  it('turns the plane by a share of its angle', () => {
    expect(difference(partialTurn(turned(-2.5), 0.5), turned(-1.25))).toBeLessThan(1e-12)
  })

  it('makes half a turn', () => {
    const half = matrix('-1 0 0 / 0 -1 0 / 0 0 1')
    const quarter = matrix('0 1 0 / -1 0 0 / 0 0 1')
    expect(difference(partialTurn(half, 0.5), quarter)).toBeLessThan(1e-12)
  })

  it('turns a mirrored plane over in space, about the line that it keeps', () => {
    const swapped = matrix('0 1 / 1 0')
    for (const share of [0.1, 0.5, 0.9]) {
      const way = partialTurn(swapped, share)
      expect(difference(multiply([[1, 1]], way), [[1, 1, 0]])).toBeLessThan(1e-12)
      // What is across it rises over the plane and comes down on the other side.
      const [x, , z] = multiply([[1, -1]], way)[0] as [number, number, number]
      expect(x).toBeCloseTo(Math.cos(Math.PI * share), 12)
      expect(Math.abs(z)).toBeCloseTo(Math.SQRT2 * Math.sin(Math.PI * share), 12)
    }
  })
})
