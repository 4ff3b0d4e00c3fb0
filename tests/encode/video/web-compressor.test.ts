import { describe, expect, it } from 'vitest'
import type { VideoSettings } from '../../../src/encode/video/compressor.ts'
import { type WebCodecs, webCodecs } from '../../../src/encode/video/web-compressor.ts'
import { WorkError } from '../../../src/options/error.ts'

const settings: VideoSettings = {
  ...{ codec: 'avc', width: 4, height: 2, frames: 7, duration: 0.3, quantizer: 20 },
}

/** An encoder that keeps the last two frames back, and tells all that it was asked. */
function fake({ failsAt = Number.POSITIVE_INFINITY } = {}) {
  const log: string[] = []
  let open = 0
  let shared = 0
  let longest = 0
  const VideoFrame: WebCodecs['VideoFrame'] = class {
    constructor(data: Uint8Array | object, { timestamp, duration }: Record<string, unknown>) {
      open++
      log.push(`frame ${timestamp} ${duration}`)
      if (!(data instanceof Uint8Array)) shared++
    }
    close() {
      open--
    }
  }
  const VideoEncoder = class {
    state = 'unconfigured'
    encodeQueueSize = 0
    ondequeue = () => {}
    readonly init: ConstructorParameters<WebCodecs['VideoEncoder']>[0]
    readonly held: number[] = []
    frames = 0
    constructor(init: ConstructorParameters<WebCodecs['VideoEncoder']>[0]) {
      this.init = init
    }
    configure(config: Record<string, unknown>) {
      this.state = 'configured'
      log.push(JSON.stringify(config))
    }
    encode(_frame: object, options: Record<string, unknown>) {
      if (this.frames === failsAt) return this.init.error(new Error('no memory'))
      this.held.push(this.frames++)
      longest = Math.max(longest, ++this.encodeQueueSize)
      if (this.frames === 1) log.push(JSON.stringify(options))
      queueMicrotask(() => {
        if (this.held.length > 2) this.give()
        this.encodeQueueSize--
        this.ondequeue()
      })
    }
    give() {
      const frame = this.held.shift()!
      const chunk = {
        type: frame === 0 ? ('key' as const) : ('delta' as const),
        byteLength: 1,
        copyTo: (bytes: Uint8Array) => bytes.set([frame]),
      }
      this.init.output(chunk, frame === 0 ? { decoderConfig: { description: Uint8Array.of(1, 2) } } : {})
    }
    async flush() {
      log.push('flush')
      while (this.held.length > 0) this.give()
    }
    close() {
      this.state = 'closed'
      log.push('close')
    }
  }
  return {
    ...{ classes: { VideoEncoder, VideoFrame }, log },
    ...{ opened: () => open, shared: () => shared, longestQueue: () => longest },
  }
}

const picture = new Uint8Array(12)

describe('a compressor that works with WebCodecs', () => {
  it('gives a chunk for each frame in order, and closes every frame and itself', async () => {
    const { classes, log, opened } = fake()
    const compression = await webCodecs(classes)(settings)
    const chunks = []
    for (let i = 0; i < 7; i++) chunks.push(...(await compression.add([picture])))
    chunks.push(...(await compression.end()))
    expect(chunks.map(({ data, key }) => [data[0], key])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map(i => [i, i === 0]),
    )
    expect(compression.config()).toEqual({
      ...{ codec: 'avc1.64001e', codedWidth: 4, codedHeight: 2, description: Uint8Array.of(1, 2) },
      colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
    })
    compression.close()
    compression.close()
    expect(log.slice(-2)).toEqual(['flush', 'close'])
    expect(opened()).toBe(0)
  })

  it('takes each time from the frame’s number, so that no rounding adds up', async () => {
    const { classes, log } = fake()
    const compression = await webCodecs(classes)(settings)
    for (let i = 0; i < 7; i++) await compression.add([picture])
    const times = [0, 42857, 85714, 128571, 171429, 214286, 257143, 300000]
    expect(log.filter(line => line.startsWith('frame'))).toEqual(
      times.slice(0, -1).map((time, i) => `frame ${time} ${times[i + 1] - time}`),
    )
  })

  it('asks for the same quantizer for all frames, in the standard’s words or the library’s', async () => {
    const { classes, log } = fake()
    await (await webCodecs(classes)({ ...settings, codec: 'vp9' })).add([picture])
    expect(JSON.parse(log[0])).toMatchObject({ codec: 'vp09.00.10.08', bitrateMode: 'quantizer' })
    expect(log).toContain('{"vp9":{"quantizer":20}}')
    const other = fake()
    await (await webCodecs(other.classes, ({ quantizer }) => ({ bitrate: quantizer }))(settings)).add([
      picture,
    ])
    expect(JSON.parse(other.log[0])).toMatchObject({ bitrate: 20 })
  })

  it('takes pictures a few at a time, the next ones when those are done', async () => {
    const { classes, longestQueue } = fake()
    const compression = await webCodecs(classes)(settings)
    const chunks = []
    for (const count of [3, 1, 3])
      chunks.push(...(await compression.add(Array.from({ length: count }, () => new Uint8Array(12)))))
    chunks.push(...(await compression.end()))
    expect(chunks.map(({ data }) => data[0])).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(longestQueue()).toBe(3)
  })

  it('makes a frame of the frame before where the picture is the same', async () => {
    const { classes, shared, opened } = fake()
    const compression = await webCodecs(classes)(settings)
    const other = new Uint8Array(12)
    await compression.add([picture, picture, other, other])
    await compression.add([other, picture])
    compression.close()
    expect(shared()).toBe(3)
    expect(opened()).toBe(0)
  })

  it('says what went wrong, leaves no frame open, and can still be closed', async () => {
    const { classes, log, opened } = fake({ failsAt: 3 })
    const compression = await webCodecs(classes)(settings)
    for (let i = 0; i < 3; i++) await compression.add([picture])
    await expect(compression.add([picture])).rejects.toThrow(WorkError)
    await expect(compression.end()).rejects.toThrow('the video encoder failed: no memory')
    compression.close()
    expect(opened()).toBe(0)
    expect(log.at(-1)).toBe('close')
  })
})
