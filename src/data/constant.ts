import { SpecError } from '../options/error.ts'
import type { RawDataset } from './dataset.ts'
import { LEAST } from './number.ts'
import { areAllEqual, column } from './scale.ts'

type Points = Pick<RawDataset, 'x' | 'features'>

/**
 * A table without the features that have the same number in all rows, but for rounding: they tell no row from another.
 *
 * @returns a note for each of those
 * @throws SpecError where all features are such
 */
export function withoutConstants<Raw extends Points & { test?: { x: Float64Array } }>(
  raw: Raw,
  file: string,
): Raw & { notes: string[] } {
  const { x, features, test } = raw
  const width = features.length
  const varies = features.map((_, i) => !areAllEqual(column(x, width, i)))
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
    notes: constants.map(name => `column ${name} has the same number in all rows and is left out`),
  }
}

/** @throws SpecError for a feature whose numbers differ, but by less than a picture can show */
export function checkRanges({ x, features }: Points, file: string): void {
  for (const [i, name] of features.entries()) {
    const values = column(x, features.length, i)
    const range = values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))
    if (range > 0 && range < LEAST)
      throw new SpecError(name, range, `numbers whose range is ${LEAST} or more`, { place: { file } })
  }
}
