import fc from 'fast-check'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { blend } from '../../src/encode/blend.ts'
import type { Frame } from '../../src/encode/format.ts'
import { beginsAt } from '../../src/encode/gif/steps.ts'
import { png } from '../../src/encode/png/png.ts'
import { pixelOf } from '../../src/paint/pixels.ts'
import { expectShown, filmsOf } from './drawn-films.ts'
import { decodeGif, encode, encodeGif, filmOf, frameOf, seenAt } from './frames.ts'

/** What a film without a background says. */
const see = { transparent: true, background: '#ffffff' }
const stripe = fc.tuple(fc.nat(40), fc.nat(40), fc.constantFrom(null, 0xffffff, 0x0072b2))
const stripes = fc.array(fc.array(stripe, { maxLength: 4 }), { minLength: 2, maxLength: 6 }).map(scenes =>
  scenes.map(stripes =>
    frameOf(41, 7, (x, y) => {
      const stripe = stripes.find(([from, length]) => x >= from && x < from + length)
      return stripe ? stripe[2] : y < 4 && x < 30 ? 0xd55e00 : null
    }),
  ),
)

const bare = (pixels: Uint32Array, width: number, height: number): Frame => ({
  ...{ pixels, width, height },
  shapes: [],
})

/** A square that moves over nothing, beside one that stays. */
const moving = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    frameOf(60, 40, (x, y) => {
      if (Math.abs(x - 10 - i) < 4 && Math.abs(y - 20) < 4) return 0x0072b2
      return x > 50 && y < 5 ? 0x1f2328 : null
    }),
  )
/** A square that grows, and changes its colour: nothing is emptied. */
const growing = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    frameOf(60, 40, (x, y) => (x < 10 + i && y < 10 ? (i % 2 ? 0x0072b2 : 0xd55e00) : null)),
  )

describe('a GIF without a background', () => {
  it.each(['forever', 'once'] as const)('shows each frame, with nothing where nothing is: %s', loop =>
    expectShown(filmsOf([null, null, 0xffffff, 0x0072b2, 0xd55e00]), 8, { ...see, loop }),
  )

  it('shows each frame where stripes of colours and of nothing come and go', () =>
    expectShown(stripes, 10, see))

  it('empties what is there only where something goes away, and at the end of a play', async () => {
    const disposals = async (frames: Frame[], loop: 'forever' | 'once') =>
      decodeGif(await encodeGif(frames, filmOf(frames, { ...see, loop }))).frames.map(f => f.disposal)
    expect(await disposals(moving(3), 'forever')).toEqual([2, 2, 2])
    expect(await disposals(moving(3), 'once')).toEqual([2, 2, 1])
    expect(await disposals(growing(3), 'forever')).toEqual([1, 1, 2])
  })

  it('ends a play with nothing left behind', async () => {
    const frames = growing(3)
    const file = await encodeGif(frames, filmOf(frames, see))
    const last = decodeGif(file).frames.at(-1)!
    // What it clears is all that was drawn.
    expect([last.x, last.y, last.width, last.height]).toEqual([0, 0, 12, 10])
  })

  it('blends what is half see-through with the matte, and leaves out only what is wholly so', async () => {
    const half = bare(Uint32Array.of(0, 0x01000000, 0x80000000, 0xff000000), 4, 1)
    const { frames } = decodeGif(await encodeGif([half], filmOf([half], { ...see, background: '#ffff00' })))
    expect([...frames[0].pixels]).toEqual([0, 0xff00fefe, 0xff007f7f, 0xff000000])
  })

  it('can show nothing at all, also for longer than one delay holds', async () => {
    const empty = frameOf(6, 4, () => null)
    const [full] = growing(1).map(() => frameOf(6, 4, () => 0x0072b2)) as [Frame]
    const frames = [empty, full, empty]
    const file = filmOf(frames, { ...see, duration: 3000 })
    const decoded = decodeGif(await encodeGif(frames, file))
    for (const [i, frame] of frames.entries())
      for (const later of [0, 70_000, 99_999])
        expect(seenAt(decoded, beginsAt(i, file) + later)).toEqual(frame.pixels)
  })
})

describe('a PNG without a background', () => {
  it('keeps every alpha', async () => {
    const frame = bare(Uint32Array.of(0, 0x01030201, 0x80112233, 0xff445566), 2, 2)
    const file = await encode(png, [frame], filmOf([frame], see))
    const { channels, data } = decode(file)
    expect(channels).toBe(4)
    expect([...data]).toEqual([...new Uint8Array(frame.pixels.buffer)])
  })
})

describe('over', () => {
  it('gives the pixel itself, the matte, or what lies between', () => {
    const white = pixelOf('#ffffff')
    expect(pixelOf('#123456')).toBe(0xff563412)
    expect(blend(0xff123456, white)).toBe(0xff123456)
    expect(blend(0x00000000, white)).toBe(0xffffffff)
    expect(blend(0x80000000, white)).toBe(0xff7f7f7f)
  })
})
