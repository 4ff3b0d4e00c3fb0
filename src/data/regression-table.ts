import type { Spec } from '../options/spec.ts'
import type { ModelData } from './build.ts'
import { scaled } from './build.ts'
import { dividedRegression, standardized, standardizedTarget, unitsOf } from './build-regression.ts'
import { pointOptions, sharedNotes, withUsedEncodings } from './build-table.ts'
import { checkRanges, withoutConstants } from './constant.ts'
import type { HeldOutRegression, RegressionDataset } from './dataset.ts'
import { applyScale } from './scale.ts'
import { parseRegression } from './table.ts'

/**
 * Reads a dataset of a regression from a table's text, and scales it.
 *
 * @param file the table's name, for messages and for its ending
 * @param given what a trained model knows of its data
 * @returns notes say what was decided about the table without being asked
 * @throws SpecError with the place of whatever cannot be used
 */
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
  const { notes: left, ...varied } = given ? { ...rows, notes: [] } : withoutConstants(rows, file)
  checkRanges(varied, file)
  const dataset = standardized(scaled(withUsedEncodings(varied), spec, given), units)
  return { dataset, notes: [...notes, ...left] }
}

/**
 * Reads rows that training does not see from the text of a table of their own, in the features, the scale and the units
 * of the target of the data that it sees.
 *
 * @throws SpecError with the place of whatever cannot be used
 */
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
