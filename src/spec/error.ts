/** Where in a table a wrong cell stands; line and column count from 1. */
export interface Place {
  file: string
  line?: number
  column?: number
}

/**
 * A wrong call: a flag, a field of a spec, a table or a model file that cannot be used.
 * The message is complete: where, what was got, what was expected and the nearest right word.
 */
export class SpecError extends Error {
  override readonly name = 'SpecError'
  readonly field: string
  readonly got: unknown
  readonly expected: string
  /** The nearest right word, as it is shown. */
  readonly suggestion?: string
  readonly place?: Place

  constructor(
    field: string,
    got: unknown,
    expected: string,
    options: { suggestion?: string; place?: Place } = {},
  ) {
    super(describe(field, got, expected, options))
    this.field = field
    this.got = got
    this.expected = expected
    if (options.suggestion !== undefined) this.suggestion = options.suggestion
    if (options.place) this.place = options.place
  }
}

/** Work that failed although the call was right: training that diverged, a file that could not be written. */
export class WorkError extends Error {
  override readonly name = 'WorkError'
}

function describe(
  field: string,
  got: unknown,
  expected: string,
  { suggestion, place }: { suggestion?: string; place?: Place },
): string {
  const where = place
    ? [place.file, place.line, place.line === undefined ? undefined : place.column].filter(
        v => v !== undefined,
      )
    : []
  const head = [...where, field].filter(part => part !== '').join(':')
  const hint = suggestion === undefined ? '' : `. Did you mean ${suggestion}?`
  return `${head}: ${got === undefined ? '' : `got ${shown(got)}, `}expected ${expected}${hint}`
}

function shown(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'number'
        ? String(value)
        : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
