import type { Spec } from '../options/spec.ts'
import { type ModelData, scaled } from './build.ts'
import { withoutConstants } from './constant.ts'
import type { Dataset } from './dataset.ts'
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
    classes: given?.classes,
    missing: spec.missing,
  })
  if (given) return { dataset: scaled(raw, spec, given), notes }
  const { constants, ...varied } = withoutConstants(raw, file)
  const left = constants.map(name => `column ${name} has the same number in all rows and is left out`)
  return { dataset: scaled(varied, spec), notes: [...notes, ...left] }
}
