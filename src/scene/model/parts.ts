import { comparison } from './comparison.ts'
import { explanation } from './explanation.ts'
import type { FigureModel } from './figure-model.ts'
import { gap } from './gap.ts'
import { importance } from './importance.ts'
import { learning } from './learning.ts'
import type { Given, Part } from './part.ts'
import { staged } from './staged.ts'

/** The parts that a scene can take besides the model that all have. */
const all = { comparison, explanation, gap, importance, learning, staged }

export type PartName = keyof typeof all

/** The parts by their names. */
export const parts: Readonly<Record<PartName, Part>> = all

/** A model with parts. */
export function withParts(model: FigureModel, names: readonly PartName[], given: Given): FigureModel {
  return {
    ...model,
    parts: Object.fromEntries(names.map(name => [name, parts[name].build(model, given)])),
  }
}
