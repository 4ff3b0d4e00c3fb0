import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import type { ModelData } from './build.ts'
import { standardized, standardizedTarget, unitsOf } from './build-regression.ts'
import { heldOutRows, loggedIn, pointOptions, readyRows } from './build-table.ts'
import type { HeldOutRegression, RegressionDataset } from './dataset.ts'
import { withHeldOut } from './held-out.ts'
import { parseRegression } from './table.ts'

/** Reads a dataset of a regression from a table's text and scales it, as `tableDataset` does. */
export function regressionTable(spec: Spec, text: string, file: string, given?: ModelData) {
  const options = { ...pointOptions(spec, file, given), target: spec.target! }
  const { notes, logs, log, ...raw } = parseRegression(text, options)
  const rows = withHeldOut(raw, spec)
  // One row has no two numbers in any column: the target's is told first.
  const units = given?.target ?? { ...unitsOf(rows, file), log }
  const ready = readyRows(rows, logs, spec, file, given)
  return { dataset: standardized(ready.rows, units), notes: [...notes, ...ready.notes] }
}

/** Reads rows that training does not see, in the units of the target that it sees, as `heldOutTable` does. */
export function heldOutRegression(
  training: RegressionDataset,
  { target, missing, data }: Pick<Spec, 'target' | 'missing' | 'data'>,
  text: string,
  file: string,
): { test: HeldOutRegression; notes: string[] } {
  const { features, encodings = [] } = training
  const given = { features, encodings, classesOf: data, log: loggedIn(training, target) }
  const { x, y, notes, target: own } = parseRegression(text, { file, target: target!, ...given, missing })
  if (own !== training.target.name)
    throw new SpecError('target', own, `${training.target.name}, as in ${data}`, { place: { file } })
  return heldOutRows(training, { x, y: standardizedTarget(y, training.target), notes })
}
