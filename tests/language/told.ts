import { samples } from './samples.ts'

/** A message told facts: its texts, also in a row, and the words of the facts, which are nobody's language. */
export interface Told {
  path: string
  texts: readonly string[]
  text: string
  given: ReadonlySet<string>
}

type Message = (facts: unknown) => string | readonly string[]

/** All messages of a language told the facts of `samples`, in the same order for all languages. */
export function toldBy(language: object): Told[] {
  return toldIn('', language, samples)
}

/** All texts of a language, a line each: its messages with all facts that are known. */
export function textsOf(language: object): [path: string, text: string][] {
  return toldBy(language).flatMap(({ path, texts }) => texts.map((text): [string, string] => [path, text]))
}

function toldIn(path: string, message: unknown, facts: unknown): Told[] {
  if (typeof message === 'string') return [{ path, texts: [message], text: message, given: new Set() }]
  if (typeof message === 'function')
    return (facts as readonly unknown[]).map(one => {
      const texts = [(message as Message)(one)].flat()
      return { path, texts, text: texts.join(' | '), given: new Set(wordsOf(JSON.stringify(one) ?? '')) }
    })
  return Object.entries(message as object).flatMap(([key, value]) =>
    toldIn(`${path}${path && '.'}${key}`, value, (facts as Record<string, unknown> | undefined)?.[key]),
  )
}

/** Words in lower case, without flags and names of scenes and files. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/--slice auto|--[a-z-]+|boundary, surface, compare|[\w.-]+\.(csv|json|ttf)/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}’]+/u)
    .filter(Boolean)
}

/** Numbers of a text in ascending order: its digits, and the words that stand for some; decimals have a point. */
export function numeralsOf(text: string, words: Readonly<Record<string, number>>): number[] {
  const digits = [...text.matchAll(/\d+(\.\d+)?/g)].map(([digit]) => Number(digit))
  return [...digits, ...wordsOf(text).flatMap(one => words[one] ?? [])].sort((a, b) => a - b)
}

/** The words of English that are read as numbers; "one" is not, as other languages have it as their article. */
export const englishNumbers: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ both: 2, twice: 2, third: 3, fourth: 4 },
}

/** Words that are English and no name of a method, an activation, a scene or a flag. */
export const englishWords: readonly string[] =
  `the of and with for from is are its their this that by at on to as it they
  hidden layer layers unit units point points class classes line lines plane cut cuts network boundary decision output
  input weights loss held out right wrong gets get separate separates error mean row rows column columns feature features
  straight best other others more after before all each nearest neighbours tree linear support loop play close copy
  speed keys enter space shift home end page back second table figure predicted probability accuracy step steps epoch
  learned learning training given shown drawn proved fence stay inside outside enough found`.split(/\s+/)
