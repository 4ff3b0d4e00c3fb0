import { generateRegression } from '../../src/data/build-regression.ts'
import type { RegressionDataset } from '../../src/data/dataset.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import type { Network, RegressionRecord } from '../../src/network/network.ts'
import { train } from '../../src/network/train.ts'
import type { Spec } from '../../src/options/spec.ts'
import type { RegressionModel } from '../../src/scene/model/regression-model.ts'
import type { Scene } from '../../src/scene/scene.ts'
import { buildScene } from '../../src/scene/scenes/build.ts'
import { modelOf } from '../../src/scene/scenes/model-of.ts'

/** A figure of regression with all that it was made of. */
export interface MadeRegression {
  spec: Spec
  dataset: RegressionDataset
  network: Network
  record: RegressionRecord
  model: RegressionModel
  scene: Scene
}

/** Draws points of a formula, trains and builds, as a run does. */
export function makeRegression(options: object): MadeRegression {
  const spec = readSpecObject({ maxIter: 60, restarts: 2, ...options })
  const dataset = generateRegression(spec)
  const { network, record } = train(dataset, spec)
  const model = modelOf(spec, { dataset, network, record })
  return { spec, dataset, network, record, model, scene: buildScene(spec, dataset, network, record) }
}

/** The same network under another scene. */
export function sceneAs({ spec, dataset, network, record }: MadeRegression, change: Partial<Spec>): Scene {
  return buildScene({ ...spec, ...change }, dataset, network, record)
}
