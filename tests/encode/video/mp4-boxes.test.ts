import { describe, expect, it } from 'vitest'
import { mp4Boxes } from '../../../src/encode/video/container.ts'

/** Size and name as a box of ISO/IEC 14496-12, 4.2 has them: a long one says 1, and its size in eight bytes. */
function boxOf(name: string, data: number[], form: 'short' | 'long' | 'to the end'): number[] {
  const size = data.length + (form === 'long' ? 16 : 8)
  const letters = [...name].map(letter => letter.charCodeAt(0))
  const word = (value: number) => [24, 16, 8, 0].map(shift => (value >>> shift) & 0xff)
  if (form === 'long') return [...word(1), ...letters, ...word(0), ...word(size), ...data]
  return [...word(form === 'short' ? size : 0), ...letters, ...data]
}

const found = (bytes: number[]) =>
  [...mp4Boxes(Uint8Array.from(bytes))].map(({ name, data, end }) => [name, [...data], end])

describe('the boxes of an MP4 file', () => {
  it('are found one after the other, short, long and up to the end of the file', () => {
    const file = [
      boxOf('ftyp', [7], 'short'),
      boxOf('mdat', [8, 9], 'long'),
      boxOf('free', [5], 'to the end'),
    ]
    expect(found(file.flat())).toEqual([
      ['ftyp', [7], 9],
      ['mdat', [8, 9], 27],
      ['free', [5], 36],
    ])
  })

  it('may be empty, and end where one says that it is smaller than its head', () => {
    expect(found([...boxOf('free', [], 'short'), ...boxOf('skip', [], 'long')])).toEqual([
      ['free', [], 8],
      ['skip', [], 24],
    ])
    expect(found([...boxOf('free', [], 'short'), 0, 0, 0, 7, 1, 2, 3, 4])).toHaveLength(1)
  })
})
