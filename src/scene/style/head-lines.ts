import type { Font } from '../font.ts'
import { breakLines, textWidth } from './text.ts'

/** Texts that stand in one place of the head, one at a time. */
export interface HeadTexts {
  texts: readonly string[]
  weight: 400 | 600
  /** Pixels, and to how many they may shrink before something is cut. */
  size: number
  least: number
  font?: Font | undefined
}

/** A place of the head: the baseline of its first line, the size of its text, and how many lines are kept for it. */
export interface HeadLines {
  y: number
  size: number
  lines: number
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

/** The largest size at which all texts fit into so many lines, as far as they may shrink, and the lines that they need. */
export function fitLines(head: HeadTexts, width: number, max: number): Omit<HeadLines, 'y'> {
  const { texts, weight, size, font } = head
  const least = Math.min(size, head.least)
  const needed = (at: number) =>
    Math.max(1, ...texts.map(text => breakLines(text, width, at, weight, font).length))
  for (let step = 0; step <= STEPS; step++) {
    const tried = size + ((least - size) * step) / STEPS
    const lines = needed(tried)
    if (lines <= max) return { size: tried, lines }
  }
  return { size: least, lines: max }
}
