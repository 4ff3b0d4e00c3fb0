/** Gives the last value again while its key stays the same (each entry by identity), so that what rests is not painted anew. */
export function memoizeLast<T>(): (key: readonly unknown[], make: () => T) => T {
  let last: { key: readonly unknown[]; value: T } | null = null
  return (key, make) => {
    if (last?.key.length !== key.length || !last.key.every((entry, i) => Object.is(entry, key[i])))
      last = { key, value: make() }
    return last.value
  }
}

const knowledge = new WeakMap<object, Record<string, unknown>>()

/** Values found of an object that take long to find, by name; a page brings along those known of its models. */
export function knownOf(of: object): Record<string, unknown> {
  const known = knowledge.get(of) ?? {}
  knowledge.set(of, known)
  return known
}

/** A value of an object, found where it is not known yet. The name says all that it depends on besides the object. */
export function remember<T>(of: object, name: string, find: () => T): T {
  const known = knownOf(of)
  known[name] ??= find()
  return known[name] as T
}

/** A function that makes what it gives once for each key; it forgets all when there are more than so many. */
export function memoize<Key, Value>(make: (key: Key) => Value, most = Infinity): (key: Key) => Value {
  const made = new Map<Key, { value: Value }>()
  return key => {
    if (made.size > most) made.clear()
    const known = made.get(key) ?? { value: make(key) }
    made.set(key, known)
    return known.value
  }
}
