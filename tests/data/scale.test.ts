import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyScale, fitScale, unscale } from '../../src/data/scale.ts'

describe('standard', () => {
  it('equals scikit-learn on the points of the article', () => {
    const vector = JSON.parse(readFileSync(new URL('../vectors/bands_seed1.json', import.meta.url), 'utf8'))
    const x = Float64Array.from(vector.X.flat() as number[])
    const scale = fitScale(x, 2, 'standard')
    for (const j of [0, 1]) {
      expect(Math.abs(scale.mean[j] - vector.mean[j])).toBeLessThan(1e-15)
      expect(Math.abs(scale.deviation[j] - vector.scale[j])).toBeLessThan(1e-15)
    }
    const standardized = applyScale(x, scale)
    for (const [i, value] of vector.X_standardized.flat().entries())
      expect(Math.abs(standardized[i] - value)).toBeLessThan(1e-14)
  })

  it('does not cancel when the mean is large against the spread', () => {
    const x = Float64Array.from([0, 1, 2, 3, 4].map(v => v + 1e9))
    expect(fitScale(x, 1, 'standard').deviation[0]).toBeCloseTo(Math.SQRT2, 12)
  })

  it('leaves mean 0 and deviation 1', () => {
    const columns = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 40 })
    fc.assert(
      fc.property(columns, values => {
        const x = Float64Array.from(values.flatMap((v, i) => [v, i]))
        const again = fitScale(applyScale(x, fitScale(x, 2, 'standard')), 2, 'standard')
        expect(again.mean[1]).toBeCloseTo(0, 12)
        expect(again.deviation[1]).toBeCloseTo(1, 12)
      }),
      { seed: 1, numRuns: 50 },
    )
  })
})

describe('every scale', () => {
  it.each(['standard', 'minmax', 'none'] as const)('keeps a constant column finite: %s', kind => {
    const x = Float64Array.from([0.1, 1, 0.1, 2, 0.1, 3])
    const scale = fitScale(x, 2, kind)
    expect(scale.deviation[0]).toBe(1)
    const scaled = applyScale(x, scale)
    expect([scaled[0], scaled[2], scaled[4]]).toEqual(kind === 'none' ? [0.1, 0.1, 0.1] : [0, 0, 0])
  })

  it('minmax stores minimum and range, none stores 0 and 1', () => {
    const x = Float64Array.from([2, 10, 4, -10, 3, 0])
    expect(fitScale(x, 2, 'minmax')).toEqual({ mean: [2, -10], deviation: [2, 20] })
    expect([...applyScale(x, fitScale(x, 2, 'minmax'))]).toEqual([0, 1, 1, 0, 0.5, 0.5])
    expect(fitScale(x, 2, 'none')).toEqual({ mean: [0, 0], deviation: [1, 1] })
  })
})

describe('unscale', () => {
  it('gives decimals of a table back as they were written', () => {
    const cell = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -6, max: 2 }))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 4, maxLength: 40 }), cells => {
        const x = Float64Array.from(cells.flatMap(([digits, power], i) => [Number(`${digits}e${power}`), i]))
        for (const kind of ['standard', 'minmax', 'none'] as const) {
          const scale = fitScale(x, 2, kind)
          expect(unscale(applyScale(x, scale), scale).map(value => value + 0)).toEqual(
            x.map(value => value + 0),
          )
        }
      }),
      { seed: 5 },
    )
  })
})
