import type { Iterate, Network } from '../../network/network.ts'
import type { Unreduced } from '../../network/training.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from './class-model.ts'
import type { Learned } from './compared/tasks.ts'
import type { FigureModel } from './figure-model.ts'

/** Needs of a part from a training besides the network: its iterates, the width of the widest gap. */
export type Need = 'trace' | 'margin'

/** A part of what is shown of a network that only some scenes take, which name it among their `parts`. */
export interface Part<Data = unknown, Model extends FigureModel = ClassModel> {
  needs: readonly Need[]
  /** Its data, plain, as they go to threads and pages; null where there are none. */
  build(model: Model, given: PlayedPart): Data | null
}

/** The input of parts besides the model that all scenes have. */
export interface PlayedPart {
  spec: Spec
  /** Penalty on the weights that the network was trained with. */
  alpha: number
  /** The iterates of the training; none where no part needs them. */
  trace: readonly Iterate[]
  /** The distance of the widest-margin plane; null where it is not known. */
  margin: number | null
  /** Its classifiers, where they were fitted before, or are not. */
  compared?: Learned | undefined
  /** The rows before they were reduced, for what fits scale and components to some of them. */
  unreduced?: Unreduced | undefined
  /** Networks of its kind, one for each fold of the choice: where they are known, and none of its units is taken out. */
  folds?: readonly Network[] | undefined
}

/** A function that reads the data of a part from a model; null where it has none. Pages have it without what builds them. */
export function partReader<Data>(name: string): (model: Pick<FigureModel, 'parts'>) => Data | null {
  return ({ parts }) => (parts[name] as Data | undefined) ?? null
}

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
