import type { Spec } from '../options/spec.ts'
import type { ModelData } from './build.ts'
import { dividedRegression, standardized, standardizedTarget, unitsOf } from './build-regression.ts'
import { pointOptions, readyRows, sharedNotes } from './build-table.ts'
import type { HeldOutRegression, RegressionDataset } from './dataset.ts'
import { applyScale } from './scale.ts'
import { parseRegression } from './table.ts'

/** Reads a dataset of a regression from a table's text and scales it, as `tableDataset` does. */
export function regressionTable(
  spec: Spec,
  text: string,
  file: string,
  given?: ModelData,
): { dataset: RegressionDataset; notes: string[] } {
  const options = { ...pointOptions(spec, file, given), target: spec.target! }
  const { notes, ...raw } = parseRegression(text, options)
  const rows = dividedRegression(raw, spec)
  // One row has no two numbers in any column: the target's is told first.
  const units = given?.target ?? unitsOf(rows, file)
  const ready = readyRows(rows, spec, file, given)
  return { dataset: standardized(ready.rows, units), notes: [...notes, ...ready.notes] }
}

/** Reads rows that training does not see, in the units of the target that it sees, as `heldOutTable` does. */
export function heldOutRegression(
  training: RegressionDataset,
  { target, missing, data }: Pick<Spec, 'target' | 'missing' | 'data'>,
  text: string,
  file: string,
): { test: HeldOutRegression; notes: string[] } {
  const { features, scale, encodings = [] } = training
  const given = { features, encodings, classesOf: data }
  const { x, y, notes } = parseRegression(text, { file, target: target!, ...given, missing })
  const test = { x: applyScale(x, scale), y: standardizedTarget(y, training.target) }
  return { test, notes: [...notes, ...sharedNotes(training, test)] }
}
