import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('the compressor of this machine', () => {
  it.each(['avc', 'vp9'])('lets go of the pictures that it is done with: %s', { timeout: 60_000 }, codec => {
    // 240 MB of pictures; a process of its own, as others that are collected would hide those.
    const script = `
      import { findCompressor } from ${JSON.stringify(new URL('../../dist/render/tools.js', import.meta.url).href)}
      const [width, height, frames] = [640, 640, 390]
      const { compressor } = await findCompressor()
      const settings = { codec: '${codec}', width, height, frames, duration: 13, quantizer: 28 }
      const compression = await compressor(settings)
      const pictures = Array.from({ length: 10 }, (_, i) => new Uint8Array(1.5 * width * height).fill(30 + 9 * i))
      const used = []
      for (let i = 0; i < frames; i += pictures.length) {
        await compression.add(pictures)
        used.push(process.memoryUsage.rss() / 1e6)
      }
      await compression.end()
      compression.close()
      console.log(JSON.stringify(used))`
    const used = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }),
    ) as number[]
    // From where its queues are full.
    expect(Math.max(...used.slice(12)) - Math.max(...used.slice(0, 12))).toBeLessThan(60)
  })
})
