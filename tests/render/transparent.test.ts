import { readFile } from 'node:fs/promises'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { blend } from '../../src/encode/blend.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { formatOf } from '../../src/encode/formats.ts'
import { beginsAt } from '../../src/encode/gif/steps.ts'
import { writeTargets } from '../../src/figure/draw-targets.ts'
import { pixelOf } from '../../src/paint/pixels.ts'
import { checkTarget, openAtomic } from '../../src/render/atomic.ts'
import { host } from '../../src/render/host.ts'
import { render } from '../../src/render/render.ts'
import { tools } from '../../src/render/tools.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { decodeGif, filmOf, seenAt } from '../encode/frames.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'
import { bendingSheet } from './scene.ts'

const raster = await openTestRaster()
const folder = freshFolder()
const square: Shape = {
  ...{ kind: 'path', lines: [[0, 0, 20, 0, 20, 20, 0, 20]], closed: true, fill: '#d55e00' },
}
const frameOf = (shapes: Shape[], width = 40, height = 40) => {
  const picture = raster.create(width, height)
  return picture.draw(shapes, null)
}
const bytes = (pixel: number) => [0, 8, 16, 24].map(shift => (pixel >>> shift) & 0xff)

describe('a picture without a background', () => {
  it.each([1, 0.5, 0.2])('has the colour of a shape of opacity %d, not darkened by it', opacity => {
    const { pixels } = frameOf([{ ...square, opacity }])
    const [red, green, blue, alpha] = bytes(pixels[5 * 40 + 5])
    expect(Math.abs(alpha! - 255 * opacity)).toBeLessThanOrEqual(1)
    for (const [value, expected] of [
      [red, 0xd5],
      [green, 0x5e],
      [blue, 0],
    ])
      expect(Math.abs(value! - expected!)).toBeLessThanOrEqual(Math.ceil(0.5 / opacity) + 1)
    expect(pixels[30 * 40 + 30]).toBe(0)
  })
})

describe('a film without a background', () => {
  it('is a GIF with nothing exactly where nothing is, and else as on its background', async () => {
    const scene = { ...bendingSheet({ width: 200, height: 200, duration: 2 }), transparent: true as const }
    const file = await openAtomic(await checkTarget(folder.path('out.gif'), 'output'))
    await writeTargets(
      scene,
      { at: null, poster: null, colors: 128, quality: 50, density: 1, fps: 10, loop: 'forever' },
      [{ format: formatOf('a.gif'), file }],
      {
        ...{ raster, tools, rest: host.rest, recipe: '{}' },
      },
    )
    await file.commit()
    const decoded = decodeGif(await readFile(folder.path('out.gif')))
    const matte = pixelOf(scene.background)
    for (let i = 0; i < 20; i++) {
      const truth = frameOf(scene.at(i / 10), 200, 200)
      const seen = seenAt(decoded, beginsAt(i, filmOf([truth], { frames: 20, duration: 2 })))
      let worst = 0
      let misplaced = 0
      truth.pixels.forEach((pixel, at) => {
        if (seen[at] >>> 24 !== (pixel >>> 24 === 0 ? 0 : 255)) misplaced++
        if (pixel >>> 24 === 0) return
        const color = blend(pixel, matte)
        for (const shift of [0, 8, 16])
          worst = Math.max(worst, Math.abs(((seen[at] >>> shift) & 0xff) - ((color >>> shift) & 0xff)))
      })
      expect(misplaced).toBe(0)
      expect(worst).toBeLessThan(40)
    }
  })
})

describe('--transparent', () => {
  const spec = readSpecObject({
    ...{ data: 'blobs', size: '200x200', fps: 5, duration: 2, transparent: true },
    ...{ rasterizer: raster.name },
  })

  it('gives a PNG with alpha, empty at its corners and solid on its dots', async () => {
    await render(spec, { output: folder.path('still.png') })
    const { channels, data } = decode(await readFile(folder.path('still.png')))
    expect(channels).toBe(4)
    const alphas = Array.from({ length: 200 * 200 }, (_, i) => data[4 * i + 3])
    expect([0, 199, 200 * 199, 200 * 200 - 1].map(i => alphas[i])).toEqual([0, 0, 0, 0])
    expect(alphas.filter(alpha => alpha === 255).length).toBeGreaterThan(2000)
    expect(alphas.some(alpha => alpha! > 0 && alpha! < 255)).toBe(true)
  })

  it('gives the same bytes twice', async () => {
    const names = ['a.gif', 'b.gif', 'a.png', 'b.png'].map(folder.path)
    await render(spec, { output: [names[0], names[2]] })
    await render(spec, { output: [names[1], names[3]] })
    const [a, b, c, d] = await Promise.all(names.map(name => readFile(name)))
    expect(a.equals(b)).toBe(true)
    expect(c.equals(d)).toBe(true)
  })
})
