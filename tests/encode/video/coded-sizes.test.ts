import { describe, expect, it } from 'vitest'
import { codedSizes } from '../../../src/encode/video/coded-sizes.ts'

/** What x264 wrote for a video of 600 × 600 at 25 frames a second: the record of its MP4. */
const record = Uint8Array.of(
  ...[1, 100, 0, 22, 255, 225, 0, 25, 103, 100, 0, 22, 172, 180, 4, 192, 155, 203, 44, 32],
  ...[0, 0, 3, 0, 32, 0, 0, 3, 2, 209, 226, 197, 212, 1, 0, 4, 104, 239, 15, 203],
)

const bytesOf = (bits: string) =>
  Uint8Array.from(bits.match(/.{1,8}/g)!, byte => Number.parseInt(byte.padEnd(8, '0'), 2))
const bits = (value: number, count: number) => value.toString(2).padStart(count, '0')
const size = (width: number, height: number) => bits(width - 1, 16) + bits(height - 1, 16)
const sync = bits(0x498342, 24)
/** Marker and profile, a frame of its own, key, shown, not resisting errors; colours of BT.709 in limited range. */
const vp9Key = (width: number, height: number) =>
  bytesOf(`1000${'0'}0${'10'}${sync}0100${size(width, height)}`)

describe('the size of coded pictures', () => {
  it('is that of whole macroblocks in H.264, in a record and before a frame', () => {
    expect(codedSizes('avc', record, true)).toEqual([{ width: 608, height: 608 }])
    const unit = record.subarray(8, 33)
    const frame = Uint8Array.of(0, 0, 0, 2, 9, 16, 0, 0, 0, unit.length, ...unit, 0, 0, 0, 2, 101, 1)
    expect(codedSizes('avc', frame, false)).toEqual([{ width: 608, height: 608 }])
    expect(codedSizes('avc', Uint8Array.of(0, 0, 0, 2, 65, 1), false)).toEqual([])
  })

  it('is none that fits where H.264 is not as x264 writes it', () => {
    const baseline = Uint8Array.from(record).fill(66, 9, 10)
    const shortLengths = Uint8Array.from(record).fill(0xfc, 4, 5)
    for (const changed of [baseline, shortLengths])
      expect(codedSizes('avc', changed, true)).toEqual([{ width: 0, height: 0 }])
  })

  it('is that of key frames in VP9, of frames that need no others, and of all frames in a packet', () => {
    expect(codedSizes('vp9', vp9Key(600, 400), false)).toEqual([{ width: 600, height: 400 }])
    // Not shown, resisting no errors, needing no others; what it resets and refreshes.
    const alone = bytesOf(`1000${'0'}1${'00'}1${'00'}${sync}${'00000001'}${size(9000, 7)}${bits(0, 8)}`)
    expect(codedSizes('vp9', alone, false)).toEqual([{ width: 9000, height: 7 }])
    const delta = bytesOf(`1000${'0'}1${'10'}00000000`)
    expect(codedSizes('vp9', delta, false)).toEqual([])
    const hidden = vp9Key(16_000, 16_000)
    const index = [0xc1, delta.length, hidden.length, 0xc1]
    expect(codedSizes('vp9', Uint8Array.of(...delta, ...hidden, ...index), false)).toEqual([
      { width: 16_000, height: 16_000 },
    ])
  })

  it('is read to an end whatever the bytes are', () => {
    for (const codec of ['avc', 'vp9'] as const)
      for (const byte of [0, 0x55, 0x80, 0xc7, 0xff])
        for (let length = 0; length < 60; length++)
          for (const isRecord of [false, true])
            expect(codedSizes(codec, new Uint8Array(length).fill(byte), isRecord)).toBeInstanceOf(Array)
  })
})
