import type { Place } from './error.ts'
import { printable } from './printable.ts'

/** A part of a text, from and to (not included) an offset from 0. */
export interface Span {
  start: number
  end: number
}

/** A place and the line that stands there, as errors want them. */
export interface Location {
  place: Place
  excerpt: string
}

/** Letters of a long line that are shown, and those of them before the fault. */
const maxCharacters = 100
const before = 60

/**
 * The line of a fault under its number, and a mark below the fault, as far as it goes on this line:
 *
 *     7 |   activation: sigmod
 *       |               ^^^^^^
 *
 * @param start where the line begins in the text
 */
export function excerptOf(text: string, line: number, start: number, fault: Span): string {
  const from = Math.max(start, fault.start - before)
  const [rest] = text.slice(fault.start, from + maxCharacters).split('\n', 1)
  const head = `${from > start ? '…' : ''}${text.slice(from, fault.start)}`
  const goesOn = fault.start + rest!.length === from + maxCharacters && from + maxCharacters < text.length
  const marked = rest!.trimEnd().slice(0, Math.max(1, fault.end - fault.start))
  const number = `${line}`.padStart(3)
  const space = ' '.repeat([...head].length)
  return [
    `${number} | ${printable(`${head}${rest!.trimEnd()}`)}${goesOn ? '…' : ''}`,
    `${' '.repeat(number.length)} | ${space}${'^'.repeat(Math.max(1, [...marked].length))}`,
  ].join('\n')
}
