/** The bytes of parts, one after the other. */
export function joinBytes(parts: readonly ArrayLike<number>[]): Uint8Array {
  return joinNumbers(parts, length => new Uint8Array(length))
}

/** The numbers of parts, one after the other, in a list that is made for so many. */
export function joinNumbers<List extends Uint8Array | Float64Array>(
  parts: readonly ArrayLike<number>[],
  make: (length: number) => List,
): List {
  const whole = make(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
