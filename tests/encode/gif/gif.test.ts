import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Frame } from '../../../src/encode/format.ts'
import { expectShown, filmsOf } from '../drawn-films.ts'
import { decodeGif, encodeGif, filmOf, frameOf, noise } from '../frames.ts'

const totalDelay = (file: Uint8Array) => decodeGif(file).frames.reduce((sum, { delay }) => sum + delay, 0)
const moving = (count: number, width = 60, height = 40) =>
  Array.from({ length: count }, (_, i) =>
    frameOf(width, height, (x, y) =>
      Math.abs(x - 10 - i) < 4 && Math.abs(y - 20) < 4 ? 0x0072b2 : 0xffffff,
    ),
  )

const colors = [0xffffff, 0x1f2328, 0x0072b2, 0xd55e00, 0xd9ebf6]
/** Stripes with rectangles over them that come and go: unchanged runs of one colour and of several. */
const box = fc.tuple(fc.nat(28), fc.nat(16), fc.nat(20), fc.nat(9), fc.constantFrom(...colors))
const scenes = fc.array(fc.array(box, { maxLength: 4 }), { minLength: 2, maxLength: 6 }).map(scenes =>
  scenes.map(boxes =>
    frameOf(31, 19, (x, y) => {
      const box = boxes.find(
        ([left, top, width, height]) => x >= left && x < left + width && y >= top && y < top + height,
      )
      return box ? box[4] : colors[(x >> 2) % 3 === 0 ? 4 : 0]
    }),
  ),
)

describe('a GIF', () => {
  it('shows each frame at its time, pixel by pixel, when its colours fit the palette', () =>
    expectShown(filmsOf(colors), 15))

  it('shows each frame where parts of pictures change, however they are cut', () => expectShown(scenes, 8))

  it('draws the first frame whole and later ones where they change, and leaves what was drawn', async () => {
    const { frames } = decodeGif(await encodeGif(moving(3), filmOf(moving(3))))
    expect(frames.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [0, 0, 60, 40],
      [7, 17, 8, 7],
      [8, 17, 8, 7],
    ])
    expect(frames.every(({ disposal, has_local_palette }) => disposal === 1 && !has_local_palette)).toBe(true)
  })

  it('never uses the see-through entry for a colour, and counts it among the colours', async () => {
    const many = frameOf(32, 32, (x, y) => (x << 19) | (y << 11) | 0x44)
    for (const most of [4, 16, 64, 256]) {
      const { frames } = decodeGif(await encodeGif([many], filmOf([many], { colors: most })))
      expect(frames[0].palette_size).toBe(most)
      expect(frames[0].transparent_index).toBe(most - 1)
      expect(frames[0].pixels.every(pixel => pixel >>> 24 === 255)).toBe(true)
      expect(new Set(frames[0].pixels).size).toBe(most - 1)
    }
  })

  it.each([1, 2, 3, 4, 15, 16, 127, 128, 255])('is decoded by others with %i colours', async count => {
    const frame = frameOf(16, 16, (x, y) => ((x + 16 * y) % count) * 0x010203)
    const { frames } = decodeGif(await encodeGif([frame], filmOf([frame], { colors: 256 })))
    expect(frames[0].pixels).toEqual(frame.pixels)
  })

  it('survives pictures that fill the LZW table many times over', async () => {
    const next = noise(1)
    const frames = [0, 1].map(() => frameOf(200, 200, () => Math.floor(256 * next()) * 0x010101))
    const decoded = decodeGif(await encodeGif(frames, filmOf(frames, { colors: 256, duration: 1 })))
    // 256 grays in 255 entries.
    for (const [i, { pixels }] of frames.entries()) {
      const shown = decoded.frames[i].pixels
      expect(pixels.every((pixel, at) => Math.abs((pixel & 0xff) - (shown[at] & 0xff)) <= 1)).toBe(true)
    }
  })
})

describe('the time of a GIF', () => {
  it.each([
    [300, 10, 1000],
    [240, 10, 1000],
    [150, 10, 1000],
    [149, 5.96, 596],
    [91, 3.03, 303],
    [7, 1, 100],
  ])('%i frames in %f seconds play %i hundredths', async (count, duration, hundredths) => {
    const frames = moving(Math.min(count, 50)).concat(moving(Math.max(0, count - 50) % 50))
    const repeated = Array.from({ length: count }, (_, i) => frames[i % frames.length])
    const file = await encodeGif(repeated, filmOf(repeated, { duration }))
    expect(totalDelay(file)).toBe(hundredths)
    expect(decodeGif(file).frames.every(({ delay }) => delay >= 2)).toBe(true)
  })

  it('is longer for a frame that equals its neighbours, also over the seam of two runs', async () => {
    const [a, b] = moving(2) as [Frame, Frame]
    const frames = [a, a, a, a, b, b]
    for (const length of [1, 2, 3, 6]) {
      const decoded = decodeGif(await encodeGif(frames, filmOf(frames), length))
      expect(decoded.frames.map(({ delay }) => delay)).toEqual([16, 8])
    }
  })

  it('is that until the next frame begins, where frames are not evenly spread', async () => {
    const frames = moving(3)
    for (const length of [1, 3]) {
      const film = filmOf(frames, { duration: 2, begins: [0, 0.1, 0.75] })
      const decoded = decodeGif(await encodeGif(frames, film, length))
      expect(decoded.frames.map(({ delay }) => delay)).toEqual([20, 130, 50])
    }
  })

  it('can be longer than one delay holds', async () => {
    const [frame] = moving(1) as [Frame]
    for (const duration of [655.35, 655.36, 655.37, 2000]) {
      const decoded = decodeGif(await encodeGif([frame, frame], filmOf([frame, frame], { duration })))
      expect(decoded.frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(Math.round(duration * 100))
      expect(
        decoded.frames.every(
          ({ delay, pixels }) => delay >= 2 && pixels.every((p, i) => p === frame.pixels[i]),
        ),
      ).toBe(true)
    }
  })
})

describe('the loop of a GIF', () => {
  it.each([
    ['forever', 0],
    ['once', null],
    [2, 1],
    [5, 4],
  ] as const)('%s is written as %s further plays', async (loop, count) => {
    const frames = moving(2)
    expect(decodeGif(await encodeGif(frames, filmOf(frames, { loop }))).loop).toBe(count)
  })

  it('is not there for a single frame', async () => {
    const frames = moving(1)
    expect(decodeGif(await encodeGif(frames, filmOf(frames, { duration: 0 }))).loop).toBeNull()
  })
})
