// The steps in which a reader moves the columns that a slice holds.
import { expect } from 'vitest'
import { heldColumns, rangeOf } from '../../../src/scene/model/held-columns.ts'
import { build, type SliceCase } from '../slices.ts'

/** Holds that ranges of numbers have about a hundred steps. */
export function expectSteps(of: SliceCase): void {
  const slice = build(of).model.slice!
  for (const column of heldColumns(slice)) {
    if (column.features.length > 1) continue
    const { min, max, step } = rangeOf(slice, column)
    expect((max - min) / step).toBeGreaterThan(65)
    expect((max - min) / step).toBeLessThan(150)
  }
}
