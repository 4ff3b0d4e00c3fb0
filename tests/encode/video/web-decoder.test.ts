import { describe, expect, it } from 'vitest'
import type { Packet, Video } from '../../../src/encode/video/decoder.ts'
import { type WebDecoders, webDecoder } from '../../../src/encode/video/web-decoder.ts'

/** A decoder that keeps two frames back, and counts those that nobody closed. */
function fake({ failsAt = Number.POSITIVE_INFINITY, width = 4, lost = 0 } = {}) {
  let open = 0
  let most = 0
  let state = 'configured'
  class VideoDecoder {
    ondequeue = () => {}
    readonly init: ConstructorParameters<WebDecoders['VideoDecoder']>[0]
    readonly held: number[] = []
    count = 0
    constructor(init: ConstructorParameters<WebDecoders['VideoDecoder']>[0]) {
      this.init = init
    }
    get state() {
      return state
    }
    configure() {}
    decode() {
      const frame = this.count++
      queueMicrotask(() => {
        if (frame === failsAt) return this.init.error(new Error('no such code'))
        this.held.push(frame)
        if (this.held.length > 2) this.give()
        this.ondequeue()
      })
    }
    give() {
      const frame = this.held.shift()!
      most = Math.max(most, ++open)
      this.init.output({
        ...{ format: 'I420', codedWidth: width, codedHeight: 2 },
        copyTo: async picture => void picture.fill(frame),
        close: () => void open--,
      })
    }
    async flush() {
      while (this.held.length > lost) this.give()
    }
    close() {
      state = 'closed'
    }
  }
  class EncodedVideoChunk {}
  return {
    library: { VideoDecoder, EncodedVideoChunk },
    open: () => open,
    most: () => most,
    state: () => state,
  }
}

async function* packets(count: number): AsyncGenerator<Packet> {
  for (let i = 0; i < count; i++)
    yield { type: i === 0 ? 'key' : 'delta', data: new Uint8Array(1), timestamp: i }
}

const videoOf = (frames: number): Video => ({
  ...{ name: 'mp4', file: new Uint8Array(), width: 4, height: 2, frames, facts: {} },
  ...{ config: { codec: 'avc1.64001e' }, packets: packets(frames) },
})

async function decoded(library: WebDecoders, frames: number, upTo = frames): Promise<number[]> {
  const found: number[] = []
  for await (const picture of webDecoder(library)(videoOf(frames))) {
    found.push(picture[0])
    if (found.length === upTo) break
  }
  return found
}

describe('a decoder that works with WebCodecs', () => {
  it('gives every picture in order, holds few at once, and closes them and itself', async () => {
    const { library, open, most, state } = fake()
    expect(await decoded(library, 100, 101)).toEqual(Array.from({ length: 100 }, (_, i) => i))
    expect(most()).toBeLessThanOrEqual(10)
    expect([open(), state()]).toEqual([0, 'closed'])
  })

  it('closes all when nobody asks for the rest', async () => {
    const { library, open, state } = fake()
    expect(await decoded(library, 100, 5)).toHaveLength(5)
    expect([open(), state()]).toEqual([0, 'closed'])
  })

  it.each([
    ['a frame is damaged', { failsAt: 20 }, 'no such code'],
    ['a picture has another size', { width: 6 }, 'a picture of the video is 6 × 2'],
    ['a picture is missing', { lost: 1 }, '29 of 30 pictures'],
  ])('fails where %s, and leaves nothing open', async (_, faults, problem) => {
    const { library, open, state } = fake(faults)
    await expect(decoded(library, 30, 31)).rejects.toThrow(problem)
    expect([open(), state()]).toEqual([0, 'closed'])
  })
})
