import { readFileSync } from 'node:fs'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { random } from '../../src/data/random.ts'
import type { Layer, Network } from '../../src/network/network.ts'
import { parameterLayout, unpack } from '../../src/network/parameter-layout.ts'

export function vector(name: string) {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'))
}

export function datasetOf(rows: number[][], y: number[]): ClassDataset {
  const features = rows[0].map((_, i) => `x${i + 1}`)
  return {
    x: Float64Array.from(rows.flat()),
    y: Int32Array.from(y),
    features,
    classes: Array.from({ length: Math.max(...y) + 1 }, (_, k) => String(k)),
    scale: { mean: features.map(() => 0), deviation: features.map(() => 1) },
  }
}

/** A network of scikit-learn's weights. */
export function networkOf({ coefs, intercepts, activation = 'logistic' }: ForeignWeights): Network {
  const inner = activation === 'logistic' ? 'sigmoid' : activation
  const layers = coefs.map((weights, l): Layer => ({ weights, biases: intercepts[l], activation: inner }))
  layers.at(-1)!.activation = intercepts.at(-1)!.length === 1 ? 'sigmoid' : 'softmax'
  return { layers }
}
interface ForeignWeights {
  coefs: number[][][]
  intercepts: number[][]
  activation?: 'logistic' | 'tanh' | 'relu' | 'identity'
}

/** Points with every class, whose coordinates are spread by `reach` a feature. */
export function drawnDataset(seed: string, samples: number, reach: number[], classes: number): ClassDataset {
  const rng = random(seed)
  return datasetOf(
    Array.from({ length: samples }, () => reach.map(r => r * (2 * rng() - 1))),
    Array.from({ length: samples }, (_, s) => s % classes),
  )
}

/** Weights and biases uniform in ±reach. */
export function drawnNetwork(
  seed: string,
  sizes: number[],
  hidden: Layer['activation'] | Layer['activation'][],
  reach = 3,
): Network {
  const rng = random(seed)
  const names = sizes.slice(1, -1).map((_, l) => (typeof hidden === 'string' ? hidden : hidden[l]))
  const layout = parameterLayout(sizes, [...names, sizes.at(-1) === 1 ? 'sigmoid' : 'softmax'])
  return unpack(
    Float64Array.from({ length: layout.length }, () => reach * (2 * rng() - 1)),
    layout,
  )
}

export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  return Array.from(a, (value, i) => Math.abs(value - b[i])).reduce((x, y) => Math.max(x, y), 0)
}

/** "0,0 1,1 | 2,3": points with their coordinates, one class before each bar. */
export function pointsOf(text: string): { rows: number[][]; y: number[] } {
  const classes = text.split('|').map(part => part.trim().split(' '))
  return {
    rows: classes.flat().map(point => point.split(',').map(Number)),
    y: classes.flatMap((points, k) => points.map(() => k)),
  }
}

/** Points of such a text as a dataset. */
export function dataOf(text: string): ClassDataset {
  const { rows, y } = pointsOf(text)
  return datasetOf(rows, y)
}
