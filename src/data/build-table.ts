import type { Spec } from '../options/spec.ts'
import { divided, type ModelData, scaled } from './build.ts'
import { withoutConstants } from './constant.ts'
import type { Dataset } from './dataset.ts'
import type { HeldOut } from './held-out.ts'
import { applyScale } from './scale.ts'
import { parseTable } from './table.ts'

/**
 * Reads a dataset from a table's text and scales it.
 *
 * @param file the table's name, for messages and for its ending
 * @param given what a trained model knows of its data
 * @returns notes say what was decided about the table without being asked
 * @throws SpecError with the place of whatever cannot be used
 */
export function tableDataset(
  spec: Spec,
  text: string,
  file: string,
  given?: ModelData,
): { dataset: Dataset; notes: string[] } {
  const { notes, ...raw } = parseTable(text, {
    file,
    label: spec.label,
    features: given?.features ?? spec.features,
    featuresOf: given && 'model',
    classes: given?.classes,
    missing: spec.missing,
  })
  const rows = divided(raw, spec)
  if (given) return { dataset: scaled(rows, spec, given), notes }
  const { constants, ...varied } = withoutConstants(rows, file)
  const left = constants.map(name => `column ${name} has the same number in all rows and is left out`)
  return { dataset: scaled(varied, spec), notes: [...notes, ...left] }
}

/**
 * Reads rows that training does not see from the text of a table of their own, in the features, the scale and the
 * classes of the data that it sees.
 *
 * @throws SpecError with the place of whatever cannot be used, such as a class that those data do not have
 */
export function heldOutTable(
  { features, classes, scale }: Pick<Dataset, 'features' | 'classes' | 'scale'>,
  { label, missing, data }: Pick<Spec, 'label' | 'missing' | 'data'>,
  text: string,
  file: string,
): { test: HeldOut; notes: string[] } {
  const { x, y, notes } = parseTable(text, { file, label, features, classes, classesOf: data, missing })
  return { test: { x: applyScale(x, scale), y }, notes }
}
