/** The value that work gives, or another one where it throws: whatever that is, or an error of a class. */
export function orElse<Value, Other>(
  work: () => Value,
  other: Other,
  of?: new (...given: never[]) => Error,
): Value | Other {
  try {
    return work()
  } catch (error) {
    if (of && !(error instanceof of)) throw error
    return other
  }
}
