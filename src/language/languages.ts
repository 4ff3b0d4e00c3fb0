import * as en from './en.ts'

/** All messages in one language; English says which there are, and what each is told. */
export type Language = typeof en

/** The languages of `--lang`, by their names; the first one is the default. */
export const languages: Readonly<Record<string, Language>> = { en }

/** The messages of a spec's language. */
export function languageOf({ lang }: { lang: string }): Language {
  return languages[lang]
}
