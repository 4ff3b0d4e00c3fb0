import { type ClassDataset, isRegression } from '../../src/data/dataset.ts'
import type { Input } from '../../src/figure/load.ts'
import { SpecError } from '../../src/options/error.ts'

/** The same input, whose data must have classes. */
export function ofClasses(input: Input): Input & { dataset: ClassDataset; unreduced?: ClassDataset } {
  if (isRegression(input.dataset)) throw new SpecError('target', input.dataset.target.name, 'classes')
  return input as Input & { dataset: ClassDataset; unreduced?: ClassDataset }
}
