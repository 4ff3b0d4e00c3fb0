import { printable } from './printable.ts'

/** A value in its normal form, or all that is wrong with it. */
export interface ParseResult {
  value?: unknown
  faults: readonly SpecError[]
}

/** Faults that are looked for when they are asked for. */
export type Faults = Iterable<SpecError>

/** Names of keys. */
export type KeySet = ReadonlySet<string>

/** The place of a fault in a text; line and column count from 1. */
export interface Place {
  /** Name of the text's file. */
  file: string
  /** From 1; absent where the fault is the whole file. */
  line?: number
  /** From 1. */
  column?: number
}

/** The parts of an error beside its field, its value and what was expected. */
export interface ErrorOptions {
  /** The nearest right word, as it is shown. */
  suggestion?: string | undefined
  /** Set where the field itself is wrong, so that the message leaves out its value. */
  isUnknown?: boolean | undefined
  place?: Place | undefined
  /** The line of the text, with a mark under the fault. */
  excerpt?: string | undefined
}

/**
 * A wrong call: a flag, a field of a spec, a table or a model file that cannot be used.
 * The message is complete: where, what was got, what was expected, the nearest right word and the line of the text.
 */
export class SpecError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'SpecError'
  /** Path of what is wrong, such as `hidden` or `layers[1].weights[0]`. */
  readonly field: string
  /** The value that was given. */
  readonly got: unknown
  /** The right values, in words. */
  readonly expected: string
  /** The nearest right word, as it is shown. */
  readonly suggestion?: string
  /** Set where the field itself is wrong: there is no such key. */
  readonly isUnknown?: true
  /** Its place, if it came from a text. */
  readonly place?: Place

  constructor(field: string, got: unknown, expected: string, options: ErrorOptions = {}) {
    super(describe(field, got, expected, options))
    this.field = field
    this.got = got
    this.expected = expected
    if (options.suggestion !== undefined) this.suggestion = options.suggestion
    if (options.isUnknown) this.isUnknown = true
    if (options.place) this.place = options.place
  }
}

/** Faults whose words a message holds at most: more of them come from one mistake of a script. */
const maxShown = 1000

/** All that is wrong with one text, in its order: the message tells of each, the fields are those of the first. */
export class SpecErrors extends SpecError {
  readonly errors: readonly SpecError[]

  /** @param errors one at least */
  constructor(errors: readonly SpecError[]) {
    const [first] = errors
    super(first!.field, first!.got, first!.expected, first)
    this.errors = errors
    const more = errors.length - maxShown
    this.message = [
      ...errors.slice(0, maxShown).map(({ message }) => message),
      ...(more > 0 ? [`and ${more} faults more`] : []),
      ...(errors.length > 1 ? [`${errors.length} faults`] : []),
    ].join('\n')
  }
}

/** The error itself, or the several that it stands for. */
export function errorsOf(error: SpecError): readonly SpecError[] {
  return error instanceof SpecErrors ? error.errors : [error]
}

/** Throws the errors as one; does nothing without any. */
export function throwAll(errors: readonly SpecError[]): void {
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new SpecErrors(errors)
}

/** Work that failed although the call was right: training that diverged, a file that could not be written. */
export class WorkError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'WorkError'
}

/** Work that is not done unless it is asked for, with --force: the recipe of a file alone asks for it. */
export class NeedsForce extends WorkError {}

function describe(
  field: string,
  got: unknown,
  expected: string,
  { suggestion, isUnknown, place, excerpt }: ErrorOptions,
): string {
  const { file = '', line, column } = place ?? {}
  const where = line === undefined ? [file] : [file, line, column].filter(part => part !== undefined)
  const head = [...where, shortText(field)].filter(part => part !== '').join(':')
  const hint = suggestion === undefined ? '' : `. Did you mean ${suggestion}?`
  const shownLine = excerpt === undefined ? '' : `\n${excerpt}`
  const isIdle = /^nothing(:| beside)/.test(expected)
  const wanted = isIdle ? expected.replace('nothing', 'leave it out') : `expected ${expected}`
  const what = got === undefined || isUnknown ? wanted : `got ${shown(got)}${isIdle ? ';' : ','} ${wanted}`
  const message = `${head}: ${what}${hint}`
  return printable(message) + shownLine
}

function shown(value: unknown): string {
  if (value instanceof Promise) return 'a Promise: await it first'
  const isData = value === null || ['string', 'boolean', 'object'].includes(typeof value)
  return shortText(isData ? JSON.stringify(outlineOf(value)) : String(value))
}

/** As much of a value as a line can show, whatever its size and depth, and although it may hold itself. */
function outlineOf(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.slice(0, 100)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 4) return '…'
  if (value instanceof Promise) return shown(value)
  if (Array.isArray(value)) return value.slice(0, 30).map(item => outlineOf(item, depth + 1))
  const entries = Object.entries(value).slice(0, 15)
  return Object.fromEntries(entries.map(([key, item]) => [key.slice(0, 100), outlineOf(item, depth + 1)]))
}

/** A text as far as it fits into a line. */
export function shortText(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
