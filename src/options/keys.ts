import type * as z from 'zod/mini'
import { $ZodAsyncError } from 'zod/v4/core'
import { type Catalog, namesOf } from './catalog.ts'
import { datasetFacts } from './dataset-facts.ts'
import { errorsOf, type ParseResult, SpecError } from './error.ts'
import { keptIn } from './kept-in.ts'
import { keyTable, type Row } from './key-table.ts'
import { kindOf } from './kinds/kinds.ts'
import type { Given } from './spec.ts'
import { nearest } from './suggest.ts'
import { isSwept, readSweep, sweptValues } from './sweep.ts'

export type KeyReader = ReturnType<typeof keyReader>

/** Places that `for` does not name, and what to do for them. */
const ownSite = 'no place: your own site has no limits; --embed html or md prints what to paste'
const video = 'a place that shows GIFs: post a video there, -o out.mp4 --size 1080'
const elsewhere = new Map(Object.entries({ hugo: ownSite, jekyll: ownSite, instagram: video }))

/** A reader of the keys of the catalog's specs, one by one. */
export function keyReader(catalog: Catalog) {
  const names = Object.keys(keyTable)
  const registries = namesOf(catalog)
  // Each is made when it is first asked for: all of them take 5 ms, those of a few flags hardly any.
  const schemas = new Map<string, z.ZodMiniType>()
  const schemaOf = ({ form }: Row) => kindOf(form).schema(form, registries)
  const schemaFor = (key: string) => keptIn(schemas, key, () => schemaOf(keyTable[key]))
  const readOne = (key: string, given: unknown): ParseResult => {
    const value = given ?? undefined
    const { fallback } = keyTable[key]
    if (value === undefined && fallback !== undefined) return { value: fallback, faults: [] }
    try {
      if (value instanceof Promise) throw new $ZodAsyncError()
      // A function that is compiled for a schema does not pay: most are used once.
      const result = schemaFor(key).safeParse(value, { reportInput: true, jitless: true })
      if (result.success) {
        if (key === 'data') datasetFacts(catalog, String(result.data))
        return { value: result.data, faults: [] }
      }
      const [issue] = result.error.issues
      const expected = (key === 'for' && elsewhere.get(String(value).toLowerCase())) || issue!.message
      return { faults: [new SpecError(key, value, expected, { suggestion: suggestionFor(issue!) })] }
    } catch (error) {
      // Of a Promise, which the library of schemas would wait for.
      if (error instanceof $ZodAsyncError) return { faults: [new SpecError(key, value, 'a value')] }
      if (!(error instanceof SpecError)) throw error
      return { faults: errorsOf(error) }
    }
  }
  /** The value of one of the keys; null is its default. */
  const read = (key: string, given: unknown): ParseResult => {
    const values = isSwept(key) ? sweptValues(given) : null
    if (values) return readSweep(key, values, value => readOne(key, value))
    return readOne(key, given)
  }
  // That of `data` is undefined, as it has to be given.
  const defaults = Object.fromEntries(names.map(key => [key, keyTable[key].fallback])) as Given
  return { names, defaults, read }
}

/** The error for a key that is none of the known, which are "a key of …" or its list. */
export function unknownKey(key: string, known: readonly string[], of: string, value?: unknown): SpecError {
  const word = nearest(key, known)
  const expected = word === undefined ? `one of the keys ${known.join(', ')}` : `a key of ${of}`
  return new SpecError(key, value, expected, { suggestion: word && `"${word}"`, isUnknown: true })
}

/** The nearest of the names that a field takes, or of its numbers. */
function suggestionFor(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return undefined
  const words = issue.values.map(String)
  const word = nearest(issue.input, words) ?? nearestNumber(Number(issue.input), words)
  return word && `"${word}"`
}

function nearestNumber(number: number, words: readonly string[]): string | undefined {
  const distance = (word: string) => Math.abs(Number(word) - number)
  return words.filter(word => distance(word) < Infinity).sort((a, b) => distance(a) - distance(b))[0]
}
