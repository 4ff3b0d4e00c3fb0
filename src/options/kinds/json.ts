import type { JsonSchema } from './kind.ts'

/** The pattern of a number in a text. */
export const NUMBER = '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?'

const YES_OR_NO = ['true', 'yes', 'on', 'false', 'no', 'off'].map(inAnyCase).join('|')

/** A text of a form, spaces around it. */
export function textForm(form: string): JsonSchema {
  return { type: 'string', pattern: `^\\s*(${form})\\s*$` }
}

/** Texts of a form, with commas between them. */
export function textsWithCommas(form: string): JsonSchema {
  return textForm(`${form}(\\s*,\\s*${form})*`)
}

/** A normal form and the texts that are always read as it. */
export function formsOf(normal: JsonSchema): JsonSchema[] {
  if (normal.enum !== undefined) return [normal]
  switch (normal.type) {
    case 'boolean':
      return [normal, textForm(YES_OR_NO)]
    case 'integer':
    case 'number':
      return [normal, textForm(NUMBER)]
    case 'array':
      return [normal, { type: 'string', minLength: 1 }]
    case 'string':
      return [normal, { type: 'number' }]
    default:
      return [normal]
  }
}

/** A list, a text with commas or one word; a word may look like a number. */
export function listOfWords(normal: JsonSchema): JsonSchema[] {
  return [...formsOf({ ...normal, items: { type: ['string', 'number'] } }), { type: 'number' }]
}

/** The alternatives of a normal form that has some. */
export function alternatives({ anyOf, ...rest }: JsonSchema): JsonSchema[] {
  return Array.isArray(anyOf) ? anyOf : [rest]
}

function inAnyCase(word: string): string {
  return word.replace(/./g, letter => `[${letter.toUpperCase()}${letter}]`)
}
