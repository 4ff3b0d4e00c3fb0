/** The value that a map has for a key; where it has none, one is made and kept there. */
export function keptIn<Key, Value extends object | string | number>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
