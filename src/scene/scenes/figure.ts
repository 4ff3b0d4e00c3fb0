import type { Dataset } from '../../data/dataset.ts'
import type { Network, TrainingRecord } from '../../network/network.ts'
import type { SceneFacts } from '../../spec/catalog.ts'
import type { Spec } from '../../spec/spec.ts'
import type { Scene } from '../scene.ts'

/** A kind of scene: its facts, and how it is built. A figure draws any network, wherever it was trained. */
export interface Figure {
  facts: SceneFacts
  build(spec: Spec, dataset: Dataset, network: Network, record?: TrainingRecord): Scene
}
