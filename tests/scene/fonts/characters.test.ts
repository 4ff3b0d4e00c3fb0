import { describe, expect, it } from 'vitest'
import { hasGlyph, inBundledFont } from '../../../src/scene/fonts/characters.ts'
import { textWidth } from '../../../src/scene/fonts/text.ts'
import { readAdvances, readCharacters } from '../font.ts'

describe('hasGlyph', () => {
  it.each([400, 600] as const)('is true of just the characters of the font file, weight %i', weight => {
    const found = readCharacters(weight)
    // A control character that shows nothing.
    found.delete(0)
    expect(found.size).toBeGreaterThan(2800)
    // The planes that have letters and signs, and a few of the others.
    for (let code = 0; code <= 0x10ffff; code += code < 0x20000 ? 1 : 997)
      if (hasGlyph(String.fromCodePoint(code)) !== found.has(code)) expect.fail(code.toString(16))
  })
})

describe('inBundledFont', () => {
  it('leaves a text alone that the font has', () => {
    for (const text of ['', 'Two classes', 'Größe → ½ − x₁', 'Жёлтый Μήκος được', 'a\u0323'.normalize('NFC')])
      expect(inBundledFont(text)).toBe(text)
  })

  it('has a box for each character that the font lacks, from whatever plane or script', () => {
    expect(inBundledFont('漢字 a')).toBe('□□ a')
    expect(inBundledFont('🙂ش가')).toBe('□□□')
    expect(inBundledFont('\ud800')).toBe('□')
  })

  it('has nothing for what no font shows, and a space for a space', () => {
    expect(inBundledFont('a\ufe0f\u200db\u00ad')).toBe('ab')
    expect(inBundledFont('a\u3000b\tc')).toBe('a b c')
  })

  it('puts a letter and its accent together or apart, as the font has them', () => {
    expect(inBundledFont('e\u0301')).toBe('é')
    // U+0344 stands for two accents, which the font has.
    expect(inBundledFont('\u0344')).toBe('\u0308\u0301')
  })

  it('is never wider than the room that the layout gives to it', () => {
    const box = readAdvances(400)('□')!
    for (const character of '漢ش🙂') expect(textWidth(character, 1000)).toBeGreaterThanOrEqual(box)
  })
})
