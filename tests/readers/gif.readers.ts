import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { run, workplace } from './run.ts'

const { path, nnanim } = workplace()
const gif = path('out.gif')

beforeAll(() => nnanim('blobs --hidden 2 -o out.gif'))

describe('the default picture of blobs', () => {
  it('is read by gifsicle: 600 by 600, at most 64 colours, forever, 8 seconds to the centisecond', () => {
    const info = run('gifsicle', ['--info', gif])
    expect(info).toContain('logical screen 600x600')
    expect(info).toContain('loop forever')
    // Frames in which areas fade may have a table of their own.
    const tables = [...info.matchAll(/(global|local) color table \[(\d+)\]/g)]
    expect(tables[0][1]).toBe('global')
    for (const [, , colors] of tables) expect(Number(colors)).toBeLessThanOrEqual(64)
    expect(tables.length).toBeLessThan(25)
    const delays = [...info.matchAll(/delay ([\d.]+)s/g)].map(match => Math.round(Number(match[1]) * 100))
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(800)
  })

  it('is read by ffprobe', () => {
    const asked = ['-v', 'error', '-count_frames', '-show_streams', '-show_format', '-of', 'json', gif]
    const { streams, format } = JSON.parse(run('ffprobe', asked))
    expect(streams[0]).toMatchObject({ codec_name: 'gif', width: 600, height: 600 })
    expect(Number(format.duration)).toBeCloseTo(8, 6)
  })

  it('is read by a browser, frame by frame', async () => {
    const decoded = await inBrowser<{ frames: number }>(
      `
      const data = await (await fetch('/out.gif')).arrayBuffer()
      const decoder = new ImageDecoder({ data, type: 'image/gif' })
      await decoder.tracks.ready
      await decoder.completed
      const { frameCount, repetitionCount } = decoder.tracks.selectedTrack
      let microseconds = 0, width, height
      for (let frameIndex = 0; frameIndex < frameCount; frameIndex++) {
        const { image } = await decoder.decode({ frameIndex })
        microseconds += image.duration
        width = image.displayWidth
        height = image.displayHeight
        image.close()
      }
      return { frames: frameCount, microseconds, width, height, repetitions: String(repetitionCount) }`,
      { 'out.gif': readFileSync(gif) },
    )
    expect(decoded).toMatchObject({
      width: 600,
      height: 600,
      microseconds: 8_000_000,
      repetitions: 'Infinity',
    })
    expect(decoded.frames).toBeGreaterThan(50)
  })
})
