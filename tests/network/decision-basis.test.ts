import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { decisionBasis, projectOnto } from '../../src/network/decision-basis.ts'

function drawn(count: number, seed: string): Float64Array {
  const rng = random(seed)
  return Float64Array.from({ length: count }, () => rng() * 2 - 1)
}

function rowsOf(values: Float64Array, length: number): number[][] {
  return Array.from({ length: values.length / length }, (_, i) =>
    Array.from(values.subarray(i * length, (i + 1) * length)),
  )
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, v, i) => sum + v * b[i], 0)
}

const units = 6
const activations = drawn(200 * units, 'activations')
const identity = rowsOf(
  Float64Array.from({ length: units * units }, (_, i) => (i % (units + 1) === 0 ? 1 : 0)),
  units,
)

const weightsOf = (classes: number) => rowsOf(drawn(classes * units, 'weights'), units)

/** The drawn axes, as columns of what the basis makes of the units' own directions. */
function axesOf(basis: ReturnType<typeof decisionBasis>, dimensions: number): number[][] {
  const columns = basis.weights(identity)
  return Array.from({ length: dimensions }, (_, d) => columns.map(row => row[d]))
}

describe('decisionBasis', () => {
  it.each([
    [2, 2, true, 1],
    [3, 2, true, 2],
    [4, 3, true, 3],
    [4, 2, false, 2],
    [6, 3, false, 3],
  ])('of %i classes on %i axes is orthonormal, and exact: %s', (classes, dimensions, exact, spanned) => {
    const rows = weightsOf(classes)
    const basis = decisionBasis(activations, rows, dimensions)
    expect([basis.exact, basis.spanned]).toEqual([exact, spanned])
    const axes = axesOf(basis, dimensions)
    axes.forEach((a, i) => {
      axes.forEach((b, j) => {
        expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 9)
      })
    })
  })

  it.each([
    [2, 2, false],
    [4, 3, false],
    [3, 2, true],
    [4, 3, true],
  ])(
    'keeps all differences of the scores of %i classes on %i axes, near others: %s',
    (classes, dimensions, isNear) => {
      const rows = weightsOf(classes)
      const biases = Array.from(drawn(classes, 'biases'))
      const near = isNear ? { near: drawn(200 * dimensions, 'earlier') } : {}
      const basis = decisionBasis(activations, rows, dimensions, near)
      const [weights, offsets] = [basis.weights(rows), basis.biases(rows, biases)]
      const places = rowsOf(projectOnto(basis.projection, activations), dimensions)
      rowsOf(activations, units).forEach((sample, i) => {
        for (let k = 1; k < classes; k++) {
          const full = dot(rows[k], sample) + biases[k] - dot(rows[0], sample) - biases[0]
          const seen = dot(weights[k], places[i]) + offsets[k] - dot(weights[0], places[i]) - offsets[0]
          expect(seen).toBeCloseTo(full, 9)
        }
      })
    },
  )

  it('tells the share of the variance that its axes keep', () => {
    const rows = [[0, 0, 0], [1, 0, 0]] // biome-ignore format: a matrix
    // Variances 1, 4 and 9 along the units: the output's axis first, then the largest of the rest.
    const corners = [-1, 1].flatMap(a => [-1, 1].flatMap(b => [-1, 1].flatMap(c => [a, 2 * b, 3 * c])))
    const basis = decisionBasis(Float64Array.from(corners), rows, 2)
    expect(basis.share).toBeCloseTo(10 / 14, 9)
    expect(Math.abs(axesOf3(basis)[1][2])).toBeCloseTo(1, 9)
  })

  it('looks along the last class, so that pictures do not flip', () => {
    const rows = weightsOf(2)
    const basis = decisionBasis(activations, rows, 2)
    const [first] = axesOf(basis, 2)
    const difference = rows[1].map((v, i) => v - rows[0][i])
    expect(dot(first, difference)).toBeGreaterThan(0)
  })

  it('draws principal components alone where the scores do not differ', () => {
    const rows = [Array(units).fill(1), Array(units).fill(1)]
    const basis = decisionBasis(activations, rows, 2)
    expect(basis.spanned).toBe(0)
    expect(projectOnto(basis.projection, activations).every(Number.isFinite)).toBe(true)
  })
})

describe('decisionBasis near earlier coordinates', () => {
  const near = drawn(200 * 3, 'earlier')
  const distance = (basis: ReturnType<typeof decisionBasis>, places = near) =>
    projectOnto(basis.projection, activations).reduce((sum, v, i) => sum + (v - places[i]) ** 2, 0)

  it('keeps the axis of two classes, the share and the exactness', () => {
    const rows = weightsOf(2)
    const free = decisionBasis(activations, rows, 3)
    const aligned = decisionBasis(activations, rows, 3, { near })
    expect(axesOf(aligned, 3)[0]).toEqual(axesOf(free, 3)[0])
    expect(aligned.share).toBeCloseTo(free.share, 12)
    expect([aligned.exact, aligned.spanned]).toEqual([true, 1])
    expect(distance(aligned)).toBeLessThan(distance(free))
  })

  it.each([
    [2, 3, 'components turned and mirrored'],
    [4, 3, 'the span of the weights turned and mirrored'],
    [6, 3, 'an inexact view turned and mirrored'],
  ])('of %i classes on %i axes undoes %s', (classes, dimensions) => {
    const rows = weightsOf(classes)
    const free = decisionBasis(activations, rows, dimensions)
    // Earlier coordinates that are the free ones with the last two axes swapped and one of them mirrored.
    const places = projectOnto(free.projection, activations)
    const earlier = places.map((v, i) => (i % 3 === 0 ? v : i % 3 === 1 ? -places[i + 1] : places[i - 1]))
    const aligned = decisionBasis(activations, rows, dimensions, { near: earlier })
    expect(distance(aligned, earlier)).toBeLessThan(1e-18)
  })

  it('mixes no component into the axes of the decision', () => {
    const rows = weightsOf(3)
    const basis = decisionBasis(activations, rows, 3, { near })
    const [, , rest] = axesOf(basis, 3)
    for (const row of rows) {
      const difference = row.map((v, i) => v - rows[0][i])
      expect(dot(rest, difference)).toBeCloseTo(0, 9)
    }
  })
})

function axesOf3(basis: ReturnType<typeof decisionBasis>): number[][] {
  const columns = basis.weights([[1, 0, 0], [0, 1, 0], [0, 0, 1]]) // biome-ignore format: a matrix
  return [0, 1].map(d => columns.map(row => row[d]))
}
