import { generateRegression } from '../../src/data/build-regression.ts'
import type { RegressionDataset } from '../../src/data/dataset.ts'
import { regressionTable } from '../../src/data/regression-table.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { forward } from '../../src/network/forward.ts'
import type { Network, RegressionRecord } from '../../src/network/network.ts'
import { trainNetwork } from '../../src/network/train.ts'
import type { Spec } from '../../src/options/spec.ts'
import type { RegressionModel } from '../../src/scene/model/regression-model.ts'
import type { Scene } from '../../src/scene/scene.ts'
import { buildScene } from '../../src/scene/scenes/build.ts'
import { modelOf } from '../../src/scene/scenes/model-of.ts'
import type { Shape, TextShape } from '../../src/scene/shape.ts'
import { flat } from './outline.ts'

/** A figure of regression with all that it was made of. */
export interface MadeRegression {
  spec: Spec
  dataset: RegressionDataset
  network: Network
  /** With the iterates. */
  record: RegressionRecord
  model: RegressionModel
  scene: Scene
}

/** Draws points of a formula or reads a table, trains and builds, as a run does. */
export function makeRegression(options: object, table?: string): MadeRegression {
  const spec = readSpecObject({ maxIter: 60, restarts: 2, ...options })
  const dataset =
    table === undefined ? generateRegression(spec) : regressionTable(spec, table, 'table.csv').dataset
  const { network, record } = trainNetwork(dataset, spec, { trace: true })
  const model = modelOf(spec, { dataset, network, record })
  return { spec, dataset, network, record, model, scene: buildScene(spec, dataset, network, record) }
}

/** The same network under another scene. */
export function sceneAs({ spec, dataset, network, record }: MadeRegression, change: Partial<Spec>): Scene {
  return buildScene({ ...spec, ...change }, dataset, network, record)
}

/** A function that reads a plot's pixels back as units of its axes, by the ticks that it writes (× 2). */
export function unitsIn(shapes: Shape[]): (pixels: ArrayLike<number>) => [number, number][] {
  const readers = [0, 1].map(d => {
    const ticks = flat(shapes).filter(
      (shape): shape is TextShape => shape.kind === 'text' && shape.key!.startsWith(`tick ${d} `),
    )
    const [first, last] = [ticks[0], ticks.at(-1)!]
    const [low, high] = [first, last].map(({ text }) => numberOf(text))
    const [from, to] = [first, last].map(({ x, y }) => (d === 0 ? x : y))
    return (pixel: number) => low + ((high - low) * (pixel - from)) / (to - from)
  })
  return pixels =>
    Array.from({ length: pixels.length / 2 }, (_, i) => [
      readers[0](pixels[2 * i]),
      readers[1](pixels[2 * i + 1]),
    ])
}

/** The output at places in own units (× 2), in the target's own units. */
export function outputAt({ network, dataset }: MadeRegression, places: readonly number[][]): number[] {
  const { mean, deviation } = dataset.scale
  const x = Float64Array.from(places.flatMap(place => place.map((v, d) => (v - mean[d]) / deviation[d])))
  return Array.from(forward(network, x).at(-1)!, v => v * dataset.target.deviation + dataset.target.mean)
}

/** The number that a text writes. */
export function numberOf(text: string): number {
  return Number(text.replace('−', '-').replace('k', 'e3'))
}
