import { describe, expect, it } from 'vitest'
import { inVisualOrder } from '../../../src/scene/fonts/characters.ts'

/** What stands from left to right, a piece in brackets where there are several; its own letters are in reading order. */
const ordered = (text: string) =>
  inVisualOrder(Array.from(text, character => ({ text: character, face: 0 }))).map(({ text }) => text)

describe('the order of a line', () => {
  it('is that of reading from left to right', () => {
    expect(ordered('Zwei (2) 体重')).toEqual(['Zwei (2) 体重'])
    expect(ordered('')).toEqual([])
  })

  it('is word by word from the right for scripts that are read so', () => {
    expect(ordered('שלום עולם')).toEqual(['עולם', ' ', 'שלום'])
  })

  it('keeps numbers and other scripts as they are within it', () => {
    expect(ordered('גיל 12 שנה')).toEqual(['שנה', ' ', '12', ' ', 'גיל'])
    expect(ordered('משקל kg x')).toEqual(['kg x', ' ', 'משקל'])
  })

  it('turns such words among others, and their brackets', () => {
    const pieces = ['data ', '12', ' ', ')א(', ' ', 'עולם', ' ', 'שלום', ' end']
    expect(ordered('data שלום עולם (א) 12 end')).toEqual(pieces)
  })

  it('keeps parts of two fonts apart', () => {
    const parts = [...'אבa'].map((text, face) => ({ text, face }))
    expect(inVisualOrder(parts).map(({ text }) => text)).toEqual(['a', 'ב', 'א'])
  })
})
