import { distance } from 'fastest-levenshtein'

/**
 * The word of `words` that `word` was probably meant to be: the same in another case, a prefix one way or
 * the other, or at most two letters away. Nothing when all are further: a wrong guess is worse than none.
 *
 * @param most letters that may differ; with one a prefix is too far
 */
export function nearest(word: string, words: readonly string[], most: 1 | 2 = 2): string | undefined {
  // A text of any length in a word's place is no slip.
  if (word.length > 100) return undefined
  const typed = word.toLowerCase()
  const ranked = words
    .map(candidate => ({ candidate, rank: rank(typed, candidate.toLowerCase()) }))
    .filter(({ rank }) => rank <= most)
    .sort((a, b) => a.rank - b.rank)
  return ranked[0]?.candidate
}

/** Letters that differ; a prefix ranks behind a slip of one letter. */
function rank(typed: string, candidate: string): number {
  const letters = distance(typed, candidate)
  // Most words of three letters are two letters from each other: there the first one has to be right.
  const close = letters < typed.length && (letters < 2 || typed.length > 3 || typed[0] === candidate[0])
  if (letters <= 2 && close) return letters
  const [short, long] = typed.length < candidate.length ? [typed, candidate] : [candidate, typed]
  return short.length >= 2 && long.startsWith(short) ? 1.5 : Infinity
}
