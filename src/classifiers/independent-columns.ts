/** Length of what is left of a column behind the others, relative to its own, below which it says nothing more. */
const nothing = 1e-9

/**
 * The columns of rows of which none is a sum of multiples of those before it and a constant, by their indexes: of the
 * features that the values of one text give, which add up to 1 in every row, the last is not among them.
 *
 * @param x samples × features, row-major
 */
export function independentColumns(x: Float64Array, features: number): number[] {
  const basis: Float64Array[] = []
  return Array.from({ length: features }, (_, j) => j).filter(j => {
    const column = x.filter((_, k) => k % features === j)
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length
    const centred = column.map(value => value - mean)
    const rest = centred.slice()
    // Twice, since what rounding leaves of the first time is as small as what is looked for.
    for (let round = 0; round < 2; round++) {
      for (const axis of basis) {
        const along = dot(rest, axis)
        for (let i = 0; i < rest.length; i++) rest[i] -= along * axis[i]
      }
    }
    const length = Math.sqrt(dot(rest, rest))
    if (!(length > nothing * Math.sqrt(dot(column, column)))) return false
    basis.push(rest.map(value => value / length))
    return true
  })
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
