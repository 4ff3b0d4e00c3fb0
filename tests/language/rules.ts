import * as en from '../../src/language/en.ts'
import type { Language } from '../../src/language/language.ts'
import { englishNumbers, englishWords, numeralsOf, type Told, toldBy, wordsOf } from './told.ts'

/** What is known of a language, by which its texts are held against the English ones. */
export interface Manners {
  /** Its words that are read as numbers. */
  numbers?: Readonly<Record<string, number>>
  /** English words that are read as numbers where it is told of, beside the usual ones. */
  english?: Readonly<Record<string, number>>
  /** Its text with numbers in digits, where letters are not parted into words. */
  digits?: (text: string) => string
  /** Words that it and English write alike; undefined where only names may have Latin letters. */
  alike?: ReadonlySet<string>
  /** Letters of the sentence of a moment at most, as a film writes it in large: narrow ones count as a half. */
  most: number
}

const words = (text: string) => new Set(text.split(/\s+/))

/** 一 is an article as well; 两 and 二 count nothing in some words. */
const chineseDigits = (text: string) =>
  text
    .replace(/两两|两旁|二次曲线|最小二乘/g, '')
    .replace(
      /[二两三四五六七八九十]/g,
      letter => ` ${{ 两: 2, 十: 10 }[letter] ?? '零一二三四五六七八九'.indexOf(letter)} `,
    )

export const manners: Readonly<Record<string, Manners>> = {
  de: {
    numbers: {
      ...{ zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10 },
      ...{ beide: 2, beiden: 2, zweimal: 2, dreimal: 3, viermal: 4, drittes: 3, viertes: 4 },
    },
    alike: words(
      `d lda pca bayes in was so am die animation browser datei gradient inter iteration neuron pause pixel qda ring rbf rmse svm
      score scores start starts h x y z p q w b f σ r relu exp linear kernel ridge ttf otf matrix training bias median regression
      ellipse jan feb apr aug nov k e`,
    ),
    most: 31.5,
  },
  fr: {
    numbers: {
      ...{ deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
      ...{ paire: 2, paires: 2, troisième: 3, quatrième: 4 },
    },
    english: { pair: 2, pairs: 2 },
    alike: words(
      `bayes d lda pca plus validation val positive vote importance permutation rotation figure on page point points classes support a activation animation axes b change confusion cube
      dimensions direction directions discriminant discriminants double e ellipse exp f gradient h inter k modes nov
      oct otf p part parts pause pixel pixels places projection q qda rbf ridge rmse score scores six surface surfaces svm ttf
      variance verdict w x σ`,
    ),
    most: 32,
  },
  es: {
    numbers: {
      ...{ dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
      ...{ ambas: 2, tercera: 3, cuarta: 4 },
    },
    alike: words(
      `bayes d lda pca val no error qda rbf rmse svm relu exp inter ridge kernel vector vertical horizontal variable f h x y z p q w b
      r σ k e ttf otf ctrl a feb mar may jun jul oct nov`,
    ),
    most: 28.5,
  },
  zh: { digits: chineseDigits, most: 20 },
  ja: { most: 23 },
}

/** A text whose thousands stand together: "1,797" → "1797". */
const whole = (text: string, mark: string) =>
  text.replace(new RegExp(`(\\d)${mark}(?=\\d{3}(?!\\d))`, 'g'), '$1')

/** Messages of dates, some of which name months by numbers, and of keys, some of which have a digit. */
const odd = /^axes\.(day|month|date)$|^page\.keyTable/

/**
 * The messages that tell other numbers than the English ones of the same facts. What has digits alone may say 1 where
 * English has an article.
 */
export function otherNumbersOf(language: Language, { numbers, english, digits }: Manners): string[] {
  const told = toldBy(en)
  return toldBy(language).flatMap(({ path, text }, i) => {
    const theirs = whole(told[i].text, ',')
    const points = whole(digits?.(text) ?? text, numbers ? '\u00a0' : ',').replace(/(\d),(?=\d)/g, '$1.')
    const surplus = numeralsOf(points, { ...englishNumbers, ...numbers })
    const missing = numeralsOf(theirs, { ...englishNumbers, ...english }).filter(one => {
      const at = surplus.indexOf(one)
      if (at >= 0) surplus.splice(at, 1)
      return at < 0
    })
    const isSame = missing.length === 0 && surplus.every(one => !numbers && one === 1)
    return isSame || odd.test(path) ? [] : [`${path}: ${told[i].text} → ${text}`]
  })
}

/** Names that are written alike everywhere: of methods, files, functions, keys, flags and the scenes that these draw. */
const names =
  /--slice auto|--[a-z-]+|[\w.]+\.(csv|json|ttf)|boundary、surface、compare|\b(2D|RBF|SVM|QDA|PCA|LDA|RMSE|TTF|OTF|Inter|exp|Enter|Esc|Home|End|Shift|PgUp|PgDn)\b/g

/** The messages of a language in which a word stands that is English, and neither a name nor a word of the facts. */
export function foreignWordsOf(language: Language, { alike }: Manners): string[] {
  const told = toldBy(en)
  return toldBy(language).flatMap((message, i) => {
    const { path, text, given } = message
    const found = alike
      ? sharedWords(message, told[i], alike)
      : (text.replace(names, ' ').match(/[a-z]{2,}/gi) ?? [])
    const foreign = found.filter(word => !given.has(word.toLowerCase()))
    return foreign.length === 0 || path === 'tag' ? [] : [`${path}: ${foreign.join(', ')} in “${text}”`]
  })
}

/** Words that are known to be English, or stand in the English text too. */
function sharedWords({ path, text }: Told, english: Told, alike: ReadonlySet<string>): string[] {
  const theirs = wordsOf(english.text)
  const isName = /^classifiers\.svm\.short/.test(path)
  return wordsOf(text).filter(
    word => !alike.has(word) && (theirs.includes(word) || (englishWords.includes(word) && !isName)),
  )
}

/** Captions that a film writes in large. */
const captions = /^(layers|results|choice|training|fitTraining|lift|fences|network|fit|predictions|levels)\./

/** Messages among them that are none. */
const others = /\.(clause|formula|scaled|title)$/

/** First sentences of captions that are longer than a film has room for. */
export function longSentencesOf(language: Language, { most }: Manners): string[] {
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
