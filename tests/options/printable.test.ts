import { describe, expect, it } from 'vitest'
import { printable, withoutControls } from '../../src/options/printable.ts'

/** C0, DEL, C1, the separators of lines and paragraphs, and what turns the direction of text. */
const controls = [
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Array.from({ length: 33 }, (_, i) => 0x7f + i),
  ...[0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
].map(code => String.fromCharCode(code))

describe('a control character', () => {
  it.each(controls.map(character => [JSON.stringify(character), character]))(
    '%s is shown as a space',
    (_, character) => {
      expect(printable(`a${character}${character}b`)).toBe('a  b')
      expect(withoutControls.test(`a${character}b`)).toBe(false)
    },
  )

  it('is shown as whoever prints it wants it', () => {
    expect(printable('a\n\u009b', character => `<${character.codePointAt(0)}>`)).toBe('a<10><155>')
  })
})

it('letters, spaces, joiners and marks of direction are shown as they are', () => {
  for (const text of [
    '',
    'a b',
    'é\u00a0ñ',
    '👩\u200d🔬',
    'می\u200cخواهم',
    '\u200fשלום',
    '\ufeffx',
    '\u2027\u202f\u2065\u206a',
  ]) {
    expect(printable(text)).toBe(text)
    expect(withoutControls.test(text)).toBe(true)
  }
})
