import type { Font } from '../font.ts'
import { breakLines, textWidth } from '../fonts/text.ts'
import type { HeadLines, HeadText } from './layout.ts'

/** Texts that stand in one place of the head, one at a time. */
export interface HeadTexts {
  texts: readonly string[]
  weight: 400 | 600
  /** Pixels, and to how many they may shrink before something is cut. */
  size: number
  least: number
  font?: Font | undefined
}

/** The places of a head from the top down, with their texts. */
export type HeadPlaces<Place> = Record<'title' | 'caption' | 'detail', Place>

/** The texts of each place, the large ones of a size, the small ones of another, and to what shares these may shrink. */
export function headTexts(
  { titles, captions, details = [], film = false, titled = !film, font }: HeadText,
  large: number,
  small: number,
  shrinking: { large: number; small: number },
): HeadPlaces<HeadTexts> {
  const text = (texts: readonly string[], isLarge: boolean): HeadTexts => ({
    texts,
    weight: isLarge ? 600 : 400,
    size: isLarge ? large : small,
    least: isLarge ? shrinking.large * large : shrinking.small * small,
    font,
  })
  return { title: text(titles, titled), caption: text(captions, film), detail: text(details, false) }
}

/** True where a place is ever written in. */
export function isWritten({ texts }: HeadTexts): boolean {
  return texts.some(text => text !== '')
}

/** Distances of baselines in sizes of a line's own text: below a larger line, and below one that is not larger. */
const BELOW = { large: 24 / 13, small: 1.36 }

/**
 * The places of a head below each other; those that are never written in take no room.
 *
 * @param first baseline of the first line, from its size and weight
 * @param sized the size and lines of a place
 * @returns the places, and the last baseline; `top` where nothing is written
 */
export function stackPlaces(
  texts: HeadPlaces<HeadTexts>,
  top: number,
  first: (text: HeadTexts, size: number) => number,
  sized: (text: HeadTexts) => Pick<HeadLines, 'size' | 'lines'>,
): { places: HeadPlaces<HeadLines>; end: number } {
  let end: number | null = null
  let above = 400
  const place = (text: HeadTexts): HeadLines => {
    const { size, lines } = sized(text)
    const below = text.weight < above ? BELOW.large : BELOW.small
    const y = end === null ? first(text, size) : end + below * size
    if (isWritten(text)) {
      end = y + (lines - 1) * lineHeight(size)
      above = text.weight
    }
    return { y, size, lines: isWritten(text) ? lines : 0, weight: text.weight }
  }
  const [title, caption, detail] = [place(texts.title), place(texts.caption), place(texts.detail)]
  return { places: { title, caption, detail }, end: end ?? top }
}

/** Sizes that are tried from the full one to the least, before a text is cut. */
const STEPS = 6

/** Pixels from one baseline to the next. */
export function lineHeight(size: number): number {
  return 1.3 * size
}

/** The size at which all texts fit in one line, as far as they may shrink. */
export function oneLine({ texts, weight, size, least, font }: HeadTexts, width: number): number {
  const widest = Math.max(0, ...texts.map(text => textWidth(text, size, weight, font)))
  return widest > width ? Math.max(Math.min(size, least), (size * width) / widest) : size
}

/** True where no text is cut in one line of a size. */
export function fitsOneLine({ texts, weight, font }: HeadTexts, width: number, size: number): boolean {
  return texts.every(text => textWidth(text, size, weight, font) <= width + 1e-9)
}

/** The size and lines of a place beside or above a plot with room for several lines of large and of small text. */
export function sizedIn(text: HeadTexts, width: number, max: { large: number; small: number }) {
  if (!isWritten(text)) return { size: text.size, lines: 0 }
  return fitLines(text, width, text.weight === 600 ? max.large : max.small)
}

/** The largest size at which all texts fit into so many lines, as far as they may shrink, and the lines that they need: at the least size `most`. */
export function fitLines(head: HeadTexts, width: number, max: number, most = max) {
  const { texts, weight, size, font } = head
  const least = Math.min(size, head.least)
  const needed = (at: number) =>
    Math.max(1, ...texts.map(text => breakLines(text, width, at, weight, font).length))
  for (let step = 0; step <= STEPS; step++) {
    const tried = size + ((least - size) * step) / STEPS
    const lines = needed(tried)
    if (lines <= max) return { size: tried, lines }
  }
  return { size: least, lines: Math.min(needed(least), most) }
}
