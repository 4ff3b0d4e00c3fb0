import type { ClassDataset, Reduction, Scale, Target } from '../../data/dataset.ts'
import type { Encoding } from '../../data/encoding.ts'
import { SpecError } from '../../options/error.ts'
import { forward } from '../forward.ts'
import type { Layer, Network } from '../network.ts'

/** The network in a file of another program, which may know nothing of its data. */
export interface ForeignModel {
  /**
   * Its layers in order. The last one's activation is `softmax` or `sigmoid` where the file says so, and `identity` where
   * it leaves open what the output is: logits of classes, or a number.
   */
  layers: Layer[]
  /** (x − mean) / deviation, one a feature, where the file scales its inputs. */
  scale?: Scale
  /** Names of the features, in the order of the first layer's inputs, where the file has them. */
  features?: string[]
  /** Names of the classes, in the order of the output, where the file has them. */
  classes?: string[]
}

/** Bytes of a file beside another one, by its name; throws a SpecError for one that cannot be read. */
export type ReadBeside = (name: string) => Promise<Uint8Array>

/** The contents of a model file. */
export interface Model {
  /** Its weights. */
  network: Network
  /** (x − mean) / deviation, one a feature. */
  scale: Scale
  /** Names of the features, in the order of the first layer's inputs. */
  features: string[]
  /** Names of the classes, in the order of the output; none of a regression. */
  classes: string[]
  /** The number that it predicts, of a regression alone: its output is in standardized units. */
  target?: Target
  /** The encodings of columns that hold no numbers, by which their features come from a table. */
  encodings?: Encoding[]
  /** Reduction of the scaled features before the first layer. */
  reduction?: Reduction
  /** The network during its training, two or more. */
  snapshots?: Snapshot[]
}

/** The network at a step of its training, which may be an epoch or a batch. */
export interface Snapshot {
  /** More than that of the snapshot before. */
  step: number
  /** As the training gave it; all snapshots have one, or none. */
  loss?: number
  /** Of the same shapes and activations as the network's own. */
  layers: Layer[]
}

/** Size of a hidden unit's output at most: the fourth power of a larger one, which projections take, is not finite. */
const maxOutput = 1e60

/**
 * Checks that the hidden units of a model, whose layers stand `at` a place of its file, give numbers that a picture of these
 * points can show. @throws SpecError for outputs that are too large or not finite
 */
export function checkHiddenOutputs(
  { network }: Pick<Model, 'network'>,
  { x }: Pick<ClassDataset, 'x'>,
  at = '',
): void {
  const expected = `weights with which its units give numbers from -${maxOutput} to ${maxOutput}`
  for (const [l, outputs] of forward(network, x).slice(0, -1).entries()) {
    const output = outputs.find(value => !(Math.abs(value) <= maxOutput))
    if (output !== undefined) throw new SpecError(`${at}layers[${l}]`, output, expected)
  }
}

/** Does work with a model; a SpecError of it names the model's file. */
export async function inModel<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SpecError) || error.got === file) throw error
    throw new SpecError(error.field, error.got, error.expected, { place: { file } })
  }
}

/** @throws SpecError for what has no keys */
export function asObject(field: string, json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new SpecError(field, json, 'an object')
  return json as Record<string, unknown>
}
