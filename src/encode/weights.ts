/** The trained network's parameters as a recipe holds them, summed where they are many. */
export interface Weights {
  /** Number of parameters. */
  count: number
  /** The parameters to 10 decimals; from `maxSums` on, parameter i adds to sum i mod `maxSums`. */
  sums: number[]
  /** SHA-256 of `parameterText`, in hexadecimal digits. */
  sha256: string
}

/** Numbers that are stored at most, 3 kB. The default networks of all datasets are stored in full. */
const maxSums = 200

/** Parameters are equal within this. */
export const weightTolerance = 1e-9

/** A network's parameters in billionths, as the text that is hashed. */
export function parameterText(parameters: ArrayLike<number>): string {
  return JSON.stringify(Array.from(parameters, value => Math.round(value / weightTolerance)))
}

/** A network's parameters as a recipe holds them; `sha256` is that of their text. */
export function weightsOf(parameters: ArrayLike<number>, sha256: string): Weights {
  const sums = new Array<number>(Math.min(parameters.length, maxSums)).fill(0)
  for (let i = 0; i < parameters.length; i++) sums[i % maxSums] += parameters[i]
  return { count: parameters.length, sums: sums.map(sum => Number(sum.toFixed(10))), sha256 }
}

/**
 * The largest difference between two networks' parameters; where a sum holds several of them, their mean
 * difference. Infinity for networks of other sizes.
 *
 * @param one read from a file, which may hold anything
 */
export function weightDifference(one: Weights, other: Weights): number {
  if (one.sha256 === other.sha256) return 0
  if (one.count !== other.count || one.sums?.length !== other.sums.length) return Infinity
  const { count, sums } = other
  const differences = sums.map((sum, i) => Math.abs(sum - one.sums[i]) / Math.ceil((count - i) / sums.length))
  // A recipe that somebody edited may hold anything.
  return differences.every(Number.isFinite) ? Math.max(...differences) : Infinity
}
