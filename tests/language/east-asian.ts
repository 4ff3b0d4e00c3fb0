import * as en from '../../src/language/en.ts'
import type { Caption } from '../../src/language/facts.ts'
import type { Language } from '../../src/language/language.ts'
import { textsOf } from './check.ts'
import { samples } from './samples.ts'

/** Words of the samples that a language gives back as it was told them: names of tables, columns and classes, captions. */
const told = [
  ...['A line gets 150 of 200', 'held out 55 of 60', 'Three cuts separate all 200', 'they move', 'they turn'],
  ...['flavanoids matters most', 'shuffled, 31 of 178 more are wrong', 'measured on rows held out'],
  ...[
    '168 of 178 rows get their class',
    'the more said',
    'one.csv has 200 points',
    'the mean of five points',
  ],
  ...['The network is off by 0.063', 'an ellipse a class', 'a conic', 'a disc inside a ring', 'hollow'],
  ...['All sides', 'Two cuts', 'The data', 'the figure is damaged: it is no JSON', 'predicted a with 60 %'],
  ...['from the slice', '1.20 standard deviations, not shown', 'Two', 'data 2', 'class 0', 'class 1'],
  ...['1 unit', '1 units', '2 units', '3 units', '4 units', 'sepal length', 'sepal width', 'petal length'],
  ...[
    'petal width',
    'flipper length',
    'body mass',
    'horsepower',
    'alcohol',
    'flavanoids',
    'proline',
    'smoker',
  ],
  ...['medium', 'setosa', 'mpg', 'moons.figure.json', 'flowers.csv', 'cars.csv', 'own.ttf', 'sin(3*x)'],
  ...['学 (U+5B66)', 'Ctrl+C'],
].sort((a, b) => b.length - a.length)

/** Those that are words of messages, too, with the places where they are told. */
const toldIn: readonly [places: RegExp, names: readonly string[]][] = [
  [
    /^axes\.probabilityOf$|^results\.(network|hidden|surface)$|^choice\.(nothing|network)$|^notes\.nothing$/,
    ['yes', 'no'],
  ],
  [/^axes\.within$/, ['day']],
  [/^data\.columns$/, ['length', 'width']],
  [/^regression\.table$|^alt\.regressionData$/, ['weight']],
  [/^slice|^alt\.(slice|pairs|moving)|^notes\.slice|^columns/, ['hue', 'ash', 'age', 'no', 'cm']],
  [/^scores\.ranking$/, ['Tree']],
  [/^errors\.(ranking|all)$/, ['tree', 'line', 'neural network']],
  [/^errors\.caption$/, ['Straight line', 'Neural network']],
  [/^slice\.foreignTo$/, ['linear SVM', 'decision tree']],
  [/^alt\.scenes$/, ['data', 'orbit']],
  [/^page\.pointSentence$/, ['class']],
]

const without = (names: readonly string[], text: string) =>
  names.reduce(
    (rest, name) =>
      rest.replace(new RegExp(`(?<![a-z])${name.replace(/[()*+.]/g, '\\$&')}(?![a-z])`, 'g'), ' '),
    text,
  )

/** Names that are written alike everywhere: of methods, files, functions, keys, flags and the scenes that these draw. */
const names =
  /--[a-z]+(-[a-z]+)*|\b(RBF|SVM|QDA|RMSE|TTF|OTF|Inter|exp|softmax|sigmoid|[Ss]igmoid|tanh|relu)\b|\b(boundary|surface|compare)\b|\b(Enter|Esc|Home|End|Shift|PgUp|PgDn)\b/g

/** The texts of a language in which a word of Latin letters stands that is no name. */
export function latinWordsOf(language: Language): string[] {
  return textsOf(language).flatMap(([path, text]) => {
    if (path === 'tag') return []
    const here = toldIn.flatMap(([places, words]) => (places.test(path) ? words : []))
    return /[a-z]{2,}/i.test(without([...told, ...here], text).replace(names, ' '))
      ? [`${path}: ${text}`]
      : []
  })
}

const words = ['three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const ordinals = ['third', 'fourth']

/** The numbers of an English text, in their order by size; of those in words only the ones from three on. */
export function numbersOfEnglish(text: string): string[] {
  return numbersIn(
    text.replace(/[a-z]+/gi, letters => {
      const index = Math.max(words.indexOf(letters.toLowerCase()), ordinals.indexOf(letters.toLowerCase()))
      return index < 0 ? letters : ` ${index + 3} `
    }),
  )
}

/** The numbers of a text that has them in digits. */
export function numbersIn(text: string): string[] {
  return (text.match(/\d+(\.\d+)?(e−?\d+)?/g) ?? []).sort()
}

/** Messages of dates, which name months by numbers. */
const dates = /^axes\.(day|month|date)$/

/**
 * Messages that tell other numbers than the English ones of the same facts, where `numbers` reads those of a text; what
 * English says as an article or as both, a language of digits may say as 1 or 2.
 */
export function otherNumbersOf(
  language: Language,
  numbers: (text: string) => string[],
  { articles }: { articles: readonly string[] } = { articles: [] },
): string[] {
  const own = textsOf(language)
  const english = textsOf(en)
  if (own.length !== english.length) return [`${own.length} texts, not ${english.length}`]
  return english.flatMap(([path, text], i) => {
    const [, other] = own[i]
    const given = told.filter(name => text.includes(name) && other.includes(name))
    const mine = numbersOfEnglish(without(given, text))
    const surplus = numbers(without(given, other))
    const missing = mine.filter(one => {
      const at = surplus.indexOf(one)
      if (at >= 0) surplus.splice(at, 1)
      return at < 0
    })
    const isSame = missing.length === 0 && surplus.every(one => articles.includes(one))
    return dates.test(path) || isSame ? [] : [`${path}: ${text} | ${other}`]
  })
}

/** Captions that a film writes in large. */
const captions = [
  'layers',
  'results',
  'choice',
  'training',
  'fitTraining',
  'lift',
  'fences',
  'network',
] as const

/** First sentences of captions that are longer than a film has room for: letters of full width count as one. */
export function longSentencesOf(language: Language, most: number): string[] {
  return captions.flatMap(section =>
    Object.entries(language[section]).flatMap(([name, message]) => {
      if (/^(clause|formula|scaled)$/.test(name) || typeof message !== 'function') return []
      const facts = (samples[section] as Record<string, readonly unknown[]>)[name]
      return facts.flatMap(one => {
        const said = (message as (of: unknown) => Caption | string)(one)
        const says = typeof said === 'string' ? said : said[0]
        // A formula is read as one.
        return !/[=+]/.test(says) && wideLettersOf(says) > most ? [`${section}.${name}: ${says}`] : []
      })
    }),
  )
}

/** Letters of full width, of which narrow ones take the place of a half. */
function wideLettersOf(text: string): number {
  return Array.from(text, (letter): number => (letter.codePointAt(0)! >= 0x2e80 ? 1 : 0.5)).reduce(
    (a, b) => a + b,
    0,
  )
}
