import { SpecError } from '../options/error.ts'
import type { RawDataset } from './dataset.ts'
import type { HeldOut } from './held-out.ts'

/**
 * A table without the features that have the same number in all rows: they tell no class from another.
 *
 * @returns the names of those as `constants`
 * @throws SpecError where all features are such
 */
export function withoutConstants<Raw extends RawDataset & { test?: HeldOut }>(
  raw: Raw,
  file: string,
): Raw & { constants: string[] } {
  const { x, features, test } = raw
  const width = features.length
  const varies = new Array<boolean>(width).fill(false)
  x.forEach((value, k) => {
    if (value !== x[k % width]) varies[k % width] = true
  })
  const constants = features.filter((_, i) => !varies[i])
  if (constants.length === width)
    throw new SpecError('features', constants, 'columns of which one has different numbers', {
      place: { file },
    })
  const kept = (values: Float64Array) => values.filter((_, k) => varies[k % width])
  return {
    ...raw,
    x: kept(x),
    ...(test && { test: { ...test, x: kept(test.x) } }),
    features: features.filter((_, i) => varies[i]),
    constants,
  }
}
