import { type Column, chooseWord } from './columns.ts'
import { fitScale, mean } from './scale.ts'

/** Skewness from which on logarithms are proposed: that of the exponential distribution. */
const SKEWED = 2

/** True for numbers above 0 of which a few are far larger than most: their skewness, g₁ = m₃ / m₂^1.5, is above 2. */
export function isSkewed(values: Float64Array): boolean {
  if (values.some(value => value <= 0)) return false
  const known = values.filter(value => !Number.isNaN(value))
  const { mean: [middle], deviation: [unit] } = fitScale(known, 1, 'standard') // biome-ignore format: one line
  return mean(known.map(value => ((value - middle) / unit) ** 3)) > SKEWED
}

/** A note that proposes logarithms of columns; none for no columns. */
export function skewNotes(columns: readonly Column[]): string[] {
  if (columns.length === 0) return []
  const [has, them] = columns.length === 1 ? ['column has', 'it'] : ['columns have', 'them']
  const flag = `--log ${chooseWord(columns)}`
  return [`${columns.length} ${has} a few very large numbers; ${flag} takes the logarithm of ${them}`]
}
