import * as en from '../../src/language/en.ts'
import { untranslated } from '../../src/language/untranslated.ts'
import { englishNumbers, toldBy } from './told.ts'

/** The names of messages and of groups that wait for their translation into a language. */
const namesIn = (lang: string) =>
  Object.entries<readonly string[]>(untranslated).flatMap(([name, langs]) =>
    langs.includes(lang) ? [name] : [],
  )

/** True for a language that says in English whatever it does not have. */
export const isBegun = (lang: string): boolean => namesIn(lang).includes('all others')

/** True for a message, or a group, that waits by its name. */
export const isWaiting = (lang: string, path: string): boolean =>
  namesIn(lang).some(name => path === name || path.startsWith(`${name}.`))

/** A text of a figure without what waits in its language, whatever its facts are. */
export function withoutWaiting(lang: string, text: string): string {
  if (namesIn(lang).length === 0) return text
  const patterns = toldBy(en).flatMap(({ path, texts, given }) =>
    isWaiting(lang, path) ? texts.map(says => patternOf(says, given)) : [],
  )
  return patterns
    .filter(pattern => /\p{L}{3}/u.test(pattern.replaceAll(fact, '')))
    .sort((a, b) => b.length - a.length)
    .reduce((left, pattern) => left.replace(new RegExp(pattern, 'giu'), ' '), text)
}

/** The expression of a number or a name. */
const fact = '[\\p{L}\\p{N}.,−]*[\\p{L}\\p{N}]'

/** The expression of a text, which has anything in the places of numbers and of names. */
function patternOf(text: string, given: ReadonlySet<string>): string {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu), ([part]) => {
    const word = part.toLowerCase()
    const isFact = /\d/.test(word) || word in englishNumbers || word === 'one' || given.has(word)
    return isFact ? fact : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  }).join('')
}
