import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Tools } from '../../src/encode/format.ts'
import { formatOf } from '../../src/encode/formats.ts'
import { readRecipe } from '../../src/encode/recipe.ts'
import type { Compression } from '../../src/encode/video/compressor.ts'
import { mp4Boxes } from '../../src/encode/video/container.ts'
import { writeTargets } from '../../src/figure/draw-targets.ts'
import { checkTarget, openAtomic } from '../../src/render/atomic.ts'
import { host } from '../../src/render/host.ts'
import { tools } from '../../src/render/tools.ts'
import type { Scene } from '../../src/scene/scene.ts'
import { toI420 } from '../encode/video/reference/i420.ts'
import { freshFolder } from './files.ts'
import { draw as drawOne, openTestRaster } from './open.ts'
import { bendingSheet } from './scene.ts'
import { alphaBegins, decibels, decodeVideo } from './video.ts'

const raster = await openTestRaster()
const folder = freshFolder()
const settings = {
  ...{ at: null, poster: null, colors: 64, quality: 50, density: 1, fps: 25, loop: 'forever' as const },
} as const
const recipe = JSON.stringify({ nnanim: '1', rasterizer: 'canvas 1', spec: { title: 'long '.repeat(400) } })

async function make(scene: Scene, name: string, more: { fps?: number; quality?: number } = {}, own = tools) {
  const file = await openAtomic(await checkTarget(folder.path(name), 'output'))
  const target = { file, format: formatOf(name) }
  try {
    const [drawn] = await writeTargets(scene, { ...settings, ...more }, [target], {
      raster,
      tools: own,
      rest: host.rest,
      recipe,
    })
    await file.commit()
    return { drawn: drawn!, bytes: new Uint8Array(await readFile(folder.path(name))) }
  } catch (error) {
    await file.discard()
    throw error
  }
}

const pictureAt = (scene: Scene, time: number) => {
  const { width, height, background, transparent = false } = scene
  return toI420(drawOne(raster, scene.at(time), width, height, transparent ? null : background), {
    ...{ background, transparent },
  })
}

const kinds = [
  ['out.mp4', 'avc'],
  ['out.webm', 'vp9'],
] as const

describe.each(kinds)('%s', (name, codec) => {
  it('shows the true picture at every frame’s time', async () => {
    const scene = bendingSheet({ width: 240, height: 160, duration: 1, dots: 40 })
    const { drawn, bytes } = await make(scene, name)
    expect(drawn).toMatchObject({ width: 240, height: 160, frames: 25, seconds: 1, bytes: bytes.length })
    const video = await decodeVideo(bytes)
    expect(video).toMatchObject({ codec, width: 240, height: 160 })
    expect(video.frames).toHaveLength(25)
    for (const [i, { begins, picture }] of video.frames.entries()) {
      expect(begins).toBeCloseTo(i / 25, 3)
      expect(decibels(picture, pictureAt(scene, i / 25))).toBeGreaterThan(36)
    }
  })

  it.each([
    [24, 1, 24],
    [30, 1, 30],
    [60, 1, 60],
    [120, 0.5, 60],
    [7.3, 1.7, 12],
    [30, 1.01, 30],
  ])('of %d frames a second for %d s has %i frames, each with its time', async (fps, duration, frames) => {
    const scene = bendingSheet({ width: 64, height: 64, duration, dots: 20 })
    const video = await decodeVideo((await make(scene, name, { fps })).bytes)
    expect(video.frames).toHaveLength(frames)
    expect(video.duration).toBeCloseTo(duration, 3)
    // WebM counts milliseconds.
    const step = name.endsWith('webm') ? 0.0005 : 1e-6
    for (const [i, { begins, lasts }] of video.frames.entries()) {
      expect(Math.abs(begins - (i * duration) / frames)).toBeLessThanOrEqual(step + 1e-9)
      expect(Math.abs(lasts - duration / frames)).toBeLessThanOrEqual(2 * step + 1e-9)
    }
  })

  it('has the same bytes again, and the recipe in them', async () => {
    const scene = bendingSheet({ width: 120, height: 120, duration: 0.6, dots: 40 })
    const { bytes } = await make(scene, name)
    expect(Buffer.compare((await make(scene, name)).bytes, bytes)).toBe(0)
    expect(readRecipe(bytes)).toEqual(JSON.parse(recipe))
    for (let end = 60; end < bytes.length; end += 997)
      expect(readRecipe(bytes.subarray(0, end))).not.toEqual({})
  })

  it('gets even sides from the background', async () => {
    const scene = { ...bendingSheet({ width: 101, height: 99, duration: 0.2 }), background: '#204060' }
    const { drawn, bytes } = await make(scene, name, { quality: 90 })
    expect(drawn).toMatchObject({ width: 102, height: 100 })
    const { width, height, frames } = await decodeVideo(bytes)
    expect([width, height]).toEqual([102, 100])
    const { picture } = frames[0]
    const corner = pictureAt(scene, 0)[102 * 100 - 1]
    for (const place of [101, 102 * 99, 102 * 100 - 1])
      expect(Math.abs(picture[place] - corner)).toBeLessThanOrEqual(2)
  })

  it('is larger and closer to the truth with a higher quality', async () => {
    const scene = bendingSheet({ width: 160, height: 160, duration: 0.4, dots: 40 })
    const made = []
    for (const quality of [1, 50, 100]) {
      const { bytes } = await make(scene, name, { quality })
      const { frames } = await decodeVideo(bytes)
      made.push({ size: bytes.length, decibels: decibels(frames[6].picture, pictureAt(scene, 0.24)) })
    }
    const [worst, middle, best] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]]
    expect(middle.size).toBeGreaterThan(1.2 * worst.size)
    expect(best.size).toBeGreaterThan(1.2 * middle.size)
    expect(middle.decibels).toBeGreaterThan(worst.decibels + 1)
    expect(best.decibels).toBeGreaterThan(middle.decibels + 1)
  })

  it('is compressed by what it is handed, which is closed when anything fails', async () => {
    const log: string[] = []
    const failing: Tools = {
      ...tools,
      compressor: async () => async given => {
        const inner = await (await tools.compressor())(given)
        let count = 0
        const compression: Compression = {
          ...inner,
          add: pictures => (++count === 3 ? Promise.reject(new Error('no room')) : inner.add(pictures)),
          close() {
            log.push('close')
            inner.close()
          },
        }
        return compression
      },
    }
    const scene = bendingSheet({ width: 64, height: 64, duration: 1, dots: 10 })
    await expect(make(scene, name, {}, failing)).rejects.toThrow('no room')
    expect(log).toEqual(['close'])
    expect(await folder.names()).toEqual([])
  })
})

describe('a WebM without a background', () => {
  // Longer than the 128 frames after which the compressor begins anew.
  it('has the alpha of every frame in a second stream, whose frames stand by themselves where those of colour do', async () => {
    const sheet = bendingSheet({ width: 120, height: 120, duration: 5.4, dots: 40 })
    const scene = { ...sheet, transparent: true as const }
    const { bytes } = await make(scene, 'out.webm')
    const [colors, alphas] = [await decodeVideo(bytes), await decodeVideo(bytes, true)]
    expect(alphas.frames).toHaveLength(135)
    for (const i of [0, 3, 64, 127, 128, 134]) {
      const truth = pictureAt(scene, i / 25)
      const middle = truth.length / 2
      expect(decibels(colors.frames[i].picture, truth.subarray(0, middle))).toBeGreaterThan(33)
      expect(decibels(alphas.frames[i].picture, truth.subarray(middle))).toBeGreaterThan(33)
      expect(alphas.frames[i].picture[0]).toBeLessThanOrEqual(1)
    }
    const begins = await alphaBegins(bytes)
    expect(colors.frames.map(({ key }) => key)).toEqual(begins)
    expect(begins.filter(Boolean).length).toBeGreaterThan(1)
  })
})

describe('an MP4', () => {
  it('begins with what a player has to know, and does not tell when it was made', async () => {
    const { bytes } = await make(bendingSheet({ width: 64, height: 64, duration: 1, dots: 10 }), 'out.mp4')
    expect([...mp4Boxes(bytes)].map(({ name }) => name)).toEqual(['ftyp', 'moov', 'mdat'])
    const inside = (file: Uint8Array, name: string) =>
      [...mp4Boxes(file)].find(box => box.name === name)!.data
    const moov = inside(bytes, 'moov')
    const media = inside(inside(moov, 'trak'), 'mdia')
    for (const box of [inside(moov, 'mvhd'), inside(inside(moov, 'trak'), 'tkhd'), inside(media, 'mdhd')])
      expect([...box.subarray(4, 12)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })
})
