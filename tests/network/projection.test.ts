import { SVD, WrapperMatrix1D } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { principalComponents, projectOntoComponents } from '../../src/network/projection.ts'
import { SpecError } from '../../src/options/error.ts'
import { drawnDataset, largestGap } from './vectors.ts'

describe('principalComponents', () => {
  it('finds the axes of an ellipse and the share that they keep', () => {
    // Points at (±4, ±3) along (0.6, 0.8) and (−0.8, 0.6), about (10, 20).
    const x = [4, -4].flatMap(u => [3, -3].flatMap(v => [10 + 0.6 * u - 0.8 * v, 20 + 0.8 * u + 0.6 * v]))
    const { mean, axes, share } = principalComponents(Float64Array.from(x), 4, 2, 1)
    expect(largestGap(mean, [10, 20])).toBeLessThan(1e-14)
    expect(largestGap(axes[0], [0.6, 0.8])).toBeLessThan(1e-14)
    expect(share).toBeCloseTo(16 / 25, 14)
  })

  it('gives orthonormal axes that agree with the singular vectors, up to sign', () => {
    const { x } = drawnDataset('axes', 40, [5, 4, 3, 2, 1], 2)
    const { axes, mean } = principalComponents(x, 40, 5, 5)
    const centred = new WrapperMatrix1D(x, { rows: 40 }).clone().subRowVector(mean)
    const { rightSingularVectors } = new SVD(centred)
    axes.forEach((axis, k) => {
      axes.forEach((other, l) => {
        expect(axis.reduce((sum, v, i) => sum + v * other[i], 0)).toBeCloseTo(k === l ? 1 : 0, 12)
      })
      const singular = rightSingularVectors.getColumn(k)
      expect(Math.abs(axis.reduce((sum, v, i) => sum + v * singular[i], 0))).toBeCloseTo(1, 10)
    })
  })

  it('makes the largest loading of every axis positive, the first of equal ones', () => {
    const { x } = drawnDataset('signs', 30, [1, 2, 3], 2)
    for (const axis of principalComponents(x, 30, 3, 3).axes) {
      expect(Math.max(...axis)).toBe(Math.max(...axis.map(Math.abs)))
    }
    const diagonal = Float64Array.of(1, 1, -1, -1, 0.1, -0.1, -0.1, 0.1)
    const { axes } = principalComponents(diagonal, 4, 2, 2)
    expect(
      largestGap(
        axes.flat(),
        [1, 1, 1, -1].map(v => v * Math.SQRT1_2),
      ),
    ).toBeLessThan(1e-14)
  })

  it('takes constant columns, equal points and fewer samples than features', () => {
    const constant = principalComponents(Float64Array.of(1, 7, 2, 7, 4, 7), 3, 2, 2)
    expect(largestGap(constant.axes.flat(), [1, 0, 0, 1])).toBeLessThan(1e-14)
    expect(principalComponents(new Float64Array(6).fill(3), 2, 3, 2).share).toBe(1)
    const few = principalComponents(Float64Array.of(1, 2, 3, 4, 2, 4, 6, 8), 2, 4, 2)
    expect(few.share).toBeCloseTo(1, 14)
    expect(few.axes).toHaveLength(2)
  })

  it('refuses more axes than features', () => {
    expect(() => principalComponents(new Float64Array(4), 2, 2, 3)).toThrow(SpecError)
  })
})

describe('projectOntoComponents', () => {
  it('gives the places along the axes, about the mean', () => {
    const components = {
      mean: Float64Array.of(1, 1, 1),
      axes: [
        [0, 1, 0],
        [0.6, 0, 0.8],
      ],
    }
    const places = projectOntoComponents(Float64Array.of(1, 3, 1, 2, 1, 2), 2, components)
    expect(largestGap(places, [2, 0, 0, 1.4])).toBeLessThan(1e-15)
  })

  it('keeps the variance that the components say', () => {
    const { x } = drawnDataset('variance', 50, [4, 3, 2, 1], 2)
    const all = projectOntoComponents(x, 50, principalComponents(x, 50, 4, 4))
    const two = principalComponents(x, 50, 4, 2)
    const energy = (places: Float64Array) => places.reduce((sum, v) => sum + v * v, 0)
    expect(energy(projectOntoComponents(x, 50, two)) / energy(all)).toBeCloseTo(two.share, 12)
  })
})
