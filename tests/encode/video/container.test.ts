import { afterEach, describe, expect, it, vi } from 'vitest'
import { openContainer } from '../../../src/encode/video/container.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A file of three frames that no decoder has to understand, made at a time. */
async function madeIn(year: number, name: 'mp4' | 'webm'): Promise<Buffer> {
  vi.useFakeTimers({ now: new Date(`${year}-06-01`), toFake: ['Date'] })
  const film = { frames: 3, duration: 0.3, recipe: '{}', alt: 'Three frames.' }
  const container = await openContainer(name, film)
  const colorSpace = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const
  const config =
    name === 'mp4'
      ? { codec: 'avc1.42001e', description: Uint8Array.of(1, 0x42, 0, 0x1e, 0xff, 0xe0, 0) }
      : { codec: 'vp09.00.10.08' }
  for (const key of [true, false, false])
    await container.add(
      { data: Uint8Array.of(1, 2, 3), key },
      { ...config, codedWidth: 4, codedHeight: 4, colorSpace },
    )
  return Buffer.concat(await container.end())
}

describe('a video file', () => {
  // Seconds since 1904 leave 32 bits in 2040.
  it.each(['mp4', 'webm'] as const)('%s has the same bytes whatever year the clock shows', async name => {
    const today = await madeIn(2026, name)
    for (const year of [1980, 2039, 2041, 2500])
      expect((await madeIn(year, name)).equals(today), `${year}`).toBe(true)
  })
})
