import { readFile } from 'node:fs/promises'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { formatOf } from '../../src/encode/formats.ts'
import { beginsAt } from '../../src/encode/gif/steps.ts'
import { writeTargets } from '../../src/figure/draw-targets.ts'
import { frameTimes, sampleTimes } from '../../src/figure/times.ts'
import { checkTarget, openAtomic } from '../../src/render/atomic.ts'
import { host } from '../../src/render/host.ts'
import { tools } from '../../src/render/tools.ts'
import type { Scene } from '../../src/scene/scene.ts'
import { decodeGif, filmOf, seenAt } from '../encode/frames.ts'
import { freshFolder } from './files.ts'
import { draw as drawOne, openTestRaster } from './open.ts'
import { bendingSheet } from './scene.ts'

const raster = await openTestRaster()
const folder = freshFolder()
const settings = {
  at: null,
  poster: null,
  colors: 64,
  quality: 50,
  density: 1,
  fps: 10,
  loop: 'forever',
} as const

const open = async (...names: string[]) =>
  Promise.all(
    names.map(async name => ({
      format: formatOf(name),
      file: await openAtomic(await checkTarget(folder.path(name), 'output')),
    })),
  )

async function drawTo(scene: Scene, names: string[], more: Partial<Parameters<typeof writeTargets>[1]> = {}) {
  const targets = await open(...names)
  const drawn = await writeTargets(scene, { ...settings, ...more }, targets, {
    raster,
    tools,
    rest: host.rest,
    recipe: '{}',
  })
  for (const { file } of targets) await file.commit()
  return drawn
}

/** 20 log10(255 / root of the mean squared error). */
function decibels(seen: Uint32Array, truth: Uint32Array): number {
  let squares = 0
  seen.forEach((pixel, i) => {
    for (const shift of [0, 8, 16])
      squares += (((pixel >>> shift) & 0xff) - ((truth[i] >>> shift) & 0xff)) ** 2
  })
  return 10 * Math.log10(255 ** 2 / (squares / seen.length / 3))
}

describe('drawing a scene', () => {
  it('gives a GIF that shows the true picture at every frame’s time', async () => {
    const scene = bendingSheet({ width: 300, height: 300, duration: 2 })
    const [drawn] = await drawTo(scene, ['out.gif'])
    const file = await readFile(folder.path('out.gif'))
    const decoded = decodeGif(file)
    const shown = { width: 300, height: 300, density: 1, frames: 20, seconds: 2 }
    expect(drawn).toEqual({ ...shown, framesInFile: decoded.frames.length, bytes: file.length })
    for (let i = 0; i < 20; i++) {
      const truth = drawOne(raster, scene.at(i / 10), 300, 300, scene.background)
      const film = filmOf([truth], { frames: 20, duration: 2 })
      expect(decibels(seenAt(decoded, beginsAt(i, film)), truth.pixels)).toBeGreaterThan(40)
    }
    expect(decoded.frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(200)
    expect(decoded.frames[0].palette_size).toBe(64)
  })

  it('keeps the flat colours of the picture exactly', async () => {
    const scene = bendingSheet({ width: 300, height: 300, duration: 1 })
    await drawTo(scene, ['out.gif'])
    const { frames } = decodeGif(await readFile(folder.path('out.gif')))
    const seen = new Set<number>()
    for (const { pixels } of frames) for (const pixel of pixels) seen.add(pixel & 0xffffff)
    for (const bgr of [0xffffff, 0xfaf8f7, 0xb27200, 0x005ed5, 0x28231f, 0xf6ebd9])
      expect(seen).toContain(bgr)
  })

  it('gives a PNG of the scene’s own moment beside a GIF, and draws no frame again but samples', async () => {
    const asked: number[] = []
    const scene = bendingSheet({ width: 120, height: 120, duration: 1 })
    const counted = {
      ...scene,
      at: (time: number) => {
        asked.push(time)
        return scene.at(time)
      },
    }
    const steps: number[][] = []
    const targets = await open('a.gif', 'b.png', 'c.gif')
    const drawn = await writeTargets(counted, settings, targets, {
      ...{ raster, tools, rest: host.rest },
      recipe: '{}',
      onFrame: (...step) => steps.push(step),
    })
    for (const { file } of targets) await file.commit()
    expect(drawn.map(({ frames, seconds }) => [frames, seconds])).toEqual([
      [10, 1],
      [1, 0],
      [10, 1],
    ])
    expect(steps.at(-1)).toEqual([11, 11])
    // Besides the still and the frames only the samples that each GIF's palette is chosen from.
    const samples = sampleTimes(scene, frameTimes(scene, 10)).length
    expect(asked.length).toBe(1 + 10 + 2 * samples)
    const png = decode(await readFile(folder.path('b.png')))
    const truth = drawOne(raster, scene.at(0.5), 120, 120, scene.background)
    const colors = new Uint8Array(truth.pixels.slice().buffer).filter((_, i) => i % 4 < 3)
    expect(Buffer.compare(png.data as Uint8Array, colors)).toBe(0)
    expect((await readFile(folder.path('a.gif'))).equals(await readFile(folder.path('c.gif')))).toBe(true)
  })

  it('gives a GIF of one frame for a moment, and for a scene that does not move', async () => {
    const [moment] = await drawTo(bendingSheet({ width: 60, height: 60 }), ['a.gif'], { at: '25%' })
    const [calm] = await drawTo(bendingSheet({ width: 60, height: 60, duration: 0 }), ['b.gif'])
    expect([moment!.frames, moment!.seconds, calm!.frames, calm!.seconds]).toEqual([1, 0, 1, 0])
    for (const name of ['a.gif', 'b.gif']) {
      const { frames, loop } = decodeGif(await readFile(folder.path(name)))
      expect([frames.length, loop]).toEqual([1, null])
    }
  })

  it('gives back the memory of its picture, also where it fails', async () => {
    let closed = 0
    const counting = {
      ...raster,
      create: (...size: Parameters<typeof raster.create>) => ({
        ...raster.create(...size),
        close: () => void closed++,
      }),
    }
    const scene = bendingSheet({ width: 60, height: 60 })
    const broken = {
      ...scene,
      at() {
        throw new Error('no shapes')
      },
    }
    for (const [i, drawn] of [scene, broken].entries()) {
      const targets = await open(`${i}.png`)
      const work = writeTargets(drawn, settings, targets, {
        ...{ raster: counting, tools, rest: host.rest },
        recipe: '{}',
      })
      if (drawn === broken) await expect(work).rejects.toThrow('no shapes')
      else await work
      expect(closed).toBe(i + 1)
      await targets[0].file.discard()
    }
  })
})
