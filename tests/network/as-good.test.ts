import { describe, expect, it } from 'vitest'
import { accuracy, isAsGood, meanRecall, squaredError, standardError } from '../../src/network/as-good.ts'

/** So many rows on the right side, and behind them so many on the wrong one. */
const hits = (right: number, wrong: number) => ({
  hits: Float64Array.from({ length: right + wrong }, (_, i) => (i < right ? 1 : 0)),
})

describe('a network that is as good as the best', () => {
  it('has the standard error of paired differences by its definition', () => {
    const [a, b] = [Float64Array.of(1, 2, 4, 3), Float64Array.of(0, 2, 1, 3)]
    // Differences 1, 0, 3, 0: mean 1, sum of squares about it 0 + 1 + 4 + 1, by 3 and by 4.
    expect(standardError(a, b)).toBeCloseTo(Math.sqrt(6 / 3 / 4), 14)
    expect(standardError(a, a)).toBe(0)
  })

  it('may have two standard errors fewer rows right, and no more', () => {
    // Of 100 rows one is right for `won` that the other has wrong, and the other way round for 2. The mean difference is
    // (won − 2) / 100; its error √((won + 2 − (won − 2)² / 100) / 99 / 100): 0.060 < 2 · 0.0312, 0.070 > 2 · 0.0326.
    const pair = (won: number) => {
      const best = { hits: Float64Array.from({ length: 100 }, (_, i) => (i < 2 ? 0 : 1)) }
      return [best, { hits: Float64Array.from({ length: 100 }, (_, i) => (i < 100 - won ? 1 : 0)) }] as const
    }
    const [best, one] = pair(8)
    expect(accuracy.error(best, one)).toBeCloseTo(Math.sqrt((10 - 0.36) / 99 / 100), 14)
    expect([8, 9].map(won => isAsGood(pair(won)[1], pair(won), [accuracy]))).toEqual([true, false])
  })

  it('may have a percentage point fewer rows right, however sure that is', () => {
    const best = hits(1000, 0)
    expect(
      [990, 989].map(right => hits(right, 1000 - right)).map(one => isAsGood(one, [best, one], [accuracy])),
    ).toEqual([true, false])
  })

  it('must find rare classes, too', () => {
    const labels = Array.from({ length: 300 }, (_, i) => (i < 288 ? 0 : 1))
    const recall = meanRecall(labels)
    const best = { hits: Float64Array.from(labels, () => 1) }
    const blind = { hits: Float64Array.from(labels, k => 1 - k) }
    expect([recall.of(best), recall.of(blind)]).toEqual([1, 0.5])
    // All rows of a class differ alike: its error is 0.
    expect(recall.error(best, blind)).toBe(0)
    const half = { hits: Float64Array.from(labels, (k, i) => (k === 1 && i % 2 === 0 ? 0 : 1)) }
    expect(recall.of(half)).toBe(0.75)
    expect(recall.error(best, half)).toBeCloseTo(Math.sqrt((12 * 0.25) / 11 / 12) / 2, 14)
    expect([blind, half].map(one => isAsGood(one, [best, one], [recall]))).toEqual([false, false])
  })

  it('may be off by 2 % more, or by what is chance, of numbers', () => {
    const errors = (rmse: number) => ({ losses: new Float64Array(50).fill(rmse ** 2 / 2) })
    const best = errors(1)
    expect(squaredError.of(errors(3))).toBeCloseTo(-9, 12)
    for (const [rmse, is] of [
      [1.0199, true],
      [1.0201, false],
    ] as const)
      expect(isAsGood(errors(rmse), [best, errors(rmse)], [squaredError])).toBe(is)
  })

  it('is as good in every measure', () => {
    const labels = Array.from({ length: 300 }, (_, i) => (i < 288 ? 0 : 1))
    const blind = { hits: Float64Array.from(labels, k => 1 - k) }
    // Finds the rare class, and loses a tenth of the other one.
    const wary = { hits: Float64Array.from(labels, (k, i) => (k === 0 && i % 10 === 0 ? 0 : 1)) }
    const measures = [accuracy, meanRecall(labels)]
    expect([blind, wary].map(one => isAsGood(one, [blind, wary], measures))).toEqual([false, false])
    expect([blind, wary].map(one => isAsGood(one, [blind, wary], [accuracy]))).toEqual([true, false])
  })
})
