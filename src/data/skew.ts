import { type Column, chooseWord } from './columns.ts'
import { applyScale, fitScale, mean } from './scale.ts'

/** A note that proposes logarithms of columns of numbers above 0, or NaN, whose skewness g₁ = m₃ / m₂^1.5 is above 2: that of an exponential distribution. */
export function skewNotes(columns: readonly (Column & { values: Float64Array })[]): string[] {
  const skewed = columns.filter(({ values }) => {
    const known = values.filter(value => !Number.isNaN(value))
    const scaled = applyScale(known, fitScale(known, 1, 'standard'))
    return known.every(value => value > 0) && mean(scaled.map(value => value ** 3)) > 2
  })
  if (skewed.length === 0) return []
  return [`a few numbers are far above the others: --log ${chooseWord(skewed)} takes logarithms`]
}
