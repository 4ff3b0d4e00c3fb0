import type { RegressionDataset } from '../../../src/data/dataset.ts'
import { normal, random } from '../../../src/data/random.ts'
import { fitScale } from '../../../src/data/scale.ts'
import type { ActivationName } from '../../../src/network/activation.ts'
import { layoutFor, type ParameterLayout } from '../../../src/network/parameter-layout.ts'
import { vector } from '../vectors.ts'

/** A network on some data with what scikit-learn makes of it, in tests/vectors/regression.py. */
export interface Case {
  data: string
  hidden: number[]
  activation: string
  alpha: number
  start: number[]
  loss: number
  gradient: number[]
  rmse: number
  r2: number
  largest: number
  adam: number[]
  sgd: number[]
}

interface Vectors {
  data: Record<
    string,
    { x: number[][]; target: number[]; line: { weights: number[]; bias: number; rmse: number } }
  >
  cases: Case[]
}

export const vectors: Vectors = vector('regression')

/** Rows with targets in their own units as a dataset, whose targets are standardized. */
export function regressionOf(x: number[][], targets: number[]): RegressionDataset {
  const own = Float64Array.from(targets)
  const { mean, deviation } = fitScale(own, 1, 'standard')
  const features = x[0].map((_, i) => `x${i + 1}`)
  return {
    x: Float64Array.from(x.flat()),
    y: own.map(value => (value - mean[0]) / deviation[0]),
    features,
    classes: [],
    scale: { mean: features.map(() => 0), deviation: features.map(() => 1) },
    target: { name: 'y', mean: mean[0], deviation: deviation[0] },
  }
}

/** The data of a case. */
export function dataOf({ data }: Pick<Case, 'data'>): RegressionDataset {
  return regressionOf(vectors.data[data].x, vectors.data[data].target)
}

/** The hidden layers of a case's network. */
export function hiddenOf({
  hidden,
  activation,
}: Pick<Case, 'hidden' | 'activation'>): { units: number; activation: ActivationName }[] {
  const name = activation === 'logistic' ? 'sigmoid' : (activation as ActivationName)
  return hidden.map(units => ({ units, activation: name }))
}

/** The layout of a case's network. */
export function layoutOfCase(
  dataset: RegressionDataset,
  each: Pick<Case, 'hidden' | 'activation'>,
): ParameterLayout {
  return layoutFor(dataset, hiddenOf(each))
}

/** Points of −2 to 2 and a function of them with normal noise, a share of its deviation. */
export function drawnRegression(
  samples: number,
  inputs: number,
  f: (...x: number[]) => number,
  noise = 0.1,
  seed = 'regression',
): RegressionDataset {
  const rng = random(seed)
  const x = Array.from({ length: samples }, () => Array.from({ length: inputs }, () => 4 * rng() - 2))
  const clean = x.map(row => f(...row))
  const deviation = fitScale(Float64Array.from(clean), 1, 'standard').deviation[0]
  return regressionOf(
    x,
    clean.map(value => value + noise * deviation * normal(rng)),
  )
}
