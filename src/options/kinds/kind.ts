import * as z from 'zod/mini'
import type { FormOf, Kinds, Names } from '../forms.ts'
import { noControls, withoutControls } from '../printable.ts'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { [keyword: string]: unknown }

/** A kind of value: the ways in which its values are read, checked, described and written. */
export interface Kind<Name extends keyof Kinds> {
  /** The schema of a form's values: it takes their text forms, and gives the normal one. */
  schema(form: FormOf<Name>, names: Names): z.ZodMiniType<Kinds[Name]['value']>
  /** JSON Schemas of all that is accepted, from that of the normal form, where they are more than those of any such value. */
  json?(normal: JsonSchema, form: FormOf<Name>, names: Names): JsonSchema[]
  /** The text of a value that is no number, word or list; `activation` is what layers have without naming it. */
  format?(value: Kinds[Name]['value'], activation?: string): string
}

/** Some of the kinds by their names. */
export type KindsOf<Name extends keyof Kinds> = { readonly [Each in Name]: Kind<Each> }

/** The schema of what a function makes of a value, such as the number that a text stands for. */
export function preprocess<Output>(normalOf: (value: unknown) => unknown, schema: z.ZodMiniType<Output>) {
  return z.pipe(z.transform(normalOf), schema)
}

/** The schema of whole numbers from `min` to `max`. */
export function wholeIn(min: number, max: number, error: string) {
  return z.int(error).check(z.gte(min, error), z.lte(max, error))
}

/** The schema of numbers from `min` to `max`. */
export function numberIn(min: number, max: number, error: string) {
  return z.number(error).check(z.gte(min, error), z.lte(max, error))
}

/** The schema of lists of `min` to `max` items. */
export function listIn<Item extends z.core.SomeType>(item: Item, min: number, max: number, error: string) {
  return z.array(item, error).check(z.minLength(min, error), z.maxLength(max, error))
}

/** The schema of lists of `min` items or more, each once. */
export function distinctIn<Item extends z.core.SomeType>(item: Item, min: number, error: string) {
  const isDistinct = (items: unknown[]) => new Set(items).size === items.length
  return z.array(item, error).check(z.minLength(min, error), z.refine(isDistinct, error))
}

/** The schema of objects with such values for any words. `z.record` would add 2.6 kB to whatever bundles `nnanim/core`. */
export function valuesIn<Value>(value: z.ZodMiniType<Value>, error: string) {
  const plainOf = (given: unknown) =>
    Object.prototype.toString.call(given) === '[object Object]' ? given : undefined
  return preprocess<Record<string, Value>>(plainOf, z.catchall(z.object({}, error), value))
}

/** The schema of one of some names. */
export function nameIn<Name extends string>(names: readonly Name[]) {
  return z.enum(names, `one of ${names.join(', ')}`)
}

/** The schema of words of a letter or more without control characters. */
export function wordSchema(error: string) {
  return z.string(error).check(z.minLength(1, error), plain(error))
}

/** A check that a text has no control characters. */
export function plain(error: string) {
  return z.regex(withoutControls, `${error}, ${noControls}`)
}
