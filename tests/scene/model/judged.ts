import { classifiers } from '../../../src/classifiers/registry.ts'
import { generateDataset } from '../../../src/data/build.ts'
import { tableDataset } from '../../../src/data/build-table.ts'
import type { HeldOut } from '../../../src/data/dataset.ts'
import { generatorOf } from '../../../src/data/registry.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { runToEnd } from '../../../src/network/lbfgs.ts'
import { reduceDataset } from '../../../src/network/reduce.ts'
import { winner } from '../../../src/network/scores.ts'
import { trainInSteps } from '../../../src/network/train.ts'
import type { Spec } from '../../../src/options/spec.ts'
import { comparisonOf } from '../../../src/scene/model/comparison.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'

/** Classifiers on generated data or a table, and what each gets of points that it has not learned. */
export function judged(options: object, table?: string) {
  const spec = readSpecObject({ scene: 'compare', restarts: 1, maxIter: 60, ...options })
  const unreduced = table ? tableDataset(spec, table, 'table.csv').dataset : generateDataset(spec)
  const dataset = reduceDataset(unreduced, spec.reduce)
  const rows = { dataset: unreduced, scale: spec.scale, reduce: spec.reduce }
  const training = runToEnd(trainInSteps(dataset, spec, { unreduced: rows }))
  const model = modelOf(spec, { dataset, ...training }, { unreduced: rows })
  const { fitted, notLearned, notes } = comparisonOf(model)!
  const counts = Object.fromEntries(fitted.map(({ name }, i) => [name, notLearned?.correct[i]]))
  return { spec, unreduced, dataset, ...training, notLearned, counts, notes, fitted }
}

/** Points that a classifier gets which is fitted to rows. */
export function rightOf(
  name: string,
  learned: HeldOut & { classes: number },
  left: HeldOut,
  spec: Spec,
): number {
  const classifier = classifiers[name]
  const found = classifier.scores(classifier.fit({ ...learned, features: 2 }, spec), left.x)
  return left.y.filter((label, row) => winner(found, row, learned.classes) === label).length
}

/** Points in units of the spread of others, feature by feature. */
export function inUnitsOf(others: Float64Array, x: Float64Array, features: number): Float64Array {
  const columns = Array.from({ length: features }, (_, j) => others.filter((_, k) => k % features === j))
  const means = columns.map(values => values.reduce((sum, value) => sum + value, 0) / values.length)
  const spreads = columns.map((values, j) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - means[j]) ** 2, 0) / values.length),
  )
  return x.map((value, k) => (value - means[k % features]) / spreads[k % features])
}

/** A table of two half moons, far from the origin and in other units across than along. */
export function moonsTable(samples: number, noise = 0.4): string {
  const { x, y } = generatorOf('moons')!.generate({ samples, noise, classes: 2, hollow: false, seed: 5 })
  return [
    'a,b,kind',
    ...Array.from(y, (k, i) => `${70 + 9 * x[2 * i]},${x[2 * i + 1]},${'no yes'.split(' ')[k]}`),
  ].join('\n')
}
