import words from './tables/words.json' with { type: 'json' }

/** Usual scales in six languages from their low end, as lists of places with their words; the first that fits counts. */
const scales = [words.en, words.de, words.fr, words.es, words.zh, words.ja].flatMap(own =>
  own.split('; ').map(placesOf),
)

/** "never, rarely/seldom" → [["never"], ["rarely", "seldom"]] */
function placesOf(list: string): string[][] {
  return list.split(', ').map(place => place.split('/'))
}

/** Words from which on those of a column may stand on a scale: two are in an order whatever they are. */
const least = 3

/** All words of the usual scale on which some different words stand, as they are written there; null where there is none. */
export function scaleOf(cells: readonly string[]): string[] | null {
  if (cells.length < least) return null
  for (const places of scales) {
    const found = cells.map(cell => places.findIndex(same => same.some(word => plain(word) === plain(cell))))
    if (!found.includes(-1) && new Set(found).size === cells.length)
      return places.map(([usual], place) => cells[found.indexOf(place)] ?? writtenLike(usual, cells))
  }
  return null
}

/** A word without what people write in different ways: capitals, marks between words. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s_-]+/g, ' ')
}

/** A word with capitals where some others have them. */
function writtenLike(word: string, others: readonly string[]): string {
  if (!others.every(other => /^\p{Lu}/u.test(other))) return word
  const isTitle = others.some(other => /\s\p{Lu}/u.test(other))
  return word.replace(isTitle ? /(?<=^|\s)\p{L}/gu : /^\p{L}/u, letter => letter.toUpperCase())
}

const labels = placesOf(words.labels)

/** The rank of a column by the usual names of labels, in six languages; Infinity for other names. */
export function labelRank({ name }: { name: string }): number {
  const rank = labels.findIndex(same => same.includes(name.toLowerCase()))
  return rank < 0 ? Infinity : rank
}
