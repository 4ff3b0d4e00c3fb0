import * as en from '../../src/language/en.ts'
import type { Language } from '../../src/language/language.ts'
import { englishNumbers, numeralsOf, toldBy } from './told.ts'

/** Names that are written alike everywhere: of methods, files, functions, keys, flags and the scenes that these draw. */
const names =
  /--[a-z-]+|[\w.]+\.(csv|json|ttf)|boundary、surface、compare|\b(RBF|SVM|QDA|RMSE|TTF|OTF|Inter|exp|Enter|Esc|Home|End|Shift|PgUp|PgDn)\b/g

/** The messages of a language in which a word of Latin letters stands that is no name and that no fact has. */
export function latinWordsOf(language: Language): string[] {
  return toldBy(language).flatMap(({ path, text, given }) => {
    const words = text.replace(names, ' ').match(/[a-z]{2,}/gi) ?? []
    return path === 'tag' || words.every(word => given.has(word.toLowerCase())) ? [] : [`${path}: ${text}`]
  })
}

/** Messages of dates, which name months by numbers, and of keys, some of which have a digit. */
const odd = /^axes\.(day|month|date)$|^page\.keyTable/

/**
 * The messages that tell other numbers than the English ones of the same facts. `digits` writes those of a language in
 * digits; it may say 1 where English has an article.
 */
export function otherNumbersOf(language: Language, digits = (text: string) => text): string[] {
  const english = toldBy(en)
  return toldBy(language).flatMap(({ path, text }, i) => {
    const theirs = numeralsOf(english[i].text.replace('cuts again', 'cuts twice'), englishNumbers)
    const surplus = numeralsOf(digits(text), englishNumbers)
    const missing = theirs.filter(one => {
      const at = surplus.indexOf(one)
      if (at >= 0) surplus.splice(at, 1)
      return at < 0
    })
    const isSame = missing.length === 0 && surplus.every(one => one === 1)
    return isSame || odd.test(path) ? [] : [`${path}: ${english[i].text} → ${text}`]
  })
}

/** Captions that a film writes in large. */
const captions = /^(layers|results|choice|training|fitTraining|lift|fences|network|fit|predictions|levels)\./

/** Messages among them that are none. */
const others = /\.(clause|formula|scaled|title)$/

/** First sentences of captions that are longer than a film has room for: letters of full width count as one. */
export function longSentencesOf(language: Language, most: number): string[] {
  return toldBy(language).flatMap(({ path, text }) => {
    const [says] = text.split(' | ')
    // A formula is read as one.
    const isShort = /[=+]/.test(says) || wideLettersOf(says) <= most
    return isShort || !captions.test(path) || others.test(path) ? [] : [`${path}: ${says}`]
  })
}

/** Letters of full width, of which narrow ones take the place of a half. */
function wideLettersOf(text: string): number {
  return Array.from(text, (letter): number => (letter.codePointAt(0)! >= 0x2e80 ? 1 : 0.5)).reduce(
    (a, b) => a + b,
    0,
  )
}
