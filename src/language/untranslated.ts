import type { Language } from './language.ts'

/** The messages, or groups of them, that wait for their translation, with the languages that say them in English until then. */
export const untranslated = {
  // 'chapters.data': ['de', 'fr'],
  // 'all others': ['it'], which is begun.
} as const satisfies { readonly [Path in MessagePath<Language> | 'all others']?: readonly string[] }

type Message = string | readonly string[] | ((facts: never) => unknown)

/** The names of messages and of groups of them, behind those of the groups that they stand in. */
type MessagePath<Messages> = {
  [Name in keyof Messages & string]: Name | (Messages[Name] extends Message ? never : `${Name}.${MessagePath<Messages[Name]>}`)
}[keyof Messages & string]

/** The names of what waits for its translation into a language. */
type Waiting<Lang> = {
  [Path in keyof typeof untranslated]: (typeof untranslated)[Path] extends readonly (infer Langs)[] ? (Lang extends Langs ? Path : never) : never
}[keyof typeof untranslated]

/** The messages in the file of a language: all but those that wait. */
export type Translated<Lang extends string> = 'all others' extends Waiting<Lang> ? Begun<Language> : Without<Language, Waiting<Lang>>

type Begun<Messages> = { readonly [Name in keyof Messages]?: Messages[Name] extends Message ? Messages[Name] : Begun<Messages[Name]> }

type Without<Messages, Paths, Group extends string = ''> = {
  readonly [Name in keyof Messages & string as `${Group}${Name}` extends Paths ? never : Name]: Messages[Name] extends Message
    ? Messages[Name]
    : Without<Messages[Name], Paths, `${Group}${Name}.`>
}

/** The messages of a language, in English where it has none. */
export function completed<Messages>(english: Messages, own: unknown): Messages {
  if (own === undefined) return english
  if (typeof english !== 'object' || Array.isArray(english)) return own as Messages
  const messages = Object.entries(english as object).map(([name, message]) => [name, completed(message, (own as Record<string, unknown>)[name])])
  return Object.fromEntries(messages)
}
