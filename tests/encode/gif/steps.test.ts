import { describe, expect, it } from 'vitest'
import { beginsAt, createPalette, indexPixels, writeGif } from '../../../src/encode/gif/steps.ts'
import { decodeGif, encodeGif, filmOf, frameOf, seenAt } from '../frames.ts'

/** A disc of shades that goes over two areas. */
const frames = Array.from({ length: 9 }, (_, i) =>
  frameOf(60, 40, (x, y) => {
    const away = Math.hypot(x - 8 - 5 * i, y - 20)
    const shade = Math.round(14 * away)
    return away < 9 ? 0xd50000 + 0x000101 * shade : x < 30 ? 0xffffff : 0xd9ebf6
  }),
)
const pictures = frames.map(({ pixels }) => pixels)
const size = { width: 60, height: 40 }

async function stepsOf(colors: number, last: object = {}) {
  const film = filmOf(frames, { colors, recipe: '{"data":"none"}' })
  const palette = await createPalette(pictures, colors - 1)
  const indexed = await Promise.all(
    pictures.map(async (pixels, i) => ({
      indexes: await indexPixels(pixels, palette),
      delay: beginsAt(i + 1, film) - beginsAt(i, film),
    })),
  )
  const file = await writeGif(indexed, { ...size, palette, comment: film.recipe, ...last })
  return { film, palette, indexed, file }
}

describe('the steps of a GIF', () => {
  it('give together the bytes of the format, whose own colours they need', async () => {
    // So few that none are spared.
    const { film, palette, file } = await stepsOf(8)
    expect(palette).toHaveLength(3 * 7)
    expect(Buffer.from(file)).toEqual(Buffer.from(await encodeGif(frames, { ...film, tolerance: 0 })))
  })

  it('take pixels as a canvas has them, also within a longer array', async () => {
    const whole = new Uint8Array(4 * 2400 + 1)
    whole.set(new Uint8Array(pictures[0].buffer, pictures[0].byteOffset, 9600), 1)
    const bytes = whole.subarray(1)
    const palette = await createPalette([new Uint8ClampedArray(bytes)], 8)
    expect(palette).toEqual(await createPalette([pictures[0]], 8))
    expect(await indexPixels(bytes, palette)).toEqual(await indexPixels(pictures[0], palette))
  })

  it('show for each pixel the nearest colour of any palette', async () => {
    const palette = Uint8Array.of(255, 255, 255, 0, 0, 0, 213, 40, 40)
    const indexes = await indexPixels(pictures[3], palette)
    expect(new Set(indexes)).toEqual(new Set([0, 2]))
    const decoded = decodeGif(await writeGif([{ indexes, delay: 7 }], { ...size, palette }))
    expect(seenAt(decoded, 0)[0]).toBe(0xffffffff)
    expect(seenAt(decoded, 0)[20 * 60 + 23]).toBe(0xff2828d5)
  })

  it('let a frame that is like the one before make it stay, and split what one delay cannot hold', async () => {
    const { palette, indexed } = await stepsOf(32)
    const [first, second] = indexed
    const twice = [
      { ...first, delay: 5 },
      { ...first, delay: 6 },
      { ...second, delay: 70_000 },
    ]
    const { frames: written } = decodeGif(await writeGif(twice, { ...size, palette }))
    expect(written.map(({ delay }) => delay)).toEqual([11, 65_534, 4466])
  })

  it('repeat without end, so often, or not at all', async () => {
    const repeats = async (loop: 'forever' | number) => {
      const text = Buffer.from((await stepsOf(8, { loop })).file).toString('latin1')
      return /NETSCAPE2\.0\x03\x01(..)/s.exec(text)?.[1]
    }
    expect(await repeats('forever')).toBe('\0\0')
    expect(await repeats(3)).toBe('\x02\0')
    expect(await repeats(1)).toBeUndefined()
  })

  it('name what does not fit', async () => {
    const { palette, indexed } = await stepsOf(8)
    await expect(createPalette(pictures, 256)).rejects.toThrow(
      'colors: got 256, expected a whole number from 2 to 255',
    )
    await expect(writeGif(indexed, { width: 61, height: 40, palette })).rejects.toThrow(
      'frames[0].indexes: got 2400, expected 61 × 40 pixels',
    )
    await expect(writeGif(indexed, { ...size, palette: new Uint8Array(3 * 256) })).rejects.toThrow(
      'palette: got 256, expected at most 255 colours',
    )
  })
})
