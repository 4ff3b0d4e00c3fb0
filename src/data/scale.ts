import type { Scale } from './dataset.ts'

/**
 * The scale of each column of `x` (samples × features, row-major): standard as scikit-learn's StandardScaler
 * (population deviation), minmax to [0, 1], none as it is. A constant column gets deviation 1.
 */
export function fitScale(x: Float64Array, features: number, kind: 'standard' | 'minmax' | 'none'): Scale {
  const columns = Array.from({ length: features }, (_, j) => fit[kind](column(x, features, j)))
  return {
    mean: columns.map(({ mean }) => mean),
    deviation: columns.map(({ deviation }) => (deviation > 0 ? deviation : 1)),
  }
}

/** `(x − mean) / deviation` for every row; a new array. */
export function applyScale(x: Float64Array, { mean, deviation }: Scale): Float64Array {
  const features = mean.length
  return x.map((value, k) => (value - mean[k % features]) / deviation[k % features])
}

const fit = {
  standard(values: Float64Array) {
    const mean = average(values)
    // Two passes: mean(x²) − mean(x)² cancels when the mean is large against the spread.
    const centred = values.map(value => value - mean)
    const spread = Math.sqrt(average(centred.map(value => value * value)))
    const constant = values.every(value => value === values[0])
    return { mean: constant ? values[0] : mean, deviation: constant ? 1 : spread }
  },
  minmax(values: Float64Array) {
    const min = values.reduce((a, b) => Math.min(a, b))
    return { mean: min, deviation: values.reduce((a, b) => Math.max(a, b)) - min }
  },
  none: () => ({ mean: 0, deviation: 1 }),
}

function column(x: Float64Array, features: number, j: number): Float64Array {
  return Float64Array.from({ length: x.length / features }, (_, i) => x[i * features + j])
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
