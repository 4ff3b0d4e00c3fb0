/**
 * Gives the last value again while its key stays the same (each entry by identity), so that what rests is one and
 * the same object from frame to frame and need not be painted anew.
 */
export function memoizeLast<T>(): (key: readonly unknown[], make: () => T) => T {
  let last: { key: readonly unknown[]; value: T } | null = null
  return (key, make) => {
    if (last?.key.length !== key.length || !last.key.every((entry, i) => Object.is(entry, key[i])))
      last = { key, value: make() }
    return last.value
  }
}
