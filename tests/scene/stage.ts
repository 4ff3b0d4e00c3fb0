import { generateDataset } from '../../src/data/build.ts'
import { tableDataset } from '../../src/data/build-table.ts'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { random } from '../../src/data/random.ts'
import { digitRows } from '../../src/data/tables/digits.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import type { ClassRecord, Network } from '../../src/network/network.ts'
import { reduceDataset } from '../../src/network/reduce.ts'
import { trainNetwork } from '../../src/network/train.ts'
import type { Spec } from '../../src/options/spec.ts'
import type { Chapter, Scene } from '../../src/scene/scene.ts'
import { buildScene } from '../../src/scene/scenes/build.ts'

/** A figure with all that it was made of. */
export interface Made {
  spec: Spec
  dataset: ClassDataset
  network: Network
  /** With the iterates. */
  record: ClassRecord
  scene: Scene
}

/** Generates or reads, trains and builds, as a run does. */
export function make(options: object, table?: string): Made {
  const spec = readSpecObject(options)
  const scaled =
    table === undefined
      ? generateDataset(spec, undefined, digitRows)
      : tableDataset(spec, table, 'table.csv').dataset
  const dataset = reduceDataset(scaled, spec.reduce)
  const { network, record } = trainNetwork(dataset, spec, { trace: true })
  return { spec, dataset, network, record, scene: buildScene(spec, dataset, network, record) }
}

/** The same data and network under another spec. */
export function remake({ spec, dataset, network, record }: Made, change: Partial<Spec>): Made {
  const changed = { ...spec, ...change }
  return { spec: changed, dataset, network, record, scene: buildScene(changed, dataset, network, record) }
}

/** A table of Gaussian clusters, one a class, as CSV. */
export function clusterTable(features: number, classes: string[], each = 20): string {
  const rng = random(`${features} ${classes.join()}`)
  const spread = () => (rng() + rng() + rng() - 1.5) * 0.8
  const head = [...Array.from({ length: features }, (_, d) => `size ${d + 1}`), 'kind'].join()
  const rows = classes.flatMap((name, k) =>
    Array.from({ length: each }, () =>
      [
        ...Array.from({ length: features }, (_, d) =>
          (5 + 2 * Math.cos((2 * Math.PI * k) / classes.length + d) + spread()).toFixed(2),
        ),
        name,
      ].join(),
    ),
  )
  return [head, ...rows].join('\n')
}

export function middle({ start, end }: Chapter): number {
  return (start + end) / 2
}

/** `count` times through a scene, both ends among them. */
export function timesOf({ duration }: Scene, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (duration * i) / (count - 1))
}
