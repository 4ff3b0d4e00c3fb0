import type { FigureModel } from './figure-model.ts'
import { paper } from './paper.ts'
import type { Part, PlayedPart } from './part.ts'
import { staged } from './staged.ts'

/** The parts that usual scenes take. */
export const usualParts: Readonly<Record<'paper' | 'staged', Part>> = { paper, staged }

/** A model with parts of a registry. */
export function withParts<Model extends FigureModel>(
  model: Model,
  names: readonly string[],
  given: PlayedPart,
  registry: Readonly<Record<string, Part<unknown, Model>>>,
): Model {
  return {
    ...model,
    parts: Object.fromEntries(names.map(name => [name, registry[name].build(model, given)])),
  }
}
