import type { Scale, Unit } from './dataset.ts'

/**
 * The scale of each column of `x` (samples × features, row-major): standard as scikit-learn's StandardScaler
 * (population deviation), minmax to [0, 1], none as it is. A constant column gets deviation 1.
 */
export function fitScale(x: Float64Array, features: number, kind: 'standard' | 'minmax' | 'none'): Scale {
  const columns = Array.from({ length: features }, (_, j) => {
    const values = column(x, features, j)
    return kind !== 'none' && areAllEqual(values) ? { mean: values[0], deviation: 1 } : fit[kind](values)
  })
  return { mean: columns.map(({ mean }) => mean), deviation: columns.map(({ deviation }) => deviation) }
}

/** True for a column whose numbers are the same but for the rounding of their sum and of their differences. */
export function areAllEqual(values: Float64Array): boolean {
  const { mean, deviation } = fit.standard(values)
  return deviation <= values.length * Number.EPSILON * Math.abs(mean)
}

/** The scaling of some features. */
export function scaleAt({ mean, deviation, log }: Scale, features: readonly number[]): Scale {
  const pick = <T>(values: readonly T[]) => features.map(feature => values[feature])
  return { mean: pick(mean), deviation: pick(deviation), ...(log && { log: pick(log) }) }
}

export function unitAt({ mean, deviation, log }: Scale, feature: number): Unit {
  return { mean: mean[feature], deviation: deviation[feature], ...(log && { log: log[feature] }) }
}

/** A scaled number in the units of its table. */
export function ownNumber(scaled: number, { mean, deviation, log }: Unit): number {
  const number = scaled * deviation + mean
  return log ? Math.exp(number) : number
}

/** A number of a table, scaled. */
export function scaledNumber(own: number, { mean, deviation, log }: Unit): number {
  return ((log ? Math.log(own) : own) - mean) / deviation
}

/** `(x − mean) / deviation` for every row; a new array. */
export function applyScale(x: Float64Array, { mean, deviation }: Scale): Float64Array {
  const features = mean.length
  return x.map((value, k) => (value - mean[k % features]) / deviation[k % features])
}

/** The values that were scaled, each as the decimal with the fewest places that scales to the same number. */
export function unscale(x: Float64Array, { mean, deviation }: Scale): Float64Array {
  return x.map((scaled, k) => {
    const [middle, unit] = [mean[k % mean.length], deviation[k % mean.length]]
    const value = scaled * unit + middle
    const first = Math.floor(Math.log10(Math.max(Math.abs(middle), Math.abs(value), unit)))
    // Of 17 digits there is a decimal for every double.
    for (let power = first; power > first - 17; power--) {
      const decimal = Number(`${Math.round(value / 10 ** power)}e${power}`)
      if ((decimal - middle) / unit === scaled) return decimal
    }
    return value
  })
}

const fit = {
  standard(values: Float64Array) {
    // Two passes: mean(x²) − mean(x)² cancels when the mean is large against the spread.
    const offsets = centred(values)
    const largest = offsets.reduce((max, value) => Math.max(max, Math.abs(value)), 0)
    // The square of less than 1e-154 has lost digits: such numbers are squared in units of the largest.
    const unit = largest > 0 && largest < 1e-140 ? largest : 1
    const squares = offsets.map(value => (value / unit) * (value / unit))
    return { mean: mean(values), deviation: unit * Math.sqrt(mean(squares)) }
  },
  minmax(values: Float64Array) {
    const [min, max] = extremes(values)
    return { mean: min, deviation: max - min }
  },
  none: () => ({ mean: 0, deviation: 1 }),
}

/** A feature of all rows. */
export function column(x: Float64Array, features: number, j: number): Float64Array {
  return Float64Array.from({ length: x.length / features }, (_, i) => x[i * features + j])
}

export function extremes(values: Float64Array): [least: number, largest: number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}

/** The values less their mean. */
export function centred(values: Float64Array): Float64Array {
  const middle = mean(values)
  return values.map(value => value - middle)
}

export function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
