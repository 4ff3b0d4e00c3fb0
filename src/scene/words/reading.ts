import type { Caption } from '../../language/facts.ts'

/** Seconds of a word, of a character in languages without spaces, and of a sentence at least. */
const SECONDS = { word: 0.2, character: 0.12, least: 1 }

/** Seconds that a sentence takes to read with its small line, in the language of a tag; signs are no words. */
export function readingTime(caption: Caption, tag: string): number {
  const isDense = tag === 'zh' || tag === 'ja'
  const words = caption.join(' ').split(isDense ? '' : /\s+/)
  const count = words.filter(word => /[\p{L}\p{N}]/u.test(word)).length
  return count === 0 ? 0 : Math.max(SECONDS.least, (isDense ? SECONDS.character : SECONDS.word) * count)
}

/** The sentence of a caption without its digits: what differs in those only, as a counter does, is one sentence. */
export function sentenceOf([says]: Caption): string {
  return says.replace(/[\d₀-₉]+([.,]\d+)?/g, '#')
}
