import { checkDataset, type Dataset } from '../data/dataset.ts'
import { readFigureObject, type SpecInput } from '../encode/catalog.ts'
import { trainNetwork as trainAtOnce, trainInSteps, wantsLoops } from '../network/train.ts'
import type { TrainingOf, TrainingOptions, TrainingSpec, TrainingStep } from '../network/training.ts'
import { givenKeys, singleSpec } from '../options/read.ts'
import type { Spec } from '../options/spec.ts'
import { openBuiltLoops } from './loops.ts'
import { ownTable } from './own-data.ts'
import { paced, stepSize } from './paced.ts'
import { pageHost } from './page-host.ts'

/** The keys of a spec that say how a network is trained; those that are missing have the defaults of a table. */
export type TrainingInput = Partial<Pick<SpecInput, keyof SpecInput & keyof TrainingSpec>>

/** Options of `trainAsync`. */
export interface TrainAsyncOptions extends TrainingOptions {
  /** Stops the training. */
  signal?: AbortSignal | undefined
  /** Called now and then with a step of the training. */
  onProgress?: ((step: TrainingStep) => void) | undefined
}

/**
 * Trains a network on a dataset, at once: two classes end in one sigmoid unit, more in softmax, numbers to predict in one
 * identity unit. Starts follow each other until one is right on every sample, or `restarts` are made, as with relu; without
 * hidden layers in the spec, cross-validation chooses them. Many weights are trained by WebAssembly, with the same bits.
 *
 * @param dataset as `loadDataset` gives it, and figures have it in `networks`
 * @param spec a spec that was read, or some keys of one
 * @param options the trace of the training, and its work at most
 * @throws SpecError for fewer than two classes, or an unknown key; WorkError when the loss is not finite
 */
export function train<Data extends Dataset>(
  dataset: Data,
  spec: TrainingInput | TrainingSpec = {},
  options: TrainingOptions = {},
): TrainingOf<Data> {
  const whole = trainingSpec(dataset, spec)
  return trainAtOnce(dataset, whole, { ...options, openLoops: loopsFor(dataset, whole) })
}

/**
 * The same in steps, between which events are handled: the same bits.
 *
 * @param options a signal that stops it, and a function that is told of its progress
 * @throws as `train` does, and the signal's reason when it is aborted
 */
export async function trainAsync<Data extends Dataset>(
  dataset: Data,
  spec: TrainingInput | TrainingSpec = {},
  { signal, onProgress, ...options }: TrainAsyncOptions = {},
): Promise<TrainingOf<Data>> {
  signal?.throwIfAborted()
  const whole = trainingSpec(dataset, spec)
  const steps = trainInSteps(dataset, whole, { ...options, openLoops: loopsFor(dataset, whole) })
  return paced(steps, stepSize(dataset, whole), pageHost(), step => {
    signal?.throwIfAborted()
    onProgress?.(step)
  })
}

/** A spec with all that training goes by: one that was read as it is, else keys with the defaults of a table. */
function trainingSpec(dataset: Dataset, spec: TrainingInput | TrainingSpec | Spec): TrainingSpec {
  checkDataset(dataset)
  if ('data' in givenKeys(spec)) return spec as Spec
  const target = 'target' in dataset && { target: dataset.target.name }
  return singleSpec(readFigureObject({ ...spec, ...target, data: ownTable }, [], { spares: () => true }))
}

function loopsFor(dataset: Dataset, spec: TrainingSpec) {
  return (wantsLoops(dataset, spec) && openBuiltLoops()) || undefined
}
