/** A key of a matrix and its values. */
export interface Axis<T> {
  key: string
  values: readonly T[]
}

/** Number of combinations of the axes' values; 1 without axes. */
export function combinationCount(axes: readonly Axis<unknown>[]): number {
  return axes.reduce((count, { values }) => count * values.length, 1)
}

/** All combinations of one value an axis, in the order of the axes; the last axis changes fastest. */
export function* combinations<T>(axes: readonly Axis<T>[]): Iterable<T[]> {
  const count = combinationCount(axes)
  for (let i = 0; i < count; i++) {
    let rest = i
    const chosen: T[] = []
    for (const { values } of axes.toReversed()) {
      chosen.unshift(values[rest % values.length])
      rest = Math.floor(rest / values.length)
    }
    yield chosen
  }
}
