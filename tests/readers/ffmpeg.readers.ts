import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Tools } from '../../src/encode/format.ts'
import { formatOf } from '../../src/encode/formats.ts'
import { readRecipe } from '../../src/encode/recipe.ts'
import { writeTargets } from '../../src/figure/draw-targets.ts'
import { checkTarget, openAtomic } from '../../src/render/atomic.ts'
import { ffmpegCompressor, findFfmpeg } from '../../src/render/ffmpeg.ts'
import { host } from '../../src/render/host.ts'
import { openRaster } from '../../src/render/raster.ts'
import { tools } from '../../src/render/tools.ts'
import { bendingSheet } from '../render/scene.ts'
import { decibels, decodeVideo } from '../render/video.ts'
import { run, workplace } from './run.ts'

const raster = await openRaster('auto')
const { path } = workplace()
const throughFfmpeg: Tools = { ...tools, compressor: async () => ffmpegCompressor }
const scene = bendingSheet({ width: 301, height: 200, duration: 2 })
const recipe = '{"nnanim":"1","spec":{}}'

async function make(name: string, more: { quality?: number } = {}, own = throughFfmpeg) {
  const file = await openAtomic(await checkTarget(path(name), 'output'))
  const settings = {
    ...{ at: null, poster: null, colors: 64, quality: 50, density: 1, fps: 25, loop: 'forever' as const },
    ...more,
  }
  await writeTargets(scene, settings, [{ file, format: formatOf(name) }], {
    raster,
    tools: own,
    rest: host.rest,
    recipe,
  })
  await file.commit()
  return readFileSync(path(name))
}

describe('where the library for video is missing, ffmpeg', () => {
  it('is found on the PATH', async () => {
    expect(await findFfmpeg()).toMatch(/^ffmpeg \S+$/)
  })

  it.each([
    ['mp4', 'h264'],
    ['webm', 'vp9'],
  ])('makes an %s with the same pictures, times and text', async (kind, codec) => {
    const [ours, other] = await Promise.all(
      [make(`ffmpeg.${kind}`), make(`library.${kind}`, {}, tools)].map(async file => decodeVideo(await file)),
    )
    expect({ ...ours, frames: 0 }).toEqual({ ...other, frames: 0 })
    expect(ours!.frames.map(({ begins, lasts }) => [begins, lasts])).toEqual(
      other!.frames.map(({ begins, lasts }) => [begins, lasts]),
    )
    for (const [i, { picture }] of ours!.frames.entries())
      expect(decibels(picture, other!.frames[i].picture)).toBeGreaterThan(34)
    const sizes = ['ffmpeg', 'library'].map(name => statSync(path(`${name}.${kind}`)).size)
    expect(Math.max(...sizes)).toBeLessThan(1.4 * Math.min(...sizes))
    expect(readRecipe(readFileSync(path(`ffmpeg.${kind}`)))).toEqual(JSON.parse(recipe))
    const asked = ['-v', 'error', '-show_streams', '-of', 'json', path(`ffmpeg.${kind}`)]
    expect(JSON.parse(run('ffprobe', asked)).streams[0]).toMatchObject({
      ...{ codec_name: codec, pix_fmt: 'yuv420p', width: 302, height: 200 },
      ...{ color_range: 'tv', color_space: 'bt709', color_transfer: 'bt709', color_primaries: 'bt709' },
    })
  })

  it.each(['mp4', 'webm'])(
    'makes the same bytes again, and more of them for a higher quality',
    async kind => {
      const file = await make(`again.${kind}`)
      expect(await make(`again.${kind}`)).toEqual(file)
      expect((await make(`again.${kind}`, { quality: 90 })).length).toBeGreaterThan(1.1 * file.length)
    },
  )

  it('says what ffmpeg said when it fails', async () => {
    const settings = { codec: 'avc', width: 2, height: 2, frames: 5, duration: -1, quantizer: 20 } as const
    const compression = await ffmpegCompressor(settings)
    const work = async () => {
      for (let i = 0; i < 5; i++) await compression.add([new Uint8Array(6)])
      await compression.end()
    }
    await expect(work()).rejects.toThrow('ffmpeg failed: ')
    compression.close()
  })
})
