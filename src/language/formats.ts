/** Numbers, lists and plurals by the rules of a language. */
export interface Formats {
  /** 1234.5 → "1234.5": all digits; of whole numbers thousands are set apart, "1,797", by a space from 12 345 on in Europe. */
  number(value: number): string
  /** ["a", "b", "c"] → "a, b and c". */
  list(items: readonly string[]): string
  /** The form of a word with a count. */
  plural(count: number, forms: { one: string; other: string }): string
}

/** "tree" → "Tree", as sentences begin; a letter before East Asian ones is a sign: "k近傍法". */
export const capital = (text: string) => text.replace(/^\p{Ll}(?!\p{Lo})/u, letter => letter.toUpperCase())

/** The formats of a locale; each of its rules is loaded when it is used first. English ones are at hand. */
export function formatsOf(locale: string): Formats {
  const formats = loadedFormats(locale)
  const { number, ...others } = locale === 'en-GB' ? englishFormats(formats) : formats
  const [mark, least] = /^(de|fr|es)/.test(locale) ? ['\u00a0', 5] : [',', 4]
  const isLong = new RegExp(`^-?\\d{${least},}$`)
  return { ...others, number: value => number(value).replace(isLong, digits => digits.replace(/\B(?=(\d{3})+$)/g, mark)) }
}

/** English formats without rules of Intl, whose first use in a process takes 11 ms; an odd number needs them still. */
function englishFormats({ number }: Formats): Formats {
  return {
    number(value) {
      const text = `${value}`
      return /^-?\d+(\.\d{1,20})?$/.test(text) && !Object.is(value, -0) ? text : number(value)
    },
    list: items => (items.length < 3 ? items.join(' and ') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`),
    plural: (count, { one, other }) => (Math.abs(count) === 1 ? one : other),
  }
}

function loadedFormats(locale: string): Formats {
  let numbers: Intl.NumberFormat | undefined
  let lists: Intl.ListFormat | undefined
  let plurals: Intl.PluralRules | undefined
  return {
    number(value) {
      numbers ??= new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 })
      return numbers.format(value)
    },
    list(items) {
      lists ??= new Intl.ListFormat(locale)
      return lists.format(items)
    },
    plural(count, forms) {
      plurals ??= new Intl.PluralRules(locale)
      return forms[plurals.select(count) as keyof typeof forms] ?? forms.other
    },
  }
}
