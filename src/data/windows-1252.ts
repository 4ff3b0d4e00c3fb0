/** The characters of Windows-1252 at 0x80 to 0x9F, where Latin-1 has control characters; five of them it has, too. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Characters beyond ASCII in UTF-8, and bytes that are none. */
const BEYOND = /[^\u0000-\u007f\ufffd]/gu
const BROKEN = /\ufffd/g

/**
 * The text of bytes in Windows-1252 (encoding.spec.whatwg.org), as Excel writes tables; by a table of its own, since
 * decoders of some runtimes take Latin-1 instead.
 *
 * @param latin1 the bytes as characters 0 to 255
 * @param utf8 the same bytes read as UTF-8, with U+FFFD for what is none
 * @returns null for what is no text in it, and for UTF-8 with a broken character
 */
export function windows1252(latin1: string, utf8: string): string | null {
  const count = (pattern: RegExp) => utf8.match(pattern)?.length ?? 0
  if (count(BEYOND) > count(BROKEN)) return null
  const text = latin1.replace(/[\x80-\x9f]/g, character => HIGH[character.charCodeAt(0) - 0x80])
  return /[\0-\x08\x0e-\x1f\x7f-\x9f]/.test(text) ? null : text
}
