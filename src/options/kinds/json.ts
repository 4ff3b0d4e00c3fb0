import type { JsonSchema } from './kind.ts'

/** The pattern of a number in a text. */
export const NUMBER = '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?'

/** These words in any case. */
const YES_OR_NO = 'true|yes|on|false|no|off'.replace(/[a-z]/g, letter => `[${letter.toUpperCase()}${letter}]`)

/** A text of a form, spaces around it. */
export function textForm(form: string): JsonSchema {
  return { type: 'string', pattern: `^\\s*(${form})\\s*$` }
}

/** Texts of a form, with commas between them. */
export function textsWithCommas(form: string): JsonSchema {
  return textForm(`${form}(\\s*,\\s*${form})*`)
}

/** The texts, or numbers, that are always read as values of a type. */
const textsOf: Readonly<Record<string, JsonSchema>> = {
  boolean: textForm(YES_OR_NO),
  integer: textForm(NUMBER),
  number: textForm(NUMBER),
  array: { type: 'string', minLength: 1 },
  string: { type: 'number' },
}

/** A normal form and the texts that are always read as it. */
export function formsOf(normal: JsonSchema): JsonSchema[] {
  const texts = normal.enum === undefined ? textsOf[`${normal.type}`] : undefined
  return texts ? [normal, texts] : [normal]
}

/** A list, a text with commas or one word; a word may look like a number. */
export function listOfWords(normal: JsonSchema): JsonSchema[] {
  return [...formsOf({ ...normal, items: { type: ['string', 'number'] } }), { type: 'number' }]
}

/** The alternatives of a normal form that has some. */
export function alternatives({ anyOf, ...rest }: JsonSchema): JsonSchema[] {
  return Array.isArray(anyOf) ? anyOf : [rest]
}
