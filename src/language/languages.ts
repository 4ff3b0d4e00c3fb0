import { SpecError } from '../options/error.ts'
import * as en from './en.ts'
import type { Language } from './language.ts'
import { completed } from './untranslated.ts'

/** Every language of `--lang` but the first, English, which is always there; a new one is a file and a line. */
// biome-ignore format: one a line
const others: Readonly<Record<string, () => Promise<object>>> = {
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
  zh: () => import('./zh.ts'),
  ja: () => import('./ja.ts'),
}

/** The names of all languages, the default first. */
export const languageNames: readonly string[] = ['en', ...Object.keys(others)]

/** The messages of the languages that are loaded. */
const loaded = new Map<string, Language>([['en', en]])

/**
 * Loads the messages of a spec's language, for `languageOf`.
 *
 * @throws SpecError for one that there is not
 */
export async function loadLanguage(spec: { lang: string }): Promise<void> {
  const lang = spec?.lang
  if (!languageNames.includes(lang)) throw new SpecError('lang', lang, `one of ${languageNames.join(', ')}`)
  if (!loaded.has(lang)) loaded.set(lang, completed<Language>(en, await others[lang]()))
}

/**
 * The messages of a spec's language.
 *
 * @throws SpecError for one that is not loaded
 */
export function languageOf({ lang }: { lang: string }): Language {
  const language = loaded.get(lang)
  if (!language) throw new SpecError('lang', lang, 'a language that loadLanguage has loaded')
  return language
}
