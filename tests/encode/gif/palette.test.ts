import { describe, expect, it } from 'vitest'
import { frameIndexer } from '../../../src/encode/gif/indexed.ts'
import { openKernels } from '../../../src/encode/gif/kernels.ts'
import { choosePalette } from '../../../src/encode/gif/palette.ts'
import { tools } from '../../../src/render/tools.ts'
import { expectSame, frameOf } from '../frames.ts'
import { indexesOf } from './reference/indexed.ts'

const kernels = await tools.kernels()
const opened = () => openKernels(kernels, 0)
const entries = (palette: Uint8Array) =>
  Array.from(
    { length: palette.length / 3 },
    (_, i) => (palette[3 * i] << 16) | (palette[3 * i + 1] << 8) | palette[3 * i + 2],
  )

/** Two flat halves with a soft edge, and a small mark. */
const soft = frameOf(100, 100, (x, y) => {
  if (x < 3 && y < 3) return 0xd55e00
  const share = Math.min(1, Math.max(0, (x + y / 50 - 40) / 20))
  return [0xd9, 0xeb, 0xf6].reduce(
    (rgb, value, i) => (rgb << 8) | Math.round(value + share * ([0x12, 0x15, 0x1a][i] - value)),
    0,
  )
})

function decibels(palette: Uint8Array): number {
  const indexes = indexesOf(soft, palette)
  let squares = 0
  soft.pixels.forEach((pixel, i) => {
    const at = 3 * indexes[i]
    squares +=
      ((pixel & 0xff) - palette[at]) ** 2 +
      (((pixel >>> 8) & 0xff) - palette[at + 1]) ** 2 +
      (((pixel >>> 16) & 0xff) - palette[at + 2]) ** 2
  })
  return 10 * Math.log10(255 ** 2 / (squares / soft.pixels.length / 3))
}

describe('the palette', () => {
  it('is exact when there are colours enough, whatever their order', async () => {
    const colors = [0x000000, 0xffffff, 0x0072b2, 0xd55e00]
    const frame = frameOf(8, 8, (x, y) => colors[(x + y) % 4])
    const palette = entries(await choosePalette([frame], 63, opened()))
    expect([...palette].sort()).toEqual([...colors].sort())
  })

  it('keeps flat colours exactly and never has more entries than asked for', async () => {
    for (const most of [3, 8, 15, 63]) {
      const palette = entries(await choosePalette([soft], most, opened()))
      expect(palette.length).toBeLessThanOrEqual(most)
      expect(palette).toEqual(expect.arrayContaining([0xd9ebf6, 0x12151a]))
    }
  })

  it('keeps the colour of a dot exactly among the shades of its edge', async () => {
    // A dot of 16 pixels, two of each shade beside it, on a slope of fifty colours.
    const dot = frameOf(100, 100, (x, y) => {
      if (x < 4 && y < 4) return 0xd55e00
      if (y === 4 && x < 10) return 0xd55e00 + 0x020408 * (1 + (x >> 1))
      return 0x808080 + 0x010100 * (x % 50)
    })
    expect(entries(await choosePalette([dot], 8, opened()))).toContain(0xd55e00)
  })

  it('has the colours that come late, when they are in a sample', async () => {
    const blank = frameOf(100, 100, () => 0xffffff)
    const late = frameOf(100, 100, x => (x < 50 ? 0xfbe2d2 : 0xffffff))
    expect(entries(await choosePalette([blank, blank, soft, late], 8, opened()))).toContain(0xfbe2d2)
  })

  it('has a small error between its flat colours', async () => {
    expect(decibels(await choosePalette([soft], 32, opened()))).toBeGreaterThan(42)
  })

  it('has no more colours than are like enough, and those that this takes', async () => {
    const sizes = []
    for (const likeness of [25, 35, 45]) {
      const palette = await choosePalette([soft], 63, opened(), undefined, likeness)
      expect(decibels(palette)).toBeGreaterThanOrEqual(likeness)
      sizes.push(palette.length / 3)
    }
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b))
    expect(sizes[0]).toBeGreaterThan(2)
    expect(sizes[2]).toBeLessThan(63)
  })
})

describe('indexes', () => {
  const palette = Uint8Array.from({ length: 3 * 60 }, (_, i) => (i * 97) % 256)
  const noisy = (offset: number) =>
    frameOf(64, 64, (x, y) => Math.imul(x * 64 + y + offset, 0x9e3779b1) >>> 8)

  it('are those of the nearest entry, however many colours pass through the cache', () => {
    const own = openKernels(kernels, 64 * 64)
    const indexed = frameIndexer(own, palette, 64 * 64)
    let last: ReturnType<typeof indexed> | undefined
    for (let i = 0; i < 20; i++) {
      last = indexed(noisy(4096 * i), last)
      expectSame(own.bytesAt(last.common, 64 * 64), indexesOf(noisy(4096 * i), palette))
    }
  })
})
