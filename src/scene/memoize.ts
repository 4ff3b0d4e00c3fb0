/**
 * Gives the last value again while its key stays the same, so that a scene at rest is one and the same
 * object from frame to frame and need not be painted anew.
 */
export function memoizeLast<T>(): (key: string, make: () => T) => T {
  let last: { key: string; value: T } | null = null
  return (key, make) => {
    if (last?.key !== key) last = { key, value: make() }
    return last.value
  }
}
