import { describe, expect, it } from 'vitest'
import type { VideoSettings } from '../../src/encode/video/compressor.ts'
import type { WebCodecs, WebEncoder } from '../../src/encode/video/web-compressor.ts'
import { napiCompressor } from '../../src/render/compressors.ts'

const settings: VideoSettings = {
  ...{ codec: 'avc', width: 4, height: 2, frames: 50, duration: 2, quantizer: 23 },
}

/** Like the library: who asks for the length of the queue has to wait for the frame that is being compressed. */
function fake() {
  const configs: Record<string, unknown>[] = []
  let waiting = 0
  class VideoEncoder implements WebEncoder {
    readonly state = 'configured'
    #wake = () => {}
    set ondequeue(wake: () => void) {
      this.#wake = wake
    }
    get encodeQueueSize(): number {
      throw new Error('busy')
    }
    configure(config: Record<string, unknown>) {
      configs.push(config)
    }
    encode() {
      waiting++
      setTimeout(() => {
        waiting--
        this.#wake()
      })
    }
    async flush() {}
    close() {}
  }
  class VideoFrame {
    close() {}
  }
  const library: WebCodecs = { VideoEncoder, VideoFrame }
  return { library, configs, waiting: () => waiting }
}

describe('@napi-rs/webcodecs', () => {
  it('is not asked how long its queue is, and yet no picture comes before the ones before are done', async () => {
    const { library, waiting } = fake()
    const compression = await napiCompressor(library)(settings)
    for (let i = 0; i < 3; i++) {
      await compression.add([new Uint8Array(12), new Uint8Array(12)])
      expect(waiting()).toBe(2)
    }
    compression.close()
  })

  it('is told the rate at which x264 takes the quantizer that was asked for', async () => {
    const { library, configs } = fake()
    for (const quantizer of [23, 25.4, 20.6, 12, 28])
      (await napiCompressor(library)({ ...settings, quantizer })).close()
    // Six quantizers are a factor of 2 in the step; 2.4 are one in the duration.
    expect(configs.map(({ framerate }) => framerate)).toEqual([25, 50, 13, 1, 100])
  })

  it('never compresses with a chip, as each has its own idea of a quantizer', async () => {
    const { library, configs } = fake()
    for (const codec of ['avc', 'vp9'] as const)
      (await napiCompressor(library)({ ...settings, codec })).close()
    expect(configs.map(config => config.hardwareAcceleration)).toEqual(['prefer-software', 'prefer-software'])
  })
})
