import * as en from './en.ts'
import type { Language } from './language.ts'

/** The languages of `--lang`, by their names; the first one is the default. */
export const languages: Readonly<Record<string, Language>> = { en }

/** The messages of a spec's language. */
export function languageOf({ lang }: { lang: string }): Language {
  return languages[lang]
}
