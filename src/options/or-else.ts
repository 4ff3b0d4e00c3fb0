/** The value that work gives, or another one where it throws, whatever that is. */
export function orElse<Value, Other>(work: () => Value, other: Other): Value | Other {
  try {
    return work()
  } catch {
    return other
  }
}
